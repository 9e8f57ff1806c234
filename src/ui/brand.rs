//! The card brands' pictures: plain badges drawn by us that bring the brand to mind.

use super::element::{Attr, El, bare, el};
use crate::domain::brand::Brand;

/// One brand's badge, named for screen readers.
pub(super) fn picture(brand: Brand) -> El {
    named("brand", brand.name().to_owned()).set(Attr::DataBrand, brand.name()).put(badge(brand))
}

/// The brands that are taken, as a row of badges.
pub(super) fn row(brands: &[Brand], label: &str) -> El {
    let mut said = String::from(label);
    for brand in brands {
        said.push(' ');
        said.push_str(brand.name());
    }
    brands.iter().fold(named("brands", said), |row, brand| row.put(badge(*brand)))
}

fn named(class: &'static str, said: String) -> El {
    el("span", class).set(Attr::Role, "img").set(Attr::AriaLabel, said)
}

/// A card's outline with the brand's colours in it.
fn badge(brand: Brand) -> El {
    let ground = match brand {
        Brand::AmericanExpress => "#2f6eb5",
        Brand::UnionPay => "#0f6a78",
        _ => "#fff",
    };
    let badge = card("badge-card", ground);
    match brand {
        Brand::Visa => badge.put(word("VISA", "#1a2b6d")),
        Brand::Mastercard => badge
            .put(shape("M8 12a6.5 6.5 0 1 1 13 0 6.5 6.5 0 0 1-13 0z", "#d9382c"))
            .put(shape("M15 12a6.5 6.5 0 1 1 13 0 6.5 6.5 0 0 1-13 0z", "#f0a03ad9")),
        Brand::Jcb => badge
            .put(shape("M9 6h5v12H9z", "#2b5fa8"))
            .put(shape("M15.5 6h5v12h-5z", "#c23b44"))
            .put(shape("M22 6h5v12h-5z", "#3f9150")),
        Brand::AmericanExpress => badge.put(word("AMEX", "#fff")),
        Brand::DinersClub => badge
            .put(shape("M11 12a7 7 0 1 1 14 0 7 7 0 0 1-14 0z", "#3c6796"))
            .put(shape("M16 7.5a5 5 0 0 0 0 9zM20 7.5a5 5 0 0 1 0 9z", "#fff")),
        Brand::Discover => badge.put(word("DISC", "#a8500f")),
        Brand::UnionPay => badge.put(word("UP", "#fff")),
    }
}

/// What wallets and others are known by: their colour, and their name in short. No copies of their marks.
static LOGOS: [(&str, &str, &str); 14] = [
    ("alipay", "#1677d8", "Ali"),
    ("au", "#d9480f", "au"),
    ("aupay", "#d9480f", "auP"),
    ("docomo", "#b5122f", "d"),
    ("line_pay", "#0a8f45", "LINE"),
    ("linepay", "#0a8f45", "LINE"),
    ("merpay", "#d3303f", "m"),
    ("nanaco", "#2f7d32", "nana"),
    ("paidy", "#c2256e", "Pd"),
    ("paypay", "#d8232f", "PP"),
    ("rakutenpay", "#b0182b", "R"),
    ("softbank", "#5d6470", "SB"),
    ("unionpay", "#0f6a78", "UP"),
    ("wechatpay", "#0d8f4f", "We"),
];

/// The picture of a payment type, if there is one of its own.
pub(super) fn logo(payment_type: &str) -> Option<El> {
    let (_, ground, name) = LOGOS.iter().find(|(slug, ..)| *slug == payment_type)?;
    Some(card("logo", ground).put(word(name, "#fff")))
}

/// A card's outline, filled.
fn card(class: &'static str, ground: &'static str) -> El {
    let edge = if ground == "#fff" { "#d7dbe2" } else { ground };
    let outline = shape("M4.5.5h27a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4h-27a4 4 0 0 1-4-4v-15a4 4 0 0 1 4-4z", ground);
    let card = el("svg", class).set(Attr::ViewBox, "0 0 36 24").set(Attr::AriaHidden, "true");
    card.put(outline.set(Attr::Stroke, edge))
}

fn shape(path: &'static str, colour: &'static str) -> El {
    bare("path").set(Attr::D, path).set(Attr::Fill, colour)
}

fn word(text: &'static str, colour: &'static str) -> El {
    bare("text").set(Attr::X, "18").set(Attr::Y, "15").set(Attr::Fill, colour).say(text)
}
