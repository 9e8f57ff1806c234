//! The hosted page's fields, by kind of method. What was typed is shown again after an error,
//! except what must not be: numbers, codes and passwords.

use maud::{Markup, html};
use serde_json::Value;

use super::layout::{Locale, money};
use crate::api::params::text;
use crate::catalog::{self, CARRIERS, Kind};
use crate::offers::brands;
use crate::session::Session;
use crate::stores;

/// The fields of one method, and what it costs on top.
pub(crate) fn fields(slug: &str, session: &Session, locale: Locale, given: &Value) -> Markup {
    let price = session.price(slug);
    html! {
        (inputs(slug, session, locale, given))
        @if price.fee > 0 {
            p.note { (locale.say("手数料", "Fee")) " " (money(price.fee, price.currency)) }
        }
    }
}

fn inputs(slug: &str, session: &Session, locale: Locale, given: &Value) -> Markup {
    let kind = catalog::find(slug).map_or(Kind::Offsite, |method| method.kind);
    let ask = Ask { locale, given, email: session.email.as_deref() };
    match kind {
        Kind::Card => card(&ask),
        Kind::Konbini => html! {
            fieldset.stores {
                legend { (locale.say("コンビニを選んでください", "Choose a store")) }
                @for store in session.offer(slug).map(brands).unwrap_or_default().into_iter().filter_map(stores::find) {
                    label.store {
                        input type="radio" name="payment_details[store]" value=(store.slug) required
                            checked[text(&given["store"]) == Some(store.slug)];
                        img src={ "/images/konbini/" (store.slug) ".svg" } width="48" height="32" alt="";
                        (locale.say(store.ja, store.en))
                    }
                }
            }
            (ask.email())
        },
        Kind::PayEasy | Kind::BankTransfer => html! {
            div.pair {
                (ask.text("family_name", "姓", "Family name", "family-name"))
                (ask.text("given_name", "名", "Given name", "given-name"))
            }
            div.pair {
                (ask.text("family_name_kana", "姓（カタカナ）", "Family name in katakana", "off"))
                (ask.text("given_name_kana", "名（カタカナ）", "Given name in katakana", "off"))
            }
            (ask.email())
            (ask.typed("phone", "電話番号", "Phone", "tel", "tel"))
        },
        Kind::Prepaid { .. } => ask.hidden("prepaid_number", "プリペイド番号", "Prepaid number", "text"),
        Kind::Account { id, password, .. } => html! {
            (ask.hidden(id, "ID", "ID", "text"))
            (ask.hidden(password, "パスワード", "Password", "password"))
        },
        Kind::Carrier { asks: true } => html! {
            fieldset {
                legend { (locale.say("携帯電話会社", "Carrier")) }
                @for (carrier, name) in CARRIERS {
                    label.store {
                        input type="radio" name="payment_details[brand]" value=(carrier) required;
                        (name)
                    }
                }
            }
            (elsewhere(locale))
        },
        Kind::Paidy => html! {
            (ask.text("customer_name", "お名前", "Name", "name"))
            (ask.email())
            (elsewhere(locale))
        },
        Kind::Carrier { asks: false } => elsewhere(locale),
        Kind::Offsite => html! {
            @for field in session.offer(slug).and_then(|offer| offer["additional_fields"].as_array()).into_iter().flatten() {
                @match text(field) {
                    Some("name") => (ask.text("name", "お名前", "Name", "name")),
                    Some("phone") => (ask.typed("phone", "電話番号", "Phone", "tel", "tel")),
                    Some("email") => (ask.email()),
                    other => (ask.text(other.unwrap_or_default(), "その他の項目", "More", "off")),
                }
            }
            (elsewhere(locale))
        },
    }
}

fn card(ask: &Ask) -> Markup {
    html! {
        (ask.hidden("number", "カード番号", "Card number", "cc-number"))
        div.pair {
            (ask.hidden("month", "有効期限（月）", "Expiry month", "cc-exp-month"))
            (ask.hidden("year", "有効期限（年）", "Expiry year", "cc-exp-year"))
        }
        (ask.hidden("verification_value", "セキュリティコード", "Security code", "cc-csc"))
        (ask.text("name", "カード名義", "Name on card", "cc-name"))
    }
}

fn elsewhere(locale: Locale) -> Markup {
    html! {
        p.note {
            (locale.say("次の画面でお支払いを確認します。", "You will confirm the payment on the next page."))
        }
    }
}

/// Makes fields that know the language and what was typed before.
struct Ask<'a> {
    locale: Locale,
    given: &'a Value,
    email: Option<&'a str>,
}

impl Ask<'_> {
    fn email(&self) -> Markup {
        let value = text(&self.given["email"]).or(self.email);
        self.input("email", ("メールアドレス", "E-mail"), ("email", "email"), value)
    }

    fn text(&self, name: &str, ja: &'static str, en: &'static str, autocomplete: &str) -> Markup {
        self.input(name, (ja, en), ("text", autocomplete), text(&self.given[name]))
    }

    fn typed(&self, name: &str, ja: &'static str, en: &'static str, kind: &str, auto: &str) -> Markup {
        self.input(name, (ja, en), (kind, auto), text(&self.given[name]))
    }

    /// A field whose content never comes back. `how` is `text`, `password`, or a card's autocomplete token.
    fn hidden(&self, name: &str, ja: &'static str, en: &'static str, how: &str) -> Markup {
        let (kind, autocomplete) = match how {
            "password" => ("password", "off"),
            "text" => ("text", "off"),
            token => ("text", token),
        };
        self.input(name, (ja, en), (kind, autocomplete), None)
    }

    fn input(
        &self,
        name: &str,
        label: (&'static str, &'static str),
        (kind, autocomplete): (&str, &str),
        value: Option<&str>,
    ) -> Markup {
        let numeric = autocomplete.starts_with("cc-") && autocomplete != "cc-name";
        html! {
            label.field {
                span { (self.locale.say(label.0, label.1)) }
                input type=(kind) name={ "payment_details[" (name) "]" } autocomplete=(autocomplete)
                    inputmode=[numeric.then_some("numeric")] value=[value] required;
            }
        }
    }
}
