//! Parts of a checkout: the list alone, the fields alone, and without a button.

use super::samples::{TYPES, konbini, offer, usual, with_fee};
use crate::face::Face;
use crate::story::{Story, error, session};
use komoju_checkout::flow::Part;
use serde_json::json;

const GROUP: &str = "Parts";

pub(crate) fn faces() -> Vec<Face> {
    let list = |story: Story| story.asking(|options| options.part = Part::Picker).about(&session(usual()));
    let mut faces = vec![
        Face::new(GROUP, "part-list", list),
        Face::new(GROUP, "part-list-chosen", move |story| list(story).choose(1)),
        Face::new(GROUP, "part-list-over", |story| {
            story.asking(|options| options.part = Part::Picker).begin().read(404, &error("not_found"))
        }),
        Face::new(GROUP, "part-list-loading", |story| story.asking(|options| options.part = Part::Picker).begin()),
    ];
    for payment_type in TYPES {
        faces.push(Face::new(GROUP, format!("part-fields-{payment_type}"), move |story| {
            fields(story).about(&session(json!([offer(payment_type)])))
        }));
    }
    faces.extend([
        Face::new(GROUP, "part-fields-of-the-first", |story| fields(story).about(&session(usual()))),
        Face::new(GROUP, "part-fields-with-button", |story| {
            story.asking(|options| options.part = Part::Fields).about(&session(usual()))
        }),
        Face::new(GROUP, "part-fields-busy", |story| fields(story).about(&session(usual())).fill_in().pay()),
        Face::new(GROUP, "part-fields-with-fee", |story| {
            fields(story).about(&session(json!([with_fee(konbini(), 190)])))
        }),
        Face::new(GROUP, "without-button", |story| {
            story.asking(|options| options.button = false).about(&session(usual())).choose(0)
        }),
        Face::new(GROUP, "without-button-busy", |story| {
            story.asking(|options| options.button = false).about(&session(usual())).choose(0).fill_in().pay()
        }),
    ]);
    faces
}

/// As KOMOJU's own tags have it: the button is the page's.
fn fields(story: Story) -> Story {
    story.asking(|options| {
        options.part = Part::Fields;
        options.button = false;
    })
}
