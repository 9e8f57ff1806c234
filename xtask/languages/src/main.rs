//! Writes the file of each language, as a shopper downloads it, into the folder it is given: `ja.txt`, `en.txt`; and
//! `texts.txt`, for shops with words of their own: the name of each text, and the places in it: `pay {amount}`.
//!
//! Knows the crate's texts and nothing of packages: what the files are called there is `dist`'s affair.

use komoju_checkout::i18n::messages::places;
use komoju_checkout::i18n::{Locale, Text};
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).unwrap_or_default());
    for locale in Locale::ALL {
        fs::write(folder.join(locale.tag()).with_extension("txt"), locale.messages().to_lines())?;
    }
    let names = Text::ALL.iter().map(|text| {
        let mut words = vec![text.name()];
        words.extend(places(Locale::En.messages().get(*text)).into_iter().map(|place| ["{", place, "}"].concat()));
        words.join(" ")
    });
    fs::write(folder.join("texts.txt"), names.collect::<Vec<_>>().join("\n"))
}
