//! The checkout as a component of a Yew application: properties, callbacks, the handle, and going away.

mod application;

use crate::fixtures::text;
use crate::page::{announce, attributes, listeners, style_of, turn, type_in};
use crate::shop::paid;
use application::{Application, SESSION, Told};
use komoju_checkout::details::{BeforePay, Complete, Continue};
use komoju_checkout::i18n::{Locale, Text};
use komoju_checkout::theme::{Layout, Mode, Theme, Tokens};
use komoju_checkout::{Answer, Checkout, CheckoutHandle, Prefill};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::prelude::*;

const PAY: &str = "POST /api/v1/sessions/e9x5mvx3jkpkofzcg7umfael6/pay";

/// Pieces of what is typed that are in no fixture.
const MARKS: [&str; 6] = ["41111111", "1137", "11/37", "739", "HANAKO", "SUZUKI"];

#[wasm_bindgen_test]
async fn it_stands_in_a_shadow_root_with_a_style_sheet_and_no_inline_style() {
    let application = Application::with_card(|_, _| {}).await;
    assert_eq!(application.root().unwrap().adopted_style_sheets().length(), 1);
    let screen = application.find(".kc").unwrap();
    assert_eq!(style_of(&screen, "--radius"), "10px");
    let found = attributes(&screen);
    assert!(!found.contains(" style=") && application.find("style").is_none(), "{found}");
    assert!(application.told.lines().starts_with("Ready {"), "{}", application.told.lines());
}

#[wasm_bindgen_test]
async fn its_look_is_a_property_that_may_change() {
    let tokens = Tokens { accent: Some("#ffab00".into()), ground: Some("#101418".into()), ..Tokens::default() };
    let theme = Theme { mode: Mode::Dark, layout: Layout::Tabs, tokens, ..Theme::default() };
    let mut application = Application::with_session(text("session.json"), |props, _| props.theme = theme).await;
    let screen = application.find(".kc").unwrap();
    let said = |name: &str| screen.parent_element().unwrap().get_attribute(name);
    assert_eq!((said("data-theme").as_deref(), said("data-layout").as_deref()), (Some("dark"), Some("tabs")));
    assert_eq!(style_of(&screen, "--accent"), "#ffab00");
    application.change(|props| props.theme = Theme::default());
    application.until("it is light", || said("data-theme").as_deref() == Some("light")).await;
    assert_ne!(style_of(&screen, "--accent"), "#ffab00");
    assert_eq!(said("data-layout").as_deref(), Some("accordion"));
}

#[wasm_bindgen_test]
async fn a_payment_is_told_step_by_step_and_nothing_typed_with_it() {
    let application = Application::with_card(|_, _| {}).await;
    application.api.answers(502, text("error_bad_verification_value.json"));
    assert!(application.handle.submit());
    application.until("it was refused", || application.told.lines().contains("\nError {")).await;
    type_in(&application.input("cvc"), "739");
    application.api.answers(200, text("pay_completed_captured.json"));
    assert!(application.handle.submit());
    application.until("it is paid", || application.stage() == "done").await;
    assert_eq!(application.api.calls().lines().last(), Some(PAY));
    let told = application.told.lines();
    for name in ["Ready", "Method", "Change", "BeforePay", "Error", "Complete"] {
        assert!(told.lines().any(|line| line.starts_with(&format!("{name} {{"))), "never told of {name}: {told}");
    }
    assert!(told.contains("brand: Some(Visa)"), "what was typed did arrive: {told}");
    let packed: String = told.chars().filter(|c| !c.is_whitespace()).collect();
    for mark in MARKS {
        assert!(!packed.contains(mark), "{mark} was told: {told}");
    }
    assert!(!application.handle.submit(), "there is nothing more to be done");
}

#[wasm_bindgen_test]
async fn paying_waits_for_an_answer_that_comes_later_and_may_be_refused() {
    for (answer, sent) in [(true, true), (false, false)] {
        let open = Rc::new(Cell::new(false));
        let gate = open.clone();
        let application = Application::with_card(|props, told| {
            let told = told.clone();
            props.on_before_pay = Some(Callback::from(move |detail: BeforePay| {
                told.note(&detail);
                let gate = gate.clone();
                Answer::later(async move {
                    while !gate.get() {
                        turn().await;
                    }
                    Answer::later(async move { if answer { Answer::GoOn } else { Answer::Prevent } })
                })
            }));
        })
        .await;
        application.handle.submit();
        for _ in 0..10 {
            turn().await;
        }
        assert!(application.told.lines().contains("BeforePay {"));
        assert!(!application.api.calls().contains("/pay"));
        open.set(true);
        let after = if sent { "\nComplete {" } else { "\nCancel {" };
        application.api.answers(200, text("pay_completed_captured.json"));
        application.until("it went on", || application.told.lines().contains(after)).await;
        assert_eq!(application.api.calls().contains("/pay"), sent);
    }
}

