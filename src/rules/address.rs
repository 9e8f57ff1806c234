//! Addresses and keys from outside (DOMAIN.md 8). The platform's own parser has the last word on an address: here is
//! what has to hold before it is asked, and of what it made of it.

use crate::wire::{Api, KeyProblem, PublishableKey, SafeUrl};

/// What is to be done with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Leave the page for it.
    Navigate,
    /// Show it in a frame of the page.
    Frame,
    /// Show it as a picture: of the API's host and of no other.
    Picture,
}

impl Use {
    /// The use of a word.
    pub fn of_word(word: &str) -> Option<Use> {
        match word {
            "navigate" => Some(Use::Navigate),
            "frame" => Some(Use::Frame),
            "picture" => Some(Use::Picture),
            _ => None,
        }
    }
}

/// The API a `base` means. Only its origin counts, so a path behind it does no harm.
pub fn api(base: &str) -> Option<Api> {
    let (scheme, rest) = base.trim().split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    Api::parse(&base.trim()[..scheme.len() + 3 + authority.len()])
}

/// The whole address that is meant, if it may be used so; also to be asked about what the platform's parser made of it.
///
/// Paths are for pictures alone. `http:` is for this very machine alone, and only while the API is there too.
pub fn allowed(text: &str, wanted: Use, api: Option<&Api>) -> Option<String> {
    let loopback = api.is_some_and(Api::is_loopback);
    match wanted {
        Use::Navigate | Use::Frame => SafeUrl::parse(text, loopback).map(|url| url.as_str().to_owned()),
        Use::Picture if text.starts_with('/') => api?.picture(text),
        Use::Picture => {
            // What the platform will write in its own way, such as a host in capitals, is compared only then.
            api?;
            SafeUrl::parse(text, loopback).map(|url| url.as_str().to_owned())
        }
    }
}

/// Whether the address the platform's parser made may be used.
pub fn is_settled(href: &str, wanted: Use, api: Option<&Api>) -> bool {
    match wanted {
        Use::Navigate | Use::Frame => allowed(href, wanted, api).is_some(),
        Use::Picture => !href.starts_with('/') && api.is_some_and(|api| api.picture(href).is_some()),
    }
}

/// What is to become of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyVerdict {
    /// A publishable key.
    Ok,
    /// It is, or looks like, a secret key.
    RefuseSecret,
    /// No key.
    RefuseMalformed,
}

impl KeyVerdict {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            KeyVerdict::Ok => "ok",
            KeyVerdict::RefuseSecret => "refuse_secret",
            KeyVerdict::RefuseMalformed => "refuse_malformed",
        }
    }
}

/// Judges a key, without keeping or repeating it.
pub fn key(text: &str) -> KeyVerdict {
    match PublishableKey::parse(text) {
        Ok(_) => KeyVerdict::Ok,
        Err(KeyProblem::Secret) => KeyVerdict::RefuseSecret,
        Err(KeyProblem::Missing | KeyProblem::Malformed) => KeyVerdict::RefuseMalformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_origin_of_a_base_counts() {
        let live = api("https://komoju.com");
        assert!(live.is_some());
        for base in ["https://komoju.com/", "https://komoju.com/api/v1?a#b", " https://komoju.com#c"] {
            assert_eq!(api(base), live, "{base}");
        }
        for base in ["", "komoju.com", "http://komoju.com/", "//komoju.com", "https://a@komoju.com/", "data:x"] {
            assert_eq!(api(base), None, "{base}");
        }
    }

    #[test]
    fn hosts_are_free_but_for_pictures() {
        let live = api("https://komoju.com");
        let local = api("http://127.0.0.1:4002");
        for (text, wanted, api, address) in [
            ("https://bank.example/3ds", Use::Frame, None, Some("https://bank.example/3ds")),
            ("https://bank.example/3ds", Use::Navigate, live.as_ref(), Some("https://bank.example/3ds")),
            ("/path", Use::Navigate, live.as_ref(), None),
            ("//komoju.com/x", Use::Frame, live.as_ref(), None),
            ("http://127.0.0.1:4003/", Use::Frame, live.as_ref(), None),
            ("http://127.0.0.1:4003/", Use::Frame, local.as_ref(), Some("http://127.0.0.1:4003/")),
            ("/icons/visa.svg", Use::Picture, live.as_ref(), Some("https://komoju.com/icons/visa.svg")),
            ("//komoju.com/x", Use::Picture, live.as_ref(), None),
            ("/icons/visa.svg", Use::Picture, None, None),
            ("https://komoju.com/x", Use::Picture, None, None),
            ("javascript:alert(1)", Use::Picture, live.as_ref(), None),
        ] {
            assert_eq!(allowed(text, wanted, api).as_deref(), address, "{text}");
        }
        for (href, wanted, settled) in [
            ("https://komoju.com/x", Use::Picture, true),
            ("https://komoju.com.evil.example/x", Use::Picture, false),
            ("https://evil.example/x", Use::Picture, false),
            ("https://evil.example/x", Use::Navigate, true),
            ("https://a@evil.example/x", Use::Navigate, false),
            ("/x", Use::Picture, false),
        ] {
            assert_eq!(is_settled(href, wanted, live.as_ref()), settled, "{href}");
        }
    }

    #[test]
    fn keys_are_judged_and_not_repeated() {
        for (text, word) in [
            ("pk_test_1", "ok"),
            ("", "refuse_malformed"),
            ("komoju", "refuse_malformed"),
            ("ｓｋ＿live", "refuse_secret"),
        ] {
            assert_eq!(key(text).word(), word, "{text}");
        }
    }
}
