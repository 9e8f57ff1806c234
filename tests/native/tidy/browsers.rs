//! What a browser may lack is the same in the README and in the stories that take it away.

use super::documents::between;
use super::source::text;

const STORIES: &str = "tests/e2e/lacking.test.mjs";

/// The features in a list of the stories.
fn told(list: &str) -> Vec<String> {
    let stories = text(STORIES);
    let rows = between(&stories, &format!("const {list} = ["), "\n];");
    rows.split("feature: '").skip(1).filter_map(|row| row.split_once('\'')).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn the_readme_lists_what_the_stories_take_away() {
    let readme = text("README.md");
    let section = between(&readme, "\n### Browsers\n", "\n### ");
    let (required, table) = section.split_once("|---|---|---|\n").expect("a table");
    let listed: Vec<&str> = table.lines().filter_map(|row| row.split('|').nth(1)).map(str::trim).collect();
    assert!(listed.len() >= 10, "{listed:?}");
    assert_eq!(listed, told("OPTIONAL"), "{STORIES}");
    let required = required.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = told("REQUIRED");
    assert!(named.len() >= 4, "{named:?}");
    for feature in named {
        assert!(required.contains(&feature), "README.md does not name {feature} among what is required");
    }
}
