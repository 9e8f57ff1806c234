//! The Yew component has what the package's element has.

use super::source::{sources, text};
use komoju_checkout::methods::Known;

#[test]
fn the_component_has_every_option_style_and_prefill() {
    let sources = sources();
    let code = |path: &str| -> String {
        let source = sources.iter().find(|source| source.path == path).unwrap_or_else(|| panic!("no {path}"));
        source.code.iter().map(|(_, line)| line.as_str()).collect()
    };
    let given = code("embed/component/properties.rs") + &code("embed/component/page.rs");
    let read = code("embed/options.rs");
    let options: Vec<&str> = ["text(\"", "json(object, \"", "is(object, \""]
        .iter()
        .flat_map(|call| read.split(call).skip(1).filter_map(|rest| rest.split_once('"')))
        .map(|(name, _)| name)
        // KOMOJU's own tags are for pages without an application; and what an application is paying, its claims tell.
        .filter(|name| !matches!(*name, "part" | "paying"))
        .collect();
    assert!(options.len() >= 12, "{options:?}");
    for name in options {
        assert!(given.contains(&format!("\"{name}\"")), "the component does not hand on {name}");
    }
    for field in Known::FIELDS {
        assert!(given.contains(&format!("pub {}: String", field.as_str())), "`Prefill` has no {}", field.as_str());
    }
    let styles = ["checkout", "page", "later"].map(|sheet| text(&format!("src/ui/{sheet}.css"))).concat();
    let imported: Vec<&str> = styles.split("@import './").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    let style = code("embed/component/style.rs");
    let included: Vec<&str> = style.split("../../ui/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(included[0], "style/skeleton.css", "what the element brings in the package");
    assert_eq!(included[1..], imported, "the component's style sheet");
}

#[test]
fn the_readme_shows_the_example_that_is_compiled() {
    let (readme, page) = (text("README.md"), text("src/lib.rs"));
    let between = |text: &str, start: &str, end: &str| -> String {
        let rest = text.split_once(start).unwrap_or_else(|| panic!("no `{start}`")).1;
        rest.split_once(end).unwrap_or_else(|| panic!("no `{end}`")).0.to_owned()
    };
    let example = between(&page, "//! ```no_run\n", "//! ```\n");
    let lines =
        example.lines().map(|line| line.trim_start_matches("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line));
    // What begins so is compiled and not shown.
    let shown: Vec<&str> = lines.filter(|line| !line.starts_with("# ")).collect();
    assert_eq!(between(&readme, "```rust\n", "\n```"), shown.join("\n"));
}
