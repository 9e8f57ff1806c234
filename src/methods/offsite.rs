//! Every method that is paid on a page of somebody else, whatever it is called: the session marks it `offsite`.

use super::field::Values;
use super::{Method, Paid, Picture, Setting};
use crate::i18n::Text;
use crate::wire::PaymentDetails;

pub(super) static METHOD: Method = Method { can_serve: |offer| offer.offsite, ..method(&[]) };

/// What every method has in common that is paid on a page of somebody else: it asks for nothing itself.
pub(super) const fn method(slugs: &'static [&'static str]) -> Method {
    Method {
        hint: Some(Text::OffsiteHint),
        picture: Picture::Wallet,
        paid: Paid::Elsewhere,
        ..Method::new(slugs, |_| Vec::new(), details)
    }
}

/// The types whose documents have an address, which is sent along where it is known (S2).
const SENDS_EMAIL: [&str; 3] = ["line_pay", "linepay", "merpay"];

fn details(setting: &Setting<'_>, _: &Values<'_>) -> Option<PaymentDetails> {
    let payment_type = setting.offer.payment_type.as_str();
    let email = setting.known.email().filter(|_| SENDS_EMAIL.contains(&payment_type));
    Some(PaymentDetails::new(payment_type).with_some("email", email))
}
