//! What stands nowhere in the code that ships, or only where it must.

use super::source::{files, sources, text};

/// A file of 200 lines is read in one go; past this, a second concept has moved in.
const LONGEST_FILE: usize = 300;

/// A text that must not stand in the code, the files where it must, and why it stands nowhere else.
struct Ban {
    text: &'static str,
    only_in: &'static [&'static str],
    because: &'static str,
}

const fn ban(text: &'static str, because: &'static str) -> Ban {
    Ban { text, only_in: &[], because }
}

const NO_PANIC: &str = "a panic leaves a shopper with a dead form";
const NO_OUTPUT: &str = "what is printed could have been typed by a shopper";
const NO_HTML: &str = "text from outside becomes text nodes only";
const NO_SUCH_NODE: &str = "the packaged Yew has no code for such nodes (xtask/src/dist/yew.rs)";
const NO_CODE: &str = "the page's policy may forbid making code of text";
const ONE_CALLER: &str = "page.js alone calls anybody";
const NO_STORAGE: &str = "nothing a shopper does is kept in the browser";
const ADDRESSES: &str = "endpoint.rs alone knows addresses";

/// Everything a shopper typed is in a `Secret`: these are the places where it is looked at.
const EXPOSING: &[&str] = &[
    // The checks, and the values they make.
    "domain/number.rs",
    "domain/edit/finished.rs",
    // What can be undone.
    "domain/edit/history.rs",
    // What the checks are given.
    "methods/credit_card.rs",
    "methods/field.rs",
    "flow/collecting.rs",
    // The one way out: the body of a request, with the key beside it.
    "wire/request.rs",
    "embed/http.rs",
    // Forms of other people's, which give it and get it back.
    "rules/card.rs",
    "rules/edit.rs",
    "rules/edge/mod.rs",
    "rules/edge/answers.rs",
    // The inputs that show it.
    "ui/inputs.rs",
    "ui/typist.rs",
];

const BANS: &[Ban] = &[
    ban(".unwrap()", NO_PANIC),
    ban(".expect(", NO_PANIC),
    ban("panic!(", NO_PANIC),
    ban("unreachable!(", NO_PANIC),
    ban("todo!(", NO_PANIC),
    ban("unimplemented!(", NO_PANIC),
    ban("assert!(", NO_PANIC),
    ban("assert_eq!(", NO_PANIC),
    ban("println!(", NO_OUTPUT),
    ban("print!(", NO_OUTPUT),
    ban("dbg!(", NO_OUTPUT),
    // The latter names what the application's own code has wrong.
    Ban {
        text: "console::",
        only_in: &["embed/runtime/perform.rs", "embed/component/properties.rs"],
        because: NO_OUTPUT,
    },
    Ban { text: ".expose()", only_in: EXPOSING, because: "a secret is looked at in few places, and all are known" },
    ban("http://", ADDRESSES),
    Ban { text: "https://", only_in: &["wire/endpoint.rs"], because: ADDRESSES },
    // The advice names the call a shop's server has to make.
    Ban { text: "/api/", only_in: &["wire/endpoint.rs", "embed/advice.rs"], because: ADDRESSES },
    ban("\"fetch\"", ONE_CALLER),
    ban("inner_html", NO_HTML),
    ban("outer_html", NO_HTML),
    ban("insert_adjacent_html", NO_HTML),
    ban("from_html_unchecked", NO_HTML),
    ban("create_portal", NO_SUCH_NODE),
    ban("Portal", NO_SUCH_NODE),
    ban("Suspen", NO_SUCH_NODE),
    ban("VRaw", NO_SUCH_NODE),
    ban("VComp", NO_SUCH_NODE),
    Ban { text: "html!", only_in: &["embed/component.rs"], because: NO_SUCH_NODE },
    ban("textarea", NO_SUCH_NODE),
    ban("xmlns", NO_SUCH_NODE),
    Ban { text: "Attributes::", only_in: &["ui/element.rs"], because: NO_SUCH_NODE },
    Ban { text: "AttributeOrProperty::", only_in: &["ui/element.rs"], because: NO_SUCH_NODE },
    Ban { text: "impl Component for", only_in: &["ui/root.rs", "embed/component.rs"], because: NO_SUCH_NODE },
    Ban { text: "VNode", only_in: &["ui/element.rs"], because: NO_SUCH_NODE },
    ban(" style=", "the page's policy may forbid inline styles"),
    ban("local_storage", NO_STORAGE),
    ban("session_storage", NO_STORAGE),
    ban("cookie", NO_STORAGE),
    ban("Function::new_", NO_CODE),
    ban("js_sys::eval", NO_CODE),
    // An allocator cannot be written without `unsafe`.
    Ban {
        text: "allow(",
        only_in: &["memory/wiping.rs"],
        because: "a lint is obeyed, or switched off for all in Cargo.toml",
    },
];

