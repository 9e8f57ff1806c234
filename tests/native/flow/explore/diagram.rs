//! The state diagram of ARCHITECTURE.md, drawn from what the search has seen.

use super::happening::KINDS;
use super::search::Found;
use komoju_checkout::flow::{Stage, State, Step};
use std::{env, fs};

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

/// Around the diagram in ARCHITECTURE.md.
const BEGIN: &str = "<!-- drawn by tests/native/flow/explore/diagram.rs -->\n```text\n";
const END: &str = "```\n<!-- end of the drawing -->\n";

/// The diagram as text: for each stage, what leads on from it, and where to.
fn draw(found: &Found) -> String {
    let mut out = String::new();
    for from in STAGES {
        // What leads to the same stages shares a line.
        let mut ways: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
        for kind in KINDS {
            let leads_to = |to: &&str| found.arrows.contains(&(*from, *kind, *to));
            let to: Vec<_> = STAGES.iter().copied().filter(leads_to).collect();
            match ways.iter_mut().find(|(_, known)| *known == to) {
                _ if to.is_empty() => {}
                Some((kinds, _)) => kinds.push(kind),
                None => ways.push((vec![kind], to)),
            }
        }
        for (at, (kinds, to)) in ways.iter().enumerate() {
            let from = if at == 0 { from } else { "" };
            out.push_str(&format!("{from:<12} {} ─► {}\n", kinds.join(", "), to.join(", ")));
        }
    }
    out
}

/// Fails if ARCHITECTURE.md shows another diagram; draws it there if it is told to.
pub(super) fn check(found: &Found) {
    for (_, kind, _) in &found.arrows {
        assert!(KINDS.contains(kind), "the diagram has no place for \"{kind}\"");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md");
    let page = fs::read_to_string(path).expect("the project has it");
    let (before, rest) = page.split_once(BEGIN).expect("it marks where the diagram begins");
    let (shown, after) = rest.split_once(END).expect("it marks where the diagram ends");
    let drawn = draw(found);
    if env::var_os("KOMOJU_RENEW").is_some() {
        fs::write(path, format!("{before}{BEGIN}{drawn}{END}{after}")).expect("it can be written");
    } else if shown != drawn {
        panic!(
            "ARCHITECTURE.md shows a diagram that is out of date. The search has seen this one:\n\n{drawn}\n\
             `KOMOJU_RENEW=1 cargo test --test native diagram` writes it there."
        );
    }
}
