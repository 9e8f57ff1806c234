//! Any JSON value: from the browser's own values in what ships (`embed::json`), from any serde source natively.
//!
//! The resources are read out of this by hand rather than derived: one field of the wrong type must not cost the
//! shopper the whole session, and a derived decoder for each resource is several times the code.

use crate::domain::money::{parse_minor, parse_rate};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Values nested deeper than this are read as null: no document nests deeper than six.
pub(crate) const DEEPEST: usize = 24;
/// Lists and maps are cut after this many entries.
pub(crate) const LONGEST: usize = 500;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Json {
    /// `null`, and whatever is absent.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order it came.
    Map(Vec<(String, Json)>),
}

static NULL: Json = Json::Null;

impl Json {
    /// The value under `key`; null when absent or when this is no object.
    pub fn get(&self, key: &str) -> &Json {
        // The last of two equal keys counts, as in the browser's parser.
        self.entries().iter().rev().find(|(name, _)| name == key).map_or(&NULL, |(_, value)| value)
    }

    /// The text, if it is one and not empty.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// The text as an owned value.
    pub fn owned_text(&self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// A whole number, also one written as text ("8888"): amounts come both ways (DOMAIN.md 4).
    pub fn whole(&self) -> Option<i64> {
        match self {
            Json::Whole(number) => Some(*number),
            Json::Text(text) => parse_minor(text),
            _ => None,
        }
    }

    /// A rate in ten-thousandths, rounded: 0.04734 is 473. Nothing below zero is one.
    pub fn ten_thousandths(&self) -> Option<u64> {
        match self {
            Json::Whole(number) => u64::try_from(*number).ok()?.checked_mul(10_000),
            // No rate of money is near what a `u64` cannot hold, and a cast does not wrap.
            Json::Number(number) if *number > 0.0 => Some((number * 10_000.0 + 0.5) as u64),
            Json::Text(text) => parse_rate(text),
            _ => None,
        }
    }

    /// The truth value; anything else is `false`.
    pub fn is_true(&self) -> bool {
        matches!(self, Json::Bool(true))
    }

    /// Whether this is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }

    /// The elements; none when this is no array.
    pub fn list(&self) -> &[Json] {
        match self {
            Json::List(list) => list,
            _ => &[],
        }
    }

    /// What is read from the elements, without those that nothing is read from; none when this is no array.
    pub fn each<T>(&self, read: fn(&Json) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        for element in self.list() {
            if let Some(value) = read(element) {
                found.push(value);
            }
        }
        found
    }

    /// The entries; none when this is no object.
    pub fn entries(&self) -> &[(String, Json)] {
        match self {
            Json::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Takes `key` out of an object, at every place it stands.
    pub fn remove(&mut self, key: &str) {
        if let Json::Map(entries) = self {
            entries.retain(|(name, _)| name != key);
        }
    }

    /// The object under `key`, to change it in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Json> {
        match self {
            Json::Map(entries) => entries.iter_mut().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Json, D::Error> {
        Nested(0).deserialize(source)
    }
}

/// Reads a value that stands this deep.
#[derive(Clone, Copy)]
struct Nested(usize);

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Json, D::Error> {
        if self.0 > DEEPEST {
            return IgnoredAny::deserialize(source).map(|_| Json::Null);
        }
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Json;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Json, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Number(value as f64), Json::Whole))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while list.len() < LONGEST {
            match source.next_element_seed(Nested(self.0 + 1))? {
                Some(value) => list.push(value),
                None => return Ok(Json::List(list)),
            }
        }
        while source.next_element_seed(Nested(DEEPEST + 1))?.is_some() {}
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let mut entries: Vec<(String, Json)> = Vec::new();
        // Keys are read like values: those of JSON are always texts.
        while let Some(key) = source.next_key_seed(Nested(self.0 + 1))? {
            let value = source.next_value_seed(Nested(self.0 + 1))?;
            if let Json::Text(key) = key
                && entries.len() < LONGEST
            {
                entries.push((key, value));
            }
        }
        Ok(Json::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn absent_and_wrong_types_are_null() {
        let json = read(r#"{"a":{"b":1},"c":"x","n":null}"#);
        assert_eq!(json.get("a").get("b").whole(), Some(1));
        assert!(json.get("a").get("z").get("y").is_null());
        assert_eq!(json.get("c").whole(), None);
        assert_eq!(json.get("c").list(), &[]);
        assert_eq!(json.get("n").text(), None);
    }

    #[test]
    fn amounts_come_as_numbers_or_digits_only() {
        for (text, amount) in [
            ("8888", Some(8888)),
            (r#""8888""#, Some(8888)),
            ("1.5", None),
            (r#""1.5""#, None),
            (r#""-1""#, None),
            (r#""1e3""#, None),
            (r#""""#, None),
            ("null", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(read(text).whole(), amount, "{text}");
        }
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        assert_eq!(read(r#"{"a":1,"a":2}"#).get("a").whole(), Some(2));
    }

    #[test]
    fn what_is_too_deep_is_null_and_what_is_too_long_is_cut() {
        let deep = format!("{}1{}", "[".repeat(60), "]".repeat(60));
        assert!(matches!(read(&deep), Json::List(_)));
        let long = format!("[{}1]", "1,".repeat(5_000));
        assert_eq!(read(&long).list().len(), LONGEST);
    }
}
