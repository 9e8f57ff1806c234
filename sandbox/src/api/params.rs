//! Request bodies and queries as one JSON value, whichever way they were written:
//! JSON, or a form with `a[b][c]` and `a[]`. It knows no parameter by name.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::error::ApiError;

/// More than any request of the documents needs.
pub(crate) const MOST_BYTES: usize = 256 * 1024;
const MOST_LEVELS: usize = 8;

/// What was sent: the body, or for a request without one the query. Always a JSON object.
///
/// Deliberately without `Debug`: it may hold a card number.
pub(crate) struct Params(pub(crate) Value);

impl<S: Send + Sync> FromRequest<S> for Params {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Params, ApiError> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let is_json = kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("json"));
        let body = to_bytes(request.into_body(), MOST_BYTES).await;
        let body = body.map_err(|_| ApiError::of("bad_request"))?;
        if body.is_empty() {
            return Ok(Params(form(query.as_bytes())));
        }
        // Samples that build their request by hand forget the content type: a brace says enough.
        if is_json || body.first() == Some(&b'{') {
            return match serde_json::from_slice(&body) {
                Ok(value @ Value::Object(_)) => Ok(Params(value)),
                _ => Err(ApiError::of("bad_request")),
            };
        }
        Ok(Params(form(&body)))
    }
}

impl Params {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        text(&self.0[name])
    }
}

/// A text that is there: `null`, a missing key and the empty text count as nothing.
pub(crate) fn text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// A whole number, also as text of digits ("8888"), as forms and the documents' own samples send it.
pub(crate) fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| text(value)?.parse().ok())
}

/// A value's text, whether it came as text or as a number.
pub(crate) fn text_or_number(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        _ => text(value).map(str::to_owned),
    }
}

/// Reads a form: `a[b]=1&c[]=2&c[]=3` becomes `{"a":{"b":"1"},"c":["2","3"]}`.
pub(crate) fn form(encoded: &[u8]) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in url::form_urlencoded::parse(encoded) {
        let path = keys(&name);
        if path.len() <= MOST_LEVELS && !path[0].is_empty() {
            insert(&mut root, &path, value.into_owned());
        }
    }
    root
}

/// `a[b][]` is the path `a`, `b`, and the empty key that means "one more".
fn keys(name: &str) -> Vec<&str> {
    let (first, rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    let inner = rest.split('[').skip(1).map(|key| key.strip_suffix(']').unwrap_or(key));
    std::iter::once(first).chain(inner).collect()
}

fn insert(into: &mut Value, path: &[&str], value: String) {
    let Some((key, rest)) = path.split_first() else {
        *into = Value::String(value);
        return;
    };
    if key.is_empty() {
        if !into.is_array() {
            *into = Value::Array(Vec::new());
        }
        let Some(list) = into.as_array_mut() else { return };
        // `a[][b]=1&a[][b]=2`: a key that is already taken begins the next entry.
        let next = rest.first().is_none_or(|key| list.last().is_none_or(|last| !last[*key].is_null()));
        if next {
            list.push(Value::Null);
        }
        if let Some(last) = list.last_mut() {
            insert(last, rest, value);
        }
    } else {
        if !into.is_object() {
            *into = Value::Object(Map::new());
        }
        if let Some(map) = into.as_object_mut() {
            insert(map.entry(*key).or_insert(Value::Null), rest, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn forms_nest() {
        assert_eq!(
            form(b"amount=1&payment_details%5Btype%5D=konbini&payment_types[]=a&payment_types[]=b"),
            json!({"amount": "1", "payment_details": {"type": "konbini"}, "payment_types": ["a", "b"]})
        );
        assert_eq!(
            form("items[][n]=茶&items[][q]=1&items[][n]=器".as_bytes()),
            json!({"items": [{"n": "茶", "q": "1"}, {"n": "器"}]})
        );
    }

    #[test]
    fn odd_forms_do_no_harm() {
        assert_eq!(form(b"a=1&a[b]=2"), json!({"a": {"b": "2"}}));
        assert_eq!(form(b"a[b=1"), json!({"a": {"b": "1"}}));
        assert_eq!(form(b"[]=1"), json!({}));
        assert_eq!(form(format!("a{}=1", "[b]".repeat(9)).as_bytes()), json!({}));
    }

    #[test]
    fn numbers_are_whole_or_nothing() {
        assert_eq!(whole(&json!(8888)), Some(8888));
        assert_eq!(whole(&json!("8888")), Some(8888));
        for odd in [json!("1.5"), json!("1e3"), json!(null), json!(1.5), json!("")] {
            assert_eq!(whole(&odd), None, "{odd}");
        }
    }
}
