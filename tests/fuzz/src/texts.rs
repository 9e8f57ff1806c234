//! The rules for what shoppers type and for what the API writes, each held to what it promises whatever it is given.

use crate::conversation::NOW;
use crate::harmless::{is_safe, is_script};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::domain::edit::{self, Change};
use komoju_checkout::domain::expiry::Month;
use komoju_checkout::domain::{
    Accepted, AccountId, Brand, Email, Expiry, HolderName, KanaName, Password, PersonName, Phone, PostalCode,
    PrepaidKind, PrepaidNumber, Region, Secret, SecurityCode, kana as readings, money, text,
};
use komoju_checkout::rules::address::{Use, allowed, api, is_settled, key as key_verdict};
use komoju_checkout::rules::{State, card, edit as rules_edit, shown as shown_rules};
use komoju_checkout::wire::{Api, AppUrl, PublishableKey, SafeUrl, SessionId};

/// A card number that is taken is one, is the same one when it is read again, and looks like itself.
pub fn number(typed: &str) {
    let any = Accepted::any();
    let answer = card::number(typed, &any);
    let digits = answer.digits.expose();
    assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "digits that are none");
    if answer.state == State::Valid {
        assert!((12..=19).contains(&digits.len()), "a length that no card has");
        assert!(passes_luhn(digits), "a checksum that is wrong");
        assert_eq!(answer.brand, Brand::certain(digits), "another brand than its digits say");
    }
    let again = card::number(answer.formatted.expose(), &any);
    assert_eq!((again.state, again.brand), (answer.state, answer.brand), "it is another one once it is formatted");
    assert!(again.digits == answer.digits && again.formatted == answer.formatted, "formatting it changes it");
}

/// A date that is taken is a month to come, and is the same one when it is read again.
pub fn expiry(typed: &str) {
    let today = Month::latest(NOW);
    let answer = card::expiry(typed, today);
    if let Some(expiry) = answer.expiry {
        let month = expiry.month();
        assert!((1..=12).contains(&month.month) && (2000..=2099).contains(&month.year), "no month");
        assert_eq!(answer.state == State::Expired, month < today, "past, or not");
        let again = card::expiry(answer.formatted.expose(), today);
        assert_eq!((again.state, again.expiry), (answer.state, answer.expiry), "another one once it is formatted");
    }
    if let Some(expiry) = Expiry::check(typed, today).valid() {
        let sent = [expiry.month_text(), expiry.year_text()];
        assert_eq!(sent.each_ref().map(String::len), [2, 4], "it is not sent as documented");
    }
}

/// A security code is three or four digits, or those of its brand.
pub fn code(typed: &str) {
    for brand in [None, Brand::certain("4111111111111111"), Brand::certain("378282246310005")] {
        if let Some(code) = SecurityCode::check(typed, brand).valid() {
            let digits = code.digits().expose();
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "digits that are none");
            assert!(brand.map_or((3..=4).contains(&digits.len()), |brand| digits.len() == brand.code_length()));
            assert_eq!(SecurityCode::check(digits, brand).valid().as_ref(), Some(&code), "it is another one");
        }
    }
}

/// A name has no digits to speak of, nothing invisible, and stays as it is.
pub fn name(typed: &str) {
    if let Some(name) = HolderName::check(typed).valid() {
        let text = name.text().expose();
        assert!(text.chars().count() <= 255 && text.trim() == text && !text.contains("  "), "it is not tidy");
        assert!(!text.chars().any(|c| c.is_control() || c.is_ascii_digit() || "<>&\"".contains(c)), "what no name has");
        assert_eq!(HolderName::check(text).valid().as_ref(), Some(&name), "it is another one");
    }
    if let Some(name) = PersonName::check(typed).valid() {
        let text = name.text().expose();
        assert!(!text.is_empty() && text.chars().count() <= 255 && !text.chars().any(char::is_control), "not tidy");
        assert_eq!(PersonName::check(text).valid().as_ref(), Some(&name), "it is another one");
    }
}

