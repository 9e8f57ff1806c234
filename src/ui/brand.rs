//! The card brands' pictures: plain badges drawn by us that bring the brand to mind.

use crate::domain::brand::Brand;
use yew::prelude::*;

/// One brand's badge, named for screen readers.
pub(super) fn picture(brand: Brand) -> Html {
    html! { <span class="brand" role="img" aria-label={brand.name()} data-brand={brand.name()}>{ badge(brand) }</span> }
}

/// The brands that are taken, as a row of badges.
pub(super) fn row(brands: &[Brand], label: &str) -> Html {
    let mut said = String::from(label);
    for brand in brands {
        said.push(' ');
        said.push_str(brand.name());
    }
    html! {
        <span class="brands" role="img" aria-label={said}>{ for brands.iter().map(|brand| badge(*brand)) }</span>
    }
}

fn badge(brand: Brand) -> Html {
    let (ground, inside) = match brand {
        Brand::Visa => ("#fff", word("#1a2b6d", "VISA", "9")),
        Brand::Mastercard => (
            "#fff",
            html! { <><circle cx="14.5" cy="12" r="6.5" fill="#d9382c" /><circle cx="21.5" cy="12" r="6.5" fill="#f0a03a" fill-opacity=".85" /></> },
        ),
        Brand::Jcb => (
            "#fff",
            html! { <><path d="M9 6h5v12H9z" fill="#2b5fa8" /><path d="M15.5 6h5v12h-5z" fill="#c23b44" /><path d="M22 6h5v12h-5z" fill="#3f9150" /></> },
        ),
        Brand::AmericanExpress => ("#2f6eb5", word("#fff", "AMEX", "8")),
        Brand::DinersClub => (
            "#fff",
            html! { <><circle cx="18" cy="12" r="7" fill="#3c6796" /><path d="M16 7.5a5 5 0 0 0 0 9zM20 7.5a5 5 0 0 1 0 9z" fill="#fff" /></> },
        ),
        Brand::Discover => ("#fff", word("#c8661d", "DISC", "8")),
        Brand::UnionPay => ("#0f6a78", word("#fff", "UP", "9")),
    };
    html! {
        <svg class="badge-card" viewBox="0 0 36 24" aria-hidden="true">
            <rect x=".5" y=".5" width="35" height="23" rx="4" fill={ground} stroke="#d7dbe2" />
            { inside }
        </svg>
    }
}

fn word(colour: &'static str, text: &'static str, size: &'static str) -> Html {
    html! { <text x="18" y="15.2" text-anchor="middle" font-family="Arial,Helvetica,sans-serif" font-weight="800" font-size={size} fill={colour}>{ text }</text> }
}
