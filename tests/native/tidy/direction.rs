//! The style sheets know no left and no right: what begins a line in Arabic stands where it ends in other languages.

use super::source::text;
use std::fs;
use std::path::{Path, PathBuf};

/// What a declaration may not begin with, or set as a value.
const PHYSICAL: [&str; 4] = ["left", "right", "float", "clear"];

#[test]
fn the_style_sheets_say_start_and_end_instead_of_left_and_right() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut sheets = Vec::new();
    for folder in ["src/ui/style", "pkg-template", "pkg-template/element"] {
        sheets.extend(sheets_in(&root, folder));
    }
    assert!(sheets.len() >= 10, "the style sheets were not found");
    let mut wrong = Vec::new();
    for sheet in sheets {
        for (property, value) in declarations(&text(&sheet)) {
            if is_physical(&property, &value) {
                wrong.push(format!("{sheet}: {property}: {value}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_has_sides_is_told_from_what_has_none() {
    for (property, value) in [
        ("margin-left", "1px"),
        ("left", "0"),
        ("text-align", "right"),
        ("float", "inline-start"),
        ("padding", "0 1px 2px 3px"),
        ("border-top-left-radius", "2px"),
        ("inset", "0 auto auto 0"),
        ("border-radius", "1px 0 0 1px"),
    ] {
        assert!(is_physical(property, value), "{property}: {value}");
    }
    for (property, value) in [
        ("margin-inline-start", "1px"),
        ("text-align", "end"),
        ("padding", "0 1px"),
        ("padding", "0 1px 2px 1px"),
        ("border-radius", "4px"),
        ("padding", "calc(1px + 2px) 3px"),
    ] {
        assert!(!is_physical(property, value), "{property}: {value}");
    }
}

fn is_physical(property: &str, value: &str) -> bool {
    let named = property.split('-').chain(value.split_whitespace()).any(|word| PHYSICAL.contains(&word));
    named || !property.starts_with("--") && has_two_sides(property, value)
}

/// Whether the second and the fourth of four values, which are the right and the left, are not the same. Of corners it
/// is the first two, and the last two.
fn has_two_sides(property: &str, value: &str) -> bool {
    let values: Vec<&str> = value.split_whitespace().filter(|value| *value != "!important").collect();
    match (property, values.as_slice()) {
        (_, values) if values.iter().any(|value| value.contains('(')) => false,
        ("margin" | "padding" | "inset" | "border-width", [_, right, _, left]) => right != left,
        ("border-radius", [a, b, c, d]) => a != b || c != d,
        ("border-radius", [a, b]) => a != b,
        _ => false,
    }
}

/// Every declaration of a style sheet.
fn declarations(sheet: &str) -> Vec<(String, String)> {
    let mut code = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    let statements = code.split([';', '{', '}']);
    statements
        .filter_map(|statement| statement.split_once(':'))
        .map(|(property, value)| (property.trim().to_owned(), value.trim().to_owned()))
        .filter(|(property, _)| property.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
        .collect()
}

fn sheets_in(root: &Path, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root.join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".css")).map(|name| format!("{folder}/{name}")).collect()
}
