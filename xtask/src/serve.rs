//! `cargo xtask serve`: the demo shop, open until Ctrl-C, with the newest build of the widget.
//!
//! Rebuilds `pkg/` when a source changes; the shop reloads its pages by itself.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::dist;
use crate::gallery;
use crate::run::say;
use crate::servers::{self, Ports, Servers};

/// How often the sources are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The command.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let ports = parse(arguments)?;
    let service = service(|name| std::env::var(name).is_ok_and(|value| !value.is_empty()))?;
    servers::check_free(ports.of_shop())?;
    if service == Service::Sandbox {
        servers::check_free(ports.of_sandbox())?;
    }
    // Taken before the build: what changes during it is built afterwards.
    let seen = dist::newest_change().ok();
    dist::build()?.warn();
    servers::build()?;
    let gallery = gallery::build()?;
    let mut servers = match service {
        Service::Real => {
            say("Both KOMOJU keys are set: the shop speaks to the real service.");
            Servers::with_real_service(ports, Some(&gallery))?
        }
        Service::Sandbox => Servers::with_sandbox(ports, Some(&gallery))?,
    };
    println!("The shop is open at {}", servers.shop.address("shop")?);
    println!("Every state of the checkout is at {}/gallery/", servers.shop.address("checkout")?);
    watch(seen, &mut servers)
}

/// Rebuilds on every change until a server ends; Ctrl-C ends it otherwise.
fn watch(mut seen: Option<Change>, servers: &mut Servers) -> Result<()> {
    loop {
        std::thread::sleep(LOOK_EVERY);
        if let Some(how) = servers.ended()? {
            bail!(how);
        }
        // A file may vanish while it is looked at, as editors replace what they save: the next
        // look will find it.
        let Ok(change) = dist::newest_change() else {
            continue;
        };
        if seen != Some(change) {
            seen = Some(change);
            match dist::build().and_then(|weight| gallery::build().map(|_| weight)) {
                Ok(weight) => {
                    weight.warn();
                    say("The shop has the new build.");
                }
                Err(error) => eprintln!("error: {error:#}\nThe shop keeps the last build."),
            }
        }
    }
}

type Change = (std::time::SystemTime, usize);

fn parse(arguments: &[String]) -> Result<Ports> {
    match arguments {
        [] => Ports::from(4000),
        [flag, first] if flag == "--ports-from" => {
            let first = first.parse();
            Ports::from(first.context("--ports-from takes a number below 65533")?)
        }
        _ => bail!("`serve` takes only --ports-from N"),
    }
}

#[derive(PartialEq, Eq, Debug)]
enum Service {
    Sandbox,
    Real,
}

/// Both keys or none: with one alone the shop would fail later and less clearly.
fn service(is_set: impl Fn(&str) -> bool) -> Result<Service> {
    match ["KOMOJU_SECRET_KEY", "KOMOJU_PUBLISHABLE_KEY"].map(is_set) {
        [true, true] => Ok(Service::Real),
        [false, false] => Ok(Service::Sandbox),
        [true, false] => bail!("KOMOJU_SECRET_KEY is set but KOMOJU_PUBLISHABLE_KEY is not"),
        [false, true] => bail!("KOMOJU_PUBLISHABLE_KEY is set but KOMOJU_SECRET_KEY is not"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_ports_are_4000_and_up_unless_told() {
        assert_eq!(parse(&[]).unwrap(), Ports::from(4000).unwrap());
        let told = parse(&words("--ports-from 5000")).unwrap();
        assert_eq!(told, Ports::from(5000).unwrap());
        for wrong in ["--ports-from", "--ports-from x", "--port 1", "-h"] {
            assert!(parse(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_key_without_the_other_is_refused() {
        assert_eq!(service(|_| true).unwrap(), Service::Real);
        assert_eq!(service(|_| false).unwrap(), Service::Sandbox);
        let error = service(|name| name == "KOMOJU_SECRET_KEY").unwrap_err();
        assert!(error.to_string().ends_with("KOMOJU_PUBLISHABLE_KEY is not"));
    }
}
