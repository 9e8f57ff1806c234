//! The ends: done, and what cannot go on here.

use super::samples::{konbini, offer};
use crate::face::Face;
use crate::story::{Story, error, session, with};
use komoju_checkout::flow::Ground;
use komoju_checkout::wire::{Api, PublishableKey};
use serde_json::{Value, json};

const DONE: &str = "Done";
const FAILED: &str = "Failed";

pub(crate) fn faces() -> Vec<Face> {
    let mut faces = done();
    faces.extend(failed());
    faces
}

fn done() -> Vec<Face> {
    vec![
        Face::new(DONE, "done-paid", |story| story.about(&completed(json!({"payment": payment("captured")})))),
        Face::new(DONE, "done-paid-without-way-back", |story| {
            story.about(&completed(json!({"payment": payment("captured"), "return_url": null})))
        }),
        Face::new(DONE, "done-reserved", |story| story.about(&completed(json!({"payment": payment("authorized")})))),
        Face::new(DONE, "done-reserved-without-way-back", |story| {
            story.about(&completed(json!({"payment": payment("authorized"), "return_url": null})))
        }),
        Face::new(DONE, "done-saved", |story| story.about(&completed(json!({"mode": "customer"})))),
        Face::new(DONE, "done-saved-without-way-back", |story| {
            story.about(&completed(json!({"mode": "customer", "return_url": null})))
        }),
    ]
}

fn failed() -> Vec<Face> {
    // Before a session was read, only the page can know the way back.
    let with_way_back =
        |story: Story| story.asking(|options| options.return_url = Some("https://shop.example/".to_owned()));
    let unreachable = |story: Story| (0..4).fold(story.begin(), |story, _| story.read_in_vain().wait(2));
    let unknown = || with(session(json!([offer("credit_card")])), json!({"status": "on_hold"}));
    let without_way_back = |session: Value| with(session, json!({"return_url": null}));
    vec![
        Face::new(FAILED, "failed-expired", |story| {
            story.about(&with(session(json!([konbini()])), json!({"expired": true})))
        }),
        Face::new(FAILED, "failed-expired-without-way-back", move |story| {
            story.about(&without_way_back(with(session(json!([konbini()])), json!({"expired": true}))))
        }),
        Face::new(FAILED, "failed-closed", |story| {
            story.about(&with(session(json!([konbini()])), json!({"status": "cancelled"})))
        }),
        Face::new(FAILED, "failed-closed-without-way-back", move |story| {
            story.about(&without_way_back(with(session(json!([konbini()])), json!({"status": "cancelled"}))))
        }),
        Face::new(FAILED, "failed-missing", |story| story.begin().read(404, &error("not_found"))),
        Face::new(FAILED, "failed-missing-with-way-back", move |story| {
            with_way_back(story).begin().read(404, &error("not_found"))
        }),
        Face::new(FAILED, "failed-missing-while-paying", |story| {
            story.of(offer("credit_card")).fill_in().pay().paid(404, &error("not_found"))
        }),
        Face::new(FAILED, "failed-wrong-key", |story| story.begin().read(401, &error("unauthorized"))),
        Face::new(FAILED, "failed-wrong-key-with-way-back", move |story| {
            with_way_back(story).begin().read(401, &error("unauthorized"))
        }),
        Face::new(FAILED, "failed-wrong-key-while-paying", |story| {
            story.of(offer("credit_card")).fill_in().pay().paid(401, &error("unauthorized"))
        }),
        Face::new(FAILED, "failed-secret-key", |story| {
            story.asking(|options| options.key = PublishableKey::parse("sk_test_1")).begin()
        }),
        Face::new(FAILED, "failed-wrong-api", |story| {
            story.asking(|options| options.api = Api::parse("nowhere")).begin()
        }),
        Face::new(FAILED, "failed-unreachable", unreachable),
        Face::new(FAILED, "failed-unreachable-with-way-back", move |story| unreachable(with_way_back(story))),
        Face::new(FAILED, "failed-unreachable-while-paying", move |story| {
            unreachable(story.asking(|options| options.paying = true))
        }),
        Face::new(FAILED, "failed-no-method", |story| story.of(json!({"type": "something_new"}))),
        Face::new(FAILED, "failed-no-method-without-way-back", move |story| {
            story.about(&without_way_back(session(json!([{"type": "something_new"}]))))
        }),
        Face::new(FAILED, "failed-outcome-unknown", move |story| story.about(&unknown())),
        Face::new(FAILED, "failed-outcome-unknown-without-way-back", move |story| {
            story.about(&without_way_back(unknown()))
        }),
        Face::new(FAILED, "failed-foreign-page", |story| {
            story.asking(|options| options.ground = Ground::Foreign).begin()
        }),
        Face::new(FAILED, "failed-without-session", |story| {
            let missing = komoju_checkout::flow::options::SessionProblem::Missing;
            story.asking(|options| options.session = Err(missing)).begin()
        }),
    ]
}

fn completed(changes: Value) -> Value {
    let base = with(session(json!([offer("credit_card")])), json!({"status": "completed"}));
    with(base, changes)
}

fn payment(status: &str) -> Value {
    json!({"id": "pay1", "status": status, "total": 8888, "currency": "JPY", "payment_details": {"type": "credit_card"}})
}
