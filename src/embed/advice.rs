//! What a developer reads in the console, in English: what is wrong and what to do. No key and nothing typed is in it.

use crate::flow::Advice;

/// One sentence on the problem, one on the remedy.
pub(super) fn sentence(advice: &Advice) -> String {
    let text = match advice {
        Advice::SecretKey => {
            "A SECRET KEY was given to <komoju-checkout>. Nothing was sent. Anyone can read this page: \
             replace that key in the KOMOJU dashboard now, and put the publishable key (pk_…) here."
        }
        Advice::KeyMissing => "publishable-key is missing. Copy it (pk_…) from the KOMOJU dashboard.",
        Advice::KeyMalformed => "publishable-key is not a publishable key. It begins with pk_.",
        Advice::SessionMissing => {
            "session-id is missing. Create a session on your server (POST /api/v1/sessions) and put its id here."
        }
        Advice::SessionMalformed => "session-id has characters that no session id has. Nothing was sent.",
        Advice::SessionMismatch => "session and session-id are of two different sessions. Nothing was sent.",
        Advice::ApiMalformed => "api-url is not an https origin. Leave it out for the live service. Nothing was sent.",
        Advice::KeyRefused => {
            "The API refused the publishable key. Is it of the same KOMOJU account, and of the same mode (test or live), as the session?"
        }
        Advice::SessionUnknown => {
            "The API does not know this session. Was it created with a key of the same account and mode?"
        }
        Advice::SessionUnreadable => "The answer is not a KOMOJU session. Does api-url point at the KOMOJU API?",
        Advice::AmountUnreadable => {
            "An amount or a fee of this session is no whole number of the currency's smallest unit, so no total is shown. \
             Is api-url the KOMOJU API?"
        }
        Advice::NoMethod => {
            "No payment method of this session can be shown here, so the shopper is sent to the hosted page. See payment_types when creating the session."
        }
        Advice::Unreachable => {
            "The API could not be reached. Check the connection, and the page's Content-Security-Policy: connect-src must allow the API."
        }
        Advice::ForeignPage => {
            "This page may not have the checkout, so that nobody types a card into a page that is not the shop's. \
             In frame mode, frame.html must list this page's origin, or the session's return_url must be of it, and \
             an API other than KOMOJU's must be listed there too; \
             a page in a frame of another site needs the attribute allow-framed."
        }
        Advice::NoAnswer => {
            "A listener of komoju-before-pay made the checkout wait for more than a minute, so the shopper was given the form back. Nothing was sent."
        }
        Advice::Configuration { code } => {
            let mut text = String::from("The API refused a setting that only the shop can change: ");
            text.push_str(if code.is_empty() { "no code was given" } else { code });
            text.push('.');
            return text;
        }
    };
    text.to_owned()
}
