//! The project's commands: `cargo xtask <command>`.
//!
//! This file is the list of commands and nothing else; each command is a module of its own.
//! It knows nothing of how a tool is installed or a server is run.

#[cfg(not(unix))]
compile_error!("The commands run on Linux and macOS; on Windows use WSL.");

mod bench;
mod dist;
mod fuzz;
mod gallery;
mod live;
mod serve;
mod setup;
mod test;

mod cache;
mod example;
mod hash;
mod page_program;
mod process;
mod project;
mod published;
mod run;
mod servers;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// One command: what is typed, what it says in the usage text, what it does.
struct Command {
    name: &'static str,
    arguments: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[--ports-from N]",
        does: "build everything and open the demo shop on http://127.0.0.1:4000",
        run: serve::command,
    },
    Command {
        name: "test",
        arguments: test::ARGUMENTS,
        does: "run all the tests but the long ones, or only the parts named",
        run: test::command,
    },
    Command {
        name: "dist",
        arguments: "",
        does: "build pkg/, the folder shops host and npm publishes",
        run: dist::command,
    },
    Command {
        name: "bench",
        arguments: bench::ARGUMENTS,
        does: "measure the checkout in the browser, against others; or natively, what rules and events cost",
        run: bench::command,
    },
    Command {
        name: "fuzz",
        arguments: fuzz::ARGUMENTS,
        does: "search for answers of the API and for texts that break something",
        run: fuzz::command,
    },
    Command {
        name: "gallery",
        arguments: gallery::ARGUMENTS,
        does: "make a picture of every state of the checkout",
        run: gallery::command,
    },
    Command {
        name: "live",
        arguments: live::ARGUMENTS,
        does: "compare KOMOJU's test mode with the sandbox, with your test keys",
        run: live::command,
    },
    Command {
        name: "ci",
        arguments: "",
        does: "what continuous integration runs: all the tests but the long ones",
        run: test::ci,
    },
    Command {
        name: "setup",
        arguments: "",
        does: "install every tool the other commands need, and say what is there",
        run: setup::setup,
    },
    Command {
        name: "env",
        arguments: "",
        does: "print shell exports, for running cargo and wasm-pack by hand: eval \"$(cargo xtask env)\"",
        run: setup::env,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", usage());
        return Ok(());
    };
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{}", usage());
        return Ok(());
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(rest),
        None => bail!("there is no command `{name}`\n\n{}", usage()),
    }
}

/// The text of `cargo xtask` without a command.
fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask <command>\n\n");
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.arguments);
        text.push_str(&format!("  {}\n      {}\n", call.trim_end(), command.does));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usage_text_lists_every_command_once() {
        for command in COMMANDS {
            let line = format!("\n  {}", command.name);
            assert_eq!(usage().matches(&line).count(), 1, "{}", command.name);
        }
    }

    #[test]
    fn an_unknown_command_is_named_and_the_known_ones_are_listed() {
        let message = dispatch(&["sevre".to_owned()]).unwrap_err().to_string();
        assert!(message.contains("`sevre`"));
        assert!(message.contains("serve"));
    }
}
