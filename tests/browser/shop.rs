//! A shop's page with a checkout in it, for one test. It cleans up after itself.

use crate::page::{FakeApi, Page, options_for, turn, type_in};
use komoju_checkout::embed::{Mounted, mount, paint};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// The id of the documents' sample session.
const SESSION: &str = "e9x5mvx3jkpkofzcg7umfael6";

/// How many turns of the event loop something may take. A turn is over as soon as nothing is due.
const PATIENCE: usize = 500;

/// A page with a checkout in it.
pub(crate) struct Shop {
    pub(crate) api: FakeApi,
    pub(crate) page: Page,
    pub(crate) target: Element,
    mounted: Option<Mounted>,
}

impl Shop {
    /// Mounts a checkout whose API has not been told anything yet.
    pub(crate) fn open(prepare: impl FnOnce(&FakeApi)) -> Shop {
        let api = FakeApi::new();
        prepare(&api);
        Shop::at(api)
    }

    fn at(api: FakeApi) -> Shop {
        let page = Page::new();
        let target = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&target).unwrap();
        let mounted = mount(target.clone(), options_for(&api, SESSION), page.tell());
        paint(&mounted);
        Shop { api, page, target, mounted: Some(mounted) }
    }

    /// Mounts a second checkout for the same session at the same API.
    pub(crate) fn another(&self) -> Shop {
        Shop::at(self.api.clone().unchecked_into())
    }

    /// Mounts a checkout, and its session has been read.
    pub(crate) async fn with_session(session: &str) -> Shop {
        let shop = Shop::open(|api| api.answers(200, session));
        shop.until("the session was read", || !matches!(shop.stage().as_str(), "" | "loading")).await;
        shop
    }

    /// The same, with the card form open and filled in.
    pub(crate) async fn with_card() -> Shop {
        let shop = Shop::with_session(crate::fixtures::text("session.json")).await;
        shop.choose("credit_card").await;
        type_in(&shop.input("number"), "4111111111111111");
        type_in(&shop.input("expiry"), "1230");
        type_in(&shop.input("cvc"), "123");
        type_in(&shop.input("name"), "TARO YAMADA");
        shop
    }

    /// The shopper chooses a method, and types only once the screen has come to rest.
    pub(crate) async fn choose(&self, method: &str) {
        self.choose_hastily(method).await;
        for _ in 0..5 {
            turn().await;
        }
    }

    /// The shopper chooses a method and has the form as soon as it can be seen.
    pub(crate) async fn choose_hastily(&self, method: &str) {
        self.click(&format!("[data-method={method}] > label input"));
        let panel = format!("[data-method={method}] .panel");
        self.until("the form is open", || self.find(&panel).is_some()).await;
    }

    /// The shopper presses "pay".
    pub(crate) fn press_pay(&self) {
        self.click(".pay button");
    }

    /// Clicks the first element of a selector.
    pub(crate) fn click(&self, selector: &str) {
        self.find(selector).unwrap_or_else(|| panic!("no {selector}")).click();
    }

    /// The first element of a selector.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.target.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// The input of a field.
    pub(crate) fn input(&self, field: &str) -> HtmlInputElement {
        let selector = format!("[data-field={field}] input");
        self.find(&selector).unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    /// Whether the focus is in a field.
    pub(crate) fn has_focus(&self, field: &str) -> bool {
        let input: Element = self.input(field).unchecked_into();
        document().active_element() == Some(input)
    }

    /// Where the checkout stands, by its own word.
    pub(crate) fn stage(&self) -> String {
        self.find("[data-stage]").and_then(|found| found.get_attribute("data-stage")).unwrap_or_default()
    }

    /// Lets turns of the event loop pass until something holds.
    pub(crate) async fn until(&self, what: &str, holds: impl Fn() -> bool) {
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
            self.page.events()
        );
    }

    /// The element takes the checkout away.
    pub(crate) fn destroy(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.destroy();
        }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.destroy();
        self.target.remove();
    }
}

/// The session that is paid for in these tests: the documents' sample, paid by now. (The documents' own paid session is
/// another one, and nobody believes an answer about another session.)
pub(crate) fn paid() -> String {
    crate::fixtures::text("session_completed.json").replace("63r9bjkqklasnofxttq7z9abc", SESSION)
}

/// The page.
pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The id of the element that has the focus.
pub(crate) fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}
