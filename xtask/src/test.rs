//! `cargo xtask test`: the parts of the tests, in order, until one fails.
//!
//! Each part runs its own runner with its output visible; what they counted is summed at the
//! end.

mod long;
mod supply;
mod tally;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::bench::Environment;
use crate::run::{path_with, run, say};
use crate::servers::{self, Ports, Servers};
use crate::tools::rust_target::{self, WASM};
use crate::tools::{browser, cargo_tools, engines, node};
use crate::{dist, example, fuzz, gallery, project, published};
use tally::Tally;

/// For the usage text.
pub(crate) const ARGUMENTS: &str =
    "[lint|supply|native|fuzz|rules|live|browser|gallery|e2e|engines|npm|bench|size|long]...";

/// A part of the tests.
struct Part {
    name: &'static str,
    run: fn(&mut Tally) -> Result<()>,
}

/// The part that runs only when it is named, because it takes too long to run after every change.
const LONG: &str = "long";

/// Quickest first; the size last, because a package too heavy still shows whether it works.
const PARTS: &[Part] = &[
    Part { name: "lint", run: lint },
    Part { name: "supply", run: supply::check },
    Part { name: "native", run: native },
    Part { name: "fuzz", run: fuzzed },
    Part { name: "rules", run: rules },
    Part { name: "live", run: comparison },
    Part { name: "browser", run: in_browser },
    Part { name: "gallery", run: in_gallery },
    Part { name: "e2e", run: end_to_end },
    Part { name: "engines", run: engines },
    Part { name: "npm", run: npm },
    Part { name: "bench", run: bench },
    Part { name: "size", run: size },
    Part { name: LONG, run: long::run },
];

/// The command.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let parts = chosen(arguments)?;
    let mut tally = Tally::default();
    for part in parts {
        say(&format!("Part of the tests: {}.", part.name));
        let begun = Instant::now();
        let outcome = (part.run)(&mut tally);
        if let Err(error) = outcome {
            println!("{tally}");
            return Err(error).with_context(|| format!("the tests failed in `{}`", part.name));
        }
        say(&format!("The part {} took {} s.", part.name, begun.elapsed().as_secs()));
    }
    println!("{tally}");
    Ok(())
}

/// What continuous integration runs.
pub(crate) fn ci(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("`ci` takes no `{argument}`");
    }
    command(&[])
}

/// The parts named, in our order; when none is, all of them but the long one.
fn chosen(names: &[String]) -> Result<Vec<&'static Part>> {
    for name in names {
        if !PARTS.iter().any(|part| part.name == name) {
            bail!("the tests have no part `{name}`; they have {ARGUMENTS}");
        }
    }
    let is_chosen = |part: &&Part| match names {
        [] => part.name != LONG,
        names => names.iter().any(|name| name == part.name),
    };
    Ok(PARTS.iter().filter(is_chosen).collect())
}

fn lint(_: &mut Tally) -> Result<()> {
    say("Checking the formatting.");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run(cargo().args(["fmt", "--check", "--manifest-path", "tests/fuzz/Cargo.toml"]))?;
    const DENY: [&str; 3] = ["--", "-D", "warnings"];
    say("Linting natively (about 1 minute at first, then seconds).");
    let mut native = cargo();
    native.args(["clippy", "--quiet", "--workspace", "--all-targets"]);
    run(native.args(DENY))?;
    let mut targets = cargo();
    targets.args(["clippy", "--quiet", "--manifest-path", "tests/fuzz/Cargo.toml", "--target-dir", "target/fuzz"]);
    run(targets.args(DENY))?;
    let toolchain = rust_target::toolchain()?;
    published::document(&toolchain)?;
    published::package(&toolchain)?;
    let mut version = cargo();
    let version = toolchain.apply(version.args(["clippy", "--version"]));
    if crate::run::output(version).is_err() {
        say("Not linted for WebAssembly: the compiler used for it has no clippy.");
        return Ok(());
    }
    say("Linting for WebAssembly (about 1 minute at first, then seconds).");
    // What a Yew application gets, and the two programs `dist` packs.
    for targets_and_features in [
        &["--lib", "--test", "browser"] as &[&str],
        &["--lib", "--test", "browser", "--features", "package"],
        &["--lib", "--no-default-features", "--features", "rules,package"],
    ] {
        let mut wasm = cargo();
        wasm.args(["clippy", "--quiet", "--package", "komoju-checkout", "--target", WASM]).args(targets_and_features);
        run(toolchain.apply(&mut wasm).args(DENY))?;
    }
    for page in ["yew-shop", "komoju-gallery"] {
        let mut program = cargo();
        program.args(["clippy", "--quiet", "--package", page, "--target", WASM]);
        run(toolchain.apply(&mut program).args(DENY))?;
    }
    Ok(())
}

