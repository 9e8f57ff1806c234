//! `cargo xtask live`: the same conversations with KOMOJU's test mode and with the sandbox, and
//! everything in which the two differ.
//!
//! The conversations are in `tests/live`; here are the keys and the sandbox they are held with.

use std::process::Command;

use anyhow::{Result, bail};

use crate::run::say;
use crate::tools::node;
use crate::{project, servers};

/// For the usage text.
pub(crate) const ARGUMENTS: &str = "[--only NAME]";

const KEYS: [(&str, &str); 2] = [("KOMOJU_SECRET_KEY", "sk_test_"), ("KOMOJU_PUBLISHABLE_KEY", "pk_test_")];

/// What it needs, for whoever called it without: two lines.
const NEEDED: &str = "`cargo xtask live` compares the sandbox with KOMOJU's test mode and needs an account's test keys:
KOMOJU_SECRET_KEY=sk_test_… KOMOJU_PUBLISHABLE_KEY=pk_test_… cargo xtask live";

/// How a command ends that could not begin.
const CANNOT_BEGIN: i32 = 2;

/// The command.
///
/// # Errors
/// When the two differ, as well as when they could not be compared.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    if let Err(sentence) = keys(|name| std::env::var(name).ok().filter(|value| !value.is_empty())) {
        eprintln!("{sentence}");
        std::process::exit(CANNOT_BEGIN);
    }
    node::check_version()?;
    servers::build_sandbox()?;
    let sandbox = servers::sandbox_alone()?;
    say("Holding the conversations (some minutes); nobody is charged in test mode.");
    let mut script = Command::new("node");
    script.arg("tests/live/run.mjs").args(arguments).env("KOMOJU_API", sandbox.address("api")?);
    let status = script.current_dir(project::root()).status()?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => bail!("the service and the sandbox differ, or the comparison broke off; target/live has the report"),
        _ => bail!("there was no comparison ({status})"),
    }
}

/// Whether both keys are there and for test mode. The error is what to say, and repeats no key.
fn keys(value: impl Fn(&str) -> Option<String>) -> Result<(), String> {
    for (name, beginning) in KEYS {
        let Some(key) = value(name) else { return Err(NEEDED.to_owned()) };
        if !key.starts_with(beginning) {
            return Err(format!("{name} is not a key of test mode ({beginning}…). Another is never used here."));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(secret: &'static str, publishable: &'static str) -> Result<(), String> {
        let values = [("KOMOJU_SECRET_KEY", secret), ("KOMOJU_PUBLISHABLE_KEY", publishable)];
        keys(|name| {
            let found = values.iter().find(|(known, _)| *known == name)?;
            Some(found.1.to_owned()).filter(|value| !value.is_empty())
        })
    }

    #[test]
    fn without_both_keys_two_lines_say_what_is_needed() {
        for (secret, publishable) in [("", ""), ("sk_test_a", ""), ("", "pk_test_a")] {
            let said = with(secret, publishable).unwrap_err();
            assert_eq!(said.lines().count(), 2);
            assert!(said.contains("KOMOJU_SECRET_KEY") && said.contains("KOMOJU_PUBLISHABLE_KEY"));
        }
    }

    #[test]
    fn only_keys_of_test_mode_are_used_and_none_is_repeated() {
        assert_eq!(with("sk_test_a", "pk_test_a"), Ok(()));
        for (secret, publishable) in
            [("sk_live_whispered", "pk_test_a"), ("sk_test_a", "pk_live_whispered"), ("pk_test_whispered", "pk_test_a")]
        {
            let said = with(secret, publishable).unwrap_err();
            assert!(said.contains("never used") && !said.contains("whispered"), "{said}");
        }
    }
}
