//! What only cards have: brands, codes of four digits, instalments, being reserved.

use super::samples::offer;
use crate::face::Face;
use crate::story::{session, with};
use komoju_checkout::methods::FieldName;
use serde_json::{Value, json};

const GROUP: &str = "Card";

const NUMBERS: [(&str, &str); 5] = [
    ("visa", "4111 1111 1111 1111"),
    ("mastercard", "5555 5555 5555 4444"),
    ("jcb", "3530 1113 3330 0000"),
    ("american-express", "3782 822463 10005"),
    ("diners-club", "3056 930902 5904"),
];

pub(crate) fn faces() -> Vec<Face> {
    let mut faces = Vec::new();
    for (brand, number) in NUMBERS {
        faces.push(Face::new(GROUP, format!("card-{brand}"), move |story| {
            story.of(offer("credit_card")).enter(FieldName::Number, number)
        }));
    }
    faces.extend([
        Face::new(GROUP, "card-code-of-four-digits-missing", |story| {
            let story = story.of(offer("credit_card")).enter(FieldName::Number, NUMBERS[3].1);
            story.enter_and_leave(FieldName::Cvc, "12")
        }),
        Face::new(GROUP, "card-discover-too", |story| {
            let all = ["visa", "master", "jcb", "american_express", "diners_club", "discover"];
            let card = json!({"type": "credit_card", "brands": all});
            story.of(card).enter(FieldName::Number, "6011 1111 1111 1117")
        }),
        Face::new(GROUP, "card-two-brands", |story| {
            story.of(json!({"type": "credit_card", "brands": ["visa", "jcb"]}))
        }),
        Face::new(GROUP, "card-instalments", |story| story.of(instalments())),
        Face::new(GROUP, "card-instalments-chosen", |story| {
            story.of(instalments()).fill_in().enter(FieldName::Installments, "12")
        }),
        Face::new(GROUP, "card-instalments-busy", |story| story.of(instalments()).fill_in().pay()),
        Face::new(GROUP, "card-instalments-refused", |story| {
            let answer = json!({"error": {"code": "invalid_parameter", "param": "payment_details[installments]"}});
            story.of(instalments()).fill_in().pay().paid(422, &answer)
        }),
        Face::new(GROUP, "card-instalments-missing", |story| {
            story.of(instalments()).fill_in().enter(FieldName::Installments, "99").press()
        }),
        Face::new(GROUP, "card-to-be-reserved", |story| {
            let session = session(json!([offer("credit_card")]));
            story.about(&with(session, json!({"payment_data": {"capture": "manual"}})))
        }),
    ]);
    faces
}

fn instalments() -> Value {
    json!({"type": "credit_card", "currency": "JPY", "amount": 88_880, "installments": [3, 6, 12, "revolving"]})
}
