//! What each error of the API means: whose move it is, what to say, at which field, and whether paying again is
//! safe (DOMAIN.md 6.1 and 6.2).

use super::effect::ErrorReport;
use crate::i18n::{FieldProblem, Notice};
use crate::methods::FieldName;
use crate::wire::ApiError;

/// Whose move it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The shopper's: another number, another method.
    Shopper,
    /// The shop's: a key, a setting, a parameter.
    Merchant,
    /// The network's.
    Network,
    /// The provider's, or ours.
    Service,
}

impl Who {
    /// The word used in events.
    pub fn as_str(self) -> &'static str {
        match self {
            Who::Shopper => "shopper",
            Who::Merchant => "merchant",
            Who::Network => "network",
            Who::Service => "service",
        }
    }
}

/// Whether the shopper may pay again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// Yes: nothing was charged.
    Yes,
    /// Only after the session was looked at once.
    AfterALook,
    /// Only after the session said "pending, no payment" for a while.
    AfterLooking,
    /// No.
    No,
}

/// What an error means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// What to say.
    pub notice: Notice,
    /// The field it belongs to, and what to say there.
    pub field: Option<(FieldName, FieldProblem)>,
    /// Whose move it is.
    pub who: Who,
    /// Whether paying again is safe.
    pub again: Again,
}

/// What a code means, as data.
enum Meaning {
    /// Something about the payment as a whole.
    Of(Notice, Who, Again),
    /// Something about a field, which the shopper can mend.
    At(Notice, FieldName, FieldProblem),
    /// Something about the parameter that the error names.
    Parameter,
}

/// The table of DOMAIN.md 6.1. Suspected fraud is worded like any declined card: a thief learns nothing, an honest
/// shopper is not accused.
#[rustfmt::skip]
const CODES: &[(&str, Meaning)] = {
    use {FieldName as F, FieldProblem as P, Meaning::*, Notice as N};
    &[
        ("bad_verification_value", At(N::CodeWrong, F::Cvc, P::CodeWrong)),
        ("card_expired", At(N::CardExpired, F::Expiry, P::CardExpired)),
        ("invalid_number", At(N::NumberRefused, F::Number, P::NumberRefused)),
        ("used_number", At(N::UsedNumber, F::PrepaidNumber, P::UsedNumber)),
        ("invalid_password", At(N::PasswordWrong, F::Password, P::PasswordWrong)),
        ("invalid_account", At(N::AccountUnknown, F::Account, P::AccountUnknown)),
        ("unsupported_card_brand", At(N::CardDeclined, F::Number, P::BrandUnsupported)),
        ("insufficient_funds", Of(N::InsufficientFunds, Who::Shopper, Again::Yes)),
        ("exceeds_limit", Of(N::ExceedsLimit, Who::Shopper, Again::Yes)),
        ("card_declined", Of(N::CardDeclined, Who::Shopper, Again::Yes)),
        ("fraudulent", Of(N::CardDeclined, Who::Shopper, Again::Yes)),
        ("restricted_account", Of(N::CardDeclined, Who::Shopper, Again::Yes)),
        ("other_invalid", Of(N::CardDeclined, Who::Shopper, Again::Yes)),
        ("request_failed", Of(N::Generic, Who::Shopper, Again::Yes)),
        ("other_error", Of(N::Generic, Who::Shopper, Again::Yes)),
        ("invalid_user_key", Of(N::Generic, Who::Shopper, Again::Yes)),
        ("invalid_token", Of(N::Generic, Who::Shopper, Again::Yes)),
        ("invalid_parameter", Parameter),
        ("missing_parameter", Parameter),
        ("invalid_payment_type", Of(N::MethodUnavailable, Who::Merchant, Again::Yes)),
        ("invalid_currency", Of(N::MethodUnavailable, Who::Merchant, Again::Yes)),
        ("unprocessable_entity", Of(N::Generic, Who::Service, Again::AfterALook)),
        ("not_refundable", Of(N::Generic, Who::Service, Again::AfterALook)),
        ("not_capturable", Of(N::Generic, Who::Service, Again::AfterALook)),
        ("not_cancellable", Of(N::Generic, Who::Service, Again::AfterALook)),
        ("unauthorized", Of(N::MerchantConfig, Who::Merchant, Again::No)),
        ("forbidden", Of(N::MerchantConfig, Who::Merchant, Again::No)),
        ("not_found", Of(N::SessionMissing, Who::Merchant, Again::No)),
        ("bad_request", Of(N::Generic, Who::Merchant, Again::Yes)),
        ("service_unavailable", Of(N::TryLater, Who::Service, Again::AfterALook)),
        ("gateway_timeout", Of(N::TryLater, Who::Service, Again::AfterALook)),
        ("bad_gateway", Of(N::OutcomeUnknown, Who::Service, Again::AfterLooking)),
        ("internal_server_error", Of(N::OutcomeUnknown, Who::Service, Again::AfterLooking)),
    ]
};

impl Refusal {
    /// One that the shopper can answer by trying again.
    pub(super) fn simple(notice: Notice, who: Who) -> Refusal {
        Refusal::new(notice, who, Again::Yes)
    }

