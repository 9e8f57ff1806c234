//! What is particular to a method: what it asks and tells, beyond what all forms do.

use crate::conversation::{Conversation, NOW, answer, options};
use crate::fixtures::{fixture, with};
use komoju_checkout::flow::{Effect, Event, PageEvent, Stage};
use komoju_checkout::i18n::Locale;
use komoju_checkout::methods::{FieldName, Known};
use serde_json::{Value, json as value};

/// A session that offers one method only, whose form is open from the start.
fn only(offer: Value) -> Conversation {
    Conversation::about(&with(fixture("session.json"), value!({"payment_methods": [offer]})))
}

#[test]
fn every_type_of_the_documents_is_served_here() {
    for offer in [
        value!({"type": "credit_card"}),
        value!({"type": "konbini", "brands": ["lawson"]}),
        value!({"type": "pay_easy"}),
        value!({"type": "bank_transfer"}),
        value!({"type": "web_money"}),
        value!({"type": "net_cash"}),
        value!({"type": "nanaco"}),
        value!({"type": "bit_cash"}),
        value!({"type": "culture_voucher"}),
        value!({"type": "happy_money"}),
        value!({"type": "dospara"}),
        value!({"type": "japan_mobile"}),
        value!({"type": "mobile"}),
        value!({"type": "paidy"}),
        value!({"type": "line_pay"}),
        value!({"type": "linepay"}),
        value!({"type": "merpay"}),
        value!({"type": "paypay"}),
        value!({"type": "aupay"}),
        value!({"type": "rakutenpay"}),
        value!({"type": "docomo"}),
        value!({"type": "au"}),
        value!({"type": "softbank"}),
        value!({"type": "never_heard_of", "offsite": true}),
        value!({"type": "pay_easy", "additional_fields": ["email", "family_name_kana"]}),
    ] {
        let checkout = only(offer.clone());
        assert_eq!(checkout.stands_at(), "collecting", "{offer}");
        assert!(!checkout.collecting().more_elsewhere, "{offer}");
    }
}

#[test]
fn what_nobody_serves_is_left_to_the_hosted_page() {
    for offer in [
        value!({"type": "never_heard_of"}),
        value!({"type": "credit_card_korea"}),
        value!({"type": "never_heard_of", "offsite": true, "additional_fields": ["cpf"]}),
        value!({"type": "paidy", "additional_fields": [{"name": "email"}]}),
        value!({"type": "credit_card", "brands": ["unionpay", "maestro"]}),
    ] {
        assert_eq!(only(offer.clone()).stands_at(), "failed, no_method", "{offer}");
        let beside = value!({"payment_methods": [{"type": "credit_card"}, offer]});
        let checkout = Conversation::about(&with(fixture("session.json"), beside));
        assert!(checkout.collecting().more_elsewhere);
    }
}

#[test]
fn what_an_offer_lists_besides_is_asked_for_and_sent() {
    let mut checkout = only(value!({"type": "dospara", "additional_fields": ["email", "name"]}));
    for (field, text) in [
        (FieldName::Account, "1"),
        (FieldName::Password, "x"),
        (FieldName::Email, "a@example.com"),
        (FieldName::Name, "山田"),
    ] {
        checkout.enter(field, text);
    }
    checkout.pay();
    let details =
        value!({"type": "dospara", "user_no": "1", "user_password": "x", "email": "a@example.com", "name": "山田"});
    assert_eq!(checkout.sent()["payment_details"], details);

    // A field that a method has anyway is not asked for twice, but must be filled in.
    let checkout = only(value!({"type": "paidy", "additional_fields": ["phone", "name"]}));
    let asks: Vec<_> =
        checkout.collecting().current().unwrap().2.asks.iter().map(|ask| (ask.field.name, ask.required)).collect();
    let expected =
        [(FieldName::Name, true), (FieldName::NameKana, false), (FieldName::Email, false), (FieldName::Phone, true)];
    assert_eq!(asks, expected);
}

#[test]
fn an_amount_that_cannot_be_read_is_not_shown_and_the_developer_is_told() {
    for offer in [value!({"amount": "1.5"}), value!({"amount": -500}), value!({"customer_fee": "x"})] {
        let offer = with(value!({"type": "pay_easy"}), offer);
        let checkout = only(offer.clone());
        assert_eq!(checkout.collecting().current().unwrap().0.price.total, None, "{offer}");
        assert!(checkout.heard().contains(&"advise AmountUnreadable".to_owned()), "{offer}");
    }
}

