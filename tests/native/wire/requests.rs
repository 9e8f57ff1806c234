//! Every request is the document's own, made by filling in the form as a shopper would.

use crate::conversation::Conversation;
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::expiry::Month;
use komoju_checkout::flow::{Event, Told};
use komoju_checkout::methods::FieldName;
use serde_json::{Value, json as value};

/// The month in which the documents' samples were made: their cards were good then.
const THEN: Month = Month { year: 2020, month: 6 };

/// The payment details of a sample request. `merchants` are those that only a shop's server sets.
fn sample(name: &str, merchants: &[&str]) -> Value {
    let samples = fixture("samples.json");
    let found = samples.as_array().unwrap().iter().find(|sample| sample["name"] == name);
    let mut details = found.unwrap_or_else(|| panic!("no sample {name}"))["json"]["payment_details"].clone();
    for key in merchants {
        details.as_object_mut().unwrap().remove(*key).unwrap_or_else(|| panic!("{name} has no {key}"));
    }
    details
}

/// What is sent for one method with these fields filled in.
fn sent(method: Value, fields: &[(FieldName, &str)]) -> Value {
    let mut checkout = Conversation::about(&with(fixture("session.json"), value!({"payment_methods": [method]})));
    for (field, text) in fields {
        checkout.enter(*field, text);
    }
    checkout.send(Event::PayPressed { today: THEN, online: true }).page_answers(Told::BeforePay, false);
    checkout.sent()
}

#[test]
fn a_card_payment_is_the_documents() {
    // The e-mail address is optional (S3), and the card form does not ask for it.
    let details = sample("create a payment: credit_card", &["email"]);
    let fields = [
        (FieldName::Number, "4111 1111 1111 1111"),
        (FieldName::Expiry, "01 / 25"),
        (FieldName::Cvc, "123"),
        (FieldName::Name, "Taro Yamada"),
    ];
    assert_eq!(sent(value!({"type": "credit_card"}), &fields), value!({"payment_details": details}));
}

#[test]
fn what_is_typed_in_full_width_is_sent_in_ascii() {
    let details = sample("create a payment: credit_card", &["email"]);
    let fields = [
        (FieldName::Number, "４１１１　１１１１　１１１１　１１１１"),
        (FieldName::Expiry, "０１／２０２５"),
        (FieldName::Cvc, "１２３"),
        (FieldName::Name, "Ｔａｒｏ　Ｙａｍａｄａ"),
    ];
    assert_eq!(sent(value!({"type": "credit_card"}), &fields), value!({"payment_details": details}));
}

#[test]
fn a_konbini_payment_is_the_documents() {
    let mut details = sample("create a payment: konbini", &["expiry_days"]);
    // The documents show hyphens, older clients send digits only; both are accepted (DOMAIN.md 3.1).
    assert_eq!(details["phone"], "090-1111-2222");
    details["phone"] = value!("09011112222");
    let fields =
        [(FieldName::Store, "lawson"), (FieldName::Email, "test@example.com"), (FieldName::Phone, "090-1111-2222")];
    let konbini = value!({"type": "konbini", "brands": {"lawson": "/images/konbini/lawson.svg"}});
    assert_eq!(sent(konbini.clone(), &fields), value!({"payment_details": details}));

    // What may be left out is left out, and is not sent empty.
    details.as_object_mut().unwrap().remove("phone");
    assert_eq!(sent(konbini, &fields[..2]), value!({"payment_details": details}));
}

#[test]
fn a_payment_elsewhere_is_the_documents() {
    for wallet in ["line_pay", "merpay"] {
        let details = sample(&format!("create a payment: {wallet}"), &[]);
        let offer = value!({"type": wallet, "offsite": true, "additional_fields": ["email"]});
        let fields = [(FieldName::Email, "test@example.com")];
        assert_eq!(sent(offer, &fields), value!({"payment_details": details}), "{wallet}");

        let offer = value!({"type": wallet, "offsite": true, "additional_fields": []});
        assert_eq!(sent(offer, &[]), value!({"payment_details": {"type": wallet}}), "{wallet}");
    }
}
