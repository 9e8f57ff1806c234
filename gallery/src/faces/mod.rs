//! The faces, by what they are about. Each file lists its own; what is listed nowhere, the tests miss
//! (`tests/native/gallery.rs`).

pub(crate) mod samples;

pub(crate) mod card;
pub(crate) mod elsewhere;
pub(crate) mod ends;
pub(crate) mod forms;
pub(crate) mod notices;
pub(crate) mod parts;
pub(crate) mod picker;
pub(crate) mod problems;
pub(crate) mod shortfall;
pub(crate) mod slips;
pub(crate) mod steps;
