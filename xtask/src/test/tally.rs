//! Sums what the test runners report, while their output passes through to the user.
//!
//! Reads the closing lines of cargo's runner (wasm-bindgen's has the same) and of Node's.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::run;

/// How many tests passed and failed so far.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// Runs a test runner to its end, its output visible.
    ///
    /// # Errors
    /// When it fails, or succeeds without having run a single test: that is a mistake in how
    /// it was called, and must not look like success.
    pub(super) fn run(&mut self, runner: &mut Command) -> Result<()> {
        self.run_within(runner, None)?.context("the runner ran out of time that it was not given")
    }

    /// The same, for a runner that must come to its end so soon after it has said that it begins. Nothing, if it did not: it is
    /// ended then, with all that it has started, and what it has counted is not counted.
    ///
    /// # Errors
    /// As [`Tally::run`].
    pub(super) fn run_within(&mut self, runner: &mut Command, limit: Option<(&str, Duration)>) -> Result<Option<()>> {
        let program = runner.get_program().to_string_lossy().into_owned();
        if limit.is_some() {
            runner.process_group(0);
        }
        let mut child = runner.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{program}`"))?;
        let stdout = child.stdout.take().context("the runner has no stdout")?;
        let (passed, failed) = (self.passed, self.failed);
        let (send, lines) = mpsc::channel();
        thread::spawn(move || {
            BufReader::new(stdout).split(b'\n').map_while(Result::ok).all(|line| send.send(line).is_ok())
        });
        let mut end: Option<Instant> = None;
        loop {
            let line = match end.map(|end| end.saturating_duration_since(Instant::now())) {
                None => lines.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(left) => lines.recv_timeout(left),
            };
            let line = match line {
                Ok(line) => String::from_utf8_lossy(&line).into_owned(),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    run::end(&mut child)?;
                    (self.passed, self.failed) = (passed, failed);
                    return Ok(None);
                }
            };
            println!("{line}");
            self.read(&line);
            end = end
                .or_else(|| limit.filter(|(begins, _)| line.contains(begins)).map(|(_, limit)| Instant::now() + limit));
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("the runner ended with {status}");
        }
        if self.passed == passed {
            bail!("the runner ran no test");
        }
        Ok(Some(()))
    }

    /// Counts a check of our own as a test, and says how it went as the runners do.
    pub(super) fn check(&mut self, name: &str, outcome: Result<()>) -> Result<()> {
        let (count, word) = if outcome.is_ok() { (&mut self.passed, "ok") } else { (&mut self.failed, "FAILED") };
        *count += 1;
        println!("test {name} ... {word}");
        outcome
    }

    /// Takes in a line if it is one that counts.
    fn read(&mut self, line: &str) {
        if let Some(counts) = line.trim().strip_prefix("test result: ") {
            // "ok. 12 passed; 0 failed; 0 ignored; …"
            self.passed += number_before(counts, " passed");
            self.failed += number_before(counts, " failed");
        } else if let Some(count) = line.strip_prefix("ℹ pass ") {
            self.passed += count.trim().parse().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("ℹ fail ") {
            self.failed += count.trim().parse().unwrap_or(0);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn number_before(text: &str, word: &str) -> u64 {
    let digits = text.split(word).next().and_then(|before| before.split(' ').next_back());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn both_runners_are_summed() {
        let sum = tally(&[
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured",
            "ℹ pass 7",
            "ℹ fail 1",
        ]);
        assert_eq!(sum.to_string(), "22 passed, 3 failed");
    }

    #[test]
    fn other_lines_count_for_nothing() {
        let sum = tally(&["test a ... ok", "ℹ tests 7", "5 passed", "running 3 tests"]);
        assert_eq!(sum, Tally::default());
    }

    #[test]
    fn a_check_of_our_own_counts_as_one_test_and_keeps_its_error() {
        let mut sum = Tally::default();
        assert!(sum.check("light", Ok(())).is_ok());
        assert!(sum.check("heavy", Err(anyhow::anyhow!("too heavy"))).is_err());
        assert_eq!(sum, Tally { passed: 1, failed: 1 });
    }

    #[test]
    fn a_runner_that_comes_to_no_end_is_ended_and_counts_for_nothing() {
        let mut sum = Tally::default();
        let mut run = |script: &str, limit| {
            let limit = Some(("begins", Duration::from_millis(limit)));
            let ended = sum.run_within(Command::new("sh").args(["-c", script]), limit).unwrap();
            (ended.is_some(), sum.passed)
        };
        assert_eq!(run("echo begins; echo 'test result: ok. 3 passed; 0 failed'; sleep 600 & wait", 200), (false, 0));
        assert_eq!(run("echo begins; echo 'test result: ok. 3 passed; 0 failed'", 60_000), (true, 3));
    }

    #[test]
    fn a_runner_without_tests_is_a_failure() {
        let mut runner = Command::new("echo");
        assert!(Tally::default().run(runner.arg("nothing to do")).is_err());
    }
}
