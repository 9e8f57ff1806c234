//! Whether the same sources give the same package wherever they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::run::{output, run};
use crate::{dist, project};

/// Builds the package from a copy of the sources in a folder that is called otherwise, and compares the two byte by byte.
///
/// # Errors
/// When a file differs; the error names all that do.
pub(super) fn elsewhere() -> Result<()> {
    dist::build()?.warn();
    let copy = Elsewhere::new()?;
    for file in output(Command::new("git").args(LISTED).current_dir(project::root()))?.split('\0') {
        let (from, to) = (project::root().join(file), copy.0.join(file));
        // One that is deleted is still listed.
        if from.is_file() {
            fs::create_dir_all(to.parent().context("a file is in no folder")?)?;
            fs::copy(&from, &to).with_context(|| format!("cannot copy {file}"))?;
        }
    }
    run(Command::new("cargo").args(["xtask", "dist"]).env_remove("CARGO_TARGET_DIR").current_dir(&copy.0))?;
    let differing = differing(&dist::folder(), &copy.0.join("pkg"))?;
    ensure!(differing.is_empty(), "built elsewhere, these files of pkg/ are others: {}", differing.join(", "));
    Ok(())
}

/// What git knows of the sources, changes that are not committed among it.
const LISTED: [&str; 5] = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];

/// A folder that is gone when it is not needed any more.
struct Elsewhere(PathBuf);

impl Elsewhere {
    fn new() -> Result<Elsewhere> {
        let name = format!("komoju-checkout built in another folder {}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Elsewhere(folder))
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        // What cannot be removed harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The files of either folder that the other has not, or has otherwise.
fn differing(one: &Path, other: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for folder in [one, other] {
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            names.insert(entry?.file_name().to_string_lossy().into_owned());
        }
    }
    let read = |folder: &Path, name: &str| fs::read(folder.join(name)).ok();
    Ok(names.into_iter().filter(|name| read(one, name) != read(other, name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_missing_differs_and_so_does_one_byte() {
        let folder = Elsewhere::new().unwrap();
        let [one, other] = ["one", "other"].map(|name| folder.0.join(name));
        for (place, files) in
            [(&one, [("a", "1"), ("b", "1"), ("c", "1")]), (&other, [("a", "1"), ("b", "2"), ("d", "1")])]
        {
            fs::create_dir(place).unwrap();
            for (name, text) in files {
                fs::write(place.join(name), text).unwrap();
            }
        }
        assert_eq!(differing(&one, &other).unwrap(), ["b", "c", "d"]);
        assert!(differing(&one, &folder.0.join("none")).is_err());
        let path = folder.0.clone();
        drop(folder);
        assert!(!path.exists());
    }
}
