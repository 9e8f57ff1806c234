//! Texts of the shop's own, said in place of ours in whatever language is spoken.

use super::{Locale, Messages};

/// How one checkout speaks.
#[derive(Clone, Copy)]
pub struct Voice {
    /// The language.
    pub locale: Locale,
    /// Its texts, some of them perhaps in the words of the shop.
    pub texts: &'static Messages,
}

impl Voice {
    /// A language as it is. In the package, its script has put the words of a shop into that.
    pub fn new(locale: Locale) -> Voice {
        Voice { locale, texts: locale.messages() }
    }

    /// The same with the words of a shop: a line for each text, in their order, of which an empty one leaves ours. That
    /// the places in them are right is seen to by whoever writes the lines.
    #[cfg(not(all(target_arch = "wasm32", feature = "package")))]
    pub fn with(self, own: &str) -> Voice {
        if own.is_empty() { self } else { Voice { texts: with(self.locale, self.texts, own), ..self } }
    }
}

#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
use written::with;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
pub use written::{Misuse, lines};

#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod written {
    use super::{Locale, Messages};
    use crate::i18n::Text;
    use crate::i18n::messages::{places, split};
    use std::cell::RefCell;

    /// A language with the words of a shop in it, once it was spoken.
    type Spoken = (Locale, String, &'static Messages);

    thread_local! {
        /// They stay as long as the page, as a language does; a page has but a few.
        static SPOKEN: RefCell<Vec<Spoken>> = const { RefCell::new(Vec::new()) };
    }

    pub(super) fn with(locale: Locale, ours: &'static Messages, own: &str) -> &'static Messages {
        SPOKEN.with_borrow_mut(|spoken| {
            for (language, words, texts) in spoken.iter() {
                if *language == locale && words == own {
                    return *texts;
                }
            }
            let mut texts = split(own.to_owned().leak());
            for (words, our) in texts.iter_mut().zip(ours.all()) {
                if words.is_empty() {
                    *words = our;
                }
            }
            let texts: &'static Messages = Box::leak(Box::new(Messages::new(texts.leak())));
            spoken.push((locale, own.to_owned(), texts));
            texts
        })
    }

    /// Words of a shop that are left out. (In the package, `program/words.js` sees to the same.)
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Misuse(pub Text);

    /// The lines for [`Voice::with`](super::Voice::with), and what was left out of them: words with other places than ours
    /// have would show braces, or leave an amount out.
    pub fn lines<'a>(words: impl IntoIterator<Item = (Text, &'a str)>) -> (String, Vec<Misuse>) {
        let mut lines = vec![String::new(); Text::ALL.len()];
        let mut misuses = Vec::new();
        for (text, words) in words {
            if places(words) == places(Locale::En.messages().get(text)) {
                lines[text as usize] = words.replace(['\n', '\r'], " ");
            } else {
                misuses.push(Misuse(text));
            }
        }
        (lines.join("\n"), misuses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Text;

    fn spoken(locale: Locale, words: &[(Text, &str)]) -> (&'static Messages, Vec<Misuse>) {
        let (lines, misuses) = lines(words.iter().copied());
        (Voice::new(locale).with(&lines).texts, misuses)
    }

    #[test]
    fn the_shops_words_are_said_in_any_language_and_ours_everywhere_else() {
        for locale in Locale::ALL {
            let (texts, misuses) = spoken(*locale, &[(Text::PayPlain, "Donate"), (Text::Softbank, "<b>SB</b>\nx")]);
            assert!(misuses.is_empty());
            assert_eq!(texts.get(Text::PayPlain), "Donate");
            assert_eq!(texts.get(Text::Softbank), "<b>SB</b> x");
            assert_eq!(texts.get(Text::Pay), locale.messages().get(Text::Pay));
        }
    }

    #[test]
    fn words_that_lack_a_place_or_have_another_are_left_out() {
        let words = [(Text::Pay, "Donate"), (Text::PayPlain, "Give {amount}"), (Text::Fee, "{amount} extra")];
        let (texts, misuses) = spoken(Locale::En, &words);
        assert_eq!(misuses, [Misuse(Text::Pay), Misuse(Text::PayPlain)]);
        assert_eq!((texts.get(Text::Pay), texts.get(Text::PayPlain)), ("Pay {amount}", "Pay"));
        assert_eq!(texts.get(Text::Fee), "{amount} extra");
    }

    #[test]
    fn the_same_words_are_kept_once_and_checkouts_do_not_share_theirs() {
        let [one, two] = ["Donate", "Give"].map(|words| lines([(Text::PayPlain, words)]).0);
        let said = |own: &str| Voice::new(Locale::En).with(own).texts;
        assert!(std::ptr::eq(said(&one), said(&one)));
        let pay = |own: &str| said(own).get(Text::PayPlain);
        assert_eq!((pay(&one), pay(&two), pay("")), ("Donate", "Give", "Pay"));
    }
}
