//! No state may be missing in the gallery: whatever there is a list of, all of it is there. (What the search through the
//! flow has seen is compared in `flow/explore`.)

use crate::fixtures::root;
use komoju_checkout::flow::{Stage, State};
use komoju_checkout::i18n::Locale;
use komoju_checkout::methods::{REGISTRY, method_for};
use komoju_gallery::{Face, all};
use std::collections::BTreeSet;
use std::fs;

/// Every face with its state. The language and the place do not matter to what is there.
pub(crate) fn states() -> impl Iterator<Item = (Face, State)> {
    all().into_iter().map(|face| {
        let state = face.state(Locale::En, "http://127.0.0.1:4001");
        (face, state)
    })
}

/// The keys of all faces.
pub(crate) fn keys() -> BTreeSet<String> {
    states().flat_map(|(_, state)| komoju_gallery::keys(&state)).collect()
}

/// The words that a function of `said.rs` has for the variants of its enum: nobody need keep a second list.
fn reasons_of(which: &str) -> Vec<(String, String)> {
    let source = fs::read_to_string(root().join("src/i18n/said.rs")).unwrap();
    let (_, after) = source.split_once("\nimpl ").unwrap();
    let mut found = Vec::new();
    for line in after.lines() {
        let Some((variants, word)) = line.trim().split_once(" => \"") else { continue };
        for variant in variants.split(" | ") {
            if let Some(variant) = variant.strip_prefix(which) {
                let name = variant.split(['(', ' ']).next().unwrap_or_default();
                found.push((name.to_owned(), word.trim_end_matches("\",").to_owned()));
            }
        }
    }
    assert!(found.len() > 20, "{found:?}");
    found
}

#[test]
fn every_notice_is_shown() {
    let keys = keys();
    for (_, reason) in reasons_of("Notice::") {
        let open = keys.contains(&format!("notice {reason}"));
        assert!(open || keys.iter().any(|key| key.starts_with(&format!("failed {reason} "))), "{reason}");
    }
}

#[test]
fn every_problem_is_shown() {
    let keys = keys();
    for (variant, _) in reasons_of("FieldProblem::") {
        let shown = keys.iter().any(|key| {
            let mut words = key.split(' ');
            words.next() == Some("problem") && words.nth(2).is_some_and(|kind| kind.starts_with(&variant))
        });
        assert!(shown, "{variant}");
    }
    for digits in [3, 4] {
        assert!(keys.contains(&format!("problem credit_card cvc CodeLength{digits}")), "{digits}");
    }
}

#[test]
fn every_method_of_the_registry_is_shown_open_and_busy() {
    for (at, method) in REGISTRY.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for (_, state) in states() {
            let (form, step) = match &state.stage {
                Stage::Collecting(form) => (form, "open"),
                Stage::Submitting(stage) => (&stage.form, "busy"),
                _ => continue,
            };
            if let Some((choice, offer, _)) = form.current() {
                assert!(method_for(offer).is_some_and(|found| std::ptr::eq(found, choice.method)));
                if std::ptr::eq(choice.method, *method) {
                    seen.insert(step);
                }
            }
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["busy", "open"], "method {at} of the registry");
    }
}

#[test]
fn faces_have_names_of_their_own_that_can_stand_in_a_file_s_name() {
    let mut names = BTreeSet::new();
    for face in all() {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        assert!(!face.name.is_empty() && face.name.chars().all(plain), "{}", face.name);
        assert!(names.insert(face.name.clone()), "{} is there twice", face.name);
    }
}

/// A face whose story goes nowhere would show something else than its name says.
#[test]
fn every_story_gets_where_its_name_says() {
    for (face, state) in states() {
        let keys = komoju_gallery::keys(&state);
        let begins = |word: &str| keys.iter().any(|key| key.starts_with(word));
        let expected = match face.group {
            "Loading" => "loading",
            "Forms" | "Card" if face.name.ends_with("busy") || face.name.ends_with("put-back") => "submitting",
            "Picker" | "Forms" | "Card" | "Notices" => "collecting",
            "Problems" => "problem",
            "Shortfall" => "short",
            "Instructions" => "instructing",
            "Done" => "done",
            "Failed" => "failed",
            "Another page" => "redirecting",
            _ => continue,
        };
        assert!(begins(expected), "{}: {keys:?}", face.name);
    }
}
