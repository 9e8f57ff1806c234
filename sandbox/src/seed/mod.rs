//! A seed: the world a sandbox begins with, written as JSON. It is read and checked here; `lay` makes it so, by the very
//! functions the API uses.
//!
//! | key | is |
//! |---|---|
//! | `about` | a sentence for people |
//! | `clock` | what the sandbox takes for the present, an ISO 8601 time stamp |
//! | `cards` | `[{"number", "does"}]`: what these card numbers do, a word of `card::Behaviour` or an error's code |
//! | `sessions` | `[{…}]`: the parameters of `POST /sessions`, and `id`, `state`, `payment_details` |
//! | `faults` | `[{"session", "on", "times", "fault"}]`: orders as `faults` takes them |
//!
//! A key nobody knows is refused: it is a mistyped one.

mod lay;
mod scenarios;
mod state;

use serde_json::{Map, Value, json};

use crate::api::params::text;
use crate::card::{self, Behaviour};
use crate::clock::{self, Moment};
use crate::faults::Rule;
use crate::secret::Secret;

pub(crate) use lay::{lay, lay_in};
pub use scenarios::{Scenario, scenarios};
use state::State;

/// A world to begin with, checked as far as it can be before there is one. No `Debug`: it may hold card numbers.
#[derive(Clone)]
pub struct Seed {
    /// Where it comes from, for messages.
    name: String,
    clock: Option<Moment>,
    cards: Vec<(Secret, Behaviour)>,
    sessions: Vec<Planned>,
    faults: Vec<Value>,
}

/// A session that is to be, and what has happened to it.
#[derive(Clone)]
struct Planned {
    id: String,
    state: State,
    /// The parameters of `POST /sessions`.
    parameters: Value,
    /// What it was paid with, if not with what is usual for its state.
    details: Option<Value>,
}

/// What `POST /sessions` takes, as far as the sandbox looks at it.
const PARAMETERS: &[&str] = &[
    "amount",
    "currency",
    "mode",
    "return_url",
    "default_locale",
    "expires_in_seconds",
    "payment_types",
    "payment_data",
    "metadata",
    "email",
    "name",
    "line_items",
];

impl Seed {
    /// Reads the text of a seed. `name` says where it comes from.
    ///
    /// # Errors
    /// A sentence that says where and what, such as `shop.json: sessions[2].state is none of pending, paid, …`.
    pub fn parse(name: &str, text: &str) -> Result<Seed, String> {
        let value = serde_json::from_str(text).map_err(|error| format!("{name}: this is no JSON: {error}"))?;
        Seed::read(name, &value)
    }

    /// The scenario of that name, which comes with the sandbox.
    ///
    /// # Errors
    /// A sentence that lists the names there are.
    pub fn scenario(name: &str) -> Result<Seed, String> {
        let scenario = scenarios().iter().find(|scenario| scenario.name == name);
        let names = || scenarios().iter().map(|scenario| scenario.name).collect::<Vec<_>>().join(", ");
        let scenario = scenario.ok_or_else(|| format!("there is no scenario of that name; there are {}", names()))?;
        Seed::parse(name, scenario.json)
    }

    /// What it takes for the present, if it says so.
    pub(crate) fn clock(&self) -> Option<Moment> {
        self.clock
    }

    /// Reads a seed that is JSON already.
    ///
    /// # Errors
    /// As [`Seed::parse`].
    pub fn read(name: &str, value: &Value) -> Result<Seed, String> {
        read(name, value).map_err(|problem| format!("{name}: {problem}"))
    }
}

fn read(name: &str, value: &Value) -> Result<Seed, String> {
    let top = keys(value, "the seed", &["about", "clock", "cards", "sessions", "faults"])?;
    let mut seed =
        Seed { name: name.to_owned(), clock: None, cards: Vec::new(), sessions: Vec::new(), faults: Vec::new() };
    if let Some(given) = top.get("clock") {
        let moment = text(given).and_then(clock::parse).and_then(|moment| moment.replace_nanosecond(0).ok());
        seed.clock = Some(moment.ok_or("clock is no time stamp such as 2026-11-21T09:00:00+09:00")?);
    }
    for (place, given) in list(top, "cards")? {
        seed.cards.push(read_card(&place, given)?);
    }
    for (number, (place, given)) in list(top, "sessions")?.into_iter().enumerate() {
        let planned = read_session(&place, given, number)?;
        if seed.sessions.iter().any(|other| other.id == planned.id) {
            return Err(format!("{place}.id: there is another session of this id"));
        }
        seed.sessions.push(planned);
    }
    for (place, given) in list(top, "faults")? {
        keys(given, &place, &["session", "on", "times", "fault"])?;
        Rule::read(given).map_err(|param| format!("{place}.{param} cannot be what was given"))?;
        seed.faults.push(given.clone());
    }
    Ok(seed)
}

fn read_card(place: &str, given: &Value) -> Result<(Secret, Behaviour), String> {
    keys(given, place, &["number", "does"])?;
    let digits: String =
        text(&given["number"]).unwrap_or_default().chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    // Never repeated: somebody may have put a real one there.
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || card::brand(&digits).is_none() {
        return Err(format!("{place}.number is no whole card number that passes its checksum"));
    }
    let behaviour = text(&given["does"]).and_then(Behaviour::read).ok_or_else(|| {
        let words: Vec<&str> = Behaviour::WORDS.iter().map(|(word, _)| *word).collect();
        format!("{place}.does is none of {}, and no code of an error", words.join(", "))
    })?;
    Ok((Secret::new(digits), behaviour))
}

