//! Collecting: the shopper chooses a method and fills in its form.
//!
//! Begins when a session that can be paid was read, and again when a payment was refused. Ends when "pay" is pressed
//! and every field holds. What happens to the session meanwhile is watched in `watching`.

use super::effect::{Effect, PageEvent};
use super::event::Event;
use super::form::Form;
use super::options::{Options, Part};
use super::shortfall::Shortfall;
use super::state::{Stage, Step, Submitting};
use super::summary::tell_choice;
use super::turn::Turn;
use super::watching::{self, Watch};
use crate::domain::brand::Brand;
use crate::domain::deadline::Moment;
use crate::domain::expiry::Month;
use crate::domain::money::Money;
use crate::i18n::{Messages, Notice};
use crate::methods::{self, FieldName, Known, Method, Price, Setting};
use crate::wire::{Offer, Session};
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
    /// Whether the session offers methods that only the provider's own page can serve.
    pub more_elsewhere: bool,
    /// What is said above the button.
    pub notice: Option<Notice>,
    /// What a prepaid payment is short of: its method is then the only one.
    pub short: Option<Rc<Shortfall>>,
    /// When the session expires, as far as that is known.
    pub(super) expires: Option<Moment>,
    /// A payment that hangs somewhere and may yet come.
    pub watch: Option<Watch>,
    /// What the shop knows of the shopper.
    known: Known,
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

impl Choice {
    /// Whether this is the method of a payment type, and can be chosen.
    fn is_open_as(&self, session: &Session, payment_type: &str) -> bool {
        self.over_limit.is_none() && session.offers[self.offer].payment_type == payment_type
    }
}

impl Collecting {
    /// The picker for a session; nothing in it if no offer can be served here.
    pub fn new(session: Rc<Session>, today: Month, options: &Options) -> Collecting {
        let known = options.known.with_session(&session);
        let mut choices = Vec::new();
        let mut forms = Vec::new();
        for (at, offer) in session.offers.iter().enumerate() {
            let Some(method) = methods::method_for(offer) else { continue };
            let setting = Setting { session: &session, offer, today, known: &known };
            forms.push(Rc::new(Form::new(method.form(&setting))));
            let price = Price::of(&session, offer);
            choices.push(Choice { offer: at, method, over_limit: price.over_limit(method), price });
        }
        let open = choices.iter().filter(|choice| choice.over_limit.is_none()).count();
        // A single choice is no choice: its form is open from the start. So is the first one where no list is shown.
        let first = choices.iter().position(|choice| choice.over_limit.is_none());
        let named = options
            .payment_type
            .as_deref()
            .and_then(|wish| choices.iter().position(|choice| choice.is_open_as(&session, wish)));
        let chosen = named.or(first.filter(|_| open == 1 || options.part == Part::Fields));
        let more_elsewhere = choices.len() < session.offers.len();
        let expires = session.expires_at;
        let choices = choices.into();
        Collecting {
            chosen,
            choices,
            forms,
            more_elsewhere,
            notice: None,
            short: None,
            expires,
            watch: None,
            session,
            known,
        }
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
        Some(Setting { session: &self.session, offer, today, known: &self.known })
    }

    /// The brand of the card being typed, once it is certain.
    pub fn brand(&self) -> Option<Brand> {
        let (_, offer, form) = self.current()?;
        let number = form.entry(FieldName::Number)?;
        methods::brand_of_number(offer, number.text.expose())
    }

    /// How many minutes are left to pay, begun ones included, once they are few.
    pub fn minutes_left(&self, now: Moment) -> Option<i64> {
        let left = self.expires?.unix() - now.unix();
        (1..=watching::COUNTED).contains(&left).then(|| (left + 59) / 60)
    }

    /// Chooses the method of a payment type, if it can be served here.
    pub(super) fn choose_type(&mut self, payment_type: &str) {
        let offers = &self.session.offers;
        self.chosen = self.choices.iter().position(|choice| offers[choice.offer].payment_type == payment_type);
    }

    /// Empties the prepaid number: it has been used.
    pub(super) fn clear_prepaid(&mut self) {
        for form in &mut self.forms {
            Rc::make_mut(form).clear(FieldName::PrepaidNumber);
        }
    }

    /// What is to be paid: the method's total, or what is still missing.
    pub fn to_pay(&self, choice: &Choice) -> Option<Money> {
        match &self.short {
            Some(short) => short.missing,
            None => choice.price.total,
        }
    }

    /// Whether every method is over its limit: the shopper sees why, and has to go back.
    pub fn is_barred(&self) -> bool {
        self.choices.iter().all(|choice| choice.over_limit.is_some())
    }

    /// What a method is called.
    pub fn title(&self, choice: &Choice, texts: &Messages) -> String {
        let offer = &self.session.offers[choice.offer];
        choice.method.name(offer, texts)
    }

    /// Empties security codes and passwords, in every form: the shopper may have changed the method meanwhile.
    pub(super) fn clear_fleeting(&mut self) {
        for form in &mut self.forms {
            Rc::make_mut(form).clear_fleeting();
        }
    }