/// A reading is full-width katakana, and stays as it is.
pub fn kana(typed: &str) {
    let shown = readings::normalise(typed);
    assert_eq!(readings::normalise(&shown), shown, "it changes again");
    if let Some(name) = KanaName::check(typed).valid() {
        let text = name.text().expose();
        assert!(text.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー' | '・' | ' ')), "what is no katakana");
        assert_eq!(text, shown, "another one is sent than is shown");
        assert_eq!(KanaName::check(text).valid().as_ref(), Some(&name), "it is another one");
    }
}

/// An address has one `@`, a domain with a dot, and nothing that needs to be escaped.
pub fn email(typed: &str) {
    if let Some(email) = Email::check(typed).valid() {
        let text = email.text().expose();
        let (local, domain) = text.split_once('@').expect("it has an @");
        assert!(!local.is_empty() && domain.contains('.') && !domain.contains('@'), "no address");
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"\\".contains(&byte)), "what none has");
        assert_eq!(Email::check(text).valid().as_ref(), Some(&email), "it is another one");
    }
}

/// A phone number is digits, of a length that some have.
pub fn phone(typed: &str) {
    for region in [Region::Japan, Region::Korea, Region::Elsewhere] {
        if let Some(phone) = Phone::check(typed, region).valid() {
            let digits = phone.digits().expose();
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "digits that are none");
            assert!((7..=15).contains(&digits.len()), "a length that none has");
            assert_eq!(Phone::check(digits, region).valid().as_ref(), Some(&phone), "it is another one");
        }
    }
}

/// A postal code is `NNN-NNNN`.
pub fn postal(typed: &str) {
    if let Some(code) = PostalCode::check(typed).valid() {
        let text = code.text().expose();
        let is_right = |(at, byte): (usize, u8)| if at == 3 { byte == b'-' } else { byte.is_ascii_digit() };
        assert!(text.len() == 8 && text.bytes().enumerate().all(is_right), "no postal code");
        assert_eq!(PostalCode::check(text).valid().as_ref(), Some(&code), "it is another one");
    }
}

/// A prepaid number has its length, and stays as it is.
pub fn prepaid(typed: &str) {
    for kind in PrepaidKind::ALL {
        if let Some(number) = PrepaidNumber::check(typed, kind).valid() {
            let text = number.text().expose();
            assert!(kind.lengths().contains(&text.chars().count()), "a length that none has");
            assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || ('ぁ'..='ゖ').contains(&c)), "what none has");
            assert_eq!(PrepaidNumber::check(text, kind).valid().as_ref(), Some(&number), "it is another one");
        }
    }
}

/// An id is trimmed, a password is left alone.
pub fn account(typed: &str) {
    if let Some(id) = AccountId::check(typed).valid() {
        let text = id.text().expose();
        assert!(!text.is_empty() && text.trim() == text && text.chars().count() <= 255, "not tidy");
        assert_eq!(AccountId::check(text).valid().as_ref(), Some(&id), "it is another one");
    }
    if let Some(password) = Password::check(typed).valid() {
        assert_eq!(password.text().expose(), typed, "a password was changed");
    }
}

