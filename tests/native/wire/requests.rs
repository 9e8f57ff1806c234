//! Every request is the document's own, made by filling in the form as a shopper would.

use crate::conversation::Conversation;
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Event, Told};
use komoju_checkout::methods::FieldName;
use serde_json::{Value, json as value};

/// The month in which the documents' samples were made: their cards were good then.
const THEN: Moment = Moment::from_unix(1_592_000_000);

/// The payment details of a sample request. `merchants` are those that only a shop's server sets.
fn sample(name: &str, merchants: &[&str]) -> Value {
    let samples = fixture("samples.json");
    let found = samples.as_array().unwrap().iter().find(|sample| sample["name"] == name);
    let found = found.unwrap_or_else(|| panic!("no sample {name}"));
    let mut details = match found["json"]["payment_details"].clone() {
        // The oldest samples are written as forms only.
        Value::Null => of_form(&found["form"]),
        details => details,
    };
    if let Some(phone) = details.get_mut("phone") {
        // The documents show hyphens, older clients send digits only; both are accepted (DOMAIN.md 3.1).
        *phone = value!(phone.as_str().unwrap().replace('-', ""));
    }
    for key in merchants {
        details.as_object_mut().unwrap().remove(*key).unwrap_or_else(|| panic!("{name} has no {key}"));
    }
    details
}

fn of_form(form: &Value) -> Value {
    let named = |pair: &Value| {
        let name = pair[0].as_str()?.strip_prefix("payment_details[")?.strip_suffix(']')?.to_owned();
        Some((name, pair[1].clone()))
    };
    Value::Object(form.as_array().unwrap().iter().filter_map(named).collect())
}

/// The address of the samples, which the sample session knows here.
const EMAIL: &str = "test@example.com";

/// What is sent for one method with these fields filled in; the session knows the address.
fn sent(method: Value, fields: &[(FieldName, &str)]) -> Value {
    sent_by(value!({"payment_methods": [method], "email": EMAIL}), fields)
}

/// What is sent on a session like this with these fields filled in.
fn sent_by(session: Value, fields: &[(FieldName, &str)]) -> Value {
    let mut checkout = Conversation::about(&with(fixture("session.json"), session));
    for (field, text) in fields {
        checkout.enter(*field, text);
    }
    checkout.send(Event::PayPressed { now: THEN, online: true }).page_answers(Told::BeforePay, false);
    checkout.sent()
}

/// The card of the samples.
const CARD: [(FieldName, &str); 4] = [
    (FieldName::Number, "4111 1111 1111 1111"),
    (FieldName::Expiry, "01 / 25"),
    (FieldName::Cvc, "123"),
    (FieldName::Name, "Taro Yamada"),
];

/// Whoever pays in the samples.
const PAYER: [(FieldName, &str); 6] = [
    (FieldName::FamilyName, "山田"),
    (FieldName::GivenName, "太郎"),
    (FieldName::FamilyNameKana, "ヤマダ"),
    (FieldName::GivenNameKana, "タロウ"),
    (FieldName::Email, EMAIL),
    (FieldName::Phone, "080-1111-2222"),
];

/// A sample request, the parts of it that only a shop's server sets, and how a shopper comes to send the same.
struct Row {
    sample: &'static str,
    merchants: &'static [&'static str],
    offer: Value,
    fields: Vec<(FieldName, &'static str)>,
}

fn rows() -> Vec<Row> {
    let row = |sample, merchants, offer, fields: &[(FieldName, &'static str)]| Row {
        sample,
        merchants,
        offer,
        fields: fields.to_vec(),
    };
    let plain = |sample: &'static str, fields: &[(FieldName, &'static str)]| {
        row(sample, &[][..], value!({"type": sample}), fields)
    };
    let number = &[(FieldName::PrepaidNumber, "1111 1111 1111 1111")];
    let account = &[(FieldName::Account, "11111111"), (FieldName::Password, "11111111")];
    vec![
        plain("credit_card", &CARD),
        row(
            "konbini",
            &["expiry_days"],
            value!({"type": "konbini", "brands": {"lawson": "/images/konbini/lawson.svg"}}),
            &[(FieldName::Store, "lawson"), (FieldName::Email, EMAIL), (FieldName::Phone, "090-1111-2222")],
        ),
        plain("pay_easy", &PAYER),
        row("bank_transfer", &["expiry_days"], value!({"type": "bank_transfer"}), &PAYER),
        plain("web_money", number),
        plain("net_cash", number),
        plain("nanaco", number),
        plain("bit_cash", number),
        plain("culture_voucher", account),
        plain("happy_money", account),
        plain("japan_mobile", &[(FieldName::Brand, "docomo")]),
        plain("mobile", &[(FieldName::Email, "foo@bar.com")]),
        plain("line_pay", &[]),
        plain("merpay", &[]),
        row(
            "paidy",
            &[
                "billing_address_city",
                "billing_address_line1",
                "billing_address_line2",
                "billing_address_state",
                "billing_address_zip",
                "customer_age",
                "customer_last_order_amount",
                "customer_last_order_at",
                "customer_lifetime_value",
                "customer_order_count",
            ],
            value!({"type": "paidy", "offsite": true}),
            &[(FieldName::Name, "山田太郎"), (FieldName::NameKana, "まだ　たろう")],
        ),
    ]
}

