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
        // KOMOJU's own tags are for pages without an application.
        .filter(|name| *name != "part")
        .collect();
    assert!(options.len() >= 12, "{options:?}");
    for name in options {
        assert!(given.contains(&format!("\"{name}\"")), "the component does not hand on {name}");
    }
    for field in Known::FIELDS {
        assert!(given.contains(&format!("pub {}: String", field.as_str())), "`Prefill` has no {}", field.as_str());
    }
    let styles = text("src/ui/checkout.css");
    let imported: Vec<&str> = styles.split("@import './").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    let style = code("embed/component/style.rs");
    let included: Vec<&str> = style.split("../../ui/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(included, imported, "the component's style sheet");
}
