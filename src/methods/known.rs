//! What the shop knows of the shopper already, so that nobody types it twice. Never anything a card or a prepaid number
//! could be in.

use super::field::{Field, Kind};
use super::field_name::FieldName;
use crate::domain::Secret;
use crate::domain::email::Email;
use crate::domain::holder::HolderName;
use crate::domain::kana::normalise;
use crate::wire::Session;
use std::rc::Rc;

/// Values by field: the session's come first, then those the page gave. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known(Rc<Vec<(FieldName, String)>>);

impl Known {
    /// The fields a page may fill in.
    pub const FIELDS: [FieldName; 8] = [
        FieldName::Email,
        FieldName::Name,
        FieldName::Phone,
        FieldName::FamilyName,
        FieldName::GivenName,
        FieldName::FamilyNameKana,
        FieldName::GivenNameKana,
        FieldName::NameKana,
    ];

    /// What a page says when it is asked for each of [`Known::FIELDS`]; blank values are none.
    pub fn of_page(says: impl Fn(FieldName) -> Option<String>) -> Known {
        let mut known = Vec::new();
        for &name in &Known::FIELDS {
            if let Some(value) = says(name)
                && !value.trim().is_empty()
            {
                known.push((name, value));
            }
        }
        Known(Rc::new(known))
    }

    /// The same with what the session says, which was given by the shop's server; a blank says nothing there either.
    pub fn with_session(&self, session: &Session) -> Known {
        let mut known = Vec::new();
        for (name, told) in [(FieldName::Email, &session.email), (FieldName::Name, &session.name)] {
            if let Some(told) = told
                && !told.trim().is_empty()
            {
                known.push((name, told.clone()));
            }
        }
        known.extend_from_slice(&self.0);
        Known(Rc::new(known))
    }

    /// What is put into a field before anybody has typed.
    pub(super) fn fill_in(&self, field: &Field) -> Option<String> {
        match field.kind {
            Kind::CardName => self.card_name(),
            Kind::Kana => self.get(field.name).map(|kana| normalise(&kana)),
            _ => self.get(field.name),
        }
    }

    /// What is known for a field.
    pub fn get(&self, name: FieldName) -> Option<String> {
        self.told(name).map(str::to_owned).or_else(|| match name {
            FieldName::FamilyName => self.parts().map(|(family, _)| family.to_owned()),
            FieldName::GivenName => self.parts().map(|(_, given)| given.to_owned()),
            _ => None,
        })
    }

    /// The name as it may stand on a card: only one in plain letters.
    fn card_name(&self) -> Option<String> {
        let name = self.told(FieldName::Name).filter(|name| name.is_ascii())?;
        HolderName::check(name).is_valid().then(|| name.to_owned())
    }

    /// The e-mail address, for methods that send it along without asking for it.
    pub fn email(&self) -> Option<Secret> {
        Some(Email::check(self.told(FieldName::Email)?).valid()?.text().clone())
    }

    fn told(&self, name: FieldName) -> Option<&str> {
        self.0.iter().find(|(found, _)| *found == name).map(|(_, value)| value.trim())
    }

    /// Family and given name of a Japanese name written with one blank: the family name comes first. A name in plain
    /// letters may be in either order, so it is not taken apart.
    fn parts(&self) -> Option<(&str, &str)> {
        let name = self.told(FieldName::Name).filter(|name| !name.is_ascii())?;
        let mut parts = name.split_whitespace();
        let both = (parts.next()?, parts.next()?);
        parts.next().is_none().then_some(both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str) -> Known {
        Known::of_page(|field| (field == FieldName::Name).then(|| name.to_owned()))
    }

    #[test]
    fn a_japanese_name_is_taken_apart_and_no_other() {
        for (name, parts) in [
            ("山田 太郎", Some(("山田", "太郎"))),
            ("山田\u{3000}太郎", Some(("山田", "太郎"))),
            (" 山田  太郎 ", Some(("山田", "太郎"))),
            ("山田太郎", None),
            ("Taro Yamada", None),
            ("山 田 太郎", None),
        ] {
            let known = known(name);
            let found = known.get(FieldName::FamilyName).zip(known.get(FieldName::GivenName));
            assert_eq!(found, parts.map(|(family, given)| (family.to_owned(), given.to_owned())), "{name}");
        }
    }

    #[test]
    fn only_a_name_in_plain_letters_is_put_on_a_card() {
        assert_eq!(known("Taro Yamada").card_name().as_deref(), Some("Taro Yamada"));
        assert_eq!(known("山田 太郎").card_name(), None);
        assert_eq!(known("4111111111111111").card_name(), None);
    }

    #[test]
    fn a_page_cannot_fill_in_what_only_the_shopper_has() {
        const SECRET: [FieldName; 5] =
            [FieldName::Number, FieldName::Cvc, FieldName::Expiry, FieldName::PrepaidNumber, FieldName::Password];
        let known = Known::of_page(|name| SECRET.contains(&name).then(|| "1".to_owned()));
        assert_eq!(known, Known::default());
    }
}
