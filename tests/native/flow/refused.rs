//! Refusals: every code of DOMAIN.md 6.1, where it is said, and whether paying again is possible.

use crate::conversation::{Conversation, answer, unreadable};
use crate::fixtures::fixture;
use komoju_checkout::flow::{Effect, PageEvent, Told, Who};
use komoju_checkout::methods::FieldName;
use serde_json::json as value;

/// What a card payment that is refused with a code leads to.
struct Row {
    code: &'static str,
    status: u16,
    stands_at: &'static str,
    /// What is heard; after "read the session" the session says: pending, no payment.
    heard: &'static [&'static str],
    /// Where it stands once a look said that nothing was charged, if one was taken.
    afterwards: &'static str,
}

const fn row(code: &'static str, status: u16, stands_at: &'static str, heard: &'static [&'static str]) -> Row {
    Row { code, status, stands_at, heard, afterwards: "" }
}

const fn looked_up(code: &'static str, status: u16, afterwards: &'static str) -> Row {
    Row { code, status, stands_at: "looking", heard: &["read the session"], afterwards }
}

#[rustfmt::skip]
const CODES: &[Row] = &[
    row("bad_verification_value", 502, "collecting", &["focus cvc", "error bad_cvc"]),
    row("card_expired", 502, "collecting", &["focus expiry", "error card_expired"]),
    row("invalid_number", 502, "collecting", &["focus number", "error invalid_number"]),
    row("used_number", 502, "collecting, used_number", &["error used_number"]),
    row("invalid_password", 502, "collecting, invalid_password", &["error invalid_password"]),
    row("invalid_account", 502, "collecting, invalid_account", &["error invalid_account"]),
    row("insufficient_funds", 502, "collecting, insufficient_funds", &["error insufficient_funds"]),
    row("exceeds_limit", 502, "collecting, exceeds_limit", &["error exceeds_limit"]),
    row("card_declined", 502, "collecting, card_declined", &["error card_declined"]),
    row("fraudulent", 422, "collecting, card_declined", &["error card_declined"]),
    row("request_failed", 402, "collecting, generic", &["error generic"]),
    row("invalid_parameter", 422, "collecting, merchant_config", &["advise Configuration { code: \"invalid_parameter\" }", "error merchant_config"]),
    row("missing_parameter", 422, "collecting, merchant_config", &["advise Configuration { code: \"missing_parameter\" }", "error merchant_config"]),
    row("invalid_payment_type", 422, "collecting, method_unavailable", &["advise Configuration { code: \"invalid_payment_type\" }", "error method_unavailable"]),
    row("invalid_currency", 422, "collecting, method_unavailable", &["advise Configuration { code: \"invalid_currency\" }", "error method_unavailable"]),
    row("invalid_token", 422, "collecting, generic", &["error generic"]),
    looked_up("unprocessable_entity", 422, "collecting, generic"),
    looked_up("not_refundable", 422, "collecting, generic"),
    looked_up("not_capturable", 422, "collecting, generic"),
    looked_up("not_cancellable", 422, "collecting, generic"),
    row("unauthorized", 401, "failed, merchant_config", &["advise KeyRefused", "error merchant_config"]),
    row("forbidden", 403, "failed, merchant_config", &["advise KeyRefused", "error merchant_config"]),
    row("not_found", 404, "failed, session_missing", &["advise SessionUnknown", "error session_missing"]),
    row("bad_request", 400, "collecting, generic", &["advise Configuration { code: \"bad_request\" }", "error generic"]),
    looked_up("service_unavailable", 503, "collecting, try_later"),
    looked_up("gateway_timeout", 504, "collecting, try_later"),
    looked_up("bad_gateway", 502, "looking"),
    looked_up("internal_server_error", 500, "looking"),
    row("restricted_account", 502, "collecting, card_declined", &["error card_declined"]),
    row("other_invalid", 502, "collecting, card_declined", &["error card_declined"]),
    row("other_error", 502, "collecting, generic", &["error generic"]),
    row("invalid_user_key", 502, "collecting, generic", &["error generic"]),
    row("something_new", 422, "collecting, generic", &["error generic"]),
    looked_up("something_new", 500, "looking"),
    looked_up("something_new", 502, "looking"),
];

