//! Pictures for konbini chains and payment methods: plain badges with the name in our own
//! colours, never a copy of a logo. Good at 48 by 32 and 96 by 64.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::catalog::{self, Kind};
use crate::stores;

/// `/images/konbini/{slug}.svg`, the paths of S0.
pub(crate) async fn konbini(Path(file): Path<String>) -> Response {
    match file.strip_suffix(".svg").and_then(stores::find) {
        Some(store) => picture(store.badge.0, store.badge.1),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `/payment_methods/{type}.svg`. Types nobody knows get a badge too, so that no page is left with
/// a broken picture.
pub(crate) async fn method(Path(file): Path<String>) -> Response {
    let Some(slug) = file.strip_suffix(".svg") else { return StatusCode::NOT_FOUND.into_response() };
    let (lines, colour) = label(slug);
    picture(lines, colour)
}

fn label(slug: &str) -> (&'static [&'static str], &'static str) {
    match slug {
        "credit_card" => (&["カード"], "#3d5a80"),
        "konbini" => (&["コンビニ"], "#4c6b57"),
        "pay_easy" => (&["ペイジー"], "#6b5b95"),
        "bank_transfer" => (&["銀行振込"], "#46606e"),
        "web_money" => (&["ウェブ", "マネー"], "#8a6a3b"),
        "net_cash" => (&["ネット", "キャッシュ"], "#8a6a3b"),
        "nanaco" => (&["nanaco"], "#5f7a4f"),
        "bit_cash" => (&["ビット", "キャッシュ"], "#7a5c45"),
        "paypay" => (&["PayPay"], "#9c4a4a"),
        "linepay" | "line_pay" => (&["LINE", "Pay"], "#47795a"),
        "merpay" => (&["メルペイ"], "#96525a"),
        "rakutenpay" => (&["楽天", "ペイ"], "#93404c"),
        "aupay" => (&["au PAY"], "#a5663f"),
        "paidy" => (&["ペイディ"], "#8b5a7d"),
        "docomo" => (&["ドコモ"], "#96525a"),
        "au" => (&["au"], "#a5663f"),
        "softbank" => (&["ソフト", "バンク"], "#5b6470"),
        "japan_mobile" | "mobile" => (&["携帯", "電話"], "#56677d"),
        "alipay" | "alipay_hk" => (&["Alipay"], "#3f6a93"),
        "wechatpay" => (&["WeChat", "Pay"], "#47795a"),
        _ if catalog::find(slug).is_some_and(|method| method.kind == Kind::Offsite) => (&["スマホ", "決済"], "#56677d"),
        _ => (&["決済"], "#5b6470"),
    }
}

fn picture(lines: &[&str], colour: &str) -> Response {
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, draw(lines, colour).into_string()).into_response()
}

fn draw(lines: &[&str], colour: &str) -> Markup {
    let size = size(lines);
    let first = 32 - (lines.len() - 1) * size * 6 / 10;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64" width="96" height="64" role="img" {
            rect x="1" y="1" width="94" height="62" rx="10" fill=(colour) {}
            rect x="4" y="4" width="88" height="56" rx="7" fill="none" stroke="#fff"
                stroke-opacity=".35" stroke-width="1.5" {}
            g fill="#fff" font-family="'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP','Yu Gothic',sans-serif"
                font-weight="700" font-size=(size) text-anchor="middle" {
                @for (index, line) in lines.iter().enumerate() {
                    text x="48" y=(first + index * size * 12 / 10) dominant-baseline="central" { (line) }
                }
            }
        }
    }
}

/// As large as fits into 80 of the 96 units, but never shouting.
fn size(lines: &[&str]) -> usize {
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(1);
    let most = if lines.len() == 1 { 26 } else { 21 };
    (800 / widest).min(most)
}

/// The width in tenths of the type size: kana and kanji are square, bold Latin letters narrower.
fn width(line: &str) -> usize {
    line.chars().map(|letter| if letter.is_ascii() { 7 } else { 10 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_fits_its_badge() {
        let slugs = catalog::METHODS.iter().map(|method| label(method.slug));
        for (lines, colour) in slugs.chain(stores::on_offer().map(|store| store.badge)) {
            let widest = lines.iter().map(|line| width(line)).max().unwrap();
            let size = size(lines);
            assert!(widest * size <= 800 && size >= 14, "{lines:?} {colour}");
        }
    }
}
