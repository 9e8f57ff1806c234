//! Running one program to its end, and turning its failure into a sentence.
//!
//! Knows nothing of what is run. Programs that keep running are in `process`.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Tells the user what happens next. On stderr, so that `cargo xtask env` can be evaluated.
pub(crate) fn say(line: &str) {
    eprintln!("· {line}");
}

/// Runs a program with its output visible.
///
/// # Errors
/// When it cannot be started, or ends with anything but success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", name(command));
    }
    Ok(())
}

/// Runs a program quietly and gives back what it printed on stdout.
///
/// # Errors
/// As [`run`]; the error carries what the program printed on stderr.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim().to_owned();
    if !output.status.success() {
        let said = text(output.stderr);
        bail!("`{}` failed ({}): {said}", name(command), output.status);
    }
    Ok(text(output.stdout))
}

/// Runs a program quietly; true when it succeeded within the limit. Past it, it is ended with all that it has started.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = quiet.process_group(0).spawn() else {
        return false;
    };
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if started.elapsed() < limit => {
                std::thread::sleep(Duration::from_millis(50));
            }
            _ => break,
        }
    }
    // It may have ended in the meantime, in which case there is nothing left to end.
    let _ = end(&mut child);
    false
}

/// Ends a program with all that it has started. It must have been given a process group of its own.
///
/// # Errors
/// When it has ended already.
pub(crate) fn end(child: &mut Child) -> Result<()> {
    let ended = output(Command::new("kill").args(["-KILL", "--"]).arg(format!("-{}", child.id())));
    child.wait()?;
    ended.map(drop)
}

/// The first of these programs that is on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names
        .iter()
        .find_map(|name| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file()))
}

/// PATH with these folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).context("a folder name holds a character that PATH cannot")
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`: is it installed?", name(command))
}

/// The program and its first argument. Never all of them: a later one may be a secret.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let parts = [Some(program), command.get_args().next()];
    let words: Vec<_> = parts.into_iter().flatten().map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};

    use super::*;

    #[test]
    fn a_failure_names_the_program_but_not_its_later_arguments() {
        let mut command = Command::new("/bin/false");
        let error = run(command.args(["--key", "whispered"])).unwrap_err();
        let message = format!("{error:#}");
        assert!(message.contains("false --key"), "{message}");
        assert!(!message.contains("whispered"), "{message}");
    }

    #[test]
    fn output_carries_what_a_failing_program_said() {
        let mut command = Command::new("sh");
        let error = output(command.args(["-c", "echo no room >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("no room"));
    }

    #[test]
    fn a_program_past_its_limit_is_ended_and_counts_as_failed() {
        let started = Instant::now();
        let mut command = Command::new("sleep");
        assert!(!succeeds_within(command.arg("60"), Duration::from_millis(60)));
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn what_a_program_has_started_is_ended_with_it() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo started; wait"]).stdout(Stdio::piped()).process_group(0);
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        said.read_line(&mut String::new()).unwrap();
        end(&mut child).unwrap();
        // Both had it open.
        assert_eq!(said.read_line(&mut String::new()).unwrap(), 0);
    }
}
