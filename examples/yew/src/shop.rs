//! The page: what is bought, the checkout, and what became of it.
//!
//! In a real shop its server makes the session and says its id. Here the page's address does:
//! `?session=…&key=pk_…`, and `&api=…` for the sandbox.

use komoju_checkout::i18n::Locale;
use komoju_checkout::{Answer, Checkout, CheckoutHandle, Prefill, details};
use web_sys::UrlSearchParams;
use yew::prelude::*;

/// What the shop's server would say of the order.
struct Order {
    session: AttrValue,
    key: AttrValue,
    api: Option<AttrValue>,
}

impl Order {
    fn of_address() -> Order {
        let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        let parameters = UrlSearchParams::new_with_str(&search).ok();
        let said = |name: &str| parameters.as_ref()?.get(name).map(AttrValue::from);
        Order { session: said("session").unwrap_or_default(), key: said("key").unwrap_or_default(), api: said("api") }
    }
}

/// The shop's page.
#[component]
pub(crate) fn Shop() -> Html {
    let order = use_memo((), |()| Order::of_address());
    let language = use_state(|| Locale::Ja);
    let paying = use_state(|| true);
    let news = use_state(|| AttrValue::from("Not paid yet."));
    let checkout = use_state(CheckoutHandle::default);

    let speak = |wish: Locale| {
        let language = language.clone();
        move |_| language.set(wish)
    };
    let reset = {
        let checkout = checkout.clone();
        move |_| checkout.reset()
    };
    let leave = {
        let paying = paying.clone();
        move |_| paying.set(!*paying)
    };

    let on_ready = {
        let news = news.clone();
        move |told: details::Ready| news.set(format!("Choose one of {} methods.", told.methods.len()).into())
    };
    let on_before_pay = {
        let news = news.clone();
        move |_: details::BeforePay| {
            news.set("Paying …".into());
            // The last moment to see whether everything is still in stock.
            Answer::later(async { Answer::GoOn })
        }
    };
    let on_instructions = {
        let news = news.clone();
        move |told: details::Instructions| news.set(format!("Cash is awaited for {}.", told.payment.id).into())
    };
    let on_complete = {
        let (news, paying) = (news.clone(), paying.clone());
        move |told: details::Complete| {
            let payment = told.payment.map(|payment| payment.id).unwrap_or_default();
            news.set(format!("Thank you! Payment {payment}.").into());
            paying.set(false);
            // The page stays: it has its own thank-you.
            Answer::Prevent
        }
    };
    let on_error = {
        let news = news.clone();
        move |told: details::Error| {
            news.set(told.message.into());
            Answer::GoOn
        }
    };

    html! {
        <main>
            <h1>{ "Your order" }</h1>
            <nav>
                <button onclick={speak(Locale::Ja)}>{ "日本語" }</button>
                <button onclick={speak(Locale::En)}>{ "English" }</button>
                <button onclick={reset}>{ "Start again" }</button>
                <button onclick={leave}>{ if *paying { "Back to the cart" } else { "To the checkout" } }</button>
            </nav>
            <p role="status">{ (*news).clone() }</p>
            if *paying {
                <section>
                    <Checkout
                        session_id={order.session.clone()}
                        publishable_key={order.key.clone()}
                        api_url={order.api.clone()}
                        locale={*language}
                        prefill={Prefill { email: "hanako@example.com".into(), ..Prefill::default() }}
                        handle={(*checkout).clone()}
                        {on_ready}
                        {on_before_pay}
                        {on_instructions}
                        {on_complete}
                        {on_error}
                    />
                </section>
            }
        </main>
    }
}
