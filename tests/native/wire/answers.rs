//! Every fixture is read, and nothing in it is lost.

use crate::fixtures::{fixture, json, names};
use komoju_checkout::wire::{
    ApiError, Json, Mode, PayAnswer, PayStatus, Payment, PaymentStatus, Session, SessionStatus,
};
use serde_json::Value;

#[test]
fn every_fixture_is_read_as_what_it_is() {
    for name in names() {
        let value = fixture(&name);
        let read = json(&value);
        match name.split(['_', '.']).next() {
            Some("session") => check_session(&name, &value, read),
            Some("pay") => check_pay_answer(&name, &value, &read),
            Some("payment") if name == "payment_list.json" => {
                let payments = value["data"].as_array().unwrap();
                assert_eq!(read.get("data").list().len(), payments.len());
                payments.iter().for_each(|payment| check_payment(&name, payment, &json(payment)));
            }
            Some("payment") => check_payment(&name, &value, &read),
            Some("error") => assert_eq!(ApiError::read(&read).unwrap().code, value["error"]["code"], "{name}"),
            // Read by the sandbox's tests; the checkout makes no tokens yet.
            Some("token" | "samples") => {}
            _ => panic!("{name}: what is it? Its name must begin with what it is."),
        }
    }
}

#[test]
fn nothing_is_lost_or_changed_on_the_way_in() {
    for name in names() {
        check_same(&name, &fixture(&name), &json(&fixture(&name)));
    }
}

fn check_session(name: &str, value: &Value, read: Json) {
    let session = Session::read(read).unwrap_or_else(|| panic!("{name} is no session"));
    assert_eq!(session.id, value["id"], "{name}");
    assert_eq!(session.currency, value["currency"], "{name}");
    assert_eq!(session.amount, value["amount"].as_i64(), "{name}");
    assert!(!matches!(session.status, SessionStatus::Unknown(_)), "{name}");
    assert!(!matches!(session.mode, Mode::Unknown(_)), "{name}");
    let types: Vec<_> = session.offers.iter().map(|offer| offer.payment_type.as_str()).collect();
    let expected: Vec<_> =
        value["payment_methods"].as_array().unwrap().iter().map(|offer| offer["type"].as_str().unwrap()).collect();
    assert_eq!(types, expected, "{name}");
    assert_eq!(session.payment.is_some(), value["payment"].is_object(), "{name}");
}

fn check_pay_answer(name: &str, value: &Value, read: &Json) {
    let answer = PayAnswer::read(read);
    assert!(!matches!(answer.status, PayStatus::Unknown(_)), "{name}");
    assert_eq!(answer.redirect_url.as_deref(), value["redirect_url"].as_str(), "{name}");
    assert_eq!(answer.payment.is_some(), value["payment"].is_object(), "{name}");
    assert_eq!(answer.error.is_some(), !value["error"].is_null(), "{name}");
}

fn check_payment(name: &str, value: &Value, read: &Json) {
    let payment = Payment::read(read).unwrap_or_else(|| panic!("{name} is no payment"));
    assert!(!payment.id.is_empty() && payment.total.is_some() && payment.currency.len() == 3, "{name}");
    assert!(!matches!(payment.status, PaymentStatus::Unknown(_)), "{name}");
    assert_eq!(payment.payment_type(), value["payment_details"]["type"].as_str().unwrap_or_default(), "{name}");
}

fn check_same(name: &str, value: &Value, read: &Json) {
    match (value, read) {
        (Value::Null, Json::Null) => {}
        (Value::Bool(value), Json::Bool(read)) => assert_eq!(value, read, "{name}"),
        (Value::Number(value), Json::Whole(read)) => assert_eq!(value.as_i64(), Some(*read), "{name}"),
        (Value::Number(value), Json::Number(read)) => assert_eq!(value.as_f64(), Some(*read), "{name}"),
        (Value::String(value), Json::Text(read)) => assert_eq!(value, read, "{name}"),
        (Value::Array(values), Json::List(list)) => {
            assert_eq!(values.len(), list.len(), "{name}");
            values.iter().zip(list).for_each(|(value, read)| check_same(name, value, read));
        }
        (Value::Object(values), Json::Map(entries)) => {
            assert_eq!(values.len(), entries.len(), "{name}");
            values.iter().for_each(|(key, value)| check_same(name, value, read.get(key)));
        }
        _ => panic!("{name}: {value} was read as {read:?}"),
    }
}
