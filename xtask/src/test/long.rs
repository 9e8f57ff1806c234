//! What takes minutes, and therefore runs only when it is named.

mod reproduced;

use anyhow::Result;

use super::tally::Tally;
use super::{FILES_AT_ONCE, cargo, gallery_tests, node_tests, with_servers};
use crate::run::say;

/// The package built once more in another folder; the search through the life of a checkout to its very end, in every world
/// there is, and a hundred times as many random walks; every story end to end; a thousand checkouts in a row; and every face of the
/// gallery in every language, theme, layout and width.
pub(super) fn run(tally: &mut Tally) -> Result<()> {
    say("Building the package in another folder (about 5 minutes).");
    tally.check("the same sources give the same package in another folder", reproduced::elsewhere())?;
    say("Exploring every reachable state of a checkout (about 1 minute to build, then minutes).");
    let mut explore = cargo();
    explore.args(["test", "--profile", "long", "--package", "komoju-checkout", "--test", "native"]);
    // What it has counted is shown.
    tally.run(explore.args(["--", "explore", "walk", "--show-output"]).env("KOMOJU_LONG", "1"))?;
    let mut stories = node_tests("tests/e2e", FILES_AT_ONCE)?;
    stories.env("KOMOJU_LONG", "1");
    with_servers(tally, stories, "Running every end-to-end test in Chromium (about 15 minutes).")?;
    let soak = node_tests("tests/soak", &[])?;
    with_servers(tally, soak, "Paying a thousand times in a row, then in eight pages at once (about 10 minutes).")?;
    let mut runner = gallery_tests()?;
    say("Looking at every state in every language, theme, layout and width (about 25 minutes).");
    tally.run(runner.env("KOMOJU_LONG", "1"))
}
