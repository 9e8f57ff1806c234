//! What a [`Checkout`](super::Checkout) is given: the options of the package's element, typed, and a callback for each of
//! its events.

use super::details::{
    BeforePay, Cancel, Challenge, Change, Complete, Continue, Error, Instructions, Invalid, Method, Pending, Ready,
    SessionChange, Token,
};
use super::theme::Theme;
use super::{Answer, CheckoutHandle};
use crate::i18n::own::{Misuse, lines};
use crate::i18n::{Locale, Text};
use crate::methods::{FieldName, Known};
use crate::platform::plain::Plain;
use yew::prelude::*;

/// The properties of a [`Checkout`](super::Checkout). Any may change at any time, and nothing that was typed is lost by
/// that; but another session, key, API or `token` is another checkout, which begins anew.
#[derive(Properties, Clone, PartialEq)]
pub struct CheckoutProps {
    /// Which session to pay. May be left out where `session` says it, or the page's address (`?session_id=…`, on the page
    /// that the shopper comes back to).
    #[prop_or_default]
    pub session_id: AttrValue,
    /// The shop's publishable key, `pk_…`. A secret key is refused.
    pub publishable_key: AttrValue,
    /// The session as JSON text, as the shop's server got it: the form is there at once, and the session is read beside
    /// it.
    #[prop_or_default]
    pub session: Option<AttrValue>,
    /// The origin of the API, for tests; otherwise the live one.
    #[prop_or_default]
    pub api_url: Option<AttrValue>,
    /// The language; otherwise the session's, then the browser's.
    #[prop_or_default]
    pub locale: Option<Locale>,
    /// The shop's own words, in place of ours in whatever language is spoken: `(Text::PayPlain, "Donate".into())`. Words
    /// that lack a place such as `{amount}`, or have another, are left out, and the console says so.
    #[prop_or_default]
    pub texts: Vec<(Text, AttrValue)>,
    /// Where to go when neither the answer nor the session says.
    #[prop_or_default]
    pub return_url: Option<AttrValue>,
    /// What the shop knows of the shopper, to be filled in already.
    #[prop_or_default]
    pub prefill: Prefill,
    /// Whether a token is made instead of paying; the shop's server pays with it.
    #[prop_or_default]
    pub token: bool,
    /// The payment type that is chosen to begin with; changed, the one that is chosen then.
    #[prop_or_default]
    pub payment_type: Option<AttrValue>,
    /// Whether there is no button that pays: the application has its own, and calls [`CheckoutHandle::submit`].
    #[prop_or_default]
    pub no_button: bool,
    /// How it looks.
    #[prop_or_default]
    pub theme: Theme,
    /// What the shop knows that helps to tell fraud, by KOMOJU's names for it (`customer_id`, …), sent with the payment.
    #[prop_or_default]
    pub fraud_details: Vec<(AttrValue, AttrValue)>,
    /// Whether the page may stand in a frame of another site. Otherwise nothing can be paid there (DOMAIN.md 8,
    /// "clickjacking").
    #[prop_or_default]
    pub allow_framed: bool,
    /// Has the shop's server continue a prepaid payment that is short of something, and answers whether that went well:
    /// [`Answer::GoOn`]. What became of the payment, the session tells. Without it the shopper continues on KOMOJU's page.
    #[prop_or_default]
    pub continue_payment: Option<Callback<Continue, Answer>>,
    /// What the application calls to submit, validate, reset or focus.
    #[prop_or_default]
    pub handle: CheckoutHandle,