/// The same for the scripts that stand beside the Rust they serve.
const SCRIPT_BANS: &[Ban] = &[
    Ban { text: "fetch(", only_in: &["src/embed/page.js"], because: ONE_CALLER },
    ban("XMLHttpRequest", ONE_CALLER),
    ban("sendBeacon", ONE_CALLER),
    ban("WebSocket", ONE_CALLER),
    ban("://", ADDRESSES),
    ban("console.", NO_OUTPUT),
    ban("HTML", NO_HTML),
    ban("Storage", NO_STORAGE),
    ban("cookie", NO_STORAGE),
    ban("indexedDB", NO_STORAGE),
    ban("eval(", NO_CODE),
    ban("Function(", NO_CODE),
];

#[test]
fn what_is_banned_stands_only_where_it_must() {
    let sources = sources();
    let mut wrong = Vec::new();
    for Ban { text, only_in, because } in BANS {
        for source in sources.iter().filter(|source| !only_in.contains(&source.path.as_str())) {
            for (at, _) in source.code.iter().filter(|(_, line)| line.contains(text)) {
                wrong.push(format!("src/{}:{at} has {text}: {because}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_script_beside_the_rust_may_do_no_more() {
    let scripts = files("src", "js");
    assert!(!scripts.is_empty(), "the scripts were not found");
    let mut wrong = Vec::new();
    for Ban { text: banned, only_in, because } in SCRIPT_BANS {
        for path in scripts.iter().filter(|path| !only_in.contains(&path.as_str())) {
            if text(path).contains(banned) {
                wrong.push(format!("{path} has {banned}: {because}"));
            }
        }
        for path in *only_in {
            assert!(text(path).contains(banned), "{path} has no {banned} any more: take it off the list");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_exception_outlives_its_reason() {
    let sources = sources();
    let mut stale = Vec::new();
    for Ban { text, only_in, .. } in BANS {
        for path in *only_in {
            let source = sources.iter().find(|source| source.path == *path);
            let needed = source.is_some_and(|source| source.code.iter().any(|(_, line)| line.contains(text)));
            if !needed {
                stale.push(format!("src/{path} has no {text} any more: take it off the list"));
            }
        }
    }
    assert!(stale.is_empty(), "{stale:#?}");
}

/// A frame grows with its form: as soon as the answer changes, an engine makes the styles of all the form's elements anew.
#[test]
fn no_rule_of_a_form_in_a_frame_asks_how_high_the_window_is() {
    let form = text("src/ui/checkout.css");
    let sheets: Vec<&str> = form.split("@import './").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    assert!(sheets.len() > 5, "{sheets:?}");
    for sheet in sheets {
        let rules = text(&format!("src/ui/{sheet}"));
        let asked = rules.lines().find(|line| {
            line.trim_start().starts_with("@media")
                && ["height", "orientation", "aspect"].iter().any(|word| line.contains(word))
        });
        assert_eq!(asked, None, "{sheet}: it belongs to page.css");
    }
}

#[test]
fn no_file_has_grown_past_one_concept() {
    let rust = sources().into_iter().map(|source| format!("src/{}", source.path));
    let styles = files("src", "css");
    let scripts = files("pkg-template", "js");
    assert!(styles.len() > 5 && scripts.len() > 3, "the styles and scripts were not found");
    for path in rust.chain(styles).chain(scripts).chain(files("src", "js")) {
        let lines = text(&path).lines().count();
        assert!(lines <= LONGEST_FILE, "{path} has {lines} lines");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for path in sources().iter().map(|source| format!("src/{}", source.path)) {
        assert!(text(&path).starts_with("//! "), "{path} does not say what it is");
    }
    for path in files("src", "js") {
        assert!(text(&path).starts_with("// "), "{path} does not say what it is");
    }
}
