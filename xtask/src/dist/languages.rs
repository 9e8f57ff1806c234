//! The texts of the checkout, a file for each language: a shopper downloads the one that is spoken.
//!
//! The crate writes them (`xtask/languages`); here they get the names they have in the package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::project;
use crate::run::{run, say};

/// What the crate has written.
pub(super) struct Texts {
    /// Every language, in the order of the tags.
    pub(super) languages: Vec<Language>,
    /// The names of the texts, which only shops with words of their own have downloaded; ships as [`NAMES`].
    pub(super) names: PathBuf,
}

/// What that file is called in the package.
pub(super) const NAMES: &str = "texts.txt";

/// The file of one language.
pub(super) struct Language {
    /// The language, as in a `lang` attribute: `ja`.
    pub(super) tag: String,
    /// Its file, as it ships.
    pub(super) file: PathBuf,
}

impl Language {
    /// The file's name in the package.
    pub(super) fn file_name(&self) -> String {
        format!("{START}{}{END}", self.tag)
    }
}

const START: &str = "komoju-checkout.";
const END: &str = ".txt";

/// Whether a file of the package is a language, by its name.
pub(super) fn is_language(name: &str) -> bool {
    name.strip_prefix(START).and_then(|rest| rest.strip_suffix(END)).is_some()
}

/// Writes every language, in the order of their tags.
pub(super) fn write() -> Result<Texts> {
    let folder = project::scratch()?.join("languages");
    super::make_empty(&folder)?;
    say("Writing the texts (a few seconds at first).");
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "languages", "--"]).arg(&folder).current_dir(project::root());
    run(&mut command)?;
    let files = super::list(&folder)?.into_iter().filter(|file| !file.ends_with(NAMES));
    let languages = files.map(named).collect::<Result<Vec<_>>>()?;
    ensure!(!languages.is_empty(), "the crate wrote no language");
    Ok(Texts { languages, names: folder.join(NAMES) })
}

fn named(file: PathBuf) -> Result<Language> {
    let tag = file.file_stem().and_then(|tag| tag.to_str()).context("a language has no name")?;
    Ok(Language { tag: tag.to_owned(), file })
}

/// Copies the files into the package.
pub(super) fn copy(texts: &Texts, folder: &Path) -> Result<()> {
    for language in &texts.languages {
        fs::copy(&language.file, folder.join(language.file_name()))?;
    }
    fs::copy(&texts.names, folder.join(NAMES))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_name() {
        let language = named(PathBuf::from("/made/ja.txt")).unwrap();
        assert_eq!(language.file_name(), "komoju-checkout.ja.txt");
        assert!(is_language(&language.file_name()));
        for other in ["komoju-checkout.js", "komoju-checkout.wasm", "LICENSE", "notes.txt"] {
            assert!(!is_language(other), "{other}");
        }
    }
}
