//! The cart: a few products and how many of each, kept in the shopper's cookie.
//! It must not know HTTP. Whatever a cookie holds, a cart is valid: unknown products and odd counts fall out.

use crate::catalog::{self, Product};

/// The most of one product that can be ordered at once.
pub(crate) const MOST: u32 = 9;

/// A product and how many of it, at the price it had when it was put there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) product: &'static Product,
    /// At least 1.
    pub(crate) quantity: u32,
    /// Yen for one piece, tax included.
    pub(crate) price: u64,
}

impl Line {
    pub(crate) fn new(product: &'static Product, quantity: u32) -> Self {
        Self { product, quantity, price: product.price }
    }

    /// Yen for all pieces.
    pub(crate) fn total(&self) -> u64 {
        self.price.saturating_mul(u64::from(self.quantity))
    }
}

/// Yen for all lines.
pub(crate) fn total(lines: &[Line]) -> u64 {
    lines.iter().map(Line::total).fold(0, u64::saturating_add)
}

/// What the shopper has chosen so far, each product once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cart {
    lines: Vec<Line>,
}

impl Cart {
    /// Reads the form written by [`Cart::to_cookie`]: `akari:1.binsen:2`.
    pub(crate) fn from_cookie(value: &str) -> Self {
        let mut cart = Self::default();
        for part in value.split('.') {
            let read = part.split_once(':').and_then(|(id, count)| Some((catalog::find(id)?, count.parse().ok()?)));
            if let Some((product, quantity)) = read {
                cart.set(product, quantity);
            }
        }
        cart
    }

    pub(crate) fn to_cookie(&self) -> String {
        let parts: Vec<_> = self.lines.iter().map(|line| format!("{}:{}", line.product.id, line.quantity)).collect();
        parts.join(".")
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(crate) fn count(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    pub(crate) fn add(&mut self, product: &'static Product, quantity: u32) {
        let before = self.lines.iter().find(|line| line.product == product).map_or(0, |line| line.quantity);
        self.set(product, before.saturating_add(quantity));
    }

    /// Makes it exactly `quantity`, at most [`MOST`]; 0 takes the product out.
    pub(crate) fn set(&mut self, product: &'static Product, quantity: u32) {
        let quantity = quantity.min(MOST);
        let place = self.lines.iter().position(|line| line.product == product);
        match (place, quantity) {
            (Some(place), 0) => drop(self.lines.remove(place)),
            (Some(place), _) => self.lines[place].quantity = quantity,
            (None, 0) => {}
            (None, _) => self.lines.push(Line::new(product, quantity)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_round_trips() {
        let cart = Cart::from_cookie("akari:1.binsen:2");
        assert_eq!(cart.count(), 3);
        assert_eq!(total(cart.lines()), 8_800 + 2 * 1_320);
        assert_eq!(cart.to_cookie(), "akari:1.binsen:2");
    }

    #[test]
    fn whatever_a_cookie_holds_the_cart_is_valid() {
        let check =
            |cookie: &str, expected: &str| assert_eq!(Cart::from_cookie(cookie).to_cookie(), expected, "{cookie}");
        check("", "");
        check("akari", "");
        check("nothing:1.akari:1", "akari:1");
        check("akari:-1.binsen:0.yunomi:x", "");
        check("akari:400", "akari:9");
        check("akari:1.akari:3", "akari:3");
        check("<script>:1", "");
    }

    #[test]
    fn adding_stops_at_the_most_and_zero_removes() {
        let akari = catalog::find("akari").unwrap();
        let mut cart = Cart::default();
        cart.add(akari, 5);
        cart.add(akari, 5);
        assert_eq!(cart.count(), MOST);
        cart.set(akari, 0);
        assert_eq!(cart, Cart::default());
    }
}
