//! `cargo xtask fuzz`: libFuzzer searches for inputs that break what `tests/fuzz` claims, from outside and natively.
//!
//! What it begins with is `tests/fuzz/corpus`, and for answers of the API the documents' samples as well.

mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::project;
use crate::run::{output, path_with, run, say};
use crate::tools::cargo_tools;

/// For the usage text.
pub(crate) const ARGUMENTS: &str = "[--seconds N] [--keep] [TARGET]...";

/// What is read as an answer of the API: their seeds are the documents' samples.
const ANSWERS: [&str; 5] = ["session", "pay", "error", "token", "barcode"];

/// The longest input, in bytes: longer ones find nothing else and take longer.
const LONGEST: usize = 4096;

/// What is asked for.
struct Wish {
    seconds: u32,
    keep: bool,
    targets: Vec<String>,
}

/// What came of a search.
struct Found {
    runs: u64,
    /// How many places of the program have been reached.
    reached: u64,
}

/// The command.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let wish = read(arguments)?;
    let all = targets()?;
    if let Some(unknown) = wish.targets.iter().find(|name| !all.contains(name)) {
        bail!("there is no target `{unknown}`; there are {}", all.join(", "));
    }
    let chosen = if wish.targets.is_empty() { all } else { wish.targets };
    search(&chosen, wish.seconds, wish.keep)
}

/// Every target for so many seconds, as the tests do.
///
/// # Errors
/// When one of them finds something; what it was is printed.
pub(crate) fn briefly(seconds: u32) -> Result<()> {
    search(&targets()?, seconds, false)
}

fn read(arguments: &[String]) -> Result<Wish> {
    let mut wish = Wish { seconds: 60, keep: false, targets: Vec::new() };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => {
                let number = arguments.next().and_then(|number| number.parse().ok());
                wish.seconds = number.context("`--seconds` wants a number")?;
            }
            "--keep" => wish.keep = true,
            option if option.starts_with('-') => bail!("`fuzz` knows no `{option}`; it takes {ARGUMENTS}"),
            name => wish.targets.push(name.to_owned()),
        }
    }
    Ok(wish)
}

/// The folder of the targets.
fn crate_folder() -> PathBuf {
    project::root().join("tests/fuzz")
}

/// Their names: a file each.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(crate_folder().join("targets")).context("there are no targets")? {
        let path = entry?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

fn search(targets: &[String], seconds: u32, keep: bool) -> Result<()> {
    let programs = build()?;
    let dictionary = corpus::dictionary()?;
    let workers = thread::available_parallelism().map_or(1, usize::from).min(targets.len());
    say(&format!("Searching {} times {seconds} seconds, {workers} at once.", targets.len()));
    let left = Mutex::new(targets.iter());
    let next = || left.lock().ok()?.next();
    let work = || -> Result<()> {
        while let Some(name) = next() {
            let found = one(&programs.join(name), name, &dictionary, seconds, keep)?;
            println!("{name}: {} runs, {} places reached, nothing found", found.runs, found.reached);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let all: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        all.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| bail!("a worker has broken down")))
    })
}

/// Builds all targets; the folder of the programs.
fn build() -> Result<PathBuf> {
    let tool = cargo_tools::cargo_fuzz()?;
    let target = project::root().join("target/fuzz");
    say("Building the targets (about 2 minutes at first).");
    let mut cargo = Command::new("cargo");
    cargo
        // Without a sanitizer it builds with any Rust. There is no unsafe code for one to look at.
        .args(["fuzz", "build", "--sanitizer", "none", "--fuzz-dir"])
        .arg(crate_folder())
        .arg("--target-dir")
        .arg(&target)
        .env("PATH", path_with(&[tool])?)
        .current_dir(project::root())
        .stderr(Stdio::piped());
    output(&mut cargo)?;
    let about = output(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("`rustc -vV` names no host")?;
    Ok(target.join(host).join("release"))
}

/// Searches with one target.
fn one(program: &Path, name: &str, dictionary: &Path, seconds: u32, keep: bool) -> Result<Found> {
    let place = project::scratch()?.join("fuzz").join(name);
    let _ = fs::remove_dir_all(&place);
    let grown = place.join("corpus");
    fs::create_dir_all(&grown)?;
    corpus::unpack(name, &grown)?;
    if ANSWERS.contains(&name) {
        corpus::samples(&grown)?;
    }
    let log = place.join("log.txt");
    let mut search = Command::new(program);
    search.arg(&grown).arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={LONGEST}"));
    search.args(["-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"]);
    search.arg(format!("-artifact_prefix={}/found-", place.display()));
    if ANSWERS.contains(&name) {
        search.arg(format!("-dict={}", dictionary.display()));
    }
    let status = search.stdout(Stdio::null()).stderr(fs::File::create(&log)?).current_dir(&place).status()?;
    let told = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    if !status.success() {
        let lines: Vec<_> = told.lines().collect();
        println!("{}", lines[lines.len().saturating_sub(40)..].join("\n"));
        bail!("the target {name} has found something; the input is in {}", place.display());
    }
    if keep {
        let smallest = place.join("smallest");
        fs::create_dir_all(&smallest)?;
        let mut merge = Command::new(program);
        merge.arg("-merge=1").arg(&smallest).arg(&grown).arg(format!("-max_len={LONGEST}"));
        run(merge.stdout(Stdio::null()).stderr(Stdio::null()).current_dir(&place))?;
        corpus::pack(name, &smallest)?;
    }
    figures(&told).with_context(|| format!("the target {name} did not tell what it has done"))
}

/// Reads what libFuzzer writes: `stat::number_of_executed_units: 12`, and `cov: 34` in its last line of progress.
fn figures(told: &str) -> Option<Found> {
    let runs = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    let reached = told.lines().rev().find_map(|line| line.split_once(" cov: "))?.1.split(' ').next()?;
    Some(Found { runs: runs.trim().parse().ok()?, reached: reached.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_what_is_told() {
        let told = "#2\tINITED cov: 7 ft: 8 corp: 1/1b\n#900\tDONE   cov: 123 ft: 456 corp: 9/9b\n\
                    Done 900 runs in 6 second(s)\nstat::number_of_executed_units: 900\nstat::peak_rss_mb: 3\n";
        let found = figures(told).unwrap();
        assert_eq!((found.runs, found.reached), (900, 123));
        assert!(figures("it broke down").is_none());
    }

    #[test]
    fn every_target_is_built_and_has_a_corpus() {
        let manifest = fs::read_to_string(crate_folder().join("Cargo.toml")).unwrap();
        for name in targets().unwrap() {
            assert!(manifest.contains(&format!("\"targets/{name}.rs\"")), "{name} is not built");
            assert!(corpus::file(&name).is_file(), "{name} has no corpus");
        }
    }

    #[test]
    fn options_are_read() {
        let words = ["--seconds", "5", "pay", "--keep"].map(str::to_owned);
        let wish = read(&words).unwrap();
        assert_eq!((wish.seconds, wish.keep, wish.targets), (5, true, vec!["pay".to_owned()]));
        assert!(read(&["--seconds".to_owned()]).is_err());
        assert!(read(&["--fast".to_owned()]).is_err());
    }
}