fn native(tally: &mut Tally) -> Result<()> {
    say("Running the native tests (about 2 minutes at first, then seconds).");
    tally.run(cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast"]))
}

/// A short search for what breaks the pure half, beginning with all that longer ones have found interesting.
fn fuzzed(tally: &mut Tally) -> Result<()> {
    const SECONDS: u32 = 3;
    tally.check("a short search finds nothing that breaks it", fuzz::briefly(SECONDS))
}

/// The rules as Node imports them from the package, without a browser.
fn rules(tally: &mut Tally) -> Result<()> {
    node::packages()?;
    dist::build()?.warn();
    say("Running the tests of the rules alone in Node (about 20 seconds).");
    tally.run(&mut node_tests("tests/rules", &[])?)
}

/// What `cargo xtask live` does, held with the sandbox alone: no key and no network is needed.
fn comparison(tally: &mut Tally) -> Result<()> {
    node::check_version()?;
    servers::build_sandbox()?;
    let sandbox = servers::sandbox_alone()?;
    say("Running the tests of the comparison with the service (about 15 seconds).");
    tally.run(node_tests("tests/live", &[])?.env("KOMOJU_API", sandbox.address("api")?))
}

fn in_browser(tally: &mut Tally) -> Result<()> {
    let toolchain = rust_target::toolchain()?;
    let browser = browser::browser()?;
    let tools = [cargo_tools::wasm_bindgen()?, cargo_tools::wasm_pack()?];
    say("Running the browser tests (about 1 minute at first, then seconds).");
    let mut pack = Command::new(tools[1].join("wasm-pack"));
    pack.args(["--log-level", "error", "test", "--mode", "no-install"])
        .args(["--headless", "--chrome", "--chromedriver"])
        .arg(browser.driver)
        // The native tests do not compile for the browser, so its own are named.
        .args([".", "--test", "browser"])
        .env("PATH", path_with(&tools)?)
        .current_dir(project::root());
    // The runner's own server sometimes leaves one of the browser's first connections waiting for ever, before any test has
    // begun: its threads are counted too late. All the tests take seconds.
    let limit = ("Running headless tests", Duration::from_secs(120));
    for _ in 0..3 {
        if tally.run_within(toolchain.apply(&mut pack), Some(limit))?.is_some() {
            return Ok(());
        }
        say("The browser was not answered by the runner's server: once more.");
    }
    bail!("the tests in the browser came to no end");
}

/// Every face of the gallery, judged by axe-core and measured.
fn in_gallery(tally: &mut Tally) -> Result<()> {
    let mut runner = gallery_tests()?;
    say("Looking at every state of the checkout in Chromium (about 3 minutes).");
    tally.run(&mut runner)
}

fn gallery_tests() -> Result<Command> {
    let browser = browser::browser()?;
    node::packages()?;
    let gallery = gallery::build()?;
    let mut runner = node_tests("tests/gallery", FILES_AT_ONCE)?;
    runner.env("KOMOJU_GALLERY", gallery).env("CHROMIUM", browser.shell);
    Ok(runner)
}

fn end_to_end(tally: &mut Tally) -> Result<()> {
    with_servers(tally, node_tests("tests/e2e", FILES_AT_ONCE)?, "Running the end-to-end tests in Chromium (minutes).")
}

/// The main paths in every engine that can be had here.
fn engines(tally: &mut Tally) -> Result<()> {
    let paths = || node_tests("tests/engines", &[]);
    with_servers(tally, paths()?, "Running the main paths in Chromium (about 20 seconds).")?;
    for (name, variable, found) in
        [("Firefox", "FIREFOX", engines::firefox()?), ("WebKit", "WEBKIT", engines::webkit()?)]
    {
        let Some(browser) = found else {
            say(&format!("Not run in {name}: there is none here that the tests can drive."));
            continue;
        };
        let mut runner = paths()?;
        runner.env("KOMOJU_BROWSER", name.to_lowercase()).env(variable, browser);
        with_servers(tally, runner, &format!("Running the main paths in {name} (about 1 minute)."))?;
    }
    Ok(())
}

/// The package as others install it: judged, imported on a server, built by bundlers and paid with.
fn npm(tally: &mut Tally) -> Result<()> {
    let mut runner = node_tests("tests/npm", &[])?;
    runner.env("KOMOJU_SURROUNDINGS", node::surroundings()?);
    with_servers(tally, runner, "Running the tests of the npm package (about 2 minutes).")
}

/// That the bench measures what it says, and that all of its pages work. It measures nothing here.
fn bench(tally: &mut Tally) -> Result<()> {
    let environment = Environment::ready()?;
    say("Running the tests of the bench (about 20 seconds).");
    tally.run(environment.given_to(&mut node_tests("tests/bench", &[])?)?)
}

/// Runs tests that need the package, the shop, the sandbox and a browser.
fn with_servers(tally: &mut Tally, mut runner: Command, announcement: &str) -> Result<()> {
    let browser = browser::browser()?;
    node::packages()?;
    dist::build()?.warn();
    let example = example::build()?;
    servers::build()?;
    let servers = Servers::with_sandbox(Ports::free()?, None)?;
    let sandbox = servers.sandbox.as_ref().context("the sandbox is missing")?;
    say(announcement);
    runner
        .env("KOMOJU_SHOP", servers.shop.address("shop")?)
        .env("KOMOJU_CHECKOUT", servers.shop.address("checkout")?)
        .env("KOMOJU_API", sandbox.address("api")?)
        .env("KOMOJU_BANK", sandbox.address("bank")?)
        .env("KOMOJU_EXAMPLE", example)
        .env("CHROMIUM", browser.shell)
        .env("CHROMIUM_WHOLE", browser.chromium);
    tally.run(&mut runner)
}

fn size(tally: &mut Tally) -> Result<()> {
    let weight = dist::build()?;
    tally.check("the package keeps its budgets", weight.check())
}

fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    cargo
}

