//! Money and dates as the shopper's language writes them.

use crate::domain::deadline::Moment;
use crate::domain::money::Money;
use crate::i18n::yen::yen;
use crate::i18n::{Locale, Notice, Voice, fill};
use crate::platform::intl;

/// An amount with its currency, as in "￥1,000"; "10.00 USD" where the browser cannot format it, and nothing where
/// nobody knows how many decimals it has (DOMAIN.md 4).
pub(crate) fn money(amount: &Money, locale: Locale) -> Option<String> {
    let formatted = yen(amount, locale).or_else(|| intl::money(amount, Some(locale.intl())));
    let written = formatted.or_else(|| amount.plain())?;
    // Isolated, or the letters and the sign of a currency would change places among those of Arabic: "JP¥" to "¥JP".
    Some(if locale == Locale::Ar { ["\u{2066}", &written, "\u{2069}"].concat() } else { written })
}

/// A text with an amount in it, if the amount can be written.
pub(crate) fn with_money(text: &str, name: &str, amount: &Money, locale: Locale) -> Option<String> {
    Some(fill(text, name, &money(amount, locale)?))
}

/// The sentence of a notice, with its amount where it has one.
pub(crate) fn notice(notice: Notice, voice: Voice) -> String {
    let sentence = notice.sentence(voice.texts);
    match &notice {
        Notice::ShortAmount(amount) => with_money(sentence, "amount", amount, voice.locale).unwrap_or_default(),
        _ => sentence.to_owned(),
    }
}

/// A deadline in Japan time, as in "6月12日(金) 23:59" or "Fri, Jun 12, 23:59".
pub(crate) fn deadline(moment: Moment, locale: Locale) -> String {
    intl::deadline(moment, Some(locale.intl())).unwrap_or_default()
}