    /// What it means where no money moves: nothing has to be looked up.
    pub(super) fn without_charge(self) -> Refusal {
        match self.again {
            Again::AfterALook => Refusal { again: Again::Yes, ..self },
            Again::AfterLooking => Refusal::simple(Notice::TryLater, Who::Service),
            Again::Yes | Again::No => self,
        }
    }

    fn new(notice: Notice, who: Who, again: Again) -> Refusal {
        Refusal { notice, field: None, who, again }
    }

    fn at(notice: Notice, field: FieldName, problem: FieldProblem) -> Refusal {
        Refusal { field: Some((field, problem)), ..Refusal::new(notice, Who::Shopper, Again::Yes) }
    }

    /// The table of DOMAIN.md 6.1: by the code first, by the HTTP status only where there is no code we know. A 502
    /// is both "the card was refused" and "no usable answer".
    pub fn of(error: &ApiError, status: u16) -> Refusal {
        match CODES.iter().find(|row| row.0 == error.code) {
            Some((_, Meaning::Parameter)) => parameter(error.param.as_deref().unwrap_or_default()),
            Some((_, Meaning::At(notice, field, problem))) => Refusal::at(*notice, *field, *problem),
            Some((_, Meaning::Of(notice, who, again))) => Refusal::new(*notice, *who, *again),
            None => Refusal::by_status(status),
        }
    }

    /// What a lost answer means once the session has said that nothing was charged.
    pub fn nothing_charged() -> Refusal {
        Refusal::new(Notice::NothingCharged, Who::Network, Again::Yes)
    }

    /// What an answer with an error status means when it names no code we know.
    pub fn by_status(status: u16) -> Refusal {
        match status {
            401 | 403 => Refusal::new(Notice::MerchantConfig, Who::Merchant, Again::No),
            404 => Refusal::new(Notice::SessionMissing, Who::Merchant, Again::No),
            408 | 500.. => unknown_outcome(),
            429 => Refusal::new(Notice::TryLater, Who::Service, Again::AfterALook),
            _ => Refusal::new(Notice::Generic, Who::Shopper, Again::Yes),
        }
    }

    /// How the page is told of it. A code goes out only if it is spelled like one: anything else could be anything.
    pub fn report(&self, error: Option<&ApiError>, status: Option<u16>) -> ErrorReport {
        let code = error.map(|error| error.code.as_str()).filter(|code| {
            !code.is_empty() && code.len() <= 64 && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        });
        ErrorReport {
            code: code.map(str::to_owned),
            notice: self.notice,
            field: self.field.map(|(field, _)| field),
            who: self.who,
            retry: self.again != Again::No,
            status,
        }
    }
}

/// A parameter with a field of ours is the shopper's; any other is the merchant's (DOMAIN.md 6.2).
fn parameter(param: &str) -> Refusal {
    match FieldName::of_param(param) {
        Some(field) => Refusal::at(Notice::Generic, field, FieldProblem::CheckField),
        None => Refusal::new(Notice::MerchantConfig, Who::Merchant, Again::Yes),
    }
}

fn unknown_outcome() -> Refusal {
    Refusal::new(Notice::OutcomeUnknown, Who::Service, Again::AfterLooking)
}

/// The report of a submission that did not leave because the browser is offline.
pub(super) fn offline() -> ErrorReport {
    Refusal::new(Notice::Offline, Who::Network, Again::Yes).report(None, None)
}

/// The bank did not agree, or was not asked to the end.
pub(super) fn three_ds_failed() -> Refusal {
    Refusal::simple(Notice::ThreeDsFailed, Who::Shopper)
}

/// The report of a submission whose outcome could not be found out.
pub(super) fn lost() -> ErrorReport {
    Refusal::new(Notice::OutcomeUnknownFinal, Who::Service, Again::No).report(None, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(code: &str, status: u16, param: &str) -> Refusal {
        let error = ApiError { code: code.into(), param: Some(param.into()) };
        Refusal::of(&error, status)
    }

    #[test]
    fn the_code_decides_before_the_status() {
        assert_eq!(refusal("card_declined", 502, "").again, Again::Yes);
        assert_eq!(refusal("", 502, "").again, Again::AfterLooking);
        assert_eq!(refusal("bad_gateway", 502, "").again, Again::AfterLooking);
        assert_eq!(refusal("something_new", 422, "").again, Again::Yes);
        assert_eq!(refusal("something_new", 500, "").again, Again::AfterLooking);
        assert_eq!(refusal("service_unavailable", 503, "").again, Again::AfterALook);
    }

    #[test]
    fn suspected_fraud_is_worded_like_a_declined_card() {
        assert_eq!(refusal("fraudulent", 422, "").notice, refusal("card_declined", 502, "").notice);
    }

    #[test]
    fn a_parameter_without_a_field_is_the_merchants() {
        let email = refusal("invalid_parameter", 422, "payment_details[email]");
        assert_eq!(email.field, Some((FieldName::Email, FieldProblem::CheckField)));
        assert_eq!(refusal("missing_parameter", 422, "amount").who, Who::Merchant);
    }

    #[test]
    fn only_what_is_spelled_like_a_code_is_reported_as_one() {
        for (code, reported) in [("card_declined", true), ("4111111111111111", false), ("<b>", false), ("", false)] {
            let error = ApiError { code: code.into(), param: None };
            assert_eq!(Refusal::of(&error, 502).report(Some(&error), None).code.is_some(), reported, "{code}");
        }
    }
}
