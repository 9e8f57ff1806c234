//! The binary: one line on stdout, log lines without secrets on stderr, and an end when told.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Body, Key, Running, good_card, start};

/// Ends the program whatever becomes of the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run(arguments: &[&str]) -> Program {
    let program = Command::new(env!("CARGO_BIN_EXE_komoju-sandbox"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    Program(program)
}

#[tokio::test]
async fn it_says_where_it_listens_and_ends_with_stdin() {
    let mut program = run(&["--port", "0", "--bank-port", "0", "--exit-with-stdin"]);
    let mut stdout = BufReader::new(program.0.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let api = said["api"].as_str().unwrap().to_owned();
    assert!(api.starts_with("http://127.0.0.1:") && said["bank"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    assert_eq!(said.as_object().unwrap().len(), 2);

    let client: Running = start().await;
    let body = json!({ "payment_details": good_card() });
    let tokens = format!("{api}/api/v1/tokens?secret=4111111111111111");
    assert_eq!(client.send(Method::POST, &tokens, Key::Secret, Body::Json(&body)).await.status, 200);

    drop(program.0.stdin.take());
    assert!(program.0.wait().unwrap().success());
    let (mut rest, mut log) = (String::new(), String::new());
    stdout.read_to_string(&mut rest).unwrap();
    program.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert_eq!((rest.as_str(), log.as_str()), ("", "POST /api/v1/tokens 200\n"));
}

#[test]
fn it_ends_on_sigterm() {
    let mut program = run(&["--port", "0", "--bank-port", "0"]);
    let mut line = String::new();
    BufReader::new(program.0.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let told = Command::new("kill").args(["-TERM", &program.0.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert!(program.0.wait().unwrap().success());
}

#[tokio::test]
async fn a_taken_port_and_a_wrong_flag_are_told() {
    let running = start().await;
    let port = running.sandbox.api().rsplit(':').next().unwrap().to_owned();
    let mut taken = run(&["--port", &port, "--bank-port", "0"]);
    assert_eq!(taken.0.wait().unwrap().code(), Some(1));
    let mut wrong = run(&["--prot", "1"]);
    assert_eq!(wrong.0.wait().unwrap().code(), Some(2));
}

#[test]
fn it_says_how_it_is_used() {
    let said = |flag: &str| {
        let mut program = run(&[flag]);
        assert!(program.0.wait().unwrap().success());
        let mut text = String::new();
        program.0.stdout.take().unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert_eq!(said("--help"), komoju_sandbox::help());
    assert_eq!(said("--version"), format!("komoju-sandbox {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_bad_seed_is_told_in_a_line() {
    let folder = std::env::temp_dir().join(format!("komoju-sandbox-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("seed.json");
    for (seed, told) in [
        ("{\"sessions\":[\n  {]", "this is no JSON: key must be a string at line 2 column 4"),
        ("{\"sessions\":[{\"amount\":-1}]}", "sessions[0] (\"session1\"): amount cannot be what was sent."),
    ] {
        std::fs::write(&file, seed).unwrap();
        let mut program = run(&["--port", "0", "--bank-port", "0", "--seed", file.to_str().unwrap()]);
        assert_eq!(program.0.wait().unwrap().code(), Some(2));
        let mut log = String::new();
        program.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert_eq!(log, format!("komoju-sandbox: {}: {told}\n", file.display()));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn it_begins_with_a_scenario_at_the_time_it_was_told() {
    let arguments = ["--port", "0", "--bank-port", "0", "--scenario", "states", "--clock", "2030-01-01T00:00:00Z"];
    let mut program = run(&arguments);
    let mut line = String::new();
    BufReader::new(program.0.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let client: Running = start().await;
    let paid = client.get(&format!("{}/api/v1/sessions/paid", said["api"].as_str().unwrap())).await.json;
    assert_eq!(paid["payment"]["status"], "captured");
    assert!(paid["payment"]["created_at"].as_str().unwrap() < "2030-01-01T00:00:10Z");
}

#[tokio::test]
async fn a_stopped_sandbox_frees_its_ports() {
    let mut was_freed = false;
    // Whoever asks the system for a port may be given this one in between: a test beside this one, but not each time.
    for _ in 0..10 {
        let running = start().await;
        let port = running.sandbox.api().rsplit(':').next().unwrap().parse().unwrap();
        running.sandbox.stop().await;
        let options = komoju_sandbox::Options { port, ..komoju_sandbox::Options::default() };
        if let Ok(sandbox) = komoju_sandbox::Sandbox::start(options).await {
            sandbox.stop().await;
            was_freed = true;
            break;
        }
    }
    assert!(was_freed);
}
