//! The form of each method: empty, filled in, and while it is being paid.

use super::samples::{TYPES, offer};
use crate::face::Face;
use crate::story::{session, with};
use serde_json::json;

const GROUP: &str = "Forms";

pub(crate) fn faces() -> Vec<Face> {
    let mut faces = Vec::new();
    for payment_type in TYPES {
        let name = |what: &str| format!("{payment_type}-{what}");
        faces.push(Face::new(GROUP, name("empty"), |story| story.of(offer(payment_type))));
        faces.push(Face::new(GROUP, name("filled-in"), |story| story.of(offer(payment_type)).fill_in()));
        faces.push(Face::new(GROUP, name("busy"), |story| story.of(offer(payment_type)).fill_in().pay()));
        // Put back into the page while a payment may be on its way: what was typed is gone.
        faces.push(Face::new(GROUP, name("put-back"), move |story| {
            story.asking(|options| options.paying = true).of(offer(payment_type))
        }));
        // Beside others, as it is where a shop has several.
        faces.push(Face::new(GROUP, name("among-others"), move |story| {
            let other = if payment_type == "konbini" { "credit_card" } else { "konbini" };
            story.about(&session(json!([offer(other), offer(payment_type), offer("merpay")]))).choose(1).fill_in()
        }));
        for mode in ["customer", "customer_payment"] {
            faces.push(Face::new(GROUP, name(mode), move |story| {
                story.about(&with(session(json!([offer(payment_type)])), json!({"mode": mode})))
            }));
        }
    }
    faces.push(Face::new(GROUP, "credit_card-customer-busy", |story| {
        let session = with(session(json!([offer("credit_card")])), json!({"mode": "customer"}));
        story.about(&session).fill_in().pay()
    }));
    faces
}