#[wasm_bindgen_test]
async fn other_properties_are_taken_up_and_nothing_typed_is_lost() {
    let mut application = Application::with_card(|_, _| {}).await;
    let number = application.input("number");
    application.change(|props| props.locale = Some(Locale::Ja));
    application.until("it speaks Japanese", || application.find("[lang=ja]").is_some()).await;
    application.change(|props| props.no_button = true);
    application.until("the button is gone", || application.find(".pay button").is_none()).await;
    assert_eq!(application.input("number"), number, "it is the same input");
    assert_eq!(number.value(), "4111 1111 1111 1111");
    application.change(|props| props.payment_type = Some("konbini".into()));
    application
        .until("the other method is chosen", || application.find("[data-method=konbini] .panel").is_some())
        .await;
    assert_eq!(application.told.lines().matches("Ready {").count(), 1);
}

#[wasm_bindgen_test]
async fn another_session_begins_anew_and_is_told() {
    let mut application = Application::with_card(|_, _| {}).await;
    let other = text("session.json").replace(SESSION, "another1");
    application.api.answers(200, &other);
    application.change(|props| props.session_id = "another1".into());
    application.until("it was read", || application.told.lines().matches("Ready {").count() == 2).await;
    assert_eq!(application.api.calls().lines().last(), Some("GET /api/v1/sessions/another1"));
    assert!(application.find(".panel").is_none(), "nothing is left of the form");
    let told = application.told.lines();
    assert_eq!(told.matches("SessionChange {").count(), 1, "{told}");
}

#[wasm_bindgen_test]
async fn the_callbacks_that_were_given_last_are_called() {
    let mut application = Application::with_card(|_, _| {}).await;
    let later = Told::default();
    application.change(|props| props.on_complete = Some(later.prevents::<Complete>()));
    application.api.answers(200, text("pay_completed_captured.json"));
    application.handle.submit();
    application.until("it is told", || later.lines().starts_with("Complete {")).await;
    assert!(!application.told.lines().contains("\nComplete {"));
}

#[wasm_bindgen_test]
async fn what_the_application_knows_is_filled_in() {
    let application = Application::with_session(text("session.json"), |props, _| {
        props.prefill =
            Prefill { email: "hanako@example.com".into(), name: "鈴木 花子".into(), ..Prefill::default() };
        props.payment_type = Some("konbini".into());
    })
    .await;
    application.until("the form is open", || application.find("[data-field=email]").is_some()).await;
    application.until("it is filled in", || application.input("email").value() == "hanako@example.com").await;
    assert_eq!(application.input("name").value(), "鈴木 花子");
}

