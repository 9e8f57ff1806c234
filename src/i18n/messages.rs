//! How a language holds its texts, and how it is written down.
//!
//! Every language has all of them, in the same order (the build holds them together), with the same places to be
//! filled (a test does).

use super::text::Text;

/// All the texts of one language: one after the other, and how long each is. (A pointer to each of them would be a
/// kilobyte more for every shopper to download.)
pub struct Messages {
    text: &'static str,
    lengths: &'static [u8],
}

impl Messages {
    /// The text in this language.
    pub fn get(&self, text: Text) -> &'static str {
        let (before, rest) = self.lengths.split_at(text as usize);
        let start = before.iter().copied().map(usize::from).sum();
        let length = rest.first().copied().map_or(0, usize::from);
        self.text.get(start..start + length).unwrap_or_default()
    }

    pub(super) const fn new(text: &'static str, lengths: &'static [u8]) -> Messages {
        Messages { text, lengths }
    }
}

/// Writes a language down. A text that is missing, or not in its place, fails the build.
macro_rules! language {
    ($($name:ident: $text:literal,)*) => {
        pub(super) static MESSAGES: Messages = Messages::new(concat!($($text),*), &LENGTHS);

        const LENGTHS: [u8; Text::ALL.len()] = crate::i18n::messages::lengths(&[$((Text::$name, $text)),*]);
    };
}
pub(super) use language;

/// The texts' lengths in bytes; does not compile unless they are all there, in order, and shorter than 256 bytes.
pub(super) const fn lengths<const COUNT: usize>(texts: &[(Text, &str); COUNT]) -> [u8; COUNT] {
    let mut lengths = [0; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (text, words) = texts[at];
        if text as usize != at || words.len() > 255 {
            // In a constant, this is an error of the compiler's.
            return [lengths[COUNT]; COUNT];
        }
        lengths[at] = words.len() as u8;
        at += 1;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::super::Locale;
    use super::Text;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

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
        assert!(ja.text.ends_with(ja.get(last)) && en.text.ends_with(en.get(last)));
    }
}