    /// Works on the current form and tells the page if its validity changed by it.
    fn edit(&mut self, turn: &mut Turn, change: &mut dyn FnMut(&mut Form, &Setting<'_>)) {
        let session = self.session.clone();
        let today = turn.state.today();
        let before = self.summary(today);
        let Some(at) = self.chosen else { return };
        let Some(choice) = self.choices.get(at) else { return };
        let setting = Setting { session: &session, offer: &session.offers[choice.offer], today, known: &self.known };
        if let Some(form) = self.forms.get_mut(at) {
            change(Rc::make_mut(form), &setting);
        }
        if let Some(after) = self.summary(today)
            && before.as_ref() != Some(&after)
        {
            turn.tell(after.event());
        }
    }
}

pub(super) fn update(turn: &mut Turn, mut stage: Collecting, event: Event) -> Stage {
    match event {
        Event::MethodChosen(at) => choose(turn, &mut stage, at),
        Event::FieldChanged(name, text) => {
            stage.notice = None;
            stage.edit(turn, &mut |form, setting| form.change(setting, name, &text));
        }
        Event::ReadingHeard(name, reading) => stage.edit(turn, &mut |form, _| form.suggest(name, &reading)),
        Event::FieldLeft(name) => stage.edit(turn, &mut |form, setting| form.leave(setting, name)),
        Event::PayPressed { online, .. } => return submit(turn, stage, online),
        Event::CheckAsked => {
            check(turn, &mut stage);
        }
        Event::ResetAsked if stage.short.is_none() => reset(turn, &mut stage),
        Event::PageHidden => {
            stage.edit(turn, &mut |form, _| form.clear_fleeting());
            stage.clear_fleeting();
        }
        Event::Shown { .. } => watching::read(turn, &stage),
        Event::TimePassed { .. } => watching::tick(turn, &stage),
        Event::SessionReplied { reply, .. } => return watching::heard(turn, stage, reply),
        // A prepaid payment that is short is made up on KOMOJU's page.
        Event::FullPagePressed => {
            if let Some(url) = stage.short.as_ref().and_then(|short| short.elsewhere.clone()) {
                return super::redirecting::start(turn, &stage, url, None);
            }
        }
        Event::PageAnswered { prevented: true, told: super::Told::Error, .. } => stage.notice = None,
        _ => {}
    }
    Stage::Collecting(stage)
}

fn choose(turn: &mut Turn, stage: &mut Collecting, at: usize) {
    let open = stage.choices.get(at).is_some_and(|choice| choice.over_limit.is_none());
    if !open || stage.chosen == Some(at) || stage.short.is_some() {
        return;
    }
    stage.chosen = Some(at);
    stage.notice = None;
    tell_choice(turn, stage);
}

/// Chooses the method of a payment type.
pub(super) fn choose_named(turn: &mut Turn, stage: &mut Collecting, payment_type: &str) {
    let session = stage.session.clone();
    if let Some(at) = stage.choices.iter().position(|choice| choice.is_open_as(&session, payment_type)) {
        choose(turn, stage, at);
    }
}

/// Everything as it was at the beginning, but for the method.
pub(super) fn reset(turn: &mut Turn, stage: &mut Collecting) {
    stage.notice = None;
    stage.edit(turn, &mut |form, _| form.reset());
    for form in &mut stage.forms {
        Rc::make_mut(form).reset();
    }
}

/// "Pay" was pressed: everything is checked; if it holds, the page is asked whether it agrees.
fn submit(turn: &mut Turn, mut stage: Collecting, online: bool) -> Stage {
    if let Some(short) = stage.short.as_ref().filter(|short| !short.continues) {
        // There is no button, but the page may ask; whoever asks is answered.
        turn.tell(PageEvent::Error(short.report()));
        return Stage::Collecting(stage);
    }
    if !check(turn, &mut stage) {
        return Stage::Collecting(stage);
    }
    if !online {
        stage.notice = Some(Notice::Offline);
        turn.tell(PageEvent::Error(super::refusal::offline()));
        return Stage::Collecting(stage);
    }
    let Some((choice, offer, _)) = stage.current() else { return Stage::Collecting(stage) };
    let event = PageEvent::BeforePay { payment_type: offer.payment_type.clone(), total: stage.to_pay(choice) };
    stage.notice = None;
    turn.next_attempt();
    turn.tell(event);
    turn.wait(LONGEST_ANSWER);
    Stage::Submitting(Submitting { form: stage, step: Step::Asking })
}

/// How long the page may take to agree, in milliseconds.
const LONGEST_ANSWER: u32 = 60_000;

/// Tells every problem there is, and leads to the first one; whether there is none.
fn check(turn: &mut Turn, stage: &mut Collecting) -> bool {
    let mut problems = Vec::new();
    stage.edit(turn, &mut |form, setting| problems = form.tell_all(setting));
    let Some((first, _)) = problems.first() else { return true };
    turn.order(Effect::Focus(*first));
    // The shopper may be told a character of a name; the page is not.
    for (_, problem) in &mut problems {
        *problem = problem.untyped();
    }
    turn.tell(PageEvent::Invalid { errors: problems });
    false
}