/// Much of a story is waiting. A file has a browser of its own, and a story has a session of its own at the servers, which
/// all of them share; so files do not meet.
const FILES_AT_ONCE: &[&str] = &["--test-concurrency=3"];

/// Node's test runner over a folder of the project.
fn node_tests(folder: &str, options: &[&str]) -> Result<Command> {
    let tests = test_files(&project::root().join(folder))?;
    if tests.is_empty() {
        bail!("{folder} has no file that ends in .test.mjs");
    }
    let mut runner = Command::new("node");
    // The reporter is named because Node chooses another when its output is not a terminal.
    runner.args(["--test", "--test-reporter=spec"]).args(options).args(tests).current_dir(project::root());
    Ok(runner)
}

/// All `*.test.mjs` below a folder, in order. Listed here because Node 20 takes no pattern.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if path.is_dir() {
            files.extend(test_files(&path)?);
        } else if name.ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(arguments: &[&str]) -> Vec<&'static str> {
        let arguments: Vec<String> = arguments.iter().map(|&name| name.to_owned()).collect();
        let parts = chosen(&arguments).unwrap();
        parts.iter().map(|part| part.name).collect()
    }

    #[test]
    fn no_name_means_all_parts_but_the_long_one_and_names_keep_their_order() {
        assert_eq!(
            names(&[]),
            [
                "lint", "supply", "native", "fuzz", "rules", "live", "browser", "gallery", "e2e", "engines", "npm",
                "bench", "size"
            ]
        );
        assert_eq!(names(&["e2e", "lint"]), ["lint", "e2e"]);
        assert_eq!(names(&["long"]), ["long"]);
    }

    #[test]
    fn an_unknown_part_is_refused_before_anything_runs() {
        assert!(chosen(&["lint".to_owned(), "nativ".to_owned()]).is_err());
    }

    #[test]
    fn the_usage_text_names_every_part() {
        let all: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        assert_eq!(ARGUMENTS, format!("[{}]...", all.join("|")));
    }
}
