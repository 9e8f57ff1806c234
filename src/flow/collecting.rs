//! Collecting: the shopper chooses a method and fills in its form.
//!
//! Begins when a session that can be paid was read, and again when a payment was refused. Ends when "pay" is pressed
//! and every field holds.

use super::effect::{Effect, Effects, PageEvent};
use super::event::Event;
use super::form::{FieldState, Form};
use super::state::{Stage, State, Step, Submitting};
use crate::domain::brand::Brand;
use crate::domain::expiry::Month;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Messages, Notice};
use crate::methods::{self, FieldName, Method, Setting};
use crate::wire::{Mode, Offer, Session};
use std::rc::Rc;

/// The picker and the form in it.
#[derive(Clone)]
pub struct Collecting {
    /// The session.
    pub session: Rc<Session>,
    /// What the shopper can choose from, in the session's order.
    pub choices: Rc<[Choice]>,
    /// Which one is chosen.
    pub chosen: Option<usize>,
    /// A form for each choice, so that changing one's mind costs nothing.
    pub forms: Vec<Rc<Form>>,
    /// What is said above the button.
    pub notice: Option<Notice>,
}

/// An offer of the session with the method that serves it.
pub struct Choice {
    /// Which of the session's offers.
    pub offer: usize,
    /// Who serves it.
    pub method: &'static Method,
    /// What it costs.
    pub price: Price,
    /// The most it takes, if the total is over that: it cannot be chosen then.
    pub over_limit: Option<Money>,
}

/// What paying with an offer costs (DOMAIN.md 4).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Price {
    /// The fee on top.
    pub fee: Option<Money>,
    /// What is paid in all; `None` where there is nothing to pay or the amount cannot be told.
    pub total: Option<Money>,
}

impl Price {
    /// The offer's own amount and currency override the session's; the fee comes on top.
    pub fn of(session: &Session, offer: &Offer) -> Price {
        if session.mode == Mode::Customer {
            return Price::default();
        }
        let Some(currency) = Currency::parse(offer.currency.as_deref().unwrap_or(&session.currency)) else {
            return Price::default();
        };
        let amount = offer.amount.or(session.amount);
        let fee = offer.fee.map(|minor| Money { minor, currency });
        let total = amount.and_then(|amount| amount.checked_add(offer.fee.unwrap_or(0)));
        Price { fee, total: total.map(|minor| Money { minor, currency }) }
    }
}

impl Collecting {
    /// The picker for a session; nothing in it if no offer can be served here.
    pub fn new(session: Rc<Session>, today: Month) -> Collecting {
        let mut choices = Vec::new();
        let mut forms = Vec::new();
        for (at, offer) in session.offers.iter().enumerate() {
            let Some(method) = methods::method_for(offer) else { continue };
            let setting = Setting { session: &session, offer, today };
            forms.push(Rc::new(Form::new((method.fields)(&setting))));
            let price = Price::of(&session, offer);
            choices.push(Choice { offer: at, method, over_limit: over_limit(method, &price), price });
        }
        let open = choices.iter().filter(|choice| choice.over_limit.is_none()).count();
        // A single choice is no choice: its form is open from the start.
        let chosen = if open == 1 { choices.iter().position(|choice| choice.over_limit.is_none()) } else { None };
        Collecting { chosen, choices: choices.into(), forms, notice: None, session }
    }

    /// The chosen method with its offer and form.
    pub fn current(&self) -> Option<(&Choice, &Offer, &Rc<Form>)> {
        let at = self.chosen?;
        let choice = self.choices.get(at)?;
        Some((choice, self.session.offers.get(choice.offer)?, self.forms.get(at)?))
    }

    /// The current choice's setting.
    pub fn setting(&self, today: Month) -> Option<Setting<'_>> {
        let (_, offer, _) = self.current()?;
        Some(Setting { session: &self.session, offer, today })
    }

    /// The brand of the card being typed, once it is certain.
    pub fn brand(&self) -> Option<Brand> {
        let (_, offer, form) = self.current()?;
        let number = form.entry(FieldName::Number)?;
        methods::brand_of_number(offer, number.text.expose())
    }

    /// What a method is called.
    pub fn title(&self, choice: &Choice, texts: &Messages) -> String {
        let offer = &self.session.offers[choice.offer];
        (choice.method.title)(offer, texts).as_str().to_owned()
    }

    /// Empties the security code, in every form: the shopper may have changed the method meanwhile.
    pub(super) fn clear_codes(&mut self) {
        for form in &mut self.forms {
            Rc::make_mut(form).clear_code();
        }
    }

    /// Works on the current form and tells the page if its validity changed by it.
    pub(super) fn edit(&mut self, state: &State, change: impl FnOnce(&mut Form, &Setting<'_>)) -> Effects {
        let session = self.session.clone();
        let before = self.summary(state.today);
        let Some(at) = self.chosen else { return Effects::new() };
        let Some(choice) = self.choices.get(at) else { return Effects::new() };
        let setting = Setting { session: &session, offer: &session.offers[choice.offer], today: state.today };
        if let Some(form) = self.forms.get_mut(at) {
            change(Rc::make_mut(form), &setting);
        }
        match self.summary(state.today) {
            Some(after) if before.as_ref() != Some(&after) => vec![Effect::Tell(state.attempt, after.event())],
            _ => Effects::new(),
        }
    }

    fn summary(&self, today: Month) -> Option<Summary> {
        let setting = self.setting(today)?;
        let (_, offer, form) = self.current()?;
        Some(Summary { payment_type: offer.payment_type.clone(), fields: form.states(&setting), brand: self.brand() })
    }
}

