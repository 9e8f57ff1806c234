//! Which languages there are, and which one a checkout speaks.

use crate::domain::text::cut;

/// A language of the checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Locale {
    /// Every language.
    pub const ALL: &'static [Locale] = &[Locale::Ja, Locale::En];

    /// The BCP 47 tag, as in a `lang` attribute and for `Intl`.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Ja => "ja",
            Locale::En => "en",
        }
    }

    /// Reads a language tag such as `ja`, `ja-JP` or `EN_us`: what comes after the language is not looked at.
    pub fn parse(tag: &str) -> Option<Locale> {
        let language = cut(tag.trim(), b"-_").0;
        Locale::ALL.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    /// The first wish that can be granted, else English. Wishes come in this order: the page's, the session's, the
    /// browser's (DOMAIN.md 6.3).
    pub fn choose(wishes: &[Option<&str>]) -> Locale {
        wishes.iter().find_map(|wish| Locale::parse((*wish)?)).unwrap_or(Locale::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_by_their_language() {
        for (tag, locale) in [
            ("ja", Some(Locale::Ja)),
            ("ja-JP", Some(Locale::Ja)),
            ("EN_us", Some(Locale::En)),
            ("japanese", None),
            ("", None),
            ("tlh", None),
        ] {
            assert_eq!(Locale::parse(tag), locale, "{tag}");
        }
    }

    #[test]
    fn the_first_known_wish_wins() {
        assert_eq!(Locale::choose(&[Some("tlh"), None, Some("ja"), Some("en")]), Locale::Ja);
        assert_eq!(Locale::choose(&[Some("tlh")]), Locale::En);
    }
}
