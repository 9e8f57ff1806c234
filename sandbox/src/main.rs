//! The command `komoju-sandbox`: reads the command line, says in one line of JSON where it
//! listens, and serves until it is told to end.

use std::io::{ErrorKind, IsTerminal};
use std::process::ExitCode;

use komoju_sandbox::{Asked, Sandbox, help, version};
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Asked::parse(std::env::args_os().skip(1)) {
        Ok(Asked::Run(options)) => *options,
        Ok(Asked::Help) => {
            print!("{}", help());
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Version) => {
            println!("{}", version());
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("komoju-sandbox: {problem}");
            return ExitCode::from(2);
        }
    };
    let exit_with_stdin = options.exit_with_stdin;
    let ports = (options.port, options.bank_port);
    let sandbox = match Sandbox::start(options).await {
        Ok(sandbox) => sandbox,
        Err(problem) if problem.kind() == ErrorKind::InvalidInput => {
            eprintln!("komoju-sandbox: {problem}");
            return ExitCode::from(2);
        }
        Err(problem) => {
            eprintln!("komoju-sandbox: cannot listen on ports {} and {}: {problem}", ports.0, ports.1);
            return ExitCode::FAILURE;
        }
    };
    // Listening for signals comes first: whoever reads the line may send one at once.
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        eprintln!("komoju-sandbox: cannot listen for signals");
        return ExitCode::FAILURE;
    };
    println!("{}", json!({ "api": sandbox.api(), "bank": sandbox.bank() }));
    if std::io::stdout().is_terminal() {
        eprintln!("Look at {}/sandbox, and end it with Ctrl-C.", sandbox.api());
    }
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        () = end_of_stdin(), if exit_with_stdin => {}
    }
    sandbox.stop().await;
    // A read of stdin may still be waiting on its thread, and would keep the runtime from ending.
    std::process::exit(0)
}

async fn end_of_stdin() {
    let mut stdin = tokio::io::stdin();
    let mut ignored = [0_u8; 256];
    while stdin.read(&mut ignored).await.is_ok_and(|count| count > 0) {}
}
