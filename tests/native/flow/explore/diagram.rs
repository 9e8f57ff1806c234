//! The state diagram of ARCHITECTURE.md, drawn from what the search has seen.

use komoju_checkout::flow::{Stage, State, Step};

/// The stages, in the order in which a checkout usually comes to them.
pub(super) const STAGES: &[&str] = &[
    "loading",
    "collecting",
    "asking",
    "paying",
    "tokenising",
    "continuing",
    "challenging",
    "looking",
    "lost",
    "redirecting",
    "instructing",
    "tokenised",
    "done",
    "failed",
];

/// The stage a state is in; of a submission, its step.
pub(super) fn stage(state: &State) -> &'static str {
    match &state.stage {
        Stage::Loading(_) => "loading",
        Stage::Collecting(_) => "collecting",
        Stage::Submitting(stage) => match &stage.step {
            Step::Asking => "asking",
            Step::Paying => "paying",
            Step::Tokenising => "tokenising",
            Step::Continuing => "continuing",
            Step::Looking { .. } => "looking",
            Step::Lost(_) => "lost",
        },
        Stage::Challenging(_) => "challenging",
        Stage::Redirecting(_) => "redirecting",
        Stage::Instructing(_) => "instructing",
        Stage::Tokenised(_) => "tokenised",
        Stage::Done(_) => "done",
        Stage::Failed(_) => "failed",
    }
}
