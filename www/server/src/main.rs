//! The command `komoju-shop`: reads the command line, opens the shop, says where, and closes it when asked.
//! Everything else is the library's.

use std::io::{Read, Write};
use std::process::ExitCode;

use komoju_shop::{Settings, start};
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> ExitCode {
    let environment = |name: &str| std::env::var(name).ok();
    let settings = match Settings::parse(std::env::args().skip(1), environment) {
        Ok(settings) => settings,
        Err(error) => {
            eprintln!("komoju-shop: {error}");
            return ExitCode::from(2);
        }
    };
    let exit_with_stdin = settings.exit_with_stdin;

    let running = match start(settings).await {
        Ok(running) => running,
        Err(error) => {
            eprintln!("komoju-shop: cannot listen: {error}");
            return ExitCode::FAILURE;
        }
    };
    // Whoever reads the line may end us at once.
    let asked = asked_to_end();
    // Addresses hold nothing that JSON would have to escape.
    println!(r#"{{"shop":"{}","checkout":"{}"}}"#, running.shop, running.checkout);
    // Whoever started us may be gone already; that is no reason to fall over.
    let _ = std::io::stdout().flush();

    let closed = exit_with_stdin.then(stdin_closed);
    tokio::select! {
        () = asked => {}
        () = async { match closed { Some(closed) => drop(closed.await), None => std::future::pending().await } } => {}
    }
    running.stop().await;
    ExitCode::SUCCESS
}

/// Reports the end of standard input. A plain thread reads it, since a read by the runtime would hold up the exit.
fn stdin_closed() -> oneshot::Receiver<()> {
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        let mut ignored = [0; 256];
        while matches!(std::io::stdin().read(&mut ignored), Ok(read) if read > 0) {}
        // The receiver is gone when a signal came first.
        let _ = sender.send(());
    });
    receiver
}

/// Listens for SIGTERM and SIGINT from the moment of the call, and not only once the result is awaited.
#[cfg(unix)]
fn asked_to_end() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async {
        // Without a handler the system's own applies, which ends the process as well.
        let (Ok(mut terminate), Ok(mut interrupt)) = (terminate, interrupt) else {
            return std::future::pending().await;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

#[cfg(not(unix))]
async fn asked_to_end() {
    let _ = tokio::signal::ctrl_c().await;
}