#[wasm_bindgen_test]
async fn the_handle_validates_focuses_and_resets() {
    let application = Application::with_card(|_, _| {}).await;
    assert!(application.handle.validate());
    let code = application.input("cvc");
    code.select();
    type_in(&code, "7");
    assert!(!application.handle.validate());
    assert!(application.told.lines().contains("Invalid { errors: [InvalidField { field: Cvc"));
    application.handle.focus();
    assert!(application.root().unwrap().active_element().is_some());
    application.handle.reset();
    application.until("it is empty", || application.input("number").value().is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_prepaid_payment_is_continued_by_the_application() {
    let session = text("session.json").replace("\"credit_card\"", "\"web_money\"");
    let application = Application::with_session(&session, |props, told| {
        let told = told.clone();
        props.continue_payment = Some(Callback::from(move |detail: Continue| {
            told.note(&detail);
            Answer::later(async { Answer::GoOn })
        }));
    })
    .await;
    application.choose("web_money").await;
    type_in(&application.input("prepaid_number"), "1111111111111111");
    let short = text("pay_pending_short.json").replace("63r9bjkqklasnofxttq7z9abc", SESSION);
    application.api.answers(202, &short);
    application.handle.submit();
    application.until("it is short", || application.told.lines().contains("reason: \"short_amount\"")).await;
    type_in(&application.input("prepaid_number"), "2222222222222222");
    application.api.answers(200, text("token_web_money.json"));
    application.api.answers(200, &paid());
    application.handle.submit();
    application.until("it is paid", || application.stage() == "done").await;
    let told = application.told.lines();
    assert!(told.contains("Continue { token: \"tok_") && told.contains("short_amount: 500"), "{told}");
    assert!(!told.contains("22222222"), "{told}");
}

#[wasm_bindgen_test]
async fn unmounted_it_leaves_nothing_and_hears_nothing() {
    let before = listeners();
    let mut application = Application::with_card(|_, _| {}).await;
    assert!(["pagehide", "pageshow", "visibilitychange"].iter().all(|name| listeners().contains(name)));
    application.api.holds(200, text("pay_completed_captured.json"));
    application.handle.submit();
    application.until("the payment was sent", || application.api.calls().contains("/pay")).await;
    application.unmount();
    application.until("nothing is left", || application.target.inner_html().is_empty()).await;
    let told = application.told.lines();
    application.api.release();
    announce("visibilitychange");
    announce("pagehide");
    for _ in 0..10 {
        turn().await;
    }
    assert_eq!((listeners(), application.told.lines()), (before, told));
    assert!(!application.handle.submit() && !application.handle.validate());
}

#[wasm_bindgen_test]
async fn a_hidden_page_keeps_no_security_code() {
    let application = Application::with_card(|_, _| {}).await;
    announce("pagehide");
    application.until("it is gone", || application.input("cvc").value().is_empty()).await;
    assert_eq!(application.input("number").value(), "4111 1111 1111 1111");
}

/// A page of an application: it counts clicks, and shows its checkout only at times.
#[component]
fn Around(props: &AroundProps) -> Html {
    let clicks = props.clicks.clone();
    html! {
        <main onclick={move |_| clicks.set(clicks.get() + 1)}>
            if props.shown {
                <Checkout session_id={SESSION} publishable_key="pk_test_1" api_url={props.api.clone()} handle={props.handle.clone()} />
            }
            <p>{ "after" }</p>
        </main>
    }
}

#[derive(Properties, PartialEq, Clone)]
struct AroundProps {
    shown: bool,
    api: AttrValue,
    clicks: Rc<Cell<u32>>,
    handle: CheckoutHandle,
}

#[wasm_bindgen_test]
async fn what_is_around_it_is_left_alone_and_may_take_it_out_and_put_it_back() {
    let mut shell = Application::with_session(text("session.json"), |_, _| {}).await;
    shell.unmount();
    shell.until("the place is free", || shell.target.inner_html().is_empty()).await;
    for _ in 0..2 {
        shell.api.answers(200, text("session.json"));
    }
    let clicks = Rc::new(Cell::new(0));
    let props = |shown| AroundProps {
        shown,
        api: shell.api.origin().into(),
        clicks: clicks.clone(),
        handle: shell.handle.clone(),
    };
    let app = yew::Renderer::<Around>::with_root_and_props(shell.target.clone(), props(true));
    let mut app = app.render();
    for round in 1..=2 {
        shell.until("it is there", || shell.stage() == "collecting").await;
        shell.choose("credit_card").await;
        shell.input("number").click();
        assert_eq!(clicks.get(), round - 1, "what happens inside is not the application's");
        shell.target.query_selector("p").unwrap().unwrap().unchecked_into::<HtmlElement>().click();
        assert_eq!(clicks.get(), round);
        app.update(props(false));
        shell.until("it is gone", || shell.target.inner_html() == "<main><p>after</p></main>").await;
        assert!(!shell.handle.validate());
        app.update(props(true));
    }
    app.destroy();
}

#[wasm_bindgen_test]
async fn the_application_says_some_things_in_its_own_words() {
    let application = Application::with_card(|props, _| {
        props.locale = Some(Locale::En);
        // The second lacks its place.
        props.texts = vec![(Text::ChooseMethod, "<i>How?</i>".into()), (Text::Pay, "Pay now".into())];
    })
    .await;
    let said = application.find(".kc").unwrap().text_content().unwrap();
    assert!(said.contains("<i>How?</i>") && said.contains("Pay ¥"), "{said}");
}
