//! The shop's words in Japanese and English, and how it writes times.
//! It must not know pages; a text missing in one language does not compile.

mod en;
mod ja;
mod time;

use crate::order::OrderState;

pub(crate) use time::japan_time;

/// A language the shop speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    #[default]
    Ja,
    En,
}

impl Language {
    pub(crate) fn parse(code: &str) -> Option<Self> {
        match code {
            "ja" => Some(Self::Ja),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    pub(crate) fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    pub(crate) fn texts(self) -> &'static Texts {
        match self {
            Self::Ja => &ja::TEXTS,
            Self::En => &en::TEXTS,
        }
    }
}

/// One text in both languages.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Both {
    pub(crate) ja: &'static str,
    pub(crate) en: &'static str,
}

impl Both {
    pub(crate) fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Ja => self.ja,
            Language::En => self.en,
        }
    }
}

/// What is said about one state of an order.
#[derive(Debug)]
pub(crate) struct StateText {
    pub(crate) label: &'static str,
    pub(crate) lead: &'static str,
}

/// Why the shopper is back at the checkout without having paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    Cancelled,
    Failed,
    Pending,
    Expired,
}

impl Notice {
    /// The word in the address of the checkout page.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Pending => "pending",
            Self::Expired => "expired",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Cancelled, Self::Failed, Self::Pending, Self::Expired].into_iter().find(|notice| notice.word() == word)
    }
}

/// Every text of the pages, in the order of a visit.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) skip: &'static str,
    pub(crate) navigation: &'static str,
    pub(crate) products: &'static str,
    pub(crate) cart: &'static str,
    pub(crate) other_language: &'static str,
    pub(crate) demo: &'static str,
    pub(crate) tagline: &'static str,
    pub(crate) welcome: &'static str,
    pub(crate) with_tax: &'static str,
    pub(crate) quantity: &'static str,
    pub(crate) add: &'static str,
    pub(crate) back: &'static str,
    pub(crate) cart_empty: &'static str,
    pub(crate) to_products: &'static str,
    pub(crate) update: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) total: &'static str,
    pub(crate) shipping: &'static str,
    pub(crate) free: &'static str,
    pub(crate) to_checkout: &'static str,
    pub(crate) checkout: &'static str,
    pub(crate) payment: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) hosted_page: &'static str,
    pub(crate) see_order: &'static str,
    pub(crate) token_made: &'static str,
    pub(crate) cancelled: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) pending: &'static str,
    pub(crate) expired: &'static str,
    pub(crate) thanks: &'static str,
    pub(crate) thanks_lead: &'static str,
    pub(crate) order_number: &'static str,
    pub(crate) order: &'static str,
    pub(crate) fee: &'static str,
    pub(crate) amount_to_pay: &'static str,
    pub(crate) amount_paid: &'static str,
    pub(crate) deadline: &'static str,
    pub(crate) japan_time: &'static str,
    pub(crate) how_to_pay: &'static str,
    pub(crate) pay_again: &'static str,
    pub(crate) state_open: StateText,
    pub(crate) state_not_completed: StateText,
    pub(crate) state_waiting: StateText,
    pub(crate) state_reserved: StateText,
    pub(crate) state_paid: StateText,
    pub(crate) state_expired: StateText,
    pub(crate) state_refunded: StateText,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_lead: &'static str,
    pub(crate) trouble: &'static str,
    pub(crate) trouble_lead: &'static str,
    pub(crate) try_again: &'static str,
    pub(crate) for_the_shop: &'static str,
    pub(crate) checks: [&'static str; 4],
}

impl Texts {
    pub(crate) fn state(&self, state: OrderState) -> &StateText {
        match state {
            OrderState::Open => &self.state_open,
            OrderState::NotCompleted => &self.state_not_completed,
            OrderState::Waiting => &self.state_waiting,
            OrderState::Reserved => &self.state_reserved,
            OrderState::Paid => &self.state_paid,
            OrderState::Expired => &self.state_expired,
            OrderState::Refunded => &self.state_refunded,
        }
    }

    /// What the sum of goods and fee is called, which depends on whether it is still to be paid.
    pub(crate) fn amount(&self, state: OrderState) -> &'static str {
        if state == OrderState::Paid { self.amount_paid } else { self.amount_to_pay }
    }

    pub(crate) fn notice(&self, notice: Notice) -> &'static str {
        match notice {
            Notice::Cancelled => self.cancelled,
            Notice::Failed => self.failed,
            Notice::Pending => self.pending,
            Notice::Expired => self.expired,
        }
    }
}