/// Cleaning leaves nothing to clean, and what is shown of a foreign text has no number of a card in it.
pub fn cleaning(raw: &str) {
    for clean in [text::clean as fn(&str) -> String, text::fold, text::plain] {
        let once = clean(raw);
        assert_eq!(clean(&once), once, "not clean after one time");
    }
    assert_eq!(text::plain(raw), text::fold(&text::clean(raw)), "both in one is not both");
    assert_eq!(text::is_blank(raw), text::clean(raw).trim().is_empty(), "blank, or not");
    let shown = text::scrub(raw);
    assert!(shown.chars().count() <= 200, "too long to be shown");
    assert!(!shown.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')));
    let longest = shown.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    assert!(longest < 12, "digits as many as a card has");
}

/// The field's text as it was, as it is now, and the caret: what is shown then has its caret inside and stays as it is.
pub fn edited(texts: &str) {
    let mut parts = texts.splitn(3, '\n');
    let [before, after, how] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let length = after.encode_utf16().count();
    let odds = how.bytes().fold(0_usize, |sum, byte| sum * 31 % 1009 + usize::from(byte));
    let caret = odds % (length + 1);
    let changes = [Change::Insert, Change::Compose, Change::DeleteBackward, Change::DeleteForward, Change::Other];
    let change = changes[odds % changes.len()];
    let any = Accepted::any();
    let edits = [
        edit::number(before, after, caret, change, &any),
        edit::expiry(before, after, caret, change),
        edit::code(after, caret),
        edit::kana(after, caret),
        rules_edit::card_number(
            &rules_edit::Before { text: Secret::from(before), start: odds % 40, end: odds % 23 },
            &rules_edit::After { text: Secret::from(after), caret },
        ),
    ];
    for edit in edits {
        let units: Vec<u16> = edit.text.encode_utf16().collect();
        assert!(edit.caret <= units.len(), "the caret is beyond the text");
        assert!(edit.text.len() <= 4 * (before.len() + after.len()) + 8, "much is made of little");
    }
    let shown = edit::number("", after, length, Change::Other, &any).text;
    assert_eq!(edit::number("", &shown, 0, Change::Other, &any).text, shown, "a number changes again");
}

/// Amounts, rates and time stamps are read as they are written, or not at all.
pub fn shown(raw: &str) {
    if let Some(minor) = money::parse_minor(raw) {
        assert!(minor >= 0 && raw.bytes().all(|byte| byte.is_ascii_digit()), "no amount");
        for currency in ["JPY", "USD", "KWD", "XXX"] {
            if let Some(money) = shown_rules::money(shown_rules::Amount::Text(raw), currency) {
                let decimal = money.decimal().expect("its currency is known");
                assert_eq!(decimal.replace('.', "").parse(), Ok(minor), "another amount is shown");
            }
        }
    }
    if let Some(rate) = money::parse_rate(raw) {
        assert_eq!(money::parse_rate(&money::rate_text(rate)), Some(rate), "another rate is shown");
    }
    if let Some(moment) = Moment::parse(raw) {
        let time = moment.in_japan();
        assert!((1..=12).contains(&time.month) && (1..=31).contains(&time.day) && time.weekday < 7, "no date");
        let stamp = shown_rules::local(moment, 'T').map(|local| [local.as_str(), ":00+09:00"].concat());
        let minute = stamp.map(|stamp| Moment::parse(&stamp).expect("it was written as stamps are").unix());
        assert!(minute.is_none_or(|minute| (0..60).contains(&(moment.unix() - minute))), "another time is shown");
        moment.days_left(NOW);
    }
}

/// An address that may be visited is one to a browser too; so it is with an app's, a picture's, the API's and with keys.
pub fn address(raw: &str) {
    if let Some(url) = SafeUrl::parse(raw, false) {
        is_safe(url.as_str());
        let more = url.with_query("session_id", "x");
        more.iter().for_each(|url| is_safe(url.as_str()));
        let origin = url::Url::parse(raw).map(|url| url.origin().ascii_serialization());
        if let (Ok(origin), true) = (origin, raw.is_ascii()) {
            let named = raw.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/.-".contains(&byte));
            assert!(!named || !url.is_at("https://shop.example") || origin == "https://shop.example", "another origin");
        }
    }
    if let Some(url) = AppUrl::parse(Some(raw), false) {
        assert!(!is_script(url.as_str()), "a script as an app's address");
    }
    let komoju = Api::live();
    if let Some(picture) = komoju.picture(raw) {
        let url = url::Url::parse(&picture).expect("a path of a known host is an address");
        assert_eq!(url.origin().ascii_serialization(), komoju.origin(), "a picture from elsewhere");
    }
    if let Some(api) = api(raw) {
        is_api(&api);
    }
    if let Some(api) = Api::parse(raw) {
        is_api(&api);
    }
    for wanted in [Use::Navigate, Use::Frame, Use::Picture] {
        if let Some(address) = allowed(raw, wanted, Some(&komoju)) {
            assert!(!is_script(&address), "a script as an address");
        }
        is_settled(raw, wanted, Some(&komoju));
    }
    if PublishableKey::parse(raw).is_ok() {
        assert!(raw.trim().starts_with("pk_"), "another key than a publishable one");
    }
    key_verdict(raw);
    if let Some(id) = SessionId::parse(raw) {
        assert!(id.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)), "not an id");
    }
}

fn is_api(api: &Api) {
    if let Ok(url) = url::Url::parse(api.origin()) {
        let here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        assert!(url.scheme() == "https" || url.scheme() == "http" && here, "an API without encryption");
        assert_eq!((url.path(), url.query(), url.username()), ("/", None, ""), "more than an origin");
    }
}

/// The checksum once more, not by the library that the rule uses.
fn passes_luhn(digits: &str) -> bool {
    let double = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let worth = |(place, byte): (usize, u8)| {
        let digit = u32::from(byte - b'0');
        if place % 2 == 1 { double(digit) } else { digit }
    };
    digits.bytes().rev().enumerate().map(worth).sum::<u32>().is_multiple_of(10)
}
