//! A field of a form, as data: what it is called, what it takes, how wide it is, how its value is checked.

use super::Setting;
use crate::domain::Secret;
use crate::domain::verdict::Verdict;
use crate::i18n::{FieldProblem, Messages};

/// A field's name in events and errors (DOMAIN.md 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// Card number.
    Number,
    /// Card expiry.
    Expiry,
    /// Card security code.
    Cvc,
    /// The shopper's name, or the name on the card.
    Name,
    /// E-mail address.
    Email,
    /// Phone number.
    Phone,
    /// Konbini chain.
    Store,
}

impl FieldName {
    /// The word used in events and in our own element ids.
    pub fn as_str(self) -> &'static str {
        match self {
            FieldName::Number => "number",
            FieldName::Expiry => "expiry",
            FieldName::Cvc => "cvc",
            FieldName::Name => "name",
            FieldName::Email => "email",
            FieldName::Phone => "phone",
            FieldName::Store => "store",
        }
    }

    /// The field a parameter of the API is about (DOMAIN.md 6.2); `None` if it is the merchant's.
    pub fn of_param(param: &str) -> Option<FieldName> {
        let param =
            param.strip_prefix("payment_details").or_else(|| param.strip_prefix("fraud_details")).unwrap_or(param);
        let param = param.trim_start_matches(['[', '.']).trim_end_matches(']');
        match param {
            "number" => Some(FieldName::Number),
            "month" | "year" => Some(FieldName::Expiry),
            "verification_value" => Some(FieldName::Cvc),
            "name" | "given_name" | "family_name" => Some(FieldName::Name),
            "email" | "customer_email" => Some(FieldName::Email),
            "phone" => Some(FieldName::Phone),
            "store" => Some(FieldName::Store),
            _ => None,
        }
    }
}

/// What a field takes: decides its keyboard, its live formatting and its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A card number, grouped while typing.
    CardNumber,
    /// An expiry, `MM / YY`.
    Expiry,
    /// A security code, digits only.
    Code,
    /// A person's name.
    Name,
    /// A name as on a card, in capitals.
    CardName,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// One of the konbini on offer.
    Store,
}

/// How much of a row a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// All of it.
    Full,
    /// Half of it.
    Half,
}

/// A field of a form.
pub struct Field {
    /// Its name.
    pub name: FieldName,
    /// What it takes.
    pub kind: Kind,
    /// Its label.
    pub label: fn(&Messages) -> &'static str,
    /// A short example shown in the empty field.
    pub placeholder: Option<fn(&Messages) -> &'static str>,
    /// A line of help under it.
    pub help: Option<fn(&Messages) -> &'static str>,
    /// The `autocomplete` token (DOMAIN.md 1.8).
    pub autocomplete: &'static str,
    /// How much of a row it takes.
    pub width: Width,
    /// Whether it must be filled in.
    pub required: bool,
    /// What the session already knows of it.
    pub prefill: Option<String>,
    /// Checks a value that is not empty. Other values matter too: the security code depends on the card's brand.
    pub check: fn(&Setting<'_>, &Values<'_>, &str) -> Check,
}

impl Field {
    /// A full-width, required field without help; the methods change what differs.
    pub fn new(
        name: FieldName,
        kind: Kind,
        label: fn(&Messages) -> &'static str,
        check: fn(&Setting<'_>, &Values<'_>, &str) -> Check,
    ) -> Field {
        Field {
            name,
            kind,
            label,
            placeholder: None,
            help: None,
            autocomplete: "off",
            width: Width::Full,
            required: true,
            prefill: None,
            check,
        }
    }
}

/// What a field's value is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It can be sent.
    Valid,
    /// It may become valid by typing on; the problem is told when the field is left.
    Incomplete(FieldProblem),
    /// Typing on will not help; the problem is told when the field is left.
    Invalid(FieldProblem),
    /// Certain already while typing, and told at once: a brand that is not taken here.
    Hopeless(FieldProblem),
}

impl Check {
    /// What is wrong, if anything.
    pub fn problem(self) -> Option<FieldProblem> {
        match self {
            Check::Valid => None,
            Check::Incomplete(problem) | Check::Invalid(problem) | Check::Hopeless(problem) => Some(problem),
        }
    }

    /// The result of one of the `domain` checks, with its reasons put into our problems.
    pub fn of<T, R>(verdict: Verdict<T, R>, incomplete: FieldProblem, invalid: impl FnOnce(R) -> Check) -> Check {
        match verdict {
            Verdict::Valid(_) => Check::Valid,
            Verdict::Incomplete => Check::Incomplete(incomplete),
            Verdict::Invalid(reason) => invalid(reason),
        }
    }
}

/// What was entered, by field: a look at it, not a copy.
pub struct Values<'a>(Vec<(FieldName, &'a Secret)>);

impl<'a> Values<'a> {
    /// What was entered in a field; empty for one that is not there.
    pub fn get(&self, name: FieldName) -> &str {
        self.0.iter().find(|(found, _)| *found == name).map_or("", |(_, value)| value.expose())
    }
}

impl<'a> FromIterator<(FieldName, &'a Secret)> for Values<'a> {
    fn from_iter<I: IntoIterator<Item = (FieldName, &'a Secret)>>(entries: I) -> Values<'a> {
        Values(entries.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_the_api_are_traced_to_fields() {
        for (param, field) in [
            ("payment_details[verification_value]", Some(FieldName::Cvc)),
            ("payment_details.number", Some(FieldName::Number)),
            ("month", Some(FieldName::Expiry)),
            ("fraud_details[customer_email]", Some(FieldName::Email)),
            ("store", Some(FieldName::Store)),
            ("amount", None),
            ("", None),
        ] {
            assert_eq!(FieldName::of_param(param), field, "{param}");
        }
    }
}