#[test]
fn the_request_of_every_method_is_its_sample() {
    for Row { sample: name, merchants, offer, fields } in rows() {
        let details = sample(&format!("create a payment: {name}"), merchants);
        assert_eq!(sent(offer, &fields), value!({"payment_details": details}), "{name}");
    }
    // Only the samples of tokens have this one.
    let fields = [(FieldName::Account, "12345"), (FieldName::Password, "password")];
    let details = sample("create a token: dospara", &[]);
    assert_eq!(sent(value!({"type": "dospara"}), &fields), value!({"payment_details": details}));
}

#[test]
fn every_sample_request_of_a_payment_has_its_row() {
    let samples = fixture("samples.json");
    let names = samples.as_array().unwrap().iter().filter_map(|sample| sample["name"].as_str());
    let mut missing: Vec<_> = names.filter_map(|name| name.strip_prefix("create a payment: ")).collect();
    missing.retain(|name| rows().iter().all(|row| row.sample != *name));
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn what_is_typed_in_full_width_is_sent_in_ascii() {
    let details = sample("create a payment: credit_card", &[]);
    let fields = [
        (FieldName::Number, "４１１１　１１１１　１１１１　１１１１"),
        (FieldName::Expiry, "０１／２０２５"),
        (FieldName::Cvc, "１２３"),
        (FieldName::Name, "Ｔａｒｏ　Ｙａｍａｄａ"),
    ];
    assert_eq!(sent(value!({"type": "credit_card"}), &fields), value!({"payment_details": details}));
}

#[test]
fn kana_are_sent_in_katakana_however_they_were_typed() {
    let details = sample("create a payment: pay_easy", &[]);
    let mut fields = PAYER;
    fields[2].1 = "やまた\u{3099}";
    fields[3].1 = "ﾀﾛｳ ";
    assert_eq!(sent(value!({"type": "pay_easy"}), &fields), value!({"payment_details": details}));
}

#[test]
fn what_may_be_left_out_is_left_out_and_not_sent_empty() {
    let konbini = value!({"type": "konbini", "brands": ["lawson"]});
    let fields = [(FieldName::Store, "lawson"), (FieldName::Email, EMAIL)];
    let details = value!({"type": "konbini", "store": "lawson", "email": EMAIL});
    assert_eq!(sent_by(value!({"payment_methods": [konbini]}), &fields), value!({"payment_details": details}));

    let card = value!({"payment_methods": [{"type": "credit_card"}]});
    let details = sample("create a payment: credit_card", &["email"]);
    assert_eq!(sent_by(card, &CARD), value!({"payment_details": details}));

    let paidy = value!({"payment_methods": [{"type": "paidy"}]});
    let details = value!({"type": "paidy", "customer_name": "山田太郎"});
    assert_eq!(sent_by(paidy, &[(FieldName::Name, "山田太郎")]), value!({"payment_details": details}));
}

#[test]
fn a_page_of_somebody_else_gets_what_the_offer_lists_and_no_more() {
    for (slug, lists, fields) in [
        ("paypay", value!([]), &[][..]),
        ("grabpayotp", value!(["email"]), &[(FieldName::Email, EMAIL)][..]),
        ("blik", value!(["name", "phone"]), &[(FieldName::Name, "A"), (FieldName::Phone, "0312345678")][..]),
    ] {
        let mut details = value!({"type": slug});
        for (field, text) in fields {
            details[field.as_str()] = value!(text);
        }
        let offer = value!({"type": slug, "offsite": true, "additional_fields": lists});
        assert_eq!(sent(offer, fields), value!({"payment_details": details}), "{slug}");
    }
}

#[test]
fn a_card_paid_in_parts_says_in_how_many() {
    let offer = value!({"type": "credit_card", "installments": ["3", "revolving"]});
    for (chosen, told) in [("1", Value::Null), ("3", value!("3")), ("revolving", value!("revolving"))] {
        let mut fields = CARD.to_vec();
        fields.push((FieldName::Installments, chosen));
        assert_eq!(sent(offer.clone(), &fields)["payment_details"]["installments"], told, "{chosen}");
    }
    // Nothing is chosen in advance but paying at once.
    assert_eq!(sent(offer, &CARD)["payment_details"]["installments"], Value::Null);
}
