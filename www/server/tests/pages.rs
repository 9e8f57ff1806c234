//! The pages as such: cart and languages, the policy they run under, and nothing in them that the policy forbids.

mod common;

use common::Visit;
use serde_json::json;

/// Every page, with what it needs to be shown.
async fn every_page() -> (Visit, Vec<(String, String)>) {
    let mut visit = Visit::dev().await;
    visit.submit("/cart", "product=akari&action=add").await;
    let mut paths: Vec<String> =
        ["/", "/?lang=en", "/products/techo", "/cart", "/checkout?two=1&notice=failed", "/nowhere"]
            .map(str::to_owned)
            .into();
    let mut pages = Vec::new();
    for path in paths.drain(..) {
        let body = visit.get(&path).await.body;
        pages.push((path, body));
    }
    let order = visit.api.order();
    let payment = json!({ "id": "p", "status": "captured", "payment_details": { "type": "credit_card" } });
    visit.api.session_reads(json!({ "status": "completed", "payment": payment }));
    for path in [format!("/orders/{order}"), format!("/return/{order}"), format!("/thanks/{order}"), "/cart".to_owned()]
    {
        let body = visit.get(&path).await.body;
        pages.push((path, body));
    }
    visit.api.refuses(500, json!({}));
    let trouble = visit.get("/checkout?two=1").await;
    pages.push(("trouble".to_owned(), trouble.body));
    (visit, pages)
}

#[tokio::test]
async fn no_page_has_inline_script_or_style() {
    let (_, pages) = every_page().await;
    for (path, page) in pages.into_iter().filter(|(path, _)| !path.starts_with("/return")) {
        assert!(page.contains("</html>"), "{path} is a whole page");
        for tag in page.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap().to_lowercase();
            assert!(!tag.starts_with("style"), "{path}: <{tag}>");
            assert!(!tag.starts_with("script") || tag.contains(" src=\""), "{path}: <{tag}>");
            for attribute in tag.split_whitespace().skip(1) {
                let name = attribute.split('=').next().unwrap();
                assert!(name != "style" && !name.starts_with("on"), "{path}: <{tag}>");
            }
            assert!(!tag.contains("javascript:"), "{path}: <{tag}>");
        }
    }
}

#[tokio::test]
async fn payments_have_headings_when_there_are_several() {
    let mut visit = Visit::dev().await;
    visit.submit("/cart", "product=akari&action=add").await;
    assert!(!visit.get("/checkout").await.body.contains("<h2>お支払い"));
    let two = visit.get("/checkout?two=1").await.body;
    assert!(two.contains("<h2>お支払い 1</h2>") && two.contains("<h2>お支払い 2</h2>"), "{two}");
}

#[tokio::test]
async fn every_page_runs_under_the_strict_policy() {
    let mut visit = Visit::new().await;
    let (checkout, api) = (visit.running.checkout.clone(), visit.api.url.clone());
    let expected = format!(
        "default-src 'none'; script-src 'self' {checkout} 'wasm-unsafe-eval'; connect-src 'self' {checkout} {api}; \
         img-src 'self' {checkout} {api}; style-src 'self' {checkout}; font-src 'self' {checkout}; \
         frame-src {checkout} https:; frame-ancestors 'self' {checkout}; form-action 'self'; base-uri 'none'; \
         require-trusted-types-for 'script'"
    );
    visit.submit("/cart", "product=akari&action=add").await;
    for path in ["/", "/products/akari", "/cart", "/checkout", "/nowhere"] {
        let answer = visit.get(path).await;
        assert_eq!(answer.header("content-security-policy"), expected, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn the_cart_counts_changes_and_empties() {
    let mut visit = Visit::new().await;
    assert!(visit.get("/cart").await.body.contains("まだ空です"));
    assert_eq!(visit.submit("/cart", "product=akari&quantity=2&action=add").await.location(), "/cart");
    visit.submit("/cart", "product=binsen&action=add").await;
    let page = visit.get("/cart").await.body;
    assert!(page.contains("¥17,600") && page.contains("¥18,920") && page.contains(r#"<span class="count">3</span>"#));

    visit.submit("/cart", "product=akari&quantity=1&action=set").await;
    assert!(visit.get("/cart").await.body.contains("¥10,120"));
    visit.submit("/cart", "product=akari&quantity=1&action=remove").await;
    visit.submit("/cart", "product=binsen&quantity=0&action=set").await;
    assert!(visit.get("/cart").await.body.contains("まだ空です"));
}

#[tokio::test]
async fn odd_forms_change_nothing() {
    let mut visit = Visit::new().await;
    assert_eq!(visit.submit("/cart", "product=gold&action=add").await.status, 404);
    for form in ["", "product=akari", "product=akari&action=steal", "product=akari&quantity=-1&action=add"] {
        assert_eq!(visit.submit("/cart", form).await.status, 422, "{form}");
    }
    assert!(visit.get("/cart").await.body.contains("まだ空です"));
}

#[tokio::test]
async fn the_language_is_remembered() {
    let mut visit = Visit::new().await;
    assert!(visit.get("/").await.body.contains(r#"<html lang="ja">"#));
    assert!(visit.get("/?lang=en").await.body.contains("Washi lamp"));
    assert!(visit.get("/products/akari").await.body.contains("Add to cart"));
    assert!(visit.get("/?lang=xx").await.body.contains("Washi lamp"), "an unknown language changes nothing");
    assert!(visit.get("/?lang=ja").await.body.contains("和紙のあかり"));
}

#[tokio::test]
async fn what_comes_with_the_address_is_escaped() {
    let mut visit = Visit::dev().await;
    let attack = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for path in [
        format!("/?x={attack}"),
        format!("/nothing/{attack}?a={attack}"),
        format!("/checkout?session={attack}&key={attack}&api={attack}&notice={attack}"),
    ] {
        let page = visit.get(&path).await.body;
        assert!(page.contains("</html>") && !page.contains("<script>alert"), "{path}: {page}");
        assert!(!page.contains(r#""><script"#), "{path}");
    }
}

#[tokio::test]
async fn what_the_api_says_is_escaped_and_only_web_addresses_are_linked() {
    let mut visit = Visit::new().await;
    visit.api.refuses(200, json!({ "id": "s", "status": "pending", "session_url": "javascript:alert(1)" }));
    let page = visit.check_out().await.body;
    let hosted = format!(r#"href="{}/sessions/s""#, visit.api.url);
    assert!(page.contains(&hosted) && !page.contains("javascript:"), "{page}");

    visit.api.refuses(200, json!({ "id": "s", "status": "pending", "session_url": "https://a.example/\"><b>" }));
    visit.submit("/cart", "product=akari&action=add").await;
    let page = visit.get("/checkout").await.body;
    assert!(!page.contains("<b>"), "{page}");
}
