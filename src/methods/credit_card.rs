//! Credit card (S3 "Credit Card"; DOMAIN.md 1).

use super::field::{Ask, Check, Field, Kind, Values, Width};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, instalments};
use crate::domain::brand::{Accepted, Brand};
use crate::domain::code::{CodeReason, SecurityCode};
use crate::domain::expiry::{Expiry, ExpiryReason};
use crate::domain::holder::{HolderName, HolderReason};
use crate::domain::number::{CardNumber, NumberReason};
use crate::i18n::{FieldProblem, Text};
use crate::wire::{Offer, PaymentDetails, brand_of_word};

pub(super) static METHOD: Method = Method {
    // A list of brands that nobody here knows would refuse every number.
    can_serve: |offer| !brands_taken(offer).is_empty(),
    title: Some(Text::CreditCard),
    picture: Picture::Card,
    button: Text::Pay,
    paid: Paid::Card,
    ..Method::new(&["credit_card"], asks, details)
};

static NUMBER: Field = Field {
    placeholder: Some(Text::CardNumberHint),
    autocomplete: "cc-number",
    ..Field::new(FieldName::Number, Kind::CardNumber, Text::CardNumber, check_number)
};

static EXPIRY: Field = Field {
    placeholder: Some(Text::ExpiryHint),
    autocomplete: "cc-exp",
    width: Width::Half,
    ..Field::new(FieldName::Expiry, Kind::Expiry, Text::Expiry, check_expiry)
};

static CODE: Field = Field {
    autocomplete: "cc-csc",
    width: Width::Half,
    ..Field::new(FieldName::Cvc, Kind::Code, Text::SecurityCode, check_code)
};

static NAME: Field = Field {
    placeholder: Some(Text::CardNameHint),
    autocomplete: "cc-name",
    ..Field::new(FieldName::Name, Kind::CardName, Text::CardName, check_name)
};

fn asks(setting: &Setting<'_>) -> Vec<Ask> {
    let mut asks = Ask::all(setting, &[&NUMBER, &EXPIRY, &CODE, &NAME]);
    if let Some(plans) = instalments::ask(setting) {
        asks.push(plans);
    }
    asks
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let number = CardNumber::check(values.get(FieldName::Number), &accepted(setting.offer)).valid()?;
    let expiry = Expiry::check(values.get(FieldName::Expiry), setting.today).valid()?;
    let code = SecurityCode::check(values.get(FieldName::Cvc), Some(number.brand())).valid()?;
    let name = HolderName::check(values.get(FieldName::Name)).valid()?;
    Some(
        PaymentDetails::new("credit_card")
            .with("number", number.digits().clone())
            .with("month", expiry.month_text().as_str())
            .with("year", expiry.year_text().as_str())
            .with("verification_value", code.digits().clone())
            .with("name", name.text().clone())
            .with_some("installments", instalments::chosen(values))
            .with_some("email", setting.known.email()),
    )
}

fn check_number(setting: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(CardNumber::check(typed, &accepted(setting.offer)), FieldProblem::NumberIncomplete, |reason| match reason
    {
        NumberReason::Unsupported(_) => Check::Hopeless(FieldProblem::BrandUnsupported),
        NumberReason::UnknownBrand => Check::Invalid(FieldProblem::BrandUnsupported),
        NumberReason::NotDigits | NumberReason::TooLong | NumberReason::BadChecksum => {
            Check::Invalid(FieldProblem::NumberInvalid)
        }
    })
}

fn check_expiry(setting: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(Expiry::check(typed, setting.today), FieldProblem::ExpiryIncomplete, |reason| {
        Check::Invalid(match reason {
            ExpiryReason::Month => FieldProblem::ExpiryMonth,
            ExpiryReason::Invalid => FieldProblem::ExpiryInvalid,
            ExpiryReason::Past => FieldProblem::ExpiryPast,
        })
    })
}

fn check_code(setting: &Setting<'_>, values: &Values<'_>, typed: &str) -> Check {
    let brand = brand_of_number(setting.offer, values.get(FieldName::Number));
    let digits = brand.map_or(3, Brand::code_length);
    let problem = FieldProblem::CodeLength(digits as u8);
    Check::of(SecurityCode::check(typed, brand), problem, |reason| {
        Check::Invalid(match reason {
            CodeReason::NotDigits => problem,
            CodeReason::Length(digits) => FieldProblem::CodeLength(digits as u8),
        })
    })
}

fn check_name(_: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(HolderName::check(typed), FieldProblem::Required, |reason| {
        Check::Invalid(match reason {
            HolderReason::LooksLikeNumber => FieldProblem::NameIsNumber,
            HolderReason::Invalid => FieldProblem::NameInvalid,
        })
    })
}

/// The brands an offer takes. Without a list, or with an empty one, all: the server decides (DOMAIN.md 1.1).
pub fn accepted(offer: &Offer) -> Accepted {
    Accepted::only(brands_taken(offer))
}

/// The brands an offer takes, in its order, for their pictures; all we know when it lists none. UnionPay is no card
/// here.
pub fn brands_taken(offer: &Offer) -> Vec<Brand> {
    let listed = offer.brands.as_deref().unwrap_or_default();
    if listed.is_empty() {
        return vec![Brand::Visa, Brand::Mastercard, Brand::Jcb, Brand::AmericanExpress, Brand::DinersClub];
    }
    let mut taken = Vec::new();
    for brand in listed {
        taken.extend(brand_of_word(&brand.slug).filter(|brand| *brand != Brand::UnionPay));
    }
    taken
}

/// The brand a number certainly belongs to, from its first digits on.
pub fn brand_of_number(offer: &Offer, typed: &str) -> Option<Brand> {
    let digits = CardNumber::digits_typed(typed);
    accepted(offer).brand_of(digits.expose())
}
