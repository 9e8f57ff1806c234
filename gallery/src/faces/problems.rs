//! The form of each method with whatever can be wrong with each of its fields: found by trying.

use super::samples::{TYPES, offer};
use crate::face::Face;
use crate::key::problem_kind;
use crate::story::{Story, error};
use komoju_checkout::flow::Collecting;
use komoju_checkout::i18n::Locale;
use komoju_checkout::methods::FieldName;
use serde_json::json;

const GROUP: &str = "Problems";

/// What shoppers type that does not hold, in one field or another.
pub(crate) const PROBES: [&str; 26] = [
    "4111 1111",
    "4111 1111 1111 1112",
    "6240 0086 3140 1148",
    "9999 9999 9999 9995",
    "1",
    "13 / 30",
    "00 / 30",
    "12 / 20",
    "12 / 99",
    "12",
    "12345",
    "ab",
    "4111111111111111",
    "<山田>",
    "@@@",
    "ヤマ力",
    "ヤマ々",
    "ヤマヽ",
    "ーヤマ",
    "taro@",
    "taro@example..jp",
    "090",
    "E12345",
    "あいう",
    "ヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダヤマダ",
    "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789",
];

/// What the API says of a field: a code, and the parameter it names.
const CODES: [&str; 7] = [
    "bad_verification_value",
    "card_expired",
    "invalid_number",
    "used_number",
    "invalid_password",
    "invalid_account",
    "unsupported_card_brand",
];

pub(crate) fn faces() -> Vec<Face> {
    let mut faces = Vec::new();
    for payment_type in TYPES {
        let open = Story::new(Locale::En, "http://127.0.0.1").of(offer(payment_type));
        let fields: Vec<FieldName> = open.fields().into_iter().map(|(name, _)| name).collect();
        if fields.is_empty() {
            continue;
        }
        faces.push(Face::new(GROUP, format!("{payment_type}-required"), |story| story.of(offer(payment_type)).press()));
        // In each round, every field has another problem, as long as it has one.
        let found: Vec<_> = fields.iter().map(|name| (*name, typed(&open, *name))).collect();
        for round in 0..found.iter().map(|(_, texts)| texts.len()).max().unwrap_or_default() {
            let wrong: Vec<(FieldName, &str)> =
                found.iter().filter_map(|(name, texts)| Some((*name, *texts.get(round)?))).collect();
            faces.push(Face::new(GROUP, format!("{payment_type}-problems-{}", round + 1), move |story| {
                let story = story.of(offer(payment_type)).fill_in();
                wrong.iter().fold(story, |story, (name, text)| story.enter_and_leave(*name, text))
            }));
        }
        faces.extend(refused(payment_type, &open.fill_in(), &fields));
    }
    faces
}

/// A text for every problem that the field can have.
fn typed(open: &Story, name: FieldName) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    let mut texts = Vec::new();
    for text in PROBES {
        if let Some(kind) = problem(&open.clone().enter_and_leave(name, text), name)
            && !kinds.contains(&kind)
        {
            kinds.push(kind);
            texts.push(text);
        }
    }
    texts
}

/// What the API finds wrong with the fields.
fn refused(payment_type: &'static str, filled_in: &Story, fields: &[FieldName]) -> Vec<Face> {
    let mut answers: Vec<_> = CODES.iter().map(|code| error(code)).collect();
    answers.extend(fields.iter().map(|name| {
        json!({"error": {"code": "invalid_parameter", "param": format!("payment_details[{}]", parameter(*name))}})
    }));
    let mut faces = Vec::new();
    for answer in answers {
        let refused = filled_in.clone().pay().paid(422, &answer);
        for name in fields {
            if let Some(kind) = problem(&refused, *name) {
                let answer = answer.clone();
                let kind: String = kind.to_ascii_lowercase();
                faces.push(Face::new(
                    GROUP,
                    format!("{payment_type}-refused-{}-{kind}", name.as_str()),
                    move |story| story.of(offer(payment_type)).fill_in().pay().paid(422, &answer),
                ));
            }
        }
    }
    faces
}

fn problem(story: &Story, name: FieldName) -> Option<String> {
    let (_, _, form) = story.form().and_then(Collecting::current)?;
    form.entry(name)?.problem.map(problem_kind)
}

/// A parameter of the API that is about a field.
fn parameter(name: FieldName) -> &'static str {
    match name {
        FieldName::Expiry => "month",
        FieldName::Cvc => "verification_value",
        FieldName::NameKana => "customer_name_kana",
        FieldName::Account => "user_no",
        FieldName::Password => "user_password",
        other => other.as_str(),
    }
}