fn read_session(place: &str, given: &Value, number: usize) -> Result<Planned, String> {
    let known: Vec<&str> = ["id", "state", "payment_details"].iter().chain(PARAMETERS).copied().collect();
    let given = keys(given, place, &known)?;
    let id = match given.get("id") {
        None => format!("session{}", number + 1),
        Some(id) => id.as_str().filter(|id| is_an_id(id)).map(str::to_owned).ok_or_else(|| {
            format!("{place}.id is not of 1 to 64 letters and digits, with a small letter among them")
        })?,
    };
    let state = match given.get("state") {
        None => State::Pending,
        Some(word) => word.as_str().and_then(State::read).ok_or_else(|| {
            let words: Vec<&str> = State::ALL.iter().map(|(word, _)| *word).collect();
            format!("{place}.state is none of {}", words.join(", "))
        })?,
    };
    let details = given.get("payment_details").cloned();
    if details.as_ref().is_some_and(|details| !details.is_object()) {
        return Err(format!("{place}.payment_details is no object"));
    }
    let mut parameters = json!({ "currency": "JPY" });
    if given.get("mode").is_none_or(|mode| mode != "customer") {
        parameters["amount"] = json!(1000);
    }
    for (key, value) in given.iter().filter(|(key, _)| PARAMETERS.contains(&key.as_str())) {
        parameters[key] = value.clone();
    }
    if state == State::Authorized && given.get("payment_data").is_none() {
        parameters["payment_data"] = json!({ "capture": "manual" });
    }
    Ok(Planned { id, state, parameters, details })
}

/// What the API's addresses and the checkout take (DOMAIN.md 8). A small letter tells it from a number somebody typed,
/// which the journal would not keep.
fn is_an_id(id: &str) -> bool {
    let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain && id.len() <= 64 && id.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// An object that has none but these keys.
fn keys<'a>(value: &'a Value, place: &str, known: &[&str]) -> Result<&'a Map<String, Value>, String> {
    let object = value.as_object().ok_or_else(|| format!("{place} is no object"))?;
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(format!("{place} has a key `{key}`; it can have {}", known.join(", "))),
        None => Ok(object),
    }
}

/// The entries under a key, each with its place.
fn list<'a>(top: &'a Map<String, Value>, key: &str) -> Result<Vec<(String, &'a Value)>, String> {
    match top.get(key) {
        None => Ok(Vec::new()),
        Some(Value::Array(list)) => {
            Ok(list.iter().enumerate().map(|(index, value)| (format!("{key}[{index}]"), value)).collect())
        }
        Some(_) => Err(format!("{key} is no list")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        Seed::parse("s.json", text).err().unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            ("{", "s.json: this is no JSON: EOF while parsing an object at line 1 column 1"),
            ("[]", "s.json: the seed is no object"),
            (r#"{"session":[]}"#, "s.json: the seed has a key `session`; it can have about, clock,"),
            (r#"{"sessions":{}}"#, "s.json: sessions is no list"),
            (r#"{"clock":"tomorrow"}"#, "s.json: clock is no time stamp"),
            (r#"{"sessions":[{},{"stat":"paid"}]}"#, "s.json: sessions[1] has a key `stat`; it can have id, state,"),
            (r#"{"sessions":[{"state":"payed"}]}"#, "s.json: sessions[0].state is none of pending, paid,"),
            (r#"{"sessions":[{"id":"a b"}]}"#, "s.json: sessions[0].id is not of 1 to 64 letters"),
            (r#"{"sessions":[{"id":"4111111111111111"}]}"#, "s.json: sessions[0].id is not of 1 to 64 letters"),
            (r#"{"sessions":[{"id":"a"},{"id":"a"}]}"#, "s.json: sessions[1].id: there is another session of this id"),
            (r#"{"sessions":[{"payment_details":"tok"}]}"#, "s.json: sessions[0].payment_details is no object"),
            (r#"{"cards":[{"number":"4111111111111112","does":"pays"}]}"#, "s.json: cards[0].number is no whole card"),
            (r#"{"cards":[{"number":"4111111111111111","does":"x"}]}"#, "s.json: cards[0].does is none of pays,"),
            (r#"{"faults":[{"on":"pay","fault":"rain"}]}"#, "s.json: faults[0].fault cannot be what was given"),
            (r#"{"faults":[{"when":"pay","fault":"half"}]}"#, "s.json: faults[0] has a key `when`;"),
        ] {
            let told = problem(text);
            assert!(told.starts_with(expected), "{text}: {told}");
            assert!(!told.contains("411111"), "{told}");
        }
    }

    #[test]
    fn every_scenario_is_a_seed() {
        for scenario in scenarios() {
            assert!(Seed::scenario(scenario.name).is_ok(), "{}", scenario.name);
            assert!(scenario.about().ends_with('.'), "{}", scenario.name);
        }
        assert!(Seed::scenario("none").err().unwrap().contains("states"));
    }
}
