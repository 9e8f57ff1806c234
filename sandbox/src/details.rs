//! Checks `payment_details` as a gateway does before it asks anybody (S3, FEATURES.md 2.4):
//! what is required is there and has the right shape. Whether it pays is `processor`'s affair.

use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::params::{text, text_or_number, whole};
use crate::card::{self, BrandName};
use crate::catalog::{self, Kind, Method};
use crate::form::Form;
use crate::secret::Secret;
use crate::stores::{self, Store};

/// Payment details that hold together.
pub(crate) struct Details {
    pub(crate) method: &'static Method,
    pub(crate) email: Option<String>,
    pub(crate) instrument: Instrument,
}

/// What is paid with.
pub(crate) enum Instrument {
    Card { number: Secret, brand: BrandName, month: i64, year: i64, installments: Option<String> },
    Konbini { store: &'static Store, expiry_days: Option<i64> },
    PayEasy,
    BankTransfer { expiry_days: Option<i64> },
    Prepaid { number: Secret },
    Account { id: String, password: Secret },
    Offsite { provider: Option<String> },
}

/// In how many parts a card can be paid (FEATURES.md 2.4).
pub(crate) const INSTALLMENTS: &[&str] = &["3", "5", "6", "10", "12", "15", "18", "20", "24", "revolving"];

/// What is known from elsewhere: the session, or the payment request around the details.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) email: Option<String>,
}

/// The type a request names.
pub(crate) fn slug(given: &Value) -> Result<&str, ApiError> {
    text(&given["type"]).ok_or_else(|| ApiError::missing("payment_details[type]"))
}

/// The method a request names.
pub(crate) fn method(given: &Value) -> Result<&'static Method, ApiError> {
    catalog::find(slug(given)?).ok_or_else(|| ApiError::of("invalid_payment_type").about("payment_details[type]"))
}

/// Checks everything the method asks for; the first problem is the answer.
pub(crate) fn check(given: &Value, known: &Known) -> Result<Details, ApiError> {
    let method = method(given)?;
    let form = Form(given);
    let email = form.email()?.or_else(|| known.email.clone());
    let instrument = match method.kind {
        Kind::Card => check_card(&form)?,
        Kind::Konbini => {
            let slug = form.required("store")?;
            let store = stores::find(slug).ok_or_else(|| form.invalid("store"))?;
            if email.is_none() {
                return Err(form.missing("email"));
            }
            form.phone(false)?;
            Instrument::Konbini { store, expiry_days: form.expiry_days()? }
        }
        Kind::PayEasy | Kind::BankTransfer => {
            if email.is_none() {
                return Err(form.missing("email"));
            }
            if method.kind == Kind::PayEasy {
                form.required("family_name")?;
                form.required("given_name")?;
            }
            form.kana("family_name_kana")?;
            form.kana("given_name_kana")?;
            form.phone(true)?;
            match method.kind {
                Kind::PayEasy => Instrument::PayEasy,
                _ => Instrument::BankTransfer { expiry_days: form.expiry_days()? },
            }
        }
        Kind::Prepaid { .. } => Instrument::Prepaid { number: prepaid_number(given, method)? },
        Kind::Account { id, password, .. } => {
            let id = form.required(id)?.to_owned();
            Instrument::Account { id, password: form.password(password)? }
        }
        Kind::Carrier { asks } => {
            let provider = if asks { Some(form.required("brand")?.to_owned()) } else { None };
            Instrument::Offsite { provider }
        }
        Kind::Paidy => {
            if form.optional("name").is_none() {
                form.required("customer_name")?;
            }
            form.phone(false)?;
            Instrument::Offsite { provider: None }
        }
        Kind::Offsite => Instrument::Offsite { provider: None },
    };
    Ok(Details { method, email, instrument })
}

/// A prepaid number of the right length and script (DOMAIN.md 3.4): 16 letters or digits, for NET CASH up to 20, for
/// BitCash also hiragana.
pub(crate) fn prepaid_number(given: &Value, method: &Method) -> Result<Secret, ApiError> {
    let form = Form(given);
    let number: String = form.required("prepaid_number")?.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let most = if method.slug == "net_cash" { 20 } else { 16 };
    let hiragana = |c: char| method.slug == "bit_cash" && matches!(c, '\u{3041}'..='\u{3096}');
    let readable = number.chars().all(|c| c.is_ascii_alphanumeric() || hiragana(c));
    if !readable || !(16..=most).contains(&number.chars().count()) {
        return Err(form.invalid("prepaid_number"));
    }
    Ok(Secret::new(number))
}

