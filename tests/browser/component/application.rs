//! A Yew application with a checkout in it, for one test. It cleans up after itself.

use crate::page::{FakeApi, turn, type_in};
use crate::shop::document;
use komoju_checkout::{Answer, Checkout, CheckoutHandle, CheckoutProps};
use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, ShadowRoot};
use yew::{AppHandle, Callback, Renderer, props};

/// The id of the documents' sample session.
pub(super) const SESSION: &str = "e9x5mvx3jkpkofzcg7umfael6";

/// How many turns of the event loop something may take.
const PATIENCE: usize = 500;

/// What an application was told: a line for each callback, as `Debug` has it.
#[derive(Clone, Default)]
pub(super) struct Told(Rc<RefCell<Vec<String>>>);

impl Told {
    /// A callback that only listens.
    pub(super) fn hears<T: Debug + 'static>(&self) -> Callback<T> {
        let told = self.clone();
        Callback::from(move |detail: T| told.note(&detail))
    }

    /// A callback that prevents what would follow: leaving the page, in which the tests live.
    pub(super) fn prevents<T: Debug + 'static>(&self) -> Callback<T, Answer> {
        let told = self.clone();
        Callback::from(move |detail: T| {
            told.note(&detail);
            Answer::Prevent
        })
    }

    /// One that lets it go on.
    pub(super) fn agrees<T: Debug + 'static>(&self) -> Callback<T, Answer> {
        let told = self.clone();
        Callback::from(move |detail: T| {
            told.note(&detail);
            Answer::GoOn
        })
    }

    pub(super) fn note(&self, detail: &impl Debug) {
        self.0.borrow_mut().push(format!("{detail:?}"));
    }

    pub(super) fn lines(&self) -> String {
        self.0.borrow().join("\n")
    }
}

pub(super) struct Application {
    pub(super) api: FakeApi,
    pub(super) handle: CheckoutHandle,
    pub(super) told: Told,
    pub(super) target: Element,
    pub(super) props: CheckoutProps,
    app: Option<AppHandle<Checkout>>,
}

impl Application {
    /// One whose API answers so.
    pub(super) fn open(prepare: impl FnOnce(&FakeApi), change: impl FnOnce(&mut CheckoutProps, &Told)) -> Application {
        let api = FakeApi::new();
        prepare(&api);
        let (handle, told) = (CheckoutHandle::default(), Told::default());
        let mut props = props!(CheckoutProps {
            session_id: SESSION,
            publishable_key: "pk_test_1",
            api_url: api.origin(),
            locale: Some(komoju_checkout::i18n::Locale::En),
            handle: handle.clone(),
            on_ready: told.hears(),
            on_method: told.hears(),
            on_change: told.hears(),
            on_invalid: told.hears(),
            on_before_pay: told.agrees(),
            on_token: told.hears(),
            on_pending: told.prevents(),
            on_challenge: told.hears(),
            on_instructions: told.hears(),
            on_complete: told.prevents(),
            on_cancel: told.hears(),
            on_error: told.agrees(),
            on_session_change: told.hears(),
        });
        change(&mut props, &told);
        let target = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&target).unwrap();
        let app = Renderer::<Checkout>::with_root_and_props(target.clone(), props.clone()).render();
        Application { api, handle, told, target, props, app: Some(app) }
    }

    /// One whose checkout has read a session.
    pub(super) async fn with_session(session: &str, change: impl FnOnce(&mut CheckoutProps, &Told)) -> Application {
        let application = Application::open(|api| api.answers(200, session), change);
        application.until("the session was read", || !matches!(application.stage().as_str(), "" | "loading")).await;
        application
    }

    /// The same, with the card form open and filled in.
    pub(super) async fn with_card(change: impl FnOnce(&mut CheckoutProps, &Told)) -> Application {
        let application = Application::with_session(crate::fixtures::text("session.json"), change).await;
        application.choose("credit_card").await;
        for (field, text) in
            [("number", "4111111111111111"), ("expiry", "1137"), ("cvc", "739"), ("name", "HANAKO SUZUKI")]
        {
            type_in(&application.input(field), text);
        }
        application
    }

    /// The application renders its checkout with other properties.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut CheckoutProps)) {
        change(&mut self.props);
        self.app.as_mut().unwrap().update(self.props.clone());
    }

    /// The application takes the checkout out of its page.
    pub(super) fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    pub(super) async fn choose(&self, method: &str) {
        self.click(&format!("[data-method={method}] > label input"));
        let panel = format!("[data-method={method}] .panel");
        self.until("the form is open", || self.find(&panel).is_some()).await;
        for _ in 0..5 {
            turn().await;
        }
    }

    pub(super) fn click(&self, selector: &str) {
        self.find(selector).unwrap_or_else(|| panic!("no {selector}")).click();
    }

    pub(super) fn root(&self) -> Option<ShadowRoot> {
        self.target.query_selector("div").unwrap()?.shadow_root()
    }

    pub(super) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root()?.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    pub(super) fn input(&self, field: &str) -> HtmlInputElement {
        let selector = format!("[data-field={field}] input");
        self.find(&selector).unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    pub(super) fn stage(&self) -> String {
        self.find("[data-stage]").and_then(|found| found.get_attribute("data-stage")).unwrap_or_default()
    }

    /// Lets turns of the event loop pass until something holds.
    pub(super) async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        for _ in 0..PATIENCE {
            if holds() {
                return;
            }
            turn().await;
        }
        panic!(
            "never: {what}; it stands at {}, asked\n{}\nand told\n{}",
            self.stage(),
            self.api.calls(),
            self.told.lines()
        );
    }
}

impl Drop for Application {
    fn drop(&mut self) {
        self.unmount();
        self.target.remove();
    }
}
