//! What a shopper typed, in a type that does not give it away by accident.
//! It knows nothing of what it holds; the checks decide what that is.

use core::fmt;
use zeroize::Zeroize;

/// What a shopper typed: hidden from `Debug`, impossible to print or to serialize, wiped from memory when dropped.
///
/// Comparing two takes as long as they agree, so compare only what the same shopper typed.
///
/// It can be handed on, and looked into on purpose:
///
/// ```
/// # use komoju_checkout::domain::Secret;
/// let typed = Secret::from("4111");
/// println!("{} digits", typed.expose().len());
/// ```
///
/// It cannot be printed,
///
/// ```compile_fail,E0277
/// # use komoju_checkout::domain::Secret;
/// let typed = Secret::from("4111");
/// println!("{} digits", typed);
/// ```
///
/// made a `String` of,
///
/// ```compile_fail,E0599
/// # use komoju_checkout::domain::Secret;
/// let typed = Secret::from("4111");
/// println!("{} digits", typed.to_string().len());
/// ```
///
/// or taken for the text that it is:
///
/// ```compile_fail,E0308
/// # use komoju_checkout::domain::Secret;
/// let typed = Secret::from("4111");
/// let text: &str = &typed;
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes over a text, which is wiped with it.
    pub fn new(text: String) -> Secret {
        Secret(text)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same text in another form, as secret as it was.
    pub fn map(&self, change: fn(&str) -> String) -> Secret {
        Secret(change(&self.0))
    }

    /// Both texts, one after the other.
    pub fn followed_by(&self, next: &Secret) -> Secret {
        // Room for both at once: a text that grows leaves a copy behind that nobody wipes.
        let mut both = String::with_capacity(self.0.len() + next.0.len());
        both.push_str(&self.0);
        both.push_str(&next.0);
        Secret(both)
    }

    /// Whether it begins with another text.
    pub fn begins_with(&self, other: &Secret) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Whether it has its first character in common with another text.
    pub fn begins_like(&self, other: &Secret) -> bool {
        self.0.chars().next().is_some_and(|first| other.0.starts_with(first))
    }

    /// The text itself. Only the checks, the field that shows it and the payment request call this.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Secret {
        Secret(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    /// Without the length, too: it tells an American Express card from a Visa card.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_is_the_same_whatever_is_inside() {
        for text in ["", "1", "4111111111111111"] {
            assert_eq!(format!("{:?}", Secret::from(text)), "Secret(…)");
        }
    }

    #[test]
    fn a_secret_stays_one_when_it_changes() {
        let both = Secret::from("ya").followed_by(&Secret::from("mada")).map(str::to_uppercase);
        assert_eq!(both.expose(), "YAMADA");
        assert_eq!(format!("{both:?}"), "Secret(…)");
    }

    #[test]
    fn a_secret_gives_back_what_was_put_in() {
        assert_eq!(Secret::new("0123".to_owned()).expose(), "0123");
        assert_eq!(Secret::from("ゆ").clone(), Secret::from("ゆ"));
        assert!(Secret::default().is_empty());
        assert!(!Secret::from("0").is_empty());
    }
}
