//! Paying by card in parts, or by revolving credit, where the session offers it (FEATURES.md 2.2 and 2.4). Only payments
//! in yen can be paid so.

use super::Setting;
use super::field::{Ask, Field, Kind, Pick, Values};
use super::field_name::FieldName;
use super::price::Price;
use crate::domain::money::{Currency, Money};
use crate::domain::text::number_text;
use crate::i18n::{Messages, Text, fill};
use crate::wire::Instalments;

/// Paying all at once, which the request does not mention.
const AT_ONCE: &str = "1";
/// The request's word for revolving credit.
const REVOLVING: &str = "revolving";

static PLAN: Field = Field {
    help: Some(Text::InstalmentsHint),
    ..Field::choice(FieldName::Installments, Kind::List, Text::Instalments, name)
};

/// The choice, if there is one. It begins with paying at once.
pub(super) fn ask(setting: &Setting<'_>) -> Option<Ask> {
    let offer = setting.offer;
    let total = Price::of(setting.session, offer).total.filter(|total| total.currency == Currency::YEN)?;
    if offer.instalments.is_empty() {
        return None;
    }
    let each = |plan: &Instalments| {
        let minor = plan.amount.or_else(|| Some(up(total.minor, plan.count?.into())))?;
        Some(Money { minor, ..total })
    };
    let mut picks = vec![Pick::plain(AT_ONCE.to_owned())];
    for plan in &offer.instalments {
        picks.push(Pick { each: each(plan), ..Pick::plain(value(plan)) });
    }
    Some(Ask { prefill: Some(AT_ONCE.to_owned()), picks, ..Ask::required(setting, &PLAN) })
}

/// What is sent: nothing for a payment at once.
pub(super) fn chosen<'a>(values: &Values<'a>) -> Option<&'a str> {
    Some(values.get(FieldName::Installments)).filter(|value| !matches!(*value, "" | AT_ONCE))
}

fn value(plan: &Instalments) -> String {
    let Some(count) = plan.count else { return REVOLVING.to_owned() };
    number_text(count.into())
}

fn name(value: &str, texts: &Messages) -> String {
    match value {
        AT_ONCE => texts.get(Text::PayOnce).to_owned(),
        REVOLVING => texts.get(Text::Revolving).to_owned(),
        count => fill(texts.get(Text::PayInParts), "n", count),
    }
}

/// A part of the total, rounded up: the first part is never less than what is shown.
fn up(total: i64, count: i64) -> i64 {
    total / count + i64::from(total % count != 0)
}
