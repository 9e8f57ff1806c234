//! The pages: one type for each template of `www/pages`, holding just what the template shows.
//! It must not know requests or the API. The templates escape whatever they print.

use std::borrow::Borrow;

use askama::Template;

use crate::cart::{Line, MOST};
use crate::catalog::Product;
use crate::money::{Currency, price};
use crate::order::{Order, OrderState};
use crate::text::{Language, StateText, Texts, japan_time};
use crate::visitor::Visitor;

/// What every page has around its content.
pub(crate) struct Frame {
    pub(crate) language: Language,
    pub(crate) texts: &'static Texts,
    cart_count: u32,
    /// This page in the other language.
    other_url: String,
    dev: bool,
}

impl Frame {
    pub(crate) fn new(visitor: &Visitor, dev: bool) -> Self {
        Self {
            language: visitor.language,
            texts: visitor.language.texts(),
            cart_count: visitor.cart.count(),
            other_url: visitor.here_in(visitor.language.other()),
            dev,
        }
    }

    /// One of the shop's own prices. Templates hand fields over by reference and results by value.
    fn yen(&self, amount: impl Borrow<u64>) -> String {
        price(*amount.borrow(), Currency::YEN)
    }

    /// A price in the currency of an order.
    fn price(&self, amount: impl Borrow<u64>, currency: impl Borrow<Currency>) -> String {
        price(*amount.borrow(), *currency.borrow())
    }
}

/// The front page.
#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct Home {
    pub(crate) frame: Frame,
    pub(crate) products: &'static [Product],
}

/// One product.
#[derive(Template)]
#[template(path = "product.html")]
pub(crate) struct ProductPage {
    pub(crate) frame: Frame,
    pub(crate) product: &'static Product,
}

/// The cart.
#[derive(Template)]
#[template(path = "cart.html")]
pub(crate) struct CartPage<'a> {
    pub(crate) frame: Frame,
    pub(crate) lines: &'a [Line],
    pub(crate) total: u64,
}

/// One checkout element, as it is written into the page.
pub(crate) struct Element {
    pub(crate) session: String,
    pub(crate) publishable_key: String,
    /// Only if it is not the one the checkout assumes.
    pub(crate) api_url: Option<String>,
    /// Whether it makes a token instead of paying.
    pub(crate) token: bool,
    /// Where the checkout runs: in the page, or in a frame.
    pub(crate) mode: String,
    /// The provider's own page, for browsers that run no script.
    pub(crate) session_url: String,
    pub(crate) order_url: String,
}

/// The checkout: what is ordered, and the element that takes the payment.
#[derive(Template)]
#[template(path = "checkout.html")]
pub(crate) struct CheckoutPage {
    pub(crate) frame: Frame,
    pub(crate) notice: Option<&'static str>,
    pub(crate) lines: Vec<Line>,
    pub(crate) total: u64,
    pub(crate) currency: Currency,
    pub(crate) checkout_url: String,
    pub(crate) elements: Vec<Element>,
}

/// Thanks for a paid order.
#[derive(Template)]
#[template(path = "thanks.html")]
pub(crate) struct ThanksPage {
    pub(crate) frame: Frame,
    pub(crate) order: Order,
}

/// An order's state.
#[derive(Template)]
#[template(path = "order.html")]
pub(crate) struct OrderPage {
    pub(crate) frame: Frame,
    pub(crate) order: Order,
}

impl OrderPage {
    fn state(&self) -> OrderState {
        self.order.state()
    }

    fn text(&self) -> &'static StateText {
        self.frame.texts.state(self.state())
    }

    /// Until when the shopper can pay, to be shown.
    fn deadline(&self) -> Option<String> {
        self.order.awaited().and_then(|payment| japan_time(payment.deadline.as_deref()?, self.frame.language))
    }

    fn instructions_url(&self) -> Option<&str> {
        self.order.awaited()?.instructions_url.as_deref()
    }
}

/// A page that says what is wrong and how to go on.
#[derive(Template)]
#[template(path = "problem.html")]
pub(crate) struct ProblemPage {
    pub(crate) frame: Frame,
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    /// Where and how the shopper can go on.
    pub(crate) way_on: (&'static str, &'static str),
    /// What whoever runs the shop should look at.
    pub(crate) checks: &'static [&'static str],
}
