//! Where the texts are when every language is built in, and how a language is written down.

use super::messages::COUNT;
use super::{Locale, Messages, Text};
use super::{ar, de, en, es, fr, id, it, ja, ko, pt_br, th, vi, zh_hans, zh_hant};

impl Locale {
    /// The texts of this language.
    pub fn messages(self) -> &'static Messages {
        match self {
            Locale::Ja => &ja::MESSAGES,
            Locale::En => &en::MESSAGES,
            Locale::Ko => &ko::MESSAGES,
            Locale::ZhHans => &zh_hans::MESSAGES,
            Locale::ZhHant => &zh_hant::MESSAGES,
            Locale::Th => &th::MESSAGES,
            Locale::Vi => &vi::MESSAGES,
            Locale::Id => &id::MESSAGES,
            Locale::Es => &es::MESSAGES,
            Locale::PtBr => &pt_br::MESSAGES,
            Locale::Fr => &fr::MESSAGES,
            Locale::De => &de::MESSAGES,
            Locale::It => &it::MESSAGES,
            Locale::Ar => &ar::MESSAGES,
        }
    }

    /// The language to speak, where this one is wanted: every language is there.
    pub fn at_hand(self) -> Locale {
        self
    }
}

/// Writes a language down. A text that is missing, or not in its place, fails the build.
macro_rules! language {
    ($($name:ident: $text:literal,)*) => {
        pub(super) static MESSAGES: Messages = Messages::new(&TEXTS);

        const TEXTS: [&str; Text::ALL.len()] = crate::i18n::built_in::in_order(&[$((Text::$name, $text)),*]);
    };
}
pub(super) use language;

/// The texts alone; does not compile unless they are all there, in order, and a line each.
pub(super) const fn in_order(texts: &[(Text, &'static str); COUNT]) -> [&'static str; COUNT] {
    let mut alone = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (text, words) = texts[at];
        if text as usize != at || !is_a_line(words.as_bytes()) {
            // In a constant, this is an error of the compiler's.
            return [alone[COUNT + at]; COUNT];
        }
        alone[at] = words;
        at += 1;
    }
    alone
}

const fn is_a_line(words: &[u8]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if words[at] == b'\n' {
            return false;
        }
        at += 1;
    }
    true
}
