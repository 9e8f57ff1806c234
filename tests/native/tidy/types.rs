//! The package's types say what the code says: what each event carries, every word in it, and what can be set.

use super::documents::{ELEMENT, TELLING, TYPES, between, check_union, entries, event_types, names, property_of};
use super::source::{quoted, sources, text};
use super::texts;
use komoju_checkout::domain::brand::Brand;
use komoju_checkout::i18n::{FieldProblem, Locale, Notice, Text};
use komoju_checkout::methods::Known;
use komoju_checkout::wire::brand_word;
use std::collections::{BTreeMap, BTreeSet};

const REACT: &str = "pkg-template/react.js";
const REACT_TYPES: &str = "pkg-template/react.d.ts";

/// The names in an object: `brand?` may be missing.
type Keys = BTreeSet<String>;

#[test]
fn each_event_carries_what_its_type_says() {
    let code = code_of("embed/events.rs");
    let told = between(&code, "match event {", "\n    };");
    let money = keys_set_on("detail", between(&code, "fn money(", "\n}"));
    let mut carried: BTreeMap<String, Keys> = BTreeMap::new();
    for arm in told.split("PageEvent::").skip(1) {
        let mut keys = keys_set_on("detail", arm);
        if arm.contains("money(&detail") {
            keys.extend(money.iter().cloned());
        }
        let [name] = quoted(arm, '"', "komoju-").try_into().expect("one name for each event");
        carried.insert(name, keys);
    }
    let types = event_types();
    let typed: BTreeMap<String, Keys> = names("events")
        .into_iter()
        .map(|name| {
            let object = types.split_once(&format!("'{name}': {{")).unwrap_or_else(|| panic!("no type of {name}")).1;
            (name, keys_of(object))
        })
        .collect();
    assert_eq!(typed, carried);
    let error = keys_set_on("error", between(&code, "fn invalid(", "\n}"));
    assert_eq!(keys_of(between(&types, "errors: {", "[]")), error, "the errors of komoju-invalid");
    let diagnostics = keys_set_on("diagnostics", told);
    assert_eq!(keys_of(between(&types, "diagnostics: {", ";\n")), diagnostics, "the diagnostics of komoju-error");
}

#[test]
fn the_types_know_every_word_of_the_events() {
    let types = text(TYPES);
    let problems = texts::problems();
    check_union(&types, "export type FieldReason =", problems.into_iter().map(FieldProblem::reason));
    // The element tells of some things itself.
    let element = text(ELEMENT);
    let own = element.split("#fallBack('").skip(1).map(|rest| rest.split_once('\'').unwrap().0.to_owned());
    let notices = texts::notices().into_iter().map(|notice: Notice| notice.reason().to_owned());
    check_union(&types, "export type ErrorReason =", notices.chain(own));
    check_union(&types, "export type CardBrand =", Brand::ALL.into_iter().map(brand_word));
    let prefill = quoted(between(&types, "export type Prefill =", ";"), '\'', "");
    let fields: BTreeSet<_> = Known::FIELDS.iter().map(|name| name.as_str().to_owned()).collect();
    assert_eq!(BTreeSet::from_iter(prefill), fields, "Prefill");

    let code: String = sources().iter().flat_map(|source| &source.code).map(|(_, line)| format!("{line}\n")).collect();
    let state = between(&code, "fn state_word(", "\n}");
    check_union(&types, "export type FieldState =", quoted(state, '"', ""));
    let results = words_told(&code, "PageEvent::Challenge { ");
    check_union(&event_types(), "result?:", results);
    let from = words_told(&code, "PageEvent::Cancel { from: ");
    check_union(&event_types().replace(" };", ";"), "{ from:", from);
}

