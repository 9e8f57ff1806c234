//! Currencies: how many decimals each has, and what an amount comes to in another one. Whole numbers only.

/// Digits after the point (DOMAIN.md 4).
pub(crate) fn decimals(currency: &str) -> u32 {
    match currency {
        "JPY" | "KRW" | "VND" | "BIF" | "CLP" | "DJF" | "GNF" | "KMF" | "MGA" | "PYG" | "RWF" | "UGX" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        _ => 2,
    }
}

/// An exchange rate, exactly as written: what one of a currency is worth in another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Rate {
    millionths: i64,
}

impl Rate {
    /// More would let a converted amount outgrow what can be added up.
    const MOST_DIGITS: usize = 6;

    /// Reads `150.2537`: up to six digits on either side of the point, and more than nothing.
    pub(crate) fn read(text: &str) -> Option<Rate> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| {
            (1..=Rate::MOST_DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole) || !digits(fraction) {
            return None;
        }
        let millionths = format!("{whole}{fraction:0<6}").parse().ok().filter(|rate| *rate > 0)?;
        Some(Rate { millionths })
    }

    /// The rate as sessions tell it.
    pub(crate) fn number(self) -> f64 {
        self.millionths as f64 / 1e6
    }

    /// An amount in the other currency's smallest unit, rounded half up.
    pub(crate) fn convert(self, amount: i64, from: &str, to: &str) -> i64 {
        let dividend = i128::from(amount) * i128::from(self.millionths) * 10_i128.pow(decimals(to));
        let divisor = 1_000_000 * 10_i128.pow(decimals(from));
        i64::try_from((dividend + divisor / 2) / divisor).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_converted_between_units_of_different_size() {
        for (rate, amount, from, to, expected) in [
            ("150.2537", 1_000, "USD", "JPY", 1_503),
            ("150.2537", 1, "USD", "JPY", 2),
            // The numbers of a public test session of the provider's.
            ("0.00697", 6_000, "JPY", "EUR", 4_182),
            ("9.1", 1_000, "JPY", "KRW", 9_100),
            ("1", 1_234, "USD", "EUR", 1_234),
            ("150", 0, "USD", "JPY", 0),
        ] {
            assert_eq!(Rate::read(rate).unwrap().convert(amount, from, to), expected, "{amount} {from} at {rate}");
        }
    }

    #[test]
    fn the_largest_amount_at_the_largest_rate_can_still_be_told() {
        let most = Rate::read("999999.999999").unwrap();
        assert!(most.convert(1_000_000_000_000, "JPY", "KRW") < i64::MAX / 4);
    }

    #[test]
    fn a_rate_is_a_plain_decimal_number() {
        assert_eq!(Rate::read("150.2537").unwrap().number(), 150.2537);
        for odd in ["", "0", "0.0", "-1", "1.", ".5", "1e3", "1,5", "1234567", "1.1234567", "1.2.3"] {
            assert_eq!(Rate::read(odd), None, "{odd}");
        }
    }
}
