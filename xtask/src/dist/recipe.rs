//! How the package's programs are compiled and optimised for size: every flag, and what it is for.
//!
//! Judged by the brotli size of wasm and script together. Flags only: knows no tool, runs
//! nothing. The profile of `Cargo.toml` holds here too.

use std::path::Path;

use crate::project;

/// For cargo: std is compiled along with the program, so that the flags below reach it and only
/// the parts in use ship.
pub(super) const CARGO: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// The flags above and below are unstable ones. This lets a stable compiler take them, which
/// ties the recipe to no nightly.
pub(super) const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// For rustc.
const RUSTC: [&str; 5] = [
    // A panic stops the program where it stands. Its message and hook, which nobody would see,
    // are left out together with all that formats them; `start.js` notices the stop.
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    // What `#[track_caller]` and `{:?}` would say in those messages.
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // The stack: a sixteenth of what the linker would take of a phone's memory. Measured in a browser, a form that is filled in
    // takes 8 kB of it; answers are read 24 levels deep and no deeper.
    "-Clink-arg=-zstack-size=65536",
];

/// For rustc: the flags, and names for the folders of whoever builds, so that the same sources
/// give the same bytes elsewhere and no package tells where it was made.
pub(super) fn rustc_flags(sysroot: &Path) -> String {
    let mut flags: Vec<String> = RUSTC.map(str::to_owned).into();
    flags.push(project::remapped(project::root(), "/komoju-checkout"));
    flags.push(project::remapped(sysroot, "/rust"));
    flags.extend(project::remapped_cargo_home());
    // The separator cargo documents for this variable; spaces occur in folder names.
    flags.join("\u{1f}")
}

/// For each run of wasm-opt: what today's browsers have and rustc's output uses. It refuses what it is not told.
pub(super) const WASM_OPT: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--quiet",
];

/// What makes the program small. It is done twice: the second time the functions have names by part and likeness (`later`,
/// `order`), and what was done the first time gives it more to do. Never `--traps-never-happen` or
/// `--ignore-implicit-traps`: after a panic the program must stand still.
pub(super) const SMALLER: [&str; 8] = [
    // The names of functions are still needed.
    "--debuginfo",
    // Control flow taken apart and put together again repeats itself more; then twice over,
    // because the first pass makes work for the second.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // A function inside its only caller is one less to be compiled when it is first called: 4 % of the main thread's work. A large
    // one makes fewer bytes that compress worse.
    "--one-caller-inline-max-function-size=60",
    // One of a few instructions is smaller than the call of it.
    "--always-inline-max-function-size=4",
    // Nothing lies in the first kilobyte but the last of the stack: an address and what is added to it can be one.
    "--low-memory-unused",
];

/// The second time: the names shared with the script, hash and all, become one or two letters. Prints which, for `glue`.
pub(super) const RENAMED: &str = "--minify-imports-and-exports-and-modules";

/// As it ships: side by side, functions that are alike compress better, and nobody reads their names any more.
pub(super) const LAST: [&str; 6] = [
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--optimize-level=2",
    "--shrink-level=2",
];
