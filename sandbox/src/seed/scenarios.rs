//! The seeds that come with the sandbox, each a file in `scenarios/`.

use serde_json::Value;

/// A seed that comes with the sandbox.
pub struct Scenario {
    /// Its name, as `--scenario` takes it.
    pub name: &'static str,
    pub(super) json: &'static str,
}

impl Scenario {
    /// What it holds, in a sentence.
    pub fn about(&self) -> String {
        self.seed()["about"].as_str().unwrap_or_default().to_owned()
    }

    /// The seed it is.
    pub fn seed(&self) -> Value {
        serde_json::from_str(self.json).unwrap_or_default()
    }
}

/// All of them, the most useful first.
pub fn scenarios() -> &'static [Scenario] {
    &[
        Scenario { name: "states", json: include_str!("../../scenarios/states.json") },
        Scenario { name: "cash", json: include_str!("../../scenarios/cash.json") },
        Scenario { name: "cards", json: include_str!("../../scenarios/cards.json") },
        Scenario { name: "money", json: include_str!("../../scenarios/money.json") },
        Scenario { name: "methods", json: include_str!("../../scenarios/methods.json") },
        Scenario { name: "trouble", json: include_str!("../../scenarios/trouble.json") },
    ]
}
