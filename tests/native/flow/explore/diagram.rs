//! The state diagram of ARCHITECTURE.md, drawn from what the search has seen.

use super::search::Found;
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

/// The diagram as text: for each stage, what leads on from it, and where to.
pub(super) fn draw(found: &Found) -> String {
    let mut out = String::new();
    for from in STAGES {
        let mut ways: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
        for (_, by, _) in found.arrows.iter().filter(|(stage, _, _)| stage == from) {
            let to = |by: &str| -> Vec<&str> {
                STAGES.iter().copied().filter(|to| found.arrows.contains(&(*from, by, *to))).collect()
            };
            let targets = to(by);
            match ways.iter_mut().find(|(_, found)| *found == targets) {
                Some((bys, _)) if bys.contains(by) => {}
                Some((bys, _)) => bys.push(by),
                None => ways.push((vec![by], targets)),
            }
        }
        out.push_str(&format!("{from:<12}"));
        let ways: Vec<_> = ways.iter().map(|(bys, to)| format!("{} ─► {}", bys.join(", "), to.join(", "))).collect();
        out.push_str(&ways.join("; "));
        out.push('\n');
    }
    out
}
