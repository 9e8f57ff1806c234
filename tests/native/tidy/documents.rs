//! The package's types and its manifest name what the code has, no more and no less.

use super::source::{quoted, sources, text};
use komoju_checkout::flow::Who;
use komoju_checkout::methods::FieldName;
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) const TYPES: &str = "pkg-template/index.d.ts";
pub(super) const ELEMENT: &str = "pkg-template/element/element.js";
pub(super) const ATTRIBUTES: &str = "pkg-template/element/attributes.js";
pub(super) const TELLING: &str = "pkg-template/element/telling.js";

#[test]
fn every_event_is_in_the_types_and_in_the_manifest() {
    let sources = sources();
    let events = sources.iter().find(|source| source.path == "embed/events.rs").unwrap();
    let code: String = events.code.iter().map(|(_, line)| line.as_str()).collect();
    let told = quoted(&code, '"', "komoju-");
    assert!(told.len() >= 9, "{told:?}");
    assert_eq!(events_of(&event_types()), told, "{TYPES}");
    assert_eq!(names("events"), told, "the manifest");
}

#[test]
fn what_can_be_prevented_is_called_cancelable_in_the_types() {
    let element = text(TELLING);
    let set = between(&element, "CANCELABLE = new Set([", "]");
    let types = event_types();
    let called_so: BTreeSet<String> =
        types.split("/**").filter(|entry| entry.contains("Cancelable")).flat_map(events_of).collect();
    assert_eq!(called_so, quoted(set, '\'', "komoju-").into_iter().collect());
}

#[test]
fn every_attribute_is_in_the_types_and_in_the_manifest() {
    let element = text(ATTRIBUTES);
    let mut attributes = quoted(between(&element, "TEXTS = [", "]"), '\'', "");
    attributes.extend(quoted(between(&element, "SWITCHES = [", "]"), '\'', ""));
    attributes.sort();
    assert!(attributes.len() >= 8, "{attributes:?}");
    assert_eq!(names("attributes"), attributes, "the manifest");
    let types = text(TYPES);
    for attribute in attributes {
        assert!(types.contains(&format!("(`{attribute}`)")), "{TYPES} does not name {attribute}");
        let property = property_of(&attribute);
        assert!(
            types.contains(&format!("  {property}: ")) || types.contains(&format!("get {property}()")),
            "{TYPES} has no {property}"
        );
    }
}

#[test]
fn the_element_hands_every_option_on_that_the_program_reads() {
    let sources = sources();
    let options = sources.iter().find(|source| source.path == "embed/options.rs").unwrap();
    let element = text(ELEMENT);
    let attributes = text(ATTRIBUTES);
    let own = quoted(between(&attributes, "TEXTS = [", "/** Every"), '\'', "");
    let own: String = own.iter().map(|name| property_of(name) + " ").collect();
    // Every property, and what the element itself knows.
    assert!(element.contains("OPTIONS.map((name) => [name, this[name]])"), "{ELEMENT}");
    let handed_on = own + between(&element, "get options() {", "};") + between(&attributes, "UNMIRRORED = [", "]");
    let code: String = options.code.iter().map(|(_, line)| line.as_str()).collect();
    for name in code.split("text(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(name, _)| name) {
        let named = handed_on.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
        assert!(named || name == "part", "{ELEMENT} does not hand on {name}");
    }
}

#[test]
fn the_words_of_fields_and_of_whose_move_it_is_are_in_the_types() {
    let fields = super::texts::every!(FieldName {
        Number,
        Expiry,
        Cvc,
        Name,
        Email,
        Phone,
        FamilyName,
        GivenName,
        FamilyNameKana,
        GivenNameKana,
        NameKana,
        Store,
        Brand,
        Installments,
        PrepaidNumber,
        Account,
        Password,
    });
    let movers = super::texts::every!(Who { Shopper, Merchant, Network, Service });
    let types = text(TYPES);
    check_union(&types, "export type FieldName =", fields.iter().map(|field| field.as_str()));
    check_union(&types, "who:", movers.iter().map(|who| who.as_str()));
}

#[test]
fn the_browser_tests_have_every_fixture() {
    let list = text("tests/browser/fixtures.rs");
    let listed: Vec<&str> = list.split('"').filter(|part| part.ends_with(".json")).collect();
    assert_eq!(listed, crate::fixtures::names(), "tests/browser/fixtures.rs");
}

/// Checks a union of words, such as `'a' | 'b';`, against the words of the code.
pub(super) fn check_union(types: &str, start: &str, words: impl IntoIterator<Item = impl Into<String>>) {
    let mut words: Vec<_> = words.into_iter().map(Into::into).collect();
    words.sort();
    words.dedup();
    let union = between(types, start, ";");
    assert_eq!(quoted(union, '\'', ""), words, "{start}");
}

/// The part of the types that says what each event carries.
pub(super) fn event_types() -> String {
    between(&text(TYPES), "export interface KomojuCheckoutEvents {", "\n}").to_owned()
}

/// The names of the events in a piece of the types.
fn events_of(types: &str) -> Vec<String> {
    quoted(types, '\'', "komoju-")
}

/// The names in one list of the manifest.
pub(super) fn names(list: &str) -> Vec<String> {
    let mut names: Vec<_> = entries(list).iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// One list of the manifest.
pub(super) fn entries(list: &str) -> Vec<Value> {
    let manifest: Value = serde_json::from_str(&text("pkg-template/custom-elements.json")).unwrap();
    let declarations = manifest["modules"][0]["declarations"].as_array().unwrap();
    let element = declarations.iter().find(|found| found["tagName"] == "komoju-checkout").unwrap();
    element[list].as_array().unwrap().clone()
}

/// `return-url` is `returnUrl` as a property.
pub(super) fn property_of(attribute: &str) -> String {
    let mut parts = attribute.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}

pub(super) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("no `{start}`")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no `{end}` after `{start}`")).0
}
