//! What the page is told of the form: which method is chosen, whether its form can be sent, and how each of its fields
//! stands.

use super::collecting::Collecting;
use super::effect::PageEvent;
use super::form::FieldState;
use super::turn::Turn;
use crate::domain::brand::Brand;
use crate::domain::expiry::Month;
use crate::methods::FieldName;

/// What `komoju-change` tells.
#[derive(PartialEq)]
pub(super) struct Summary {
    payment_type: String,
    fields: Vec<(FieldName, FieldState)>,
    brand: Option<Brand>,
}

impl Summary {
    fn holds(&self) -> bool {
        self.fields.iter().all(|(_, state)| *state == FieldState::Valid)
    }

    pub(super) fn event(self) -> PageEvent {
        let complete = self.holds();
        PageEvent::Change { payment_type: self.payment_type, complete, fields: self.fields, brand: self.brand }
    }
}

impl Collecting {
    /// Whether everything that is asked for is there.
    pub fn holds(&self, today: Month) -> bool {
        self.summary(today).is_some_and(|summary| summary.holds())
    }

    pub(super) fn summary(&self, today: Month) -> Option<Summary> {
        let setting = self.setting(today)?;
        let (_, offer, form) = self.current()?;
        Some(Summary { payment_type: offer.payment_type.clone(), fields: form.states(&setting), brand: self.brand() })
    }
}

/// Tells the page which method is chosen, and how its form stands: there may be nothing to fill in.
pub(super) fn tell_choice(turn: &mut Turn, stage: &Collecting) {
    if let Some((choice, offer, _)) = stage.current() {
        turn.tell(PageEvent::Method {
            payment_type: offer.payment_type.clone(),
            fee: choice.price.fee.as_ref().map(|fee| fee.minor),
            total: choice.price.total,
        });
    }
    tell_form(turn, stage);
}

/// Tells the page how the form stands.
pub(super) fn tell_form(turn: &mut Turn, stage: &Collecting) {
    if let Some(summary) = stage.summary(turn.state.today()) {
        turn.tell(summary.event());
    }
}
