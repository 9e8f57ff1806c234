//! Where shoppers are sent when they are done: the shop's address with what KOMOJU appends.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use url::Url;

/// The lower-case hexadecimal HMAC-SHA256 of a message.
pub(crate) fn hmac_hex(key: &str, message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("HMAC takes any key");
    mac.update(message);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a shop may name this address: `http` or `https` with a host.
pub(crate) fn is_acceptable(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// Appends `session_id` and keeps the address's own query and fragment (S1 step 4).
pub(crate) fn with_session(address: &str, session: &str) -> String {
    with(address, "session_id", session)
}

/// Appends `secure_token_id`, for a cardholder who comes back from the bank before anything is paid.
pub(crate) fn with_secure_token(address: &str, token: &str) -> String {
    with(address, "secure_token_id", token)
}

/// For payments without a session: appends the payment's id and an HMAC over path and query with
/// the secret key, which the shop can check (S1 "Notes on return_url").
pub(crate) fn with_hmac(address: &str, payment: &str, secret_key: &str) -> String {
    let named = with(address, "payment_id", payment);
    let Ok(url) = Url::parse(&named) else { return named };
    let message = format!("{}?{}", url.path(), url.query().unwrap_or_default());
    with(&named, "hmac", &hmac_hex(secret_key, message.as_bytes()))
}

fn with(address: &str, name: &str, value: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return address.to_owned() };
    url.query_pairs_mut().append_pair(name, value);
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_joins_whatever_was_there() {
        for (address, expected) in [
            ("https://example.com/order/abc", "https://example.com/order/abc?session_id=x1"),
            ("https://example.com/?a=1&b=%20", "https://example.com/?a=1&b=%20&session_id=x1"),
            ("https://example.com/o?a=1#done", "https://example.com/o?a=1&session_id=x1#done"),
            ("https://example.com", "https://example.com/?session_id=x1"),
            ("https://example.com/?", "https://example.com/?session_id=x1"),
        ] {
            assert_eq!(with_session(address, "x1"), expected);
        }
    }

    #[test]
    fn the_hmac_covers_path_and_query() {
        let address = with_hmac("https://example.com/return?a=1", "p1", "sk");
        let expected = hmac_hex("sk", b"/return?a=1&payment_id=p1");
        assert_eq!(address, format!("https://example.com/return?a=1&payment_id=p1&hmac={expected}"));
    }

    #[test]
    fn only_web_addresses_are_acceptable() {
        assert!(is_acceptable("http://127.0.0.1:4000/return/1"));
        for address in ["javascript:alert(1)", "/return", "ftp://x", "https://", "mailto:a@b.c"] {
            assert!(!is_acceptable(address), "{address}");
        }
    }

    #[test]
    fn the_hmac_is_the_standard_one() {
        // RFC 4231, test case 2.
        assert_eq!(
            hmac_hex("Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
