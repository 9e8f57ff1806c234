//! What one event costs: the time between a key, a paste or a tap, and everything the checkout has decided about it.
//! Native, so that it compares versions and lengths, not phones.

use divan::Bencher;
use komoju_checkout::domain::Secret;
use komoju_checkout::domain::brand::Accepted;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::domain::edit::{self, Change};
use komoju_checkout::flow::{Event, Ground, Options, Part, Returned, State, update};
use komoju_checkout::methods::{FieldName, Known};
use komoju_checkout::wire::request::FraudDetails;
use komoju_checkout::wire::{Api, Json, PublishableKey, SessionId};

fn main() {
    divan::main();
}

/// From a number as long as a card's to ten thousand characters pasted by mistake, and twice that: a cost that grows
/// faster than the text shows between the last two.
const LENGTHS: [usize; 4] = [16, 1_000, 10_000, 20_000];

const NOW: Moment = Moment::from_unix(1_795_230_000);

/// A checkout with this method's form open.
fn open(payment_type: &str) -> State {
    let options = Options {
        session: Ok(SessionId::parse("e9x5mvx3jkpkofzcg7umfael6").unwrap()),
        key: PublishableKey::parse("pk_test_1"),
        api: Some(Api::live()),
        paying: false,
        locale: None,
        own: String::new(),
        browser_locale: None,
        return_url: None,
        known: Known::default(),
        token: false,
        continues: false,
        phone: false,
        returned: Returned::No,
        payment_type: None,
        part: Part::Whole,
        button: true,
        fraud: FraudDetails::default(),
        ground: Ground::Own,
    };
    let session = format!(
        r#"{{"status":"pending","amount":1200,"currency":"JPY","payment_methods":[{{"type":"{payment_type}"}}]}}"#
    );
    let session: Json = serde_json::from_str(&session).unwrap();
    update(State::new(options), Event::SessionGiven { now: NOW, session }).0
}

/// One edit and then leaving the field, as the root of the screen sends them.
fn change_and_leave(bencher: Bencher<'_, '_>, payment_type: &str, field: FieldName, text: String) {
    let state = open(payment_type);
    let text = Secret::new(text);
    bencher.with_inputs(|| (state.clone(), text.clone())).bench_local_values(|(state, text)| {
        let (state, _) = update(state, Event::FieldChanged(field, text));
        update(state, Event::FieldLeft(field))
    });
}

#[divan::bench(args = LENGTHS)]
fn card_number(bencher: Bencher<'_, '_>, length: usize) {
    change_and_leave(bencher, "credit_card", FieldName::Number, "4".repeat(length));
}

#[divan::bench(args = LENGTHS)]
fn card_name(bencher: Bencher<'_, '_>, length: usize) {
    change_and_leave(bencher, "credit_card", FieldName::Name, "名".repeat(length));
}

#[divan::bench(args = LENGTHS)]
fn email(bencher: Bencher<'_, '_>, length: usize) {
    change_and_leave(bencher, "pay_easy", FieldName::Email, format!("{}@example.com", "a.".repeat(length / 2)));
}

#[divan::bench(args = LENGTHS)]
fn phone(bencher: Bencher<'_, '_>, length: usize) {
    change_and_leave(bencher, "pay_easy", FieldName::Phone, "0-".repeat(length / 2));
}

#[divan::bench(args = LENGTHS)]
fn kana(bencher: Bencher<'_, '_>, length: usize) {
    change_and_leave(bencher, "pay_easy", FieldName::FamilyNameKana, "ｶﾞ".repeat(length / 2));
}

#[divan::bench(args = LENGTHS)]
fn prepaid_number(bencher: Bencher<'_, '_>, length: usize) {
    change_and_leave(bencher, "bit_cash", FieldName::PrepaidNumber, "が".repeat(length));
}

/// The live formatting of what stands in the input, with the caret in the middle.
#[divan::bench(args = LENGTHS)]
fn formatting_a_number(bencher: Bencher<'_, '_>, length: usize) {
    let typed = "4".repeat(length);
    let accepted = Accepted::any();
    bencher.bench_local(|| edit::number("", &typed, length / 2, Change::Other, &accepted));
}
