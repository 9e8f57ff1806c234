//! `frame.html`, the page of the fields: its script stands in it, and its policy allows that one by its hash.

use anyhow::{Result, ensure};

use crate::hash;

/// What the page is called.
pub(super) const NAME: &str = "frame.html";

/// What stands for the hash of the script, in the policy.
const HASH: &str = "__FRAME_INTEGRITY__";
/// What stands for the script.
const LOADED: &str = r#"<script type="module" src="frame.js"></script>"#;
/// What is around it in the built page.
const AROUND: (&str, &str) = (r#"<script type="module">"#, "</script>");

/// The page with its script in it.
///
/// # Errors
/// When the page has no place for it, or the script could not be told from what is around it.
pub(super) fn with_script(page: &str, script: &str) -> Result<String> {
    ensure!(page.contains(LOADED) && page.contains(HASH), "{NAME} has no place for its script, or for the hash of it");
    // An element of a page: it ends at the first of these, or does not end at the next.
    let script = script.trim();
    let breaks = ["</script", "<script", "<!--"].into_iter().find(|text| script.contains(text));
    ensure!(breaks.is_none(), "the script of {NAME} cannot stand in a page: it has {}", breaks.unwrap_or_default());
    let (before, after) = AROUND;
    let page = page.replace(HASH, &hash::integrity(script.as_bytes()));
    Ok(page.replace(LOADED, &[before, script, after].concat()))
}

/// What stands in the script element of a built page.
pub(super) fn script_in(page: &[u8]) -> Option<&[u8]> {
    let (before, after) = AROUND;
    let (script, _) = str::from_utf8(page).ok()?.split_once(before)?.1.split_once(after)?;
    Some(script.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        r#"<meta content="script-src '__FRAME_INTEGRITY__'" /><script type="module" src="frame.js"></script>"#;

    #[test]
    fn a_page_has_its_script_in_it_and_allows_no_other() {
        let built = with_script(PAGE, "run();\n").unwrap();
        let hash = hash::integrity(b"run();");
        let expected = format!(r#"<meta content="script-src '{hash}'" /><script type="module">run();</script>"#);
        assert_eq!(built, expected);
        assert_eq!(script_in(built.as_bytes()), Some(&b"run();"[..]));
        assert_eq!(script_in(PAGE.as_bytes()), None);
    }

    #[test]
    fn what_cannot_stand_in_a_page_is_refused() {
        for (page, script) in [("<p>", "run();"), (PAGE, "a='</script>'"), (PAGE, "a<!--b"), (PAGE, "a='<script>'")] {
            assert!(with_script(page, script).is_err(), "{page} {script}");
        }
    }
}
