//! The two servers from outside: the package on its own origin, and the command itself.

mod common;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use common::{Answer, Visit, fetch, package_folder};

async fn from_checkout(visit: &Visit, method: &str, path: &str, etag: &str) -> Answer {
    let address = format!("{}{path}", visit.running.checkout);
    let request = ureq::http::Request::builder().method(method).uri(address).header("if-none-match", etag);
    fetch(request.body(String::new()).unwrap()).await
}

#[tokio::test]
async fn the_package_is_there_for_every_origin_and_always_fresh() {
    let files = [("komoju-checkout.js", "export {};"), ("app.wasm", "wasm"), ("frame.html", "<!doctype html>")];
    let folder = package_folder("package", &files);
    let visit = Visit::with(|settings| settings.package = Some(folder.clone())).await;

    for (path, kind) in [
        ("/komoju-checkout.js", "text/javascript; charset=utf-8"),
        ("/app.wasm", "application/wasm"),
        ("/frame.html", "text/html; charset=utf-8"),
    ] {
        let answer = from_checkout(&visit, "GET", path, "").await;
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
    }

    let first = from_checkout(&visit, "GET", "/komoju-checkout.js", "").await;
    let etag = first.header("etag").to_owned();
    assert_eq!(from_checkout(&visit, "GET", "/komoju-checkout.js", &etag).await.status, 304);
    std::fs::write(folder.join("komoju-checkout.js"), "export { };").unwrap();
    let rebuilt = from_checkout(&visit, "GET", "/komoju-checkout.js", &etag).await;
    assert_eq!((rebuilt.status, rebuilt.body.as_str()), (200, "export { };"));

    assert_eq!(from_checkout(&visit, "GET", "/missing.js", "").await.status, 404);
    assert_eq!(from_checkout(&visit, "GET", "/%2e%2e/Cargo.toml", "").await.status, 404);
    assert_eq!(from_checkout(&visit, "POST", "/komoju-checkout.js", "").await.status, 405);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn the_gallery_stands_beside_the_package_where_there_is_one() {
    let gallery = package_folder("gallery", &[("index.html", "<!doctype html>"), ("view.js", "export {};")]);
    let visit = Visit::with(|settings| settings.gallery = Some(gallery.clone())).await;
    for (path, kind) in
        [("/gallery/", "text/html; charset=utf-8"), ("/gallery/view.js", "text/javascript; charset=utf-8")]
    {
        let answer = from_checkout(&visit, "GET", path, "").await;
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
    }
    assert_eq!(from_checkout(&visit, "GET", "/gallery/%2e%2e/Cargo.toml", "").await.status, 404);
    std::fs::remove_dir_all(gallery).unwrap();

    let without = Visit::new().await;
    assert_eq!(from_checkout(&without, "GET", "/gallery/", "").await.status, 404);
}

#[tokio::test]
async fn a_package_hosted_elsewhere_is_loaded_from_there() {
    let hosted = "https://cdn.example/komoju/1.0/";
    let mut visit = Visit::with(|settings| settings.checkout_url = Some(hosted.parse().unwrap())).await;
    assert_eq!(visit.running.checkout, "https://cdn.example/komoju/1.0");
    let page = visit.check_out().await;
    assert!(page.body.contains(r#"src="https://cdn.example/komoju/1.0/komoju-checkout.js""#));
    assert!(
        page.header("content-security-policy").contains("script-src 'self' https://cdn.example 'wasm-unsafe-eval'")
    );
}

#[tokio::test]
async fn the_shops_own_files_are_cached_by_content() {
    let mut visit = Visit::new().await;
    for (path, kind) in [
        ("/assets/shop.css", "text/css; charset=utf-8"),
        ("/assets/order.js", "text/javascript; charset=utf-8"),
        ("/assets/products/akari.svg", "image/svg+xml"),
    ] {
        let answer = visit.get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        let known = [("if-none-match", answer.header("etag").to_owned())];
        assert_eq!(visit.send("GET", path, &known, String::new()).await.status, 304, "{path}");
    }
    assert_eq!(visit.get("/assets/../Cargo.toml").await.status, 404);
}

#[tokio::test]
async fn in_development_pages_learn_the_packages_version() {
    let mut visit = Visit::dev().await;
    assert!(visit.get("/").await.body.contains(r#"src="/dev/reload.js""#));
    assert!(visit.get("/dev/reload.js").await.body.contains("/dev/reload"));

    let address = format!("{}/dev/reload", visit.running.shop);
    let first_line = tokio::task::spawn_blocking(move || {
        let mut stream = BufReader::new(ureq::get(address).call().unwrap().into_body().into_reader());
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        line
    });
    assert!(first_line.await.unwrap().starts_with("data: "));
    visit.running.stop().await;
}

#[test]
fn the_command_says_where_it_listens_and_ends_with_its_input() {
    let folder = package_folder("command", &[]);
    let mut shop = Command::new(env!("CARGO_BIN_EXE_komoju-shop"))
        .args(["--port", "0", "--checkout-port", "0", "--exit-with-stdin", "--pkg"])
        .arg(&folder)
        .env("KOMOJU_SECRET_KEY", "sk_test_x")
        .env("KOMOJU_PUBLISHABLE_KEY", "pk_test_x")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();

    let mut lines = BufReader::new(shop.stdout.take().unwrap()).lines();
    let addresses: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    for name in ["shop", "checkout"] {
        assert!(addresses[name].as_str().unwrap().starts_with("http://127.0.0.1:"), "{addresses}");
    }
    drop(shop.stdin.take());
    assert!(shop.wait().unwrap().success());
    assert!(lines.next().is_none(), "standard output holds one line");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_command_refuses_to_start_without_keys() {
    let ended = Command::new(env!("CARGO_BIN_EXE_komoju-shop"))
        .args(["--pkg", "pkg"])
        .env_remove("KOMOJU_SECRET_KEY")
        .env_remove("KOMOJU_PUBLISHABLE_KEY")
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(ended.stdout.is_empty());
    assert!(String::from_utf8(ended.stderr).unwrap().contains("KOMOJU_SECRET_KEY"));
}
