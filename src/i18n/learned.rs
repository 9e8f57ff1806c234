//! Where the texts are in the packaged checkout: what the page's script has downloaded.
//!
//! A language once learned is kept as long as the page, for every checkout on it.

use super::{Locale, Messages};
use std::cell::Cell;

type Languages = [Option<&'static Messages>; Locale::ALL.len()];

thread_local! {
    static LEARNED: Cell<Languages> = const { Cell::new([None; Locale::ALL.len()]) };
}

/// What is said as long as nothing was learned.
static SILENCE: Messages = Messages::new(&[]);

/// Takes a language in, as its file has it. False if the file is another version's.
pub fn learn(locale: Locale, lines: String) -> bool {
    let Some(messages) = Messages::of_lines(lines.leak()) else { return false };
    let mut learned = LEARNED.get();
    learned[locale as usize] = Some(Box::leak(Box::new(messages)));
    LEARNED.set(learned);
    true
}

/// The language to speak where `wanted` is wanted: that one, else another that was learned.
fn at_hand(wanted: Locale) -> Locale {
    let learned = LEARNED.get();
    if learned[wanted as usize].is_none() {
        for other in Locale::ALL {
            if learned[*other as usize].is_some() {
                return *other;
            }
        }
    }
    wanted
}

fn messages(wanted: Locale) -> &'static Messages {
    LEARNED.get()[at_hand(wanted) as usize].unwrap_or(&SILENCE)
}

#[cfg(not(test))]
impl Locale {
    /// The texts of this language; if it was not learned, those of one that was.
    pub fn messages(self) -> &'static Messages {
        messages(self)
    }

    /// The language to speak where this one is wanted: this one, else another that was learned.
    pub fn at_hand(self) -> Locale {
        at_hand(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::*;

    // Each test has a thread, and so languages, of its own.

    fn file(locale: Locale) -> String {
        locale.messages().to_lines()
    }

    #[test]
    fn the_language_wanted_is_spoken_once_it_was_learned_and_another_until_then() {
        assert_eq!(messages(Locale::Ja).get(Text::Pay), "");
        assert!(learn(Locale::En, file(Locale::En)));
        assert_eq!(at_hand(Locale::Ja), Locale::En);
        assert_eq!(messages(Locale::Ja).get(Text::Pay), "Pay {amount}");
        assert!(learn(Locale::Ja, file(Locale::Ja)));
        for locale in &[Locale::Ja, Locale::En] {
            assert_eq!(at_hand(*locale), *locale);
            assert_eq!(messages(*locale).get(Text::Pay), locale.messages().get(Text::Pay));
        }
    }

    #[test]
    fn what_is_of_another_version_is_not_learned() {
        assert!(learn(Locale::En, file(Locale::En)));
        assert!(!learn(Locale::Ja, file(Locale::Ja) + "\nもう一つ"));
        assert_eq!(at_hand(Locale::Ja), Locale::En);
    }
}