/// What `komoju-change` tells.
#[derive(PartialEq)]
struct Summary {
    payment_type: String,
    fields: Vec<(FieldName, FieldState)>,
    brand: Option<Brand>,
}

impl Summary {
    fn event(self) -> PageEvent {
        let complete = self.fields.iter().all(|(_, state)| *state == FieldState::Valid);
        PageEvent::Change { payment_type: self.payment_type, complete, fields: self.fields, brand: self.brand }
    }
}

/// The limit a total is over (S3: limits are on the total, in yen).
fn over_limit(method: &Method, price: &Price) -> Option<Money> {
    let total = price.total.as_ref().filter(|total| total.currency.code() == "JPY")?;
    let most = method.most_yen.filter(|most| total.minor > *most)?;
    Some(Money { minor: most, currency: total.currency })
}

pub(super) fn update(state: State, mut stage: Collecting, event: Event) -> (State, Effects) {
    let effects = match event {
        Event::MethodChosen(at) => choose(&state, &mut stage, at),
        Event::FieldChanged(name, text) => {
            stage.notice = None;
            stage.edit(&state, |form, setting| form.change(setting, name, text))
        }
        Event::FieldLeft(name) => stage.edit(&state, |form, setting| form.leave(setting, name)),
        Event::PayPressed { today, online } => return submit(State { today, ..state }, stage, online),
        Event::PageHidden => {
            let effects = stage.edit(&state, |form, _| form.clear_code());
            stage.clear_codes();
            effects
        }
        Event::PageAnswered { prevented, told: super::Told::Error, .. } => {
            if prevented {
                stage.notice = None;
            }
            Effects::new()
        }
        _ => Effects::new(),
    };
    (state.at(Stage::Collecting(stage)), effects)
}

fn choose(state: &State, stage: &mut Collecting, at: usize) -> Effects {
    let open = stage.choices.get(at).is_some_and(|choice| choice.over_limit.is_none());
    if !open || stage.chosen == Some(at) {
        return Effects::new();
    }
    stage.chosen = Some(at);
    stage.notice = None;
    match stage.current() {
        Some((choice, offer, _)) => vec![Effect::Tell(state.attempt, method_event(choice, offer))],
        None => Effects::new(),
    }
}

/// What the page is told when a method is chosen.
pub(super) fn method_event(choice: &Choice, offer: &Offer) -> PageEvent {
    PageEvent::Method {
        payment_type: offer.payment_type.clone(),
        fee: choice.price.fee.as_ref().map(|fee| fee.minor),
        total: choice.price.total,
    }
}

/// "Pay" was pressed: everything is checked; if it holds, the page is asked whether it agrees.
fn submit(state: State, mut stage: Collecting, online: bool) -> (State, Effects) {
    let mut problems = Vec::new();
    let mut effects = stage.edit(&state, |form, setting| problems = form.tell_all(setting));
    if let Some((first, _)) = problems.first() {
        effects.push(Effect::Focus(*first));
        effects.push(Effect::Tell(state.attempt, PageEvent::Invalid { errors: problems }));
        return (state.at(Stage::Collecting(stage)), effects);
    }
    if !online {
        stage.notice = Some(Notice::Offline);
        let report = super::refusal::offline();
        effects.push(Effect::Tell(state.attempt, PageEvent::Error(report)));
        return (state.at(Stage::Collecting(stage)), effects);
    }
    let Some((choice, offer, _)) = stage.current() else {
        return (state.at(Stage::Collecting(stage)), effects);
    };
    let event = PageEvent::BeforePay { payment_type: offer.payment_type.clone(), total: choice.price.total };
    stage.notice = None;
    let state = state.next_attempt();
    effects.push(Effect::Tell(state.attempt, event));
    (state.at(Stage::Submitting(Submitting { form: stage, step: Step::Asking })), effects)
}
