//! Servers that run beside a command: started, heard once, and always ended.
//!
//! A server prints one line of JSON when it listens, and ends when its stdin closes. The pipe
//! to its stdin lives as long as we do, so it ends even if we are killed. Knows no server by
//! name.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// How long a server may take until it listens. It is compiled already.
const START_LIMIT: Duration = Duration::from_secs(20);
/// How long a server may take to end by itself once its stdin is closed.
const END_LIMIT: Duration = Duration::from_secs(2);

/// A running server. Dropping it ends it.
pub(crate) struct Server {
    name: &'static str,
    child: Child,
    /// Open as long as the server shall run.
    stdin: Option<ChildStdin>,
    addresses: Value,
}

impl Server {
    /// Starts a server and waits until it says where it listens. What it prints afterwards
    /// goes to our stdout.
    ///
    /// # Errors
    /// When it cannot be started, ends before it listens, or says something else than JSON.
    pub(crate) fn start(name: &'static str, command: &mut Command) -> Result<Server> {
        let mut child = command
            .arg("--exit-with-stdin")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start the {name}"))?;
        let stdin = child.stdin.take();
        let stdout = child.stdout.take();
        // From here on an error drops the server, which ends the child.
        let mut server = Server { name, child, stdin, addresses: Value::Null };
        let first = first_line(stdout.context("the server has no stdout")?);
        let Ok(line) = first.recv_timeout(START_LIMIT) else {
            match server.child.try_wait()? {
                Some(status) => bail!("the {name} ended before it listened ({status})"),
                None => bail!("the {name} said nothing for {} s", START_LIMIT.as_secs()),
            }
        };
        server.addresses = serde_json::from_str(&line)
            .with_context(|| format!("the {name} did not say where it listens, but: {line}"))?;
        Ok(server)
    }

    /// The address the server gave under this key, such as `http://127.0.0.1:4000`.
    pub(crate) fn address(&self, key: &str) -> Result<&str> {
        self.addresses[key].as_str().with_context(|| format!("the {} gave no address called `{key}`", self.name))
    }

    /// How the server ended, if it did.
    pub(crate) fn ended(&mut self) -> Result<Option<String>> {
        let status = self.child.try_wait()?;
        Ok(status.map(|status| format!("the {} ended ({status})", self.name)))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stdin.take();
        let started = Instant::now();
        while started.elapsed() < END_LIMIT {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(20)),
                _ => return,
            }
        }
        // Already ended is as good: there is nothing left to do about either result.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends on the first line when it comes, and prints the others as they come.
fn first_line(stdout: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        // Dropped right after: a server that ends without a line is noticed at once.
        let Some(first) = lines.next() else { return };
        if sender.send(first).is_ok() {
            lines.for_each(|line| println!("{line}"));
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server of three shell lines; `$1` is `--exit-with-stdin`.
    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script, "server"]);
        command
    }

    #[test]
    fn a_server_is_heard_and_ends_when_dropped() {
        let mut command = shell(r#"echo "{\"shop\":\"http://127.0.0.1:1$1\"}"; read line; exit 0"#);
        let mut server = Server::start("shop", &mut command).unwrap();
        assert_eq!(server.address("shop").unwrap(), "http://127.0.0.1:1--exit-with-stdin");
        assert!(server.address("checkout").is_err());
        assert_eq!(server.ended().unwrap(), None);
        let process = server.child.id();
        drop(server);
        assert!(!is_alive(process));
    }

    #[test]
    fn a_server_that_ignores_its_stdin_is_ended_by_force() {
        let mut command = shell("echo '{}'; exec sleep 60");
        let server = Server::start("deaf server", &mut command).unwrap();
        let process = server.child.id();
        drop(server);
        assert!(!is_alive(process));
    }

    #[test]
    fn a_server_that_ends_early_or_speaks_otherwise_is_an_error() {
        let ended = Server::start("sandbox", &mut shell("exit 7"));
        assert!(ended.err().unwrap().to_string().contains("sandbox"));
        let spoke = Server::start("sandbox", &mut shell("echo hello; read line"));
        assert!(spoke.err().unwrap().to_string().contains("hello"));
    }

    fn is_alive(process: u32) -> bool {
        let mut kill = Command::new("kill");
        let status = kill.args(["-0", &process.to_string()]).output().unwrap();
        status.status.success()
    }
}
