//! `examples/yew`: a page in Yew, built the way such an application is.

use std::path::PathBuf;

use anyhow::Result;

use crate::run::say;
use crate::{page_program, project};

/// Builds the example; the answer is the folder with its program and the script that starts it. (The page itself
/// stays where it is written.)
pub(crate) fn build() -> Result<PathBuf> {
    say("Building the example in Yew (about 1 minute at first, then seconds).");
    let folder = project::scratch()?.join("example");
    page_program::build("yew-shop", "yew-shop", &folder)?;
    Ok(folder)
}
