//! The decoder that ships reads what the native one reads, so that the native tests speak for it.

use crate::fixtures::ALL;
use komoju_checkout::embed::json::{from_js, to_js};
use komoju_checkout::wire::Json;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_fixture_reads_as_it_does_natively() {
    for (name, text) in ALL {
        let native: Json = serde_json::from_str(text).unwrap();
        assert_eq!(stable(&from_js(&js_sys::JSON::parse(text).unwrap())), stable(&native), "{name}");
    }
}

#[wasm_bindgen_test]
fn what_goes_to_the_page_comes_back_the_same() {
    for (name, text) in ALL {
        let json = from_js(&js_sys::JSON::parse(text).unwrap());
        assert_eq!(from_js(&to_js(&json)), json, "{name}");
    }
}

#[wasm_bindgen_test]
fn odd_values_read_as_they_do_natively() {
    let deep = format!("{}1{}", "[".repeat(60), "]".repeat(60));
    let long = format!("[{}1]", "1,".repeat(600));
    for text in [
        "-1",
        "0.5",
        "1e300",
        "-0.0",
        "9007199254740991",
        "\"\\u0000\\ud83d\\ude00\"",
        "{\"a\":1,\"a\":[true,false,null,\"\"]}",
        "{\"\":{\"__proto__\":{\"a\":1},\"constructor\":2}}",
        &deep,
        &long,
    ] {
        let native: Json = serde_json::from_str(text).unwrap();
        assert_eq!(stable(&from_js(&js_sys::JSON::parse(text).unwrap())), stable(&native), "{text}");
    }
}

/// JSON as text, in which `1.0` and `1` are one number, as they are in JavaScript, and of equal keys the last counts.
fn stable(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(truth) => truth.to_string(),
        Json::Whole(number) => (*number as f64 + 0.0).to_string(),
        Json::Number(number) => (*number + 0.0).to_string(),
        Json::Text(text) => format!("{text:?}"),
        Json::List(list) => format!("[{}]", list.iter().map(stable).collect::<Vec<_>>().join(",")),
        Json::Map(entries) => {
            let mut lines: Vec<_> =
                entries.iter().map(|(key, _)| format!("{key:?}:{}", stable(json.get(key)))).collect();
            lines.sort();
            lines.dedup();
            format!("{{{}}}", lines.join(","))
        }
    }
}
