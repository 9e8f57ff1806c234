//! Who asks: language, cart and open order, from the address and the cookies.
//! It must not know what is asked for. Cookies are the shopper's to change, so each is read as a stranger's word.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;

use crate::cart::Cart;
use crate::text::Language;

/// Cookies of one host are shared by all its ports, so ours carry the shop's name.
const LANGUAGE: &str = "akari_lang";
const CART: &str = "akari_cart";
const ORDER: &str = "akari_order";
const YEAR: u32 = 365 * 24 * 60 * 60;

/// One shopper, as far as a request tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor {
    pub(crate) language: Language,
    /// Whether this address chose the language, so that it is worth remembering.
    chose_language: bool,
    pub(crate) cart: Cart,
    /// The number of the order this shopper was paying last.
    pub(crate) order: Option<String>,
    /// The path asked for.
    pub(crate) path: String,
    /// The query asked for, without `?`.
    pub(crate) query: String,
}

impl Visitor {
    /// The same page in `language`.
    pub(crate) fn here_in(&self, language: Language) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(url::form_urlencoded::parse(self.query.as_bytes()).filter(|(name, _)| name != "lang"));
        query.append_pair("lang", language.code());
        format!("{}?{}", self.path, query.finish())
    }

    /// One value of the query.
    pub(crate) fn asked(&self, name: &str) -> Option<String> {
        value(&self.query, name)
    }

    /// The cookie that remembers the language, if it was chosen just now.
    pub(crate) fn language_cookie(&self) -> Option<String> {
        self.chose_language.then(|| cookie(LANGUAGE, self.language.code(), YEAR))
    }

    fn read(parts: &Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let headers = parts.headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
        let mut visitor = Self { path: parts.uri.path().to_owned(), ..Self::default() };
        for (name, value) in headers.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='))
        {
            match name {
                LANGUAGE => visitor.language = Language::parse(value).unwrap_or_default(),
                CART => visitor.cart = Cart::from_cookie(value),
                ORDER => visitor.order = Some(value.to_owned()),
                _ => {}
            }
        }
        if let Some(language) = value(&query, "lang").as_deref().and_then(Language::parse) {
            (visitor.language, visitor.chose_language) = (language, true);
        }
        visitor.query = query;
        visitor
    }
}

/// The cookie that holds the cart.
pub(crate) fn cart_cookie(cart: &Cart) -> String {
    cookie(CART, &cart.to_cookie(), YEAR)
}

/// The cookie that names the order being paid; without one, the cookie that forgets it.
pub(crate) fn order_cookie(order: Option<&str>) -> String {
    cookie(ORDER, order.unwrap_or_default(), if order.is_some() { YEAR } else { 0 })
}

/// No script of ours reads cookies, and no other site's form may act with them. `Lax` and not `Strict`: the shopper
/// comes back from a bank's page by a link.
fn cookie(name: &str, value: &str, seconds: u32) -> String {
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax")
}

fn value(query: &str, name: &str) -> Option<String> {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::read(parts))
    }
}
