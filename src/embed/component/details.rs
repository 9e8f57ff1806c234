//! What each callback of a [`Checkout`](super::Checkout) is given (DESIGN.md 4). Nothing in here was typed by the
//! shopper.

use crate::domain::Brand;
use crate::domain::money::Money;
use crate::flow::Who;
use crate::flow::effect::ErrorReport;
use crate::flow::form::FieldState;
use crate::i18n::{FieldProblem, Voice};
use crate::methods::FieldName;
use crate::ui::notice;
use crate::wire::{Payment, SafeUrl, Session, TokenId};
use std::rc::Rc;

/// The picker can be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    /// The session.
    pub session: Rc<Session>,
    /// The payment types on offer, in order.
    pub methods: Vec<String>,
}

/// A method is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Its payment type.
    pub payment_type: String,
    /// What it costs on top, in the smallest unit of the currency; `None` if nothing, or not known.
    pub fee: Option<i64>,
    /// What is to be paid; `None` where nothing is, or where it cannot be known.
    pub total: Option<Money>,
}

/// The form's validity changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The method's payment type.
    pub payment_type: String,
    /// Whether everything is filled in properly.
    pub complete: bool,
    /// How each field stands.
    pub fields: Vec<(FieldName, FieldState)>,
    /// The card's brand, once it is certain.
    pub brand: Option<Brand>,
}

/// Submitting found problems; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// Each of them, in the order of the fields.
    pub errors: Vec<InvalidField>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidField {
    /// The field.
    pub field: FieldName,
    /// What is wrong with it.
    pub problem: FieldProblem,
    /// The sentence that the shopper reads there.
    pub message: String,
}

/// About to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforePay {
    /// The method's payment type.
    pub payment_type: String,
    /// What is to be paid; `None` where nothing is, or where it cannot be known.
    pub total: Option<Money>,
}

/// A token was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// It, for the shop's server to pay with.
    pub token: TokenId,
    /// The method's payment type.
    pub payment_type: String,
}

/// About to leave for another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Where to.
    pub url: SafeUrl,
    /// The method's payment type.
    pub payment_type: String,
}

/// 3-D Secure was opened or closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Whether it is open now.
    pub open: bool,
    /// How it ended, once it is closed: `completed`, `failed`, `cancelled`, `timed_out`, `returned` (the session tells more) or
    /// `left` (for a page of its own).
    pub result: Option<&'static str>,
}

/// Instructions are shown: cash is awaited.
#[derive(Debug, Clone, PartialEq)]
pub struct Instructions {
    /// The method's payment type.
    pub payment_type: String,
    /// The payment that is awaited.
    pub payment: Payment,
    /// The provider's own page with the same instructions.
    pub instructions_url: Option<SafeUrl>,
    /// When it is too late, as an ISO 8601 time stamp.
    pub deadline: Option<String>,
}

/// Paid, authorised or saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Complete {
    /// The payment; `None` where a way to pay was only saved.
    pub payment: Option<Payment>,
    /// The page of the shop that follows.
    pub redirect_url: Option<SafeUrl>,
}

/// The shopper, or the page, stepped back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancel {
    /// From what: `challenge`, the bank's question, or `before-pay`, where [`on_before_pay`](super::CheckoutProps::on_before_pay)
    /// prevented it.
    pub from: &'static str,
}

/// Something failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The provider's error code, if there was one.
    pub code: Option<String>,
    /// The stable word for it, never translated: that of a [`Notice`](crate::i18n::Notice).
    pub reason: &'static str,
    /// The sentence that the shopper reads.
    pub message: String,
    /// The field it is about, if it is about one.
    pub field: Option<FieldName>,
    /// Whose move it is.
    pub who: Who,
    /// Whether trying again on this session makes sense.
    pub retry: bool,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
}

/// Another session was loaded than before.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionChange {
    /// It.
    pub session: Rc<Session>,
}

/// A prepaid payment is short of something, and the shopper has added another number (FEATURES.md 2.3): only the shop's
/// server can continue it, with the secret key.
#[derive(Debug, Clone, PartialEq)]
pub struct Continue {
    /// Stands for the number.
    pub token: String,
    /// The method's payment type.
    pub payment_type: String,
    /// The payment to be continued.
    pub payment: Payment,
    /// What is missing, in the smallest unit of the payment's currency.
    pub short_amount: i64,
}

impl Error {
    pub(super) fn new(report: ErrorReport, voice: Voice) -> Error {
        Error {
            message: notice(report.notice, voice),
            reason: report.notice.reason(),
            code: report.code,
            field: report.field,
            who: report.who,
            retry: report.retry,
            status: report.status,
        }
    }
}

impl InvalidField {
    pub(super) fn new((field, problem): (FieldName, FieldProblem), voice: Voice) -> InvalidField {
        InvalidField { field, problem, message: problem.sentence(voice.texts) }
    }
}
