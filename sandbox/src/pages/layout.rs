//! What the pages have in common: language, frame, amounts, and where a finished page leads.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use crate::currency::decimals;

/// The languages the pages speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Locale {
    Ja,
    En,
}

impl Locale {
    /// The language asked for, else the one the payment or session was made in.
    pub(crate) fn choose(asked: Option<&str>, otherwise: &str) -> Locale {
        match asked.unwrap_or(otherwise) {
            "ja" => Locale::Ja,
            _ => Locale::En,
        }
    }

    /// The text in this language.
    pub(crate) fn say(self, ja: &'static str, en: &'static str) -> &'static str {
        match self {
            Locale::Ja => ja,
            Locale::En => en,
        }
    }

    pub(crate) fn tag(self) -> &'static str {
        self.say("ja", "en")
    }
}

/// Whether a page may be shown in a frame. Wallets and the hosted page refuse, as the real ones do;
/// the bank's page and instructions may be framed (S1).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framing {
    Allowed,
    Refused,
}

/// A page of its own.
pub(crate) struct Page {
    pub(crate) locale: Locale,
    pub(crate) title: String,
    /// Who speaks: shown small at the top.
    pub(crate) speaker: &'static str,
    pub(crate) framing: Framing,
    pub(crate) status: StatusCode,
    pub(crate) body: Markup,
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let Page { locale, title, speaker, framing, status, body } = self;
        let markup = html! {
            (DOCTYPE)
            html lang=(locale.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    title { (title) }
                    link rel="stylesheet" href="/sandbox.css";
                    link rel="icon" href="data:,";
                }
                body {
                    header { p.speaker { (speaker) } p.sandbox { (locale.say("テスト環境", "Test mode")) } }
                    main { (body) }
                    footer {
                        (locale.say(
                            "これはテスト用の画面です。お金は動きません。",
                            "This is a test page. No money moves.",
                        ))
                    }
                }
            }
        };
        let mut headers = HeaderMap::new();
        let policy = match framing {
            Framing::Allowed => POLICY.to_owned(),
            Framing::Refused => format!("{POLICY}; frame-ancestors 'none'"),
        };
        if framing == Framing::Refused {
            // For the browsers that know only the older word.
            headers.insert(X_FRAME_OPTIONS, "DENY".parse().expect("a plain header"));
        }
        headers.insert(CONTENT_TYPE, "text/html; charset=utf-8".parse().expect("a plain header"));
        headers.insert(CACHE_CONTROL, "no-store".parse().expect("a plain header"));
        headers.insert(CONTENT_SECURITY_POLICY, policy.parse().expect("a plain header"));
        (status, headers, markup.into_string()).into_response()
    }
}

/// No `form-action`: browsers hold it against the redirect to the shop that follows a form.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'";

/// A page that may do more than others: what is allowed joins its policy.
pub(crate) fn allowing(mut response: Response, more: &str) -> Response {
    let policy = response.headers().get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let policy = format!("{}; {more}", policy.unwrap_or(POLICY));
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy.parse().expect("a plain header"));
    response
}

/// After a form: on to another address, by `GET`.
pub(crate) fn go(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response()
}

/// A page with one sentence and, where there is one, the way back to the shop.
pub(crate) fn notice(locale: Locale, status: StatusCode, sentence: &str, back: Option<&str>) -> Page {
    Page {
        locale,
        title: sentence.to_owned(),
        speaker: "KOMOJU sandbox",
        framing: Framing::Allowed,
        status,
        body: html! {
            h1 { (sentence) }
            @if let Some(back) = back {
                p { a.button #back href=(back) { (locale.say("お店に戻る", "Back to the shop")) } }
            }
        },
    }
}

/// The page for addresses that lead nowhere.
pub(crate) fn nothing_here() -> Page {
    notice(Locale::Ja, StatusCode::NOT_FOUND, "ページが見つかりません / Page not found", None)
}

/// Where a shopper goes when a page is done: back, or to a page that says how it ended.
pub(crate) fn leave(locale: Locale, back: Option<String>, sentence: &str) -> Response {
    match back {
        Some(address) => go(&address),
        None => notice(locale, StatusCode::OK, sentence, None).into_response(),
    }
}

/// An amount for people: `¥1,100`, `12.34 USD`.
pub(crate) fn money(amount: i64, currency: &str) -> String {
    let (whole, rest) = match decimals(currency) {
        0 => (amount, String::new()),
        _ => (amount / 100, format!(".{:02}", amount % 100)),
    };
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match currency {
        "JPY" => format!("¥{grouped}"),
        _ => format!("{grouped}{rest} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_keep_their_decimals() {
        for (amount, currency, expected) in [
            (1_100, "JPY", "¥1,100"),
            (0, "JPY", "¥0"),
            (299_999, "JPY", "¥299,999"),
            (1_234_567, "KRW", "1,234,567 KRW"),
            (123_456, "USD", "1,234.56 USD"),
            (5, "EUR", "0.05 EUR"),
        ] {
            assert_eq!(money(amount, currency), expected);
        }
    }
}