#[test]
fn an_address_of_the_session_that_is_none_does_not_make_the_field_optional() {
    for email in [" ", "nobody"] {
        let session = value!({"payment_methods": [{"type": "pay_easy"}], "email": email});
        let checkout = Conversation::about(&with(fixture("session.json"), session));
        let (_, _, form) = checkout.collecting().current().unwrap();
        assert!(form.asks.iter().any(|ask| ask.field.name == FieldName::Email && ask.required), "{email:?}");
    }
}

#[test]
fn a_security_code_does_not_wait_for_the_page_while_nobody_looks() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().press_pay();
    let asked = checkout.state.attempt;
    checkout.send(Event::PageHidden);
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(checkout.text(FieldName::Cvc), "");
    let late = Event::PageAnswered { attempt: asked, told: komoju_checkout::flow::Told::BeforePay, prevented: false };
    assert!(checkout.send(late).effects.is_empty());
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn what_the_shop_knows_is_filled_in() {
    let page = [
        (FieldName::Email, "page@example.com"),
        (FieldName::Phone, "09011112222"),
        (FieldName::FamilyNameKana, "やまだ"),
        (FieldName::Number, "4111111111111111"),
    ];
    let known = Known::of_page(|name| Some(page.iter().find(|(given, _)| *given == name)?.1.to_owned()));
    let mut checkout = Conversation::with(komoju_checkout::flow::Options { known, ..options() });
    checkout.send(Event::Started { now: NOW });
    let methods = value!([{"type": "pay_easy"}, {"type": "credit_card"}]);
    let session = value!({"payment_methods": methods, "email": "session@example.com", "name": "山田　太郎"});
    checkout.session_answers(answer(200, &with(fixture("session.json"), session)));
    checkout.choose("pay_easy");
    for (field, text) in [
        // The session's address is the one its instructions go to.
        (FieldName::Email, "session@example.com"),
        (FieldName::Phone, "09011112222"),
        (FieldName::FamilyName, "山田"),
        (FieldName::GivenName, "太郎"),
        (FieldName::FamilyNameKana, "ヤマダ"),
        (FieldName::GivenNameKana, ""),
    ] {
        assert_eq!(checkout.text(field), text, "{}", field.as_str());
    }
    checkout.choose("credit_card");
    assert_eq!(checkout.text(FieldName::Number), "");
    // A name on a card is in plain letters.
    assert_eq!(checkout.text(FieldName::Name), "");
}

#[test]
fn a_blank_of_the_session_does_not_hide_what_the_page_knows() {
    let known = Known::of_page(|name| (name == FieldName::Email).then(|| "page@example.com".to_owned()));
    let mut checkout = Conversation::with(komoju_checkout::flow::Options { known, ..options() });
    checkout.send(Event::Started { now: NOW });
    let session = value!({"payment_methods": [{"type": "pay_easy"}], "email": " "});
    checkout.session_answers(answer(200, &with(fixture("session.json"), session)));
    assert_eq!(checkout.text(FieldName::Email), "page@example.com");
}

#[test]
fn a_password_is_emptied_like_a_security_code() {
    let mut checkout = only(value!({"type": "dospara"}));
    checkout.enter(FieldName::Account, "12345").enter(FieldName::Password, " pass word ").pay();
    assert_eq!(checkout.sent()["payment_details"]["user_password"], " pass word ");
    assert_eq!(checkout.text(FieldName::Password), "");
    checkout.pay_answers(answer(502, &value!({"error": {"code": "invalid_password"}})));
    assert_eq!(checkout.problem(FieldName::Password), Some("invalid_password"));
    assert_eq!(checkout.text(FieldName::Account), "12345");

    checkout.enter(FieldName::Password, "x").send(Event::PageHidden);
    assert_eq!(checkout.text(FieldName::Password), "");
}

#[test]
fn a_refusal_of_a_prepaid_number_is_said_at_it() {
    for (code, reason) in [("invalid_number", "invalid_number"), ("used_number", "used_number")] {
        let mut checkout = only(value!({"type": "web_money"}));
        checkout.enter(FieldName::PrepaidNumber, "e111111111111112").pay();
        checkout.pay_answers(answer(502, &value!({"error": {"code": code}})));
        assert_eq!(checkout.stands_at(), "collecting");
        assert_eq!(checkout.problem(FieldName::PrepaidNumber), Some(reason));
        let Some(Effect::Tell(_, PageEvent::Error(report))) = checkout.effects.last() else { panic!() };
        assert_eq!(report.field, Some(FieldName::PrepaidNumber));
    }
}

#[test]
fn pay_easy_has_its_own_limit() {
    for (amount, open) in [(999_999, true), (1_000_000, false)] {
        let session = value!({"amount": amount, "payment_methods": [{"type": "pay_easy"}, {"type": "credit_card"}]});
        let checkout = Conversation::about(&with(fixture("session.json"), session));
        assert_eq!(checkout.collecting().choices[0].over_limit.is_none(), open, "{amount}");
    }
}

