//! What one rule costs: a check of what a shopper typed, and the formatting of one key, for what is really typed.
//! `events` has the same within a checkout, and for texts that are far too long.

use divan::{Bencher, black_box};
use komoju_checkout::domain::brand::Accepted;
use komoju_checkout::domain::edit::{self, Change};
use komoju_checkout::domain::expiry::Expiry;
use komoju_checkout::domain::kana::KanaName;
use komoju_checkout::domain::month::Month;
use komoju_checkout::domain::number::CardNumber;
use komoju_checkout::domain::phone::{Phone, Region};

fn main() {
    divan::main();
}

const THIS_MONTH: Month = Month { year: 2026, month: 11 };

#[divan::bench(args = ["4111111111111111", "3566 1111 1111 1113", "４１１１　１１１１　１１１１　１１１１"])]
fn checking_a_number(bencher: Bencher<'_, '_>, typed: &str) {
    let accepted = Accepted::any();
    bencher.bench_local(|| CardNumber::check(black_box(typed), &accepted));
}

#[divan::bench(args = ["12 / 30", "1230", "12/2030"])]
fn checking_an_expiry(typed: &str) -> impl Sized + use<> {
    Expiry::check(black_box(typed), THIS_MONTH)
}

#[divan::bench(args = ["ヤマダ", "やまだ", "ﾔﾏﾀﾞ", "yamada"])]
fn checking_kana(typed: &str) -> impl Sized + use<> {
    KanaName::check(black_box(typed))
}

#[divan::bench(args = ["090-1234-5678", "+81 90 1234 5678"])]
fn checking_a_phone_number(typed: &str) -> impl Sized + use<> {
    Phone::check(black_box(typed), Region::of_currency("JPY"))
}

/// The key that makes a number's third group begin: a gap comes, and the caret goes over it.
#[divan::bench]
fn formatting_a_key_of_a_number(bencher: Bencher<'_, '_>) {
    let accepted = Accepted::any();
    bencher
        .bench_local(|| edit::number(black_box("4111 1111"), black_box("4111 11111"), 10, Change::Insert, &accepted));
}

#[divan::bench]
fn formatting_a_key_of_an_expiry() -> impl Sized {
    edit::expiry(black_box("1"), black_box("12"), 2, Change::Insert)
}

#[divan::bench]
fn formatting_a_key_of_kana() -> impl Sized {
    edit::kana(black_box("やまだ"), 3)
}
