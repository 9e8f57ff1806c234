//! Currencies and prices. The shop's own prices are yen; others appear in trials, and in what the API reports.
//! It must not know what is paid for.

/// A currency by its three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Currency([u8; 3]);

impl Currency {
    pub(crate) const YEN: Self = Self(*b"JPY");

    /// Three capital letters.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    pub(crate) fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Digits after the point.
    fn decimals(self) -> usize {
        if matches!(&self.0, b"JPY" | b"KRW" | b"VND") { 0 } else { 2 }
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::YEN
    }
}

/// An amount in the currency's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) minor: u64,
    pub(crate) currency: Currency,
}

/// An amount as a price: 8800 yen are `¥8,800`, 8800 cents are `USD 88.00`.
pub(crate) fn price(minor: u64, currency: Currency) -> String {
    let digits = format!("{minor:0>width$}", width = currency.decimals() + 1);
    let (whole, fraction) = digits.split_at(digits.len() - currency.decimals());
    let mut price = if currency == Currency::YEN { "¥".to_owned() } else { format!("{} ", currency.code()) };
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            price.push(',');
        }
        price.push(digit);
    }
    if !fraction.is_empty() {
        price.push('.');
        price.push_str(fraction);
    }
    price
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_grouped_by_thousands_and_keep_their_decimals() {
        for (minor, code, expected) in [
            (0, "JPY", "¥0"),
            (980, "JPY", "¥980"),
            (8_800, "JPY", "¥8,800"),
            (1_234_567, "JPY", "¥1,234,567"),
            (1_234_567, "USD", "USD 12,345.67"),
            (5, "EUR", "EUR 0.05"),
            (9_100, "KRW", "KRW 9,100"),
        ] {
            assert_eq!(price(minor, Currency::parse(code).unwrap()), expected);
        }
    }

    #[test]
    fn a_currency_has_three_capital_letters() {
        for odd in ["", "jpy", "JP", "JPYX", "円"] {
            assert_eq!(Currency::parse(odd), None, "{odd}");
        }
    }
}