#[test]
fn where_every_method_is_over_its_limit_the_reasons_are_shown() {
    let session = value!({"amount": 1_000_000, "payment_methods": [{"type": "pay_easy"}]});
    let mut checkout = Conversation::about(&with(fixture("session.json"), session));
    assert_eq!(checkout.stands_at(), "collecting");
    assert!(checkout.collecting().is_barred());
    assert_eq!(checkout.collecting().chosen, None);
    assert!(checkout.press_pay().effects.is_empty());
}

#[test]
fn a_converted_total_tells_what_it_was_and_at_which_rate() {
    let offer = value!({"type": "pay_easy", "amount": 1854, "currency": "JPY", "exchange_rate": 150.25374});
    let session = value!({"amount": 1234, "currency": "USD", "payment_methods": [offer]});
    let checkout = Conversation::about(&with(fixture("session.json"), session));
    let price = &checkout.collecting().current().unwrap().0.price;
    assert_eq!(price.total.unwrap().plain().unwrap(), "1,854 JPY");
    assert_eq!(price.converted.as_ref().unwrap().from.plain().unwrap(), "12.34 USD");
    assert_eq!(price.rate().unwrap(), "1 USD = 150.2537 JPY");

    // Without an amount of its own, an offer in another currency has none: 1234 cents are not 1234 yen.
    let offer = value!({"type": "pay_easy", "currency": "JPY"});
    let session = value!({"amount": 1234, "currency": "USD", "payment_methods": [offer]});
    let checkout = Conversation::about(&with(fixture("session.json"), session));
    assert_eq!(checkout.collecting().current().unwrap().0.price.total, None);
}

#[test]
fn instalments_are_offered_where_the_session_lists_them_and_in_yen_only() {
    let parts = |currency: &str, installments: Value| {
        let offer = value!({"type": "credit_card", "amount": 1000, "currency": currency, "installments": installments});
        let checkout = only(offer);
        let (_, _, form) = checkout.collecting().current().unwrap();
        let ask = form.asks.iter().find(|ask| ask.field.name == FieldName::Installments);
        let pick = |pick: &komoju_checkout::methods::Pick| (pick.value.clone(), pick.each.map(|each| each.minor));
        ask.map(|ask| ask.picks.iter().map(pick).collect::<Vec<_>>())
    };
    let told = parts("JPY", value!(["3", 6, "revolving"])).unwrap();
    let expected = [("1", None), ("3", Some(334)), ("6", Some(167)), ("revolving", None)];
    assert_eq!(told, expected.map(|(value, each)| (value.to_owned(), each)));
    assert_eq!(parts("JPY", value!([{"count": 3, "amount": 340}])).unwrap()[1].1, Some(340));
    assert_eq!(parts("JPY", value!([])), None);
    assert_eq!(parts("JPY", Value::Null), None);
    assert_eq!(parts("USD", value!([3])), None);
}

#[test]
fn what_to_pay_in_cash_is_told_by_each_method_in_its_own_words() {
    for (payment_type, lines, values) in [
        (
            "pay_easy",
            &["Payee code (収納機関番号)", "Customer number", "Confirmation number"][..],
            &["58191", "20001900030947960025"][..],
        ),
        (
            "bank_transfer",
            &["Bank", "Branch", "Account type", "Account number", "Account holder", "Sender name (振込依頼人名)"],
            &[],
        ),
    ] {
        let mut checkout = only(value!({"type": payment_type}));
        for (field, text) in [
            (FieldName::FamilyName, "山田"),
            (FieldName::GivenName, "太郎"),
            (FieldName::FamilyNameKana, "ヤマダ"),
            (FieldName::GivenNameKana, "タロウ"),
            (FieldName::Email, "test@example.com"),
            (FieldName::Phone, "08011112222"),
        ] {
            checkout.enter(field, text);
        }
        checkout.pay();
        let payment = fixture(&format!("payment_created_{payment_type}.json"));
        let payment = with(payment, value!({"status": "authorized"}));
        checkout.pay_answers(answer(200, &value!({"status": "completed", "payment": payment})));
        let Stage::Instructing(stage) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
        let told = &stage.slip.instructions.lines;
        let labels: Vec<_> = told.iter().map(|line| Locale::En.messages().get(line.label)).collect();
        assert_eq!(labels, lines, "{payment_type}");
        for (line, value) in told.iter().zip(values) {
            assert_eq!(line.value, *value);
        }
        assert!(stage.slip.link.is_some());
        assert!(stage.slip.payment.deadline.is_some());
    }
}
