//! Compares an answer with a sample by keys and types.

use std::collections::BTreeSet;

use serde_json::Value;

/// What differs, as `missing a.b`, `extra a.b` and `type a.b`. `null` fits any type on either
/// side: the samples show fields empty that other samples show filled.
pub(crate) fn differences(sample: &Value, ours: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    compare(sample, ours, "", &mut found);
    found
}

fn compare(sample: &Value, ours: &Value, path: &str, found: &mut BTreeSet<String>) {
    match (sample, ours) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(sample), Value::Object(ours)) => {
            for (key, value) in sample {
                match ours.get(key) {
                    Some(ours) => compare(value, ours, &format!("{path}.{key}"), found),
                    None => drop(found.insert(format!("missing {path}.{key}"))),
                }
            }
            for key in ours.keys().filter(|key| !sample.contains_key(*key)) {
                found.insert(format!("extra {path}.{key}"));
            }
        }
        (Value::Array(sample), Value::Array(ours)) => {
            if !sample.is_empty() && ours.is_empty() {
                found.insert(format!("empty {path}"));
            }
            for (sample, ours) in sample.iter().zip(ours) {
                compare(sample, ours, &format!("{path}[]"), found);
            }
        }
        (Value::Bool(_), Value::Bool(_))
        | (Value::String(_), Value::String(_))
        | (Value::Number(_), Value::Number(_)) => {}
        _ => drop(found.insert(format!("type {path}"))),
    }
}

#[test]
fn differences_are_found() {
    let sample: Value = serde_json::json!({"a": 1, "b": {"c": null, "d": [{"e": 1}]}, "f": "x"});
    let ours: Value = serde_json::json!({"a": "1", "b": {"c": 2, "d": [{"g": 1}]}, "f": null});
    let found: Vec<String> = differences(&sample, &ours).into_iter().collect();
    assert_eq!(found, ["extra .b.d[].g", "missing .b.d[].e", "type .a"]);
    let none = differences(&sample, &serde_json::json!({"a": 1, "b": {"c": 1, "d": []}, "f": ""}));
    assert_eq!(none.into_iter().collect::<Vec<_>>(), ["empty .b.d"]);
}
