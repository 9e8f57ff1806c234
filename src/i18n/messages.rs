//! How a language holds its texts, and the file of them that a shopper downloads.
//!
//! Every language has all of them, in the same order (the build holds them together), with the same places to be
//! filled (a test does).

use super::text::Text;
use crate::domain::text::cut;

/// How many texts a language has.
pub(super) const COUNT: usize = Text::ALL.len();

/// All the texts of one language.
pub struct Messages {
    texts: &'static [&'static str],
}

impl Messages {
    /// The text in this language.
    pub fn get(&self, text: Text) -> &'static str {
        self.texts.get(text as usize).copied().unwrap_or_default()
    }

    /// All of them, in order.
    #[cfg(not(all(target_arch = "wasm32", feature = "package")))]
    pub(super) fn all(&self) -> &'static [&'static str] {
        self.texts
    }

    /// The texts as the file that ships with the package: one a line, in order, without a line break at the end.
    pub fn to_lines(&self) -> String {
        self.texts.join("\n")
    }

    /// Reads what [`Messages::to_lines`] wrote. `None` if there are more or fewer texts than this program has.
    pub fn of_lines(lines: &'static str) -> Option<Messages> {
        let texts = split(lines);
        (texts.len() == COUNT).then(|| Messages::new(texts.leak()))
    }

    pub(super) const fn new(texts: &'static [&'static str]) -> Messages {
        Messages { texts }
    }
}

/// The lines of a file of texts.
pub(super) fn split(lines: &'static str) -> Vec<&'static str> {
    let mut texts = Vec::with_capacity(COUNT);
    let mut rest = Some(lines);
    while let Some(lines) = rest {
        let (text, after) = cut(lines, b"\n");
        texts.push(text);
        rest = after;
    }
    texts
}

/// The names of the places in a text, each once, in the order of the alphabet.
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
pub fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::super::Locale;
    use super::{Messages, Text, places};

    #[test]
    fn no_text_is_empty_and_all_have_the_same_places_in_every_language() {
        for locale in Locale::ALL {
            for text in Text::ALL {
                let (said, in_english) = (locale.messages().get(*text), Locale::En.messages().get(*text));
                assert!(!said.trim().is_empty(), "{text:?} is empty in {}", locale.tag());
                assert_eq!(places(said), places(in_english), "{text:?} in {}", locale.tag());
            }
        }
    }

    #[test]
    fn a_text_is_found_in_its_place() {
        let (ja, en) = (Locale::Ja.messages(), Locale::En.messages());
        assert_eq!(en.get(Text::ALL[0]), "Payment method");
        assert_eq!((ja.get(Text::Pay), en.get(Text::Pay)), ("{amount} を支払う", "Pay {amount}"));
        let last = *Text::ALL.last().unwrap();
        assert_eq!(en.get(last), *en.texts.last().unwrap());
    }

    #[test]
    fn a_language_read_from_its_file_is_the_same() {
        for locale in Locale::ALL {
            let written = locale.messages();
            let read = Messages::of_lines(written.to_lines().leak()).unwrap();
            assert_eq!(read.texts, written.texts, "{}", locale.tag());
        }
    }

    #[test]
    fn a_file_with_more_or_fewer_texts_is_another_versions() {
        let lines = Locale::En.messages().to_lines();
        let (_, fewer) = lines.split_once('\n').unwrap();
        for other in [format!("{lines}\n"), fewer.to_owned(), String::new()] {
            assert!(Messages::of_lines(other.leak()).is_none());
        }
    }
}
