//! Which languages there are, and which one a checkout speaks.

use crate::domain::text::cut;

/// A language of the checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// Japanese.
    Ja,
    /// English.
    En,
    /// Korean.
    Ko,
    /// Chinese as written on the mainland and in Singapore.
    ZhHans,
    /// Chinese as written in Taiwan, Hong Kong and Macau.
    ZhHant,
    /// Thai.
    Th,
    /// Vietnamese.
    Vi,
    /// Indonesian.
    Id,
    /// Spanish, without a country's own words.
    Es,
    /// Portuguese as in Brazil.
    PtBr,
    /// French.
    Fr,
    /// German.
    De,
    /// Italian.
    It,
    /// Arabic.
    Ar,
}

/// The tags, in the order of [`Locale`].
static TAGS: [&str; Locale::ALL.len()] =
    ["ja", "en", "ko", "zh-Hans", "zh-Hant", "th", "vi", "id", "es", "pt-BR", "fr", "de", "it", "ar"];

impl Locale {
    /// Every language.
    pub const ALL: &'static [Locale] = &[
        Locale::Ja,
        Locale::En,
        Locale::Ko,
        Locale::ZhHans,
        Locale::ZhHant,
        Locale::Th,
        Locale::Vi,
        Locale::Id,
        Locale::Es,
        Locale::PtBr,
        Locale::Fr,
        Locale::De,
        Locale::It,
        Locale::Ar,
    ];

    /// The BCP 47 tag, as in a `lang` attribute.
    pub fn tag(self) -> &'static str {
        TAGS[self as usize]
    }

    /// The tag for `Intl`. Arabic gets the digits of Latin script: they are those of the machines in Japan, with which
    /// amounts and deadlines are compared, and of the numbers that are typed there.
    pub fn intl(self) -> &'static str {
        match self {
            Locale::Ar => "ar-u-nu-latn",
            other => other.tag(),
        }
    }

    /// The direction it is written in, as in a `dir` attribute.
    pub fn direction(self) -> &'static str {
        if self == Locale::Ar { "rtl" } else { "ltr" }
    }

    /// Reads a language tag such as `ja`, `ja-JP` or `EN_us`. What comes after the language tells the two ways to write
    /// Chinese apart, and is otherwise not looked at.
    pub fn parse(tag: &str) -> Option<Locale> {
        let (language, rest) = cut(tag.trim(), b"-_");
        let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
        // What Indonesian was called before, by Java and so by some Android browsers.
        let language = if same(language, "in") { "id" } else { language };
        let found = Locale::ALL.iter().copied().find(|locale| same(cut(locale.tag(), b"-").0, language))?;
        if found != Locale::ZhHans {
            return Some(found);
        }
        let mut rest = rest;
        while let Some(parts) = rest {
            let (part, after) = cut(parts, b"-_");
            // A script that is named says more than the country after it.
            if same(part, "hans") {
                break;
            }
            for traditional in ["hant", "tw", "hk", "mo"] {
                if same(part, traditional) {
                    return Some(Locale::ZhHant);
                }
            }
            rest = after;
        }
        Some(found)
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
    fn every_language_is_found_by_its_own_tag() {
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.tag()), Some(*locale));
            assert_eq!(Locale::parse(locale.intl()), Some(*locale));
        }
    }

    /// `tests/rules` reads this table too: the package's script must choose alike.
    #[test]
    fn tags_are_read_by_their_language() {
        for line in include_str!("tags.txt").lines() {
            let (tag, wanted) = line.split_once(" > ").unwrap();
            assert_eq!(Locale::parse(tag).map(Locale::tag), Some(wanted).filter(|wanted| *wanted != "none"), "{tag}");
        }
    }

    #[test]
    fn one_language_is_written_from_right_to_left() {
        for locale in Locale::ALL {
            assert_eq!(locale.direction(), if locale.tag() == "ar" { "rtl" } else { "ltr" }, "{}", locale.tag());
        }
    }

    #[test]
    fn the_first_known_wish_wins() {
        assert_eq!(Locale::choose(&[Some("tlh"), None, Some("ja"), Some("en")]), Locale::Ja);
        assert_eq!(Locale::choose(&[Some("tlh")]), Locale::En);
    }
}
