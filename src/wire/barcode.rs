//! The barcode of a konbini payment (FEATURES.md 2.3): a picture that lapses after about ten minutes.

use super::json::Json;
use crate::domain::deadline::Moment;

/// A picture longer than this is no barcode, in characters of base 64.
const LONGEST: usize = 400_000;

/// The answer to a question for a barcode.
#[derive(Debug, Clone, PartialEq)]
pub enum BarcodeAnswer {
    /// Here it is.
    Ready {
        /// A PNG in base 64: nothing else gets past this point.
        image: String,
        /// When it lapses.
        expires: Option<Moment>,
    },
    /// It is being made.
    Pending {
        /// In how many seconds to ask again.
        retry_after: u32,
    },
}

impl BarcodeAnswer {
    /// `None` for anything else.
    pub fn read(json: &Json) -> Option<BarcodeAnswer> {
        match json.get("status").text()? {
            "pending" => {
                let seconds = json.get("retry_after").whole().and_then(|seconds| u32::try_from(seconds).ok());
                Some(BarcodeAnswer::Pending { retry_after: seconds.unwrap_or(5) })
            }
            "ready" => {
                let image = json.get("image").text()?;
                let image = image.strip_prefix("data:image/png;base64,").unwrap_or(image);
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
                // The signature that every PNG begins with.
                let fits = image.starts_with("iVBORw0KGgo") && image.len() <= LONGEST && image.bytes().all(plain);
                let expires = json.get("expires_at").text().and_then(Moment::parse);
                fits.then(|| BarcodeAnswer::Ready { image: image.to_owned(), expires })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_is_a_barcode() {
        let ready = |image: &str| {
            let text = format!(r#"{{"status":"ready","expires_at":"2026-11-21T00:10:00Z","image":"{image}"}}"#);
            BarcodeAnswer::read(&serde_json::from_str(&text).unwrap())
        };
        for image in ["iVBORw0KGgoAAAA=", "data:image/png;base64,iVBORw0KGgoAAAA="] {
            let expires = Moment::parse("2026-11-21T00:10:00Z");
            assert_eq!(ready(image), Some(BarcodeAnswer::Ready { image: "iVBORw0KGgoAAAA=".into(), expires }));
        }
        for image in ["", "PHN2Zz4=", "javascript:1", "iVBORw0KGgo<svg>", "data:image/svg+xml;base64,iVBORw0KGgo"] {
            assert_eq!(ready(image), None, "{image}");
        }
    }

    #[test]
    fn one_that_is_being_made_says_when_to_ask_again() {
        for (text, seconds) in [
            (r#"{"status":"pending","retry_after":2}"#, 2),
            (r#"{"status":"pending","retry_after":"3"}"#, 3),
            (r#"{"status":"pending","retry_after":-1}"#, 5),
            (r#"{"status":"pending"}"#, 5),
        ] {
            let answer = BarcodeAnswer::read(&serde_json::from_str(text).unwrap());
            assert_eq!(answer, Some(BarcodeAnswer::Pending { retry_after: seconds }), "{text}");
        }
    }
}
