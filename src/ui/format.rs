//! Money and dates as the shopper's language writes them.

use crate::domain::deadline::Moment;
use crate::domain::money::Money;
use crate::i18n::Locale;
use crate::platform::intl;

pub(crate) use crate::platform::now;

/// An amount with its currency, as in "￥1,000"; "1,000 JPY" where the browser cannot format it (DOMAIN.md 4).
pub(crate) fn money(amount: &Money, locale: Locale) -> String {
    intl::money(amount, Some(locale.tag())).or_else(|| amount.plain()).unwrap_or_default()
}

/// A deadline in Japan time, as in "6月12日(金) 23:59" or "Fri, Jun 12, 23:59".
pub(crate) fn deadline(moment: Moment, locale: Locale) -> String {
    intl::deadline(moment, Some(locale.tag())).unwrap_or_default()
}
