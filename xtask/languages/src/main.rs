//! Writes the file of each language, as a shopper downloads it, into the folder it is given: `ja.txt`, `en.txt`.
//!
//! Knows the crate's texts and nothing of packages: what the files are called there is `dist`'s affair.

use komoju_checkout::i18n::Locale;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).unwrap_or_default());
    for locale in Locale::ALL {
        fs::write(folder.join(locale.tag()).with_extension("txt"), locale.messages().to_lines())?;
    }
    Ok(())
}
