//! Rules about the code itself: the layers, what stands nowhere, and documents in step with the code.

mod source;

mod layers;

mod bans;

mod direction;
mod documents;

mod types;

mod component;

mod theme;

mod texts;

mod security;

mod browsers;
