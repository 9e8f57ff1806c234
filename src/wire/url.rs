//! Addresses that come from outside and that we might visit, frame or link to.

use crate::domain::text::cut;

/// An address fit to be visited: `https`, a host, nothing hidden in it (DOMAIN.md 8, "URLs to navigate or frame").
///
/// The browser's own parser has the last word when it is used; this keeps what is not even a candidate out of the
/// state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Refuses `javascript:`, `data:`, relative addresses, user info, backslashes, blanks, control and direction
    /// characters, and more than 8 KB. `http:` to this very machine is allowed only if `loopback` is.
    pub fn parse(text: &str, loopback: bool) -> Option<SafeUrl> {
        if text.len() > 8192 || text.chars().any(is_hidden) {
            return None;
        }
        let (scheme, rest) = cut(text, b":");
        let rest = rest?.strip_prefix("//")?;
        let authority = cut(rest, b"/?#").0;
        let host = host(authority)?;
        let fits = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => loopback && is_loopback(host),
            _ => false,
        };
        fits.then(|| SafeUrl(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an address of this origin (as browsers write origins, such as `https://shop.example`).
    pub fn is_at(&self, origin: &str) -> bool {
        let (scheme, rest) = cut(&self.0, b":");
        let authority = cut(rest.unwrap_or_default().trim_start_matches('/'), b"/?#").0;
        let usual = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
        let (named, host) = cut(origin, b":");
        let host = host.unwrap_or_default().trim_start_matches('/');
        named.eq_ignore_ascii_case(scheme)
            && authority.strip_suffix(usual).unwrap_or(authority).eq_ignore_ascii_case(host)
    }

    /// The same address with a query parameter added before its fragment; `None` if it would grow too long.
    ///
    /// `https://example.com/a?b=1#c` with `session_id=x` becomes `https://example.com/a?b=1&session_id=x#c`.
    /// Both texts must be plain letters, digits and underscores.
    pub fn with_query(&self, name: &str, value: &str) -> Option<SafeUrl> {
        let address = cut(&self.0, b"#").0;
        let fragment = &self.0[address.len()..];
        let mark = if address.bytes().any(|byte| byte == b'?') { "&" } else { "?" };
        SafeUrl::parse(&[address, mark, name, "=", value, fragment].concat(), true)
    }
}

/// The address of a wallet's app, as answers have it (FEATURES.md 2.3 "Pay"). It is only ever a link that the shopper
/// taps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppUrl(String);

/// The schemes of the wallets' apps. What else could stand before a colon is somebody else's, or a script.
const APPS: [&str; 12] = [
    "alipay",
    "alipays",
    "aupay",
    "auwallet",
    "kakaotalk",
    "line",
    "linepay",
    "mercari",
    "merpay",
    "paypay",
    "rakutenpay",
    "weixin",
];

impl AppUrl {
    /// A safe `https` address, or one of a wallet's own scheme; `None` for anything else.
    pub fn parse(text: Option<&str>, loopback: bool) -> Option<AppUrl> {
        let text = text?;
        if SafeUrl::parse(text, loopback).is_some() {
            return Some(AppUrl(text.to_owned()));
        }
        let (scheme, rest) = cut(text, b":");
        let plain = rest.is_some() && text.len() <= 8192 && !text.chars().any(is_hidden);
        (plain && APPS.contains(&scheme.to_ascii_lowercase().as_str())).then(|| AppUrl(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a host name means this very machine.
pub(super) fn is_loopback(host: &str) -> bool {
    matches!(host, "127.0.0.1" | "localhost" | "[::1]")
}

/// The host of an authority without user info, with or without a port.
pub(super) fn host(authority: &str) -> Option<&str> {
    if authority.bytes().any(|byte| byte == b'@') {
        return None;
    }
    let host = match authority.strip_prefix('[') {
        Some(rest) => {
            let (inside, after) = cut(rest, b"]");
            after?;
            &authority[..inside.len() + 2]
        }
        None => cut(authority, b":").0,
    };
    let port = authority[host.len()..].strip_prefix(':').unwrap_or_default();
    (!host.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(host)
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\\' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_is_safe() {
        for url in ["https://example.com", "https://example.com:8443/a?b=c#d", "HTTPS://例え.jp/"] {
            assert!(SafeUrl::parse(url, false).is_some(), "{url}");
        }
        for url in [
            "",
            "/relative",
            "//example.com",
            "javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,x",
            "blob:https://example.com/1",
            "http://example.com",
            "http://127.0.0.1:4000",
            "https://",
            "https://user@example.com",
            "https://user:pass@example.com",
            "https://example.com:port/",
            "https://exam\\ple.com",
            " https://example.com",
            "https://example.com/\u{202e}moc",
            "https://example.com/\n",
            "https://[::1",
        ] {
            assert_eq!(SafeUrl::parse(url, false), None, "{url}");
        }
        assert_eq!(SafeUrl::parse(&format!("https://example.com/{}", "a".repeat(9000)), false), None);
    }

    #[test]
    fn an_app_is_opened_by_its_own_scheme_or_by_https() {
        for url in ["https://pay.example/app?x=1", "paypay://pay?token=1", "PayPay://x", "weixin://wap/pay?prepayid=1"]
        {
            assert!(AppUrl::parse(Some(url), false).is_some(), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "intent://x#Intent;scheme=http;end",
            "file:///etc/passwd",
            "http://example.com/",
            "tel:110",
            "paypay",
            "paypay://x y",
            " paypay://x",
        ] {
            assert_eq!(AppUrl::parse(Some(url), false), None, "{url}");
        }
    }

    #[test]
    fn a_query_goes_before_the_fragment() {
        for (url, expected) in [
            ("https://example.com/a", "https://example.com/a?session_id=x"),
            ("https://example.com/a?b=1#c?d", "https://example.com/a?b=1&session_id=x#c?d"),
            ("https://example.com", "https://example.com?session_id=x"),
        ] {
            let url = SafeUrl::parse(url, false).unwrap().with_query("session_id", "x").unwrap();
            assert_eq!(url.as_str(), expected);
        }
    }

    #[test]
    fn an_address_is_at_one_origin() {
        let is_at = |url: &str, origin: &str| SafeUrl::parse(url, true).unwrap().is_at(origin);
        for (url, origin) in [
            ("https://shop.example/thanks?a=b", "https://shop.example"),
            ("https://Shop.Example", "https://shop.example"),
            ("https://shop.example:443/", "https://shop.example"),
            ("https://shop.example:8443/", "https://shop.example:8443"),
            ("http://127.0.0.1:4000/x", "http://127.0.0.1:4000"),
            ("http://localhost:80/x", "http://localhost"),
        ] {
            assert!(is_at(url, origin), "{url} {origin}");
        }
        for (url, origin) in [
            ("https://shop.example.evil.example/", "https://shop.example"),
            ("https://shop.example/", "https://shop.example.evil.example"),
            ("https://shop.example:8443/", "https://shop.example"),
            ("http://127.0.0.1:4000/", "https://127.0.0.1:4000"),
            ("https://www.shop.example/", "https://shop.example"),
            ("https://shop.example/", "null"),
            ("https://shop.example/", ""),
        ] {
            assert!(!is_at(url, origin), "{url} {origin}");
        }
    }

    #[test]
    fn this_machine_is_allowed_only_while_developing() {
        for url in ["http://127.0.0.1:4003/challenge", "http://localhost/", "http://[::1]:4000/"] {
            assert!(SafeUrl::parse(url, true).is_some(), "{url}");
        }
        for url in ["http://127.0.0.1.example.com/", "http://example.com/", "http://localhost@example.com/"] {
            assert_eq!(SafeUrl::parse(url, true), None, "{url}");
        }
    }
}
