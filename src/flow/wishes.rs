//! The page changed its mind: another session, another language, another method to begin with.
//!
//! What is about the same payment is taken up where the checkout stands, and nothing typed is lost. Anything else is
//! another checkout, which begins anew; answers to the calls of the one before change nothing.

use super::collecting;
use super::effect::PageEvent;
use super::loading;
use super::options::{Options, Part};
use super::state::{Stage, State};
use super::turn::Turn;
use super::watching;
use crate::i18n::Locale;
use crate::wire::Json;

/// Takes up what the page asks for now.
pub(super) fn take(turn: &mut Turn, stage: Stage, options: Options, session: Option<Json>) -> Stage {
    let before = turn.state.options.clone();
    if !before.same_checkout(&options) {
        // Whoever waits for what comes of it waits no longer.
        if let Stage::Challenging(_) = stage {
            turn.tell(PageEvent::Challenge { result: Some("left") });
        }
        if let Stage::Challenging(_) | Stage::Submitting(_) = stage {
            turn.tell(PageEvent::Cancel { from: "page" });
        }
        let attempt = turn.state.attempt.wrapping_add(1);
        turn.state = State { attempt, now: turn.state.now, ..State::new(options) };
        let doubt = turn.state.stage.doubt();
        return match session {
            Some(session) => loading::given(turn, doubt, session),
            None => loading::start(turn, doubt),
        };
    }
    if options.locale != before.locale
        && let Some(wish) = options.locale.or(options.browser_locale)
    {
        turn.state.locale = Locale::choose(&[Some(wish.tag())]);
    }
    // Where the page holds the two parts together, it says each time what is chosen.
    let is_news = |wish: &String| before.payment_type.as_ref() != Some(wish) || options.part != Part::Whole;
    let wish = options.payment_type.clone().filter(is_news);
    turn.state.options = options.into();
    match (stage, wish) {
        (Stage::Collecting(mut form), Some(wish)) => {
            collecting::choose_named(turn, &mut form, &wish);
            Stage::Collecting(form)
        }
        // What the token was made of is not wanted any more.
        (Stage::Tokenised(mut form), Some(wish)) => {
            collecting::choose_named(turn, &mut form, &wish);
            watching::enter(turn, form)
        }
        (stage, _) => stage,
    }
}