#[test]
fn the_types_know_every_text_and_every_language() {
    let types = text(TYPES);
    // In their order, and each once; these words have capitals.
    let union = |start: &str| -> Vec<String> {
        between(&types, start, ";").split('\'').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let texts: Vec<_> = Text::ALL.iter().map(|text| text.name()).collect();
    assert_eq!(union("export type TextName ="), texts);
    let languages: Vec<_> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
    assert_eq!(union("export type Language ="), languages);
}

#[test]
fn what_can_be_set_is_the_same_in_every_list() {
    let attributes: Keys = names("attributes").into_iter().collect();
    let properties: Keys = attributes.iter().map(|name| property_of(name)).collect();
    let types = text(TYPES);
    let optional = |keys: &Keys| keys.iter().map(|key| format!("{key}?")).collect::<Keys>();
    let listed = keys_of(between(&types, "export interface KomojuCheckoutAttributes {", "\n}"));
    assert_eq!(listed, optional(&attributes), "KomojuCheckoutAttributes");
    // Not everything has an attribute.
    let mut options = properties.clone();
    let react = text(REACT);
    options.extend(between(&react, "const UNMIRRORED = [", "]").split('\'').skip(1).step_by(2).map(str::to_owned));
    let listed = keys_of(between(&types, "export interface CheckoutOptions {", "\n}"));
    assert_eq!(listed, optional(&options), "CheckoutOptions");
    for attribute in entries("attributes") {
        let name = attribute["name"].as_str().unwrap();
        assert_eq!(attribute["fieldName"], property_of(name).as_str(), "the manifest's attribute {name}");
    }
    let members: Keys = names("members").into_iter().collect();
    assert_eq!(members.len(), names("members").len(), "the manifest has a member twice");
    let missing: Vec<_> = options.difference(&members).collect();
    assert!(missing.is_empty(), "the manifest has no member {missing:?}");
}

#[test]
fn the_manifest_and_the_react_component_have_every_event() {
    let events = names("events");
    for event in entries("events") {
        let name = event["name"].as_str().unwrap();
        let detail = format!("CustomEvent<KomojuCheckoutEvents['{name}']>");
        // It can do more than others.
        let detail = if name == "komoju-before-pay" { "KomojuBeforePayEvent" } else { &detail };
        assert_eq!(event["type"]["text"], detail, "the manifest");
    }
    let handled = text(REACT);
    let handled = between(&handled, "const EVENTS = {", "};");
    assert_eq!(quoted(handled, '\'', "komoju-"), events, "{REACT}");
    let types = text(REACT_TYPES);
    for event in &events {
        let handler = property_of(&event.replacen("komoju", "on", 1));
        assert!(handled.contains(&format!("{handler}: '{event}'")), "{REACT} has no {handler}");
        let typed = format!("{handler}?: ((event: KomojuCheckoutEventMap['{event}']) => void) | undefined;");
        assert!(types.contains(&typed), "{REACT_TYPES} has no {handler} for {event}");
    }
}

#[test]
fn submit_comes_to_what_the_types_say() {
    let telling = text(TELLING);
    let statuses = between(&telling, "const STATUSES = {", "};");
    let types = text(TYPES);
    let result = between(&types, "export type SubmitResult =", "\n\n");
    let own: BTreeSet<String> = quoted(statuses, '\'', "").into_iter().filter(|word| !word.contains('-')).collect();
    let typed: BTreeSet<String> =
        result.split("status: '").skip(1).map(|rest| rest.split_once('\'').unwrap().0.to_owned()).collect();
    // What a completed payment is called stands in its event.
    let completed = result.contains("KomojuCheckoutEvents['komoju-complete']").then(|| "completed".to_owned());
    assert_eq!(typed.into_iter().chain(completed).collect::<BTreeSet<_>>(), own);
}

/// The code of a file of `src`.
fn code_of(path: &str) -> String {
    let sources = sources();
    let source = sources.iter().find(|source| source.path == path).unwrap_or_else(|| panic!("no {path}"));
    source.code.iter().map(|(_, line)| format!("{line}\n")).collect()
}

/// The keys that code sets on a plain object, by `object.text("key", …)` and the like; those set under a condition with
/// a question mark.
fn keys_set_on(object: &str, code: &str) -> Keys {
    let mut keys = Keys::new();
    for statement in code.split(';') {
        let words: String = statement.split_whitespace().collect();
        let Some((before, chain)) = words.split_once(&format!("{object}.")) else { continue };
        let mark = if before.contains("iflet") { "?" } else { "" };
        for setter in ["text(\"", "set(\"", "number(\""] {
            let found = chain.split(setter).skip(1).filter_map(|rest| rest.split_once('"'));
            keys.extend(found.map(|(key, _)| format!("{key}{mark}")));
        }
    }
    keys
}

/// The keys of an object type, after its opening brace: `a: string; b?: { c: string } }`.
fn keys_of(object: &str) -> Keys {
    let mut keys = Keys::new();
    let mut depth = 0;
    let mut word = String::new();
    let without_comments: String = object
        .split("/**")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect();
    for character in without_comments.chars() {
        match character {
            '{' | '(' | '[' | '<' => depth += 1,
            '}' if depth == 0 => break,
            '}' | ')' | ']' => depth -= 1,
            // That of an arrow closes nothing.
            '>' if !word.ends_with('=') => depth -= 1,
            ':' if depth == 0 => {
                let key = word.trim().trim_matches(|quote| quote == '\'').replace("'?", "?");
                if !key.contains(char::is_whitespace) {
                    keys.insert(key);
                }
                word.clear();
                continue;
            }
            ';' if depth == 0 => {
                word.clear();
                continue;
            }
            _ => (),
        }
        if depth == 0 {
            word.push(character);
        }
    }
    keys
}

/// The words between the start of something told and the end of the statement.
fn words_told(code: &str, start: &str) -> Vec<String> {
    // Line breaks say nothing, and what ends with them is a pattern, not a telling.
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let tellings = code.split("turn.tell(").skip(1).filter_map(|rest| rest.strip_prefix(start));
    let mut words: Vec<_> =
        tellings.flat_map(|rest| quoted(rest.split_once(");").map_or("", |(telling, _)| telling), '"', "")).collect();
    words.sort();
    words.dedup();
    words
}