    /// The picker can be used.
    #[prop_or_default]
    pub on_ready: Option<Callback<Ready>>,
    /// A method is chosen.
    #[prop_or_default]
    pub on_method: Option<Callback<Method>>,
    /// The form's validity changed.
    #[prop_or_default]
    pub on_change: Option<Callback<Change>>,
    /// Submitting found problems.
    #[prop_or_default]
    pub on_invalid: Option<Callback<Invalid>>,
    /// About to pay. Prevented, nothing is sent.
    #[prop_or_default]
    pub on_before_pay: Option<Callback<BeforePay, Answer>>,
    /// A token was made.
    #[prop_or_default]
    pub on_token: Option<Callback<Token>>,
    /// About to leave for another page. Prevented, the application goes there itself.
    #[prop_or_default]
    pub on_pending: Option<Callback<Pending, Answer>>,
    /// 3-D Secure was opened or closed.
    #[prop_or_default]
    pub on_challenge: Option<Callback<Challenge>>,
    /// Instructions are shown.
    #[prop_or_default]
    pub on_instructions: Option<Callback<Instructions>>,
    /// Paid, authorised or saved. Prevented, the page stays, with a thank-you.
    #[prop_or_default]
    pub on_complete: Option<Callback<Complete, Answer>>,
    /// The shopper, or the application, stepped back.
    #[prop_or_default]
    pub on_cancel: Option<Callback<Cancel>>,
    /// Something failed. Prevented, no notice is shown.
    #[prop_or_default]
    pub on_error: Option<Callback<Error, Answer>>,
    /// Another session was loaded than before.
    #[prop_or_default]
    pub on_session_change: Option<Callback<SessionChange>>,
}

/// What a shop may know of the shopper. Blank is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefill {
    /// E-mail address.
    pub email: String,
    /// The whole name: `山田 太郎`, `Taro Yamada`.
    pub name: String,
    /// Phone number.
    pub phone: String,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// The family name's reading in katakana.
    pub family_name_kana: String,
    /// The given name's reading in katakana.
    pub given_name_kana: String,
    /// The whole name's reading in katakana.
    pub name_kana: String,
}

impl Prefill {
    fn get(&self, field: FieldName) -> &str {
        match field {
            FieldName::Email => &self.email,
            FieldName::Name => &self.name,
            FieldName::Phone => &self.phone,
            FieldName::FamilyName => &self.family_name,
            FieldName::GivenName => &self.given_name,
            FieldName::FamilyNameKana => &self.family_name_kana,
            FieldName::GivenNameKana => &self.given_name_kana,
            FieldName::NameKana => &self.name_kana,
            // Nobody but the shopper has those: `Known` does not ask.
            _ => "",
        }
    }
}

impl CheckoutProps {
    /// The options as `options.rs` reads them, without what is no property.
    pub(super) fn options(&self) -> Plain {
        let options = Plain::new();
        options.text("sessionId", &self.session_id).text("publishableKey", &self.publishable_key);
        for (name, value) in [
            ("session", &self.session),
            ("apiUrl", &self.api_url),
            ("returnUrl", &self.return_url),
            ("paymentType", &self.payment_type),
        ] {
            options.some_text(name, value.as_deref());
        }
        options.some_text("locale", self.locale.map(Locale::tag));
        if !self.texts.is_empty() {
            let (lines, misuses) = lines(self.texts.iter().map(|(text, words)| (*text, words.as_str())));
            for Misuse(text) in misuses {
                let advice = ["komoju-checkout: the text \"", &text.name(), "\" is left out: its places are not ours."];
                web_sys::console::warn_1(&advice.concat().into());
            }
            options.text("texts", &lines);
        }
        options.set("token", self.token.into()).set("noButton", self.no_button.into());
        let prefill = Plain::new();
        for field in Known::FIELDS {
            prefill.text(field.as_str(), self.prefill.get(field));
        }
        options.set("prefill", prefill.into());
        let fraud = Plain::new();
        for (name, value) in &self.fraud_details {
            fraud.text(name, value);
        }
        options.set("fraudDetails", fraud.into());
        options
    }

    /// What the checkout itself is told of when it changes. The rest is asked for when it is needed.
    pub(super) fn asked(&self) -> impl PartialEq {
        let CheckoutProps {
            session_id,
            publishable_key,
            session,
            api_url,
            locale,
            texts,
            return_url,
            prefill,
            token,
            payment_type,
            no_button,
            theme,
            fraud_details,
            allow_framed,
            continue_payment,
            handle: _,
            on_ready: _,
            on_method: _,
            on_change: _,
            on_invalid: _,
            on_before_pay: _,
            on_token: _,
            on_pending: _,
            on_challenge: _,
            on_instructions: _,
            on_complete: _,
            on_cancel: _,
            on_error: _,
            on_session_change: _,
        } = self;
        let which = (session_id, publishable_key, session, api_url, *token, *allow_framed);
        let how =
            (*locale, texts, return_url, prefill, payment_type, *no_button, fraud_details, continue_payment.is_some());
        (which, how, theme)
    }
}
