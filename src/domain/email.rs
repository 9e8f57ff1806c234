//! E-mail addresses (DOMAIN.md 3.2). Knows no list of providers or of top-level domains.

use super::secret::Secret;
use super::text;
use super::verdict::Verdict;

/// An address that looks deliverable: what `<input type=email>` takes, with a dot in the domain.
///
/// Dots may stand anywhere before the @: old docomo and ezweb addresses have them in a row and at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(Secret);

/// The most characters a mail server takes (RFC 5321).
const LONGEST: usize = 254;

/// Why an address cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailReason {
    /// It holds a character, or an order of characters, that no address has.
    Invalid,
}

/// What a domain is worth so far.
enum Domain {
    Good,
    Unfinished,
    Bad,
}

impl Email {
    /// Checks what was typed; full-width characters are folded and blanks around it dropped.
    pub fn check(typed: &str) -> Verdict<Email, EmailReason> {
        let plain = text::plain(typed);
        let address = plain.trim();
        let (local, domain) = text::cut(address, b"@");
        if address.len() > LONGEST || !local.bytes().all(is_of_local_part) || domain.is_some() && local.is_empty() {
            return Verdict::Invalid(EmailReason::Invalid);
        }
        match domain.map_or(Domain::Unfinished, judge) {
            Domain::Good => Verdict::Valid(Email(Secret::from(address))),
            Domain::Unfinished => Verdict::Incomplete,
            Domain::Bad => Verdict::Invalid(EmailReason::Invalid),
        }
    }

    /// The address.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

fn is_of_local_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

/// Labels as in the HTML standard's pattern, at least two of them, the last with two letters or more.
fn judge(domain: &str) -> Domain {
    let mut labels = 0;
    let mut rest = Some(domain);
    while let Some(domain) = rest {
        let (label, after) = text::cut(domain, b".");
        labels += 1;
        let proper = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !proper || label.starts_with('-') || label.len() > 63 {
            return Domain::Bad;
        }
        let open = label.is_empty() || label.ends_with('-');
        if after.is_none() {
            let letters = label.bytes().filter(u8::is_ascii_alphabetic).count();
            return if open || labels < 2 || letters < 2 { Domain::Unfinished } else { Domain::Good };
        }
        if open {
            return Domain::Bad;
        }
        rest = after;
    }
    Domain::Unfinished
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_use_are_taken() {
        let long_label = format!("a@{}.jp", "b".repeat(63));
        let longest = format!("{}@example.jp", "a".repeat(LONGEST - 11));
        for (typed, address) in [
            ("taro@example.jp", "taro@example.jp"),
            (" taro@example.co.jp\u{3000}", "taro@example.co.jp"),
            ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp"),
            ("taro..yamada.@docomo.ne.jp", "taro..yamada.@docomo.ne.jp"),
            (".taro@ezweb.ne.jp", ".taro@ezweb.ne.jp"),
            ("a+b/c=d!#$%&'*?^_`{|}~-@example.photography", "a+b/c=d!#$%&'*?^_`{|}~-@example.photography"),
            ("a@1.jp", "a@1.jp"),
            ("a@example.xn--q9jyb4c", "a@example.xn--q9jyb4c"),
            ("\u{200b}a@b-c.jp\u{feff}", "a@b-c.jp"),
            (&long_label, &long_label),
            (&longest, &longest),
        ] {
            assert_eq!(Email::check(typed).valid().expect(typed).text().expose(), address);
        }
    }

    #[test]
    fn a_beginning_is_incomplete() {
        for typed in [
            "",
            " ",
            "taro",
            "taro@",
            "taro@example",
            "taro@example.",
            "taro@example.j",
            "taro@example-",
            "taro@1.2",
            "a@b.c1",
        ] {
            assert_eq!(Email::check(typed), Verdict::Incomplete, "{typed}");
        }
    }

    #[test]
    fn what_no_address_has_is_refused() {
        let long_label = format!("a@{}.jp", "b".repeat(64));
        let too_long = format!("{}@example.jp", "a".repeat(LONGEST - 10));
        for typed in [
            "@example.jp",
            "a b@example.jp",
            "a@b@c.jp",
            "a@-b.jp",
            "a@b-.jp",
            "a@b..jp",
            "a@.jp",
            "山田@example.jp",
            "a@例え.jp",
            "a@b_c.jp",
            "a,b@example.jp",
            "\"a\"@example.jp",
            "<a@example.jp>",
            "a@b.jp\u{0}",
            "a@[127.0.0.1]",
            &long_label,
            &too_long,
        ] {
            assert_eq!(Email::check(typed), Verdict::Invalid(EmailReason::Invalid), "{typed}");
        }
    }

    #[test]
    fn debug_output_holds_no_address() {
        assert_eq!(format!("{:?}", Email::check("taro@example.jp").valid().unwrap()), "Email(Secret(…))");
    }
}
