//! What fields are called, in events and by the API.

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
    /// Family name.
    FamilyName,
    /// Given name.
    GivenName,
    /// Family name in katakana.
    FamilyNameKana,
    /// Given name in katakana.
    GivenNameKana,
    /// The whole name in katakana.
    NameKana,
    /// Konbini chain.
    Store,
    /// Mobile carrier.
    Brand,
    /// In how many parts to pay.
    Installments,
    /// Number of a prepaid card.
    PrepaidNumber,
    /// Id of an account.
    Account,
    /// Password of an account.
    Password,
}

/// The parameters of the API that are about a field.
static PARAMS: &[(&str, FieldName)] = &[
    ("number", FieldName::Number),
    ("month", FieldName::Expiry),
    ("year", FieldName::Expiry),
    ("verification_value", FieldName::Cvc),
    ("name", FieldName::Name),
    ("customer_name", FieldName::Name),
    ("family_name", FieldName::FamilyName),
    ("given_name", FieldName::GivenName),
    ("family_name_kana", FieldName::FamilyNameKana),
    ("given_name_kana", FieldName::GivenNameKana),
    ("customer_name_kana", FieldName::NameKana),
    ("email", FieldName::Email),
    ("customer_email", FieldName::Email),
    ("phone", FieldName::Phone),
    ("store", FieldName::Store),
    ("brand", FieldName::Brand),
    ("installments", FieldName::Installments),
    ("prepaid_number", FieldName::PrepaidNumber),
    ("culture_id", FieldName::Account),
    ("happy_money_id", FieldName::Account),
    ("user_no", FieldName::Account),
    ("culture_password", FieldName::Password),
    ("happy_money_password", FieldName::Password),
    ("user_password", FieldName::Password),
];

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
            FieldName::FamilyName => "family_name",
            FieldName::GivenName => "given_name",
            FieldName::FamilyNameKana => "family_name_kana",
            FieldName::GivenNameKana => "given_name_kana",
            FieldName::NameKana => "name_kana",
            FieldName::Store => "store",
            FieldName::Brand => "brand",
            FieldName::Installments => "installments",
            FieldName::PrepaidNumber => "prepaid_number",
            FieldName::Account => "account",
            FieldName::Password => "password",
        }
    }

    /// The field that holds the reading of this one in katakana.
    pub fn reading(self) -> Option<FieldName> {
        match self {
            FieldName::Name => Some(FieldName::NameKana),
            FieldName::FamilyName => Some(FieldName::FamilyNameKana),
            FieldName::GivenName => Some(FieldName::GivenNameKana),
            _ => None,
        }
    }

    /// The field that takes its place in forms without this one: one code of the API speaks of card and prepaid numbers,
    /// and a name may be asked for whole or in parts.
    pub fn instead(self) -> Option<FieldName> {
        match self {
            FieldName::Number => Some(FieldName::PrepaidNumber),
            FieldName::FamilyName | FieldName::GivenName => Some(FieldName::Name),
            FieldName::Name => Some(FieldName::FamilyName),
            FieldName::FamilyNameKana | FieldName::GivenNameKana => Some(FieldName::NameKana),
            _ => None,
        }
    }

    /// The field a parameter of the API is about (DOMAIN.md 6.2); `None` if it is the merchant's.
    pub fn of_param(param: &str) -> Option<FieldName> {
        let param =
            param.strip_prefix("payment_details").or_else(|| param.strip_prefix("fraud_details")).unwrap_or(param);
        let param = param.trim_start_matches(['[', '.']).trim_end_matches(']');
        PARAMS.iter().find(|(found, _)| *found == param).map(|(_, name)| *name)
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
            ("payment_details[family_name_kana]", Some(FieldName::FamilyNameKana)),
            ("payment_details[customer_name]", Some(FieldName::Name)),
            ("payment_details[user_no]", Some(FieldName::Account)),
            ("payment_details[happy_money_password]", Some(FieldName::Password)),
            ("amount", None),
            ("", None),
        ] {
            assert_eq!(FieldName::of_param(param), field, "{param}");
        }
    }
}
