//! The addresses of KOMOJU's API. Nothing else in the crate spells a path.

use super::credential::{SessionId, TokenId};
use super::request::Body;
use super::url;
use crate::domain::text::cut;

/// Where the API lives: an `https` origin, or this very machine while developing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Api {
    origin: String,
    loopback: bool,
}

/// One request to the API.
pub enum Call {
    /// `GET /sessions/{id}` (S1 step 1; safe to repeat).
    ShowSession(SessionId),
    /// `POST /sessions/{id}/pay` (S1 step 2; never repeated by itself).
    Pay(SessionId, Body),
    /// `POST /tokens` (S3 "Tokens"; no money moves).
    MakeToken(Body),
    /// `POST /secure_tokens` (FEATURES.md 2.3; no money moves).
    MakeSecureToken(Body),
    /// `GET /secure_tokens/{id}` (FEATURES.md 2.3; safe to repeat).
    ShowSecureToken(TokenId),
    /// `GET /barcodes/{payment}` (FEATURES.md 2.3; safe to repeat).
    Barcode(BarcodePath),
}

/// Where a payment's barcode is: a path of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarcodePath(String);

impl Api {
    /// The live service.
    pub fn live() -> Api {
        Api { origin: "https://komoju.com".to_owned(), loopback: false }
    }

    /// Accepts an origin, with or without a trailing slash. `http:` only for this very machine.
    pub fn parse(text: &str) -> Option<Api> {
        let origin = text.trim().trim_end_matches('/');
        let (scheme, authority) = cut(origin, b":");
        let authority = authority?.strip_prefix("//")?;
        let host = url::host(authority)?;
        if cut(authority, b"/?#\\ ").1.is_some() || !authority.is_ascii() {
            return None;
        }
        let loopback = url::is_loopback(host);
        match scheme {
            "https" => Some(Api { origin: origin.to_owned(), loopback }),
            "http" if loopback => Some(Api { origin: origin.to_owned(), loopback }),
            _ => None,
        }
    }

    /// Whether the API is on this very machine: only then may `http:` addresses be visited.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// Its origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The HTTP method and address of a call.
    pub fn address(&self, call: &Call) -> (&'static str, String) {
        match call {
            Call::ShowSession(id) => ("GET", self.at(&["/api/v1/sessions/", id.as_str()])),
            Call::Pay(id, _) => ("POST", self.at(&["/api/v1/sessions/", id.as_str(), "/pay"])),
            Call::MakeToken(_) => ("POST", self.at(&["/api/v1/tokens"])),
            Call::MakeSecureToken(_) => ("POST", self.at(&["/api/v1/secure_tokens"])),
            Call::ShowSecureToken(id) => ("GET", self.at(&["/api/v1/secure_tokens/", id.as_str()])),
            Call::Barcode(path) => ("GET", self.at(&[&path.0])),
        }
    }

    /// KOMOJU's own page for a session, where any method can be paid: the way out when we cannot serve one.
    pub fn hosted_page(&self, id: &SessionId) -> String {
        self.at(&["/sessions/", id.as_str()])
    }

    /// The address of a picture given by the API: a path on its host, or an address on its host. Nothing else.
    pub fn picture(&self, path: &str) -> Option<String> {
        Some(self.at(&[self.path(path)?]))
    }

    /// The place of a barcode, if it is on the API's host.
    pub fn barcode(&self, url: Option<&str>) -> Option<BarcodePath> {
        Some(BarcodePath(self.path(url?)?.to_owned()))
    }

    fn path<'a>(&self, url: &'a str) -> Option<&'a str> {
        let path = url.strip_prefix(&self.origin).unwrap_or(url);
        let plain = path.starts_with('/')
            && !path.starts_with("//")
            && path.len() <= 1024
            && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        plain.then_some(path)
    }

    fn at(&self, parts: &[&str]) -> String {
        let mut address = self.origin.clone();
        for part in parts {
            address.push_str(part);
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_api_is_an_https_origin_or_this_machine() {
        for text in ["https://komoju.com", "https://komoju.com/", "http://127.0.0.1:4002", "http://localhost:1"] {
            assert!(Api::parse(text).is_some(), "{text}");
        }
        for text in
            ["", "komoju.com", "http://komoju.com", "https://komoju.com/api/v1", "ftp://komoju.com", "https://a@b"]
        {
            assert_eq!(Api::parse(text), None, "{text}");
        }
        assert!(!Api::live().is_loopback());
    }

    #[test]
    fn addresses_are_those_of_the_documents() {
        let api = Api::live();
        let id = SessionId::parse("abc").unwrap();
        assert_eq!(
            api.address(&Call::ShowSession(id.clone())),
            ("GET", "https://komoju.com/api/v1/sessions/abc".to_owned())
        );
        assert_eq!(api.hosted_page(&id), "https://komoju.com/sessions/abc");
    }

    #[test]
    fn pictures_come_from_the_api_alone() {
        let api = Api::live();
        let lawson = Some("https://komoju.com/images/konbini/lawson.svg".to_owned());
        assert_eq!(api.picture("/images/konbini/lawson.svg"), lawson);
        assert_eq!(api.picture("https://komoju.com/images/konbini/lawson.svg"), lawson);
        for path in [
            "//evil.example/x.svg",
            "https://evil.example/x.svg",
            "javascript:1",
            "data:image/svg+xml,x",
            "x.svg",
            "/a\\b",
            "https://komoju.com.evil.example/x",
        ] {
            assert_eq!(api.picture(path), None, "{path}");
        }
    }
}