#[test]
fn every_code_leads_where_the_table_says() {
    for row in CODES {
        let name = format!("{} with {}", row.code, row.status);
        let mut checkout = paying();
        checkout
            .pay_answers(answer(row.status, &value!({"error": {"code": row.code, "message": "No.", "param": null}})));
        assert_eq!(checkout.stands_at(), row.stands_at, "{name}");
        assert_eq!(checkout.heard(), row.heard, "{name}");
        if !row.afterwards.is_empty() {
            checkout.session_answers(answer(200, &fixture("session.json")));
            assert_eq!(checkout.stands_at(), row.afterwards, "{name}");
        }
    }
}

#[test]
fn a_refusal_means_the_same_in_every_shape_it_comes_in() {
    for (status, name) in
        [(502, "error_card_declined.json"), (200, "pay_error_object.json"), (200, "pay_error_text.json")]
    {
        let mut checkout = paying();
        checkout.pay_answers(answer(status, &fixture(name)));
        assert_eq!(checkout.stands_at(), "collecting, card_declined", "{name}");
    }
}

#[test]
fn a_refusal_at_a_field_is_said_there_and_not_above_the_button() {
    let mut checkout = paying();
    checkout.pay_answers(answer(502, &fixture("error_bad_verification_value.json")));
    assert_eq!(checkout.problem(FieldName::Cvc), Some("bad_cvc"));
    assert_eq!(checkout.stands_at(), "collecting");
    let Some(Effect::Tell(_, PageEvent::Error(report))) = checkout.effects.last() else { panic!() };
    assert_eq!((report.field, report.who, report.retry), (Some(FieldName::Cvc), Who::Shopper, true));
    assert_eq!(report.code.as_deref(), Some("bad_verification_value"));
}

#[test]
fn a_parameter_is_traced_to_its_field_and_else_is_the_merchants() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_konbini().pay().pay_answers(answer(422, &fixture("error_invalid_email.json")));
    assert_eq!(checkout.heard(), ["focus email", "error generic"]);
    assert_eq!(checkout.problem(FieldName::Email), Some("check_field"));

    let mut checkout = paying();
    checkout.pay_answers(answer(422, &fixture("error_missing_parameter.json")));
    assert_eq!(checkout.stands_at(), "collecting, merchant_config");
}

#[test]
fn a_field_the_form_does_not_have_is_told_above_the_button() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_konbini().pay();
    checkout.pay_answers(answer(502, &value!({"error": {"code": "invalid_number"}})));
    assert_eq!(checkout.stands_at(), "collecting, invalid_number");
}

#[test]
fn a_refused_payment_can_be_tried_again_with_what_was_typed() {
    let mut checkout = paying();
    checkout.pay_answers(answer(502, &fixture("error_card_declined.json")));
    checkout.enter(FieldName::Cvc, "456");
    assert_eq!(checkout.stands_at(), "collecting");
    checkout.pay();
    assert_eq!(checkout.sent()["payment_details"]["number"], "4111111111111111");
    assert_eq!(checkout.sent()["payment_details"]["verification_value"], "456");
}

#[test]
fn a_page_can_say_it_in_its_own_words() {
    let mut checkout = paying();
    checkout.pay_answers(answer(502, &fixture("error_card_declined.json"))).page_answers(Told::Error, true);
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn an_error_without_a_readable_body_is_certain_only_for_a_key_or_an_address() {
    for (status, stands_at) in [
        (401, "failed, merchant_config"),
        (403, "failed, merchant_config"),
        (404, "failed, session_missing"),
        (400, "looking"),
        (402, "looking"),
        (422, "looking"),
        (429, "looking"),
        (500, "looking"),
        (502, "looking"),
    ] {
        let mut checkout = paying();
        checkout.pay_answers(unreadable(status));
        assert_eq!(checkout.stands_at(), stands_at, "{status}");
    }
}

fn paying() -> Conversation {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay();
    checkout
}
