//! The two things a page must give: which session, and the publishable key. Both are checked once, here.

/// The name of a session: one to 64 ASCII letters and digits (DOMAIN.md 8; documents show 25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionId(String);

impl SessionId {
    /// `None` for anything that does not belong into a path.
    pub fn parse(text: &str) -> Option<SessionId> {
        let fits = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| SessionId(text.to_owned()))
    }

    /// The id as it stands in a path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of a token: what the shop's server pays with in place of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenId(String);

impl TokenId {
    /// `None` for anything that does not belong into a path.
    pub fn parse(text: &str) -> Option<TokenId> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let fits = (1..=128).contains(&text.len()) && text.bytes().all(plain);
        fits.then(|| TokenId(text.to_owned()))
    }

    /// The id as it stands in a path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A publishable key, `pk_…`. It is no secret, yet it is printed nowhere: one `sk_…` in its place would be.
#[derive(Clone, PartialEq, Eq)]
pub struct PublishableKey(String);

/// Why a key cannot be used. Never holds the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyProblem {
    /// None was given.
    Missing,
    /// It is, or looks like, a secret key: it must not be in a page at all.
    Secret,
    /// It does not begin with `pk_`, or holds odd characters.
    Malformed,
}

impl PublishableKey {
    /// Accepts `pk_…`. What looks like a secret key in any case, width or spacing is told apart (DOMAIN.md 8).
    pub fn parse(text: &str) -> Result<PublishableKey, KeyProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(KeyProblem::Missing);
        }
        if looks_secret(text) {
            return Err(KeyProblem::Secret);
        }
        let fits = text.len() <= 255
            && text.len() > "pk_".len()
            && text.starts_with("pk_")
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        if fits { Ok(PublishableKey(text.to_owned())) } else { Err(KeyProblem::Malformed) }
    }

    /// The key, for the `Authorization` header of a request to KOMOJU.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PublishableKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("PublishableKey(…)")
    }
}

fn looks_secret(text: &str) -> bool {
    let text = crate::domain::text::fold(&crate::domain::text::clean(text));
    let mut letters = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
    let start: String = letters.by_ref().take(3).collect();
    start == "sk_" || start == "sk-"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn session_ids_are_letters_and_digits() {
        assert!(SessionId::parse("e9x5mvx3jkpkofzcg7umfael6").is_some());
        for odd in ["", "a/b", "../x", "a b", "é", "a?b", "a%2f", &"a".repeat(65)] {
            assert_eq!(SessionId::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_secret_key_is_refused_however_it_is_written() {
        for key in ["sk_123", " SK_123", "ｓｋ＿123", "s k_live_1", "\u{200b}sk_1"] {
            assert_eq!(PublishableKey::parse(key), Err(KeyProblem::Secret), "{key}");
        }
        assert_eq!(PublishableKey::parse(""), Err(KeyProblem::Missing));
        assert_eq!(PublishableKey::parse("komoju"), Err(KeyProblem::Malformed));
        assert_eq!(PublishableKey::parse("pk_1\n2"), Err(KeyProblem::Malformed));
        assert!(PublishableKey::parse("pk_test_1").is_ok());
    }

    #[test]
    fn a_key_is_not_printed() {
        assert_eq!(format!("{:?}", PublishableKey::parse("pk_test_1").unwrap()), "PublishableKey(…)");
    }
}
