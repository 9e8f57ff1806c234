//! The payment methods: what each asks for, how it checks that, what it sends, and what is shown while its payment
//! is awaited. One file and one line of [`REGISTRY`] each.
//!
//! Knows nothing of the life of a checkout: no state, no calls, no browser.

pub mod field;
pub mod field_name;
pub mod instructions;
pub mod known;
pub mod price;

// What several methods share.
mod account;
mod additional;
mod contact;
mod instalments;
mod payer;
mod prepaid;

// The methods.
mod bank_transfer;
mod bit_cash;
mod credit_card;
mod culture_voucher;
mod dospara;
mod happy_money;
mod japan_mobile;
mod konbini;
mod mobile;
mod nanaco;
mod net_cash;
mod offsite;
mod paidy;
mod pay_easy;
mod wallets;
mod web_money;

pub use credit_card::{accepted, brand_of_number, brands_taken};
pub use field::{Ask, Check, Field, Kind, Pick, Values, Width};
pub use field_name::FieldName;
pub use instructions::{Instructions, Line};
pub use known::Known;
pub use konbini::Store;
pub use price::{Converted, Price};
pub use wallets::name as wallet_name;

use crate::domain::expiry::Month;
use crate::domain::phone::Region;
use crate::i18n::{Messages, Text};
use crate::wire::{Offer, Payment, PaymentDetails, Session};

/// A payment method.
pub struct Method {
    /// The payment types it serves; none for a method that serves whatever [`Method::can_serve`] says.
    pub slugs: &'static [&'static str],
    /// Whether it can serve an offer of its types.
    pub can_serve: fn(&Offer) -> bool,
    /// What it is called; `None` where the brand's own name does.
    pub title: Option<Text>,
    /// A few words on how it is paid, shown with its name.
    pub hint: Option<Text>,
    /// The picture beside its name.
    pub picture: Picture,
    /// What the button says; `{amount}`.
    pub button: Text,
    /// What it asks for itself.
    asks: fn(&Setting<'_>) -> Vec<Ask>,
    /// What it sends, made of values that have all been checked.
    details: fn(&Setting<'_>, &Values<'_>) -> Option<PaymentDetails>,
    /// The largest total it takes, in yen (S3, "Restrictions").
    pub most_yen: Option<i64>,
    /// How the shopper pays, which decides what an answer means.
    pub paid: Paid,
    /// What to show while its payment is awaited.
    pub instructions: Option<fn(&Payment) -> Instructions>,
}

impl Method {
    /// A method that is paid elsewhere and has nothing special; each changes what differs.
    const fn new(
        slugs: &'static [&'static str],
        asks: fn(&Setting<'_>) -> Vec<Ask>,
        details: fn(&Setting<'_>, &Values<'_>) -> Option<PaymentDetails>,
    ) -> Method {
        Method {
            slugs,
            can_serve: |_| true,
            title: None,
            hint: None,
            picture: Picture::Wallet,
            button: Text::GoOn,
            asks,
            details,
            most_yen: None,
            paid: Paid::Elsewhere,
            instructions: None,
        }
    }

    /// What it is called in a language.
    pub fn name(&self, offer: &Offer, texts: &Messages) -> String {
        match self.title {
            Some(title) => texts.get(title).to_owned(),
            None => wallets::name(&offer.payment_type, texts),
        }
    }

    /// What its form asks for.
    pub fn form(&self, setting: &Setting<'_>) -> Vec<Ask> {
        additional::asks(self, setting)
    }

    /// What is sent for a form that is filled in; `None` if one of the values does not hold after all.
    pub fn payment(&self, setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
        additional::details(self, setting, values)
    }

    fn serves(&self, offer: &Offer) -> bool {
        let is_mine = self.slugs.is_empty() || self.slugs.contains(&offer.payment_type.as_str());
        is_mine && additional::can_ask(self, offer) && (self.can_serve)(offer)
    }
}

/// How a method is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// By card: at once, or after the bank has asked.
    Card,
    /// In cash, later: "authorized" means that it is awaited (S1, "Payment status").
    Cash,
    /// At once, from a prepaid number or an account.
    AtOnce,
    /// On a page of somebody else.
    Elsewhere,
}

/// The picture beside a method's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// A card.
    Card,
    /// A shop.
    Store,
    /// A bank.
    Bank,
    /// A voucher.
    Prepaid,
    /// A phone.
    Phone,
    /// A purse.
    Wallet,
}

/// Every method, in the order in which offers are put to them. `offsite` takes what is left and comes last.
pub static REGISTRY: &[&Method] = &[
    &credit_card::METHOD,
    &konbini::METHOD,
    &pay_easy::METHOD,
    &bank_transfer::METHOD,
    &web_money::METHOD,
    &net_cash::METHOD,
    &nanaco::METHOD,
    &bit_cash::METHOD,
    &culture_voucher::METHOD,
    &happy_money::METHOD,
    &dospara::METHOD,
    &japan_mobile::METHOD,
    &mobile::METHOD,
    &paidy::METHOD,
    &wallets::METHOD,
    &offsite::METHOD,
];

/// The method that serves an offer; `None` means that only the hosted page can.
pub fn method_for(offer: &Offer) -> Option<&'static Method> {
    REGISTRY.iter().copied().find(|method| method.serves(offer))
}

/// The method that a payment was made with, whatever the session still offers.
pub fn method_of(payment: &Payment) -> Option<&'static Method> {
    REGISTRY.iter().copied().find(|method| method.slugs.contains(&payment.payment_type()))
}

/// What a method may look at: the session, the offer it serves, and today's month.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The session to be paid.
    pub session: &'a Session,
    /// The offer the shopper chose.
    pub offer: &'a Offer,
    /// The month it is, for expiry dates.
    pub today: Month,
    /// What the shop knows of the shopper.
    pub known: &'a Known,
}

impl Setting<'_> {
    /// Whose phone numbers to expect.
    fn region(&self) -> Region {
        Region::of_currency(self.offer.currency.as_deref().unwrap_or(&self.session.currency))
    }

    /// What a field's value is worth.
    pub fn check(&self, ask: &Ask, values: &Values<'_>) -> Check {
        let field = ask.field;
        match values.get(field.name) {
            "" if ask.required => Check::Incomplete(field.missing),
            "" => Check::Valid,
            chosen if !field.kind.is_typed() => match ask.picks.iter().any(|pick| pick.value == chosen) {
                true => Check::Valid,
                false => Check::Incomplete(field.missing),
            },
            typed => (field.check)(self, values, typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Json;

    fn offer(json: &str) -> Offer {
        let session = format!(r#"{{"status":"pending","payment_methods":[{json}]}}"#);
        let json: Json = serde_json::from_str(&session).unwrap();
        Session::read(json).unwrap().offers.remove(0)
    }

    #[test]
    fn every_offer_has_at_most_one_method_and_the_unknown_has_none() {
        assert!(method_for(&offer(r#"{"type":"credit_card"}"#)).is_some_and(|method| method.paid == Paid::Card));
        assert!(
            method_for(&offer(r#"{"type":"konbini","brands":{"lawson":""}}"#)).is_some_and(|m| m.paid == Paid::Cash)
        );
        assert!(method_for(&offer(r#"{"type":"paypay","offsite":true}"#)).is_some_and(|m| m.paid == Paid::Elsewhere));
        assert!(method_for(&offer(r#"{"type":"paypay","offsite":true,"additional_fields":["cpf"]}"#)).is_none());
        assert!(method_for(&offer(r#"{"type":"something_new"}"#)).is_none());
    }
}
