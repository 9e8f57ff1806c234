//! What can be set of the look is the same in the script, the types, the manifest, the README and the component.

use super::documents::{TYPES, between, entries, property_of};
use super::source::{sources, text};

const SCRIPT: &str = "pkg-template/program/theme.js";

/// The tokens in their order, as CSS calls them.
fn tokens() -> Vec<String> {
    let tokens = words(between(&text(SCRIPT), "TOKENS = [", "]"), '\'');
    assert!(tokens.len() >= 18, "{tokens:?}");
    tokens
}

/// What stands between quotes.
fn words(text: &str, quote: char) -> Vec<String> {
    text.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_token_is_in_the_types_the_manifest_the_readme_and_the_component() {
    let types = text(TYPES);
    let typed = between(&types, "export interface ThemeTokens {", "\n}");
    let typed: Vec<&str> =
        typed.lines().filter_map(|line| line.split_once("?: ")).map(|(name, _)| name.trim()).collect();
    assert_eq!(typed, tokens().iter().map(|token| property_of(token)).collect::<Vec<_>>(), "{TYPES}");
    let listed: Vec<String> = named("cssProperties");
    assert_eq!(listed, tokens().iter().map(|token| format!("--komoju-{token}")).collect::<Vec<_>>(), "the manifest");
    let readme = text("README.md");
    for token in tokens() {
        let row = format!("| `{}`, `--komoju-{token}` |", property_of(&token));
        assert!(readme.contains(&row), "README.md has no {row}");
    }
    let component = text("src/embed/component/theme.rs");
    let given = words(&component, '"');
    for token in tokens() {
        assert!(given.contains(&property_of(&token)), "the component has no {token}");
    }
}

#[test]
fn every_part_that_is_promised_is_one() {
    let sources = sources();
    let ui = sources.iter().filter(|source| source.path.starts_with("ui/"));
    let code: String = ui.flat_map(|source| &source.code).map(|(_, line)| format!("{line}\n")).collect();
    let parts = named("cssParts");
    assert!(parts.len() >= 10, "{parts:?}");
    let readme = text("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let reached = between(&readme, "`::part(…)` in your style sheet reaches", "Other parts may go");
    assert_eq!(reached.matches("` (").count(), parts.len(), "README.md names others");
    for part in parts {
        let class = format!(", \"{part}\")");
        let is_class = code
            .split("el(\"")
            .skip(1)
            .any(|call| call.split_once('"').is_some_and(|(_, rest)| rest.starts_with(&class)));
        let is_named = code.contains(&format!("Attr::Part, \"{part}\""));
        assert!(is_class || is_named, "the code has no part {part}");
        assert!(reached.contains(&format!("`{part}` (")), "README.md does not name {part}");
    }
}

/// The names in one list of the manifest, in its order.
fn named(list: &str) -> Vec<String> {
    entries(list).iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}