fn check_card(form: &Form) -> Result<Instrument, ApiError> {
    let number: String = text_or_number(&form.0["number"])
        .ok_or_else(|| form.missing("number"))?
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .collect();
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(form.invalid("number"));
    }
    let brand = card::brand(&number).ok_or_else(|| form.invalid("number"))?;
    let month = whole(form.present("month")?).filter(|month| (1..=12).contains(month));
    let month = month.ok_or_else(|| form.invalid("month"))?;
    let year = match whole(form.present("year")?) {
        Some(year @ 0..=99) => 2000 + year,
        Some(year @ 2000..=2099) => year,
        _ => return Err(form.invalid("year")),
    };
    if let Some(code) = text_or_number(&form.0["verification_value"]) {
        let digits = code.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !(3..=4).contains(&code.len()) {
            return Err(form.invalid("verification_value"));
        }
    }
    let installments = text_or_number(&form.0["installments"]);
    if installments.as_ref().is_some_and(|word| !INSTALLMENTS.contains(&word.as_str())) {
        return Err(form.invalid("installments"));
    }
    Ok(Instrument::Card { number: Secret::new(number), brand, month, year, installments })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn param(given: Value) -> Option<String> {
        check(&given, &Known::default()).err().and_then(|error| error.param().map(str::to_owned))
    }

    #[test]
    fn the_first_problem_names_its_parameter() {
        let card = |key: &str, value: &str| {
            let mut given = json!({"type": "credit_card", "number": "4111111111111111", "month": "01", "year": "30"});
            given[key] = json!(value);
            param(given)
        };
        assert_eq!(card("number", "4111 1111-1111 1111"), None);
        assert_eq!(card("number", "4111111111111112").unwrap(), "payment_details[number]");
        assert_eq!(card("number", "４111111111111111").unwrap(), "payment_details[number]");
        assert_eq!(card("month", "13").unwrap(), "payment_details[month]");
        assert_eq!(card("year", "1999").unwrap(), "payment_details[year]");
        assert_eq!(card("verification_value", "12").unwrap(), "payment_details[verification_value]");
        assert_eq!(card("installments", "revolving"), None);
        assert_eq!(card("installments", "4").unwrap(), "payment_details[installments]");
        let konbini = |extra: Value| {
            let mut given = json!({"type": "konbini", "store": "lawson", "email": "a@example.com"});
            given.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
            param(given)
        };
        assert_eq!(konbini(json!({})), None);
        assert_eq!(konbini(json!({"store": "corner-shop"})).unwrap(), "payment_details[store]");
        assert_eq!(konbini(json!({"email": ""})).unwrap(), "payment_details[email]");
        assert_eq!(konbini(json!({"email": "a"})).unwrap(), "payment_details[email]");
        assert_eq!(konbini(json!({"phone": "abc"})).unwrap(), "payment_details[phone]");
        assert_eq!(konbini(json!({"expiry_days": "60"})).unwrap(), "payment_details[expiry_days]");
        assert_eq!(param(json!({"type": "net_cash", "prepaid_number": "12345678901234567890"})), None);
        assert_eq!(
            param(json!({"type": "web_money", "prepaid_number": "12345678901234567890"})).unwrap(),
            "payment_details[prepaid_number]"
        );
        assert_eq!(param(json!({"type": "carrier_pigeon"})).unwrap(), "payment_details[type]");
    }

    #[test]
    fn prepaid_numbers_are_letters_and_digits_or_hiragana() {
        for (kind, number, fits) in [
            ("web_money", "abcdABCD12345678", true),
            ("web_money", "１１１１１１１１１１１１１１１１", false),
            ("web_money", "あいうえおかきくけこさしすせそた", false),
            ("bit_cash", "あいうえおかきくけこさしすせそた", true),
            ("bit_cash", "アイウエオカキクケコサシスセソタ", false),
            ("nanaco", "12345678901234567", false),
        ] {
            let problem = param(json!({ "type": kind, "prepaid_number": number }));
            assert_eq!(problem.is_none(), fits, "{kind} {number}");
        }
    }

    #[test]
    fn an_account_needs_an_id_and_a_password_of_whatever_kind() {
        let account =
            |id: &str, password: &str| param(json!({ "type": "dospara", "user_no": id, "user_password": password }));
        assert_eq!(account("1", " "), None);
        assert_eq!(account(" ", "x").unwrap(), "payment_details[user_no]");
        assert_eq!(account("1", "").unwrap(), "payment_details[user_password]");
    }

    #[test]
    fn names_for_a_bank_are_katakana() {
        let transfer = |kana: &str| {
            param(json!({
                "type": "bank_transfer", "email": "a@example.com", "phone": "080-1111-2222",
                "family_name_kana": kana, "given_name_kana": "タロウ",
            }))
        };
        assert_eq!(transfer("ヤマダ"), None);
        assert_eq!(transfer("やまだ").unwrap(), "payment_details[family_name_kana]");
        assert_eq!(transfer("").unwrap(), "payment_details[family_name_kana]");
    }
}
