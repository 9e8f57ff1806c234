//! What a prepaid payment is short of, and the cards that were used for it (DOMAIN.md 5.5).

use super::element::{El, bare, el};
use super::{Intent, Scene, ends, format};
use crate::domain::money::Money;
use crate::flow::{Collecting, Shortfall};
use crate::i18n::{Text, fill};

/// The amount that is missing, and each card with what it gave.
pub(super) fn view(scene: &Scene<'_>, short: &Shortfall) -> El {
    let locale = scene.state.locale;
    let row = |label: String, amount: Option<&Money>| {
        let amount = amount.and_then(|amount| format::money(amount, locale)).unwrap_or_default();
        bare("div").put(bare("dt").say(label)).put(bare("dd").say(amount))
    };
    let mut list = el("dl", "short");
    for card in &short.cards {
        let currency = short.missing.map(|missing| missing.currency);
        let used = card.points.zip(currency).map(|(minor, currency)| Money { minor, currency });
        list = list.put(row(fill(scene.texts.get(Text::CardUsed), "card", &card.last_four), used.as_ref()));
    }
    list.put(row(scene.texts.get(Text::Missing).to_owned(), short.missing.as_ref()))
}

/// Where the number can only be added elsewhere.
pub(super) fn elsewhere(scene: &Scene<'_>) -> El {
    el("div", "pay").put(ends::action(scene, Intent::FullPage, scene.texts.get(Text::AddNumber)))
}

/// The ways on for a shopper who has no other number.
pub(super) fn other_ways(scene: &Scene<'_>, form: &Collecting, short: &Shortfall) -> El {
    let page = short.elsewhere.as_ref().filter(|_| short.continues);
    let back = scene.state.way_back(Some(&form.session));
    bare("div")
        .some(page.map(|page| ends::way(page, scene.texts.get(Text::HostedPage))))
        .some(back.map(|back| ends::way(&back, scene.texts.get(Text::BackToShop))))
}
