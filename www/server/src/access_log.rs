//! One line on standard error for each answer: method, route, status.
//! It must not know queries, headers or bodies: session ids and keys pass through there. Nor does it tell paths: who
//! knows an order's number can open the order.

use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::{self, Next};
use axum::response::Response;

type Write = Arc<dyn Fn(String) + Send + Sync>;

/// The router, with a line for each of its answers.
pub(crate) fn layered(router: Router) -> Router {
    writing(router, Arc::new(|line| eprintln!("{line}")))
}

fn writing(router: Router, write: Write) -> Router {
    // A router without routes has files behind it, whose names are nobody's secret.
    let has_files = !router.has_routes();
    router.layer(middleware::from_fn(move |request, next| log(request, next, has_files, write.clone())))
}

async fn log(request: Request, next: Next, has_files: bool, write: Write) -> Response {
    let method = request.method().clone();
    let place = place(&request, has_files);
    let response = next.run(request).await;
    write(format!("{method} {place} {}", response.status().as_u16()));
    response
}

/// What was asked for: the route as it is written in `routes`, such as `/orders/{order}`.
fn place(request: &Request, has_files: bool) -> String {
    match request.extensions().get::<MatchedPath>() {
        Some(route) => route.as_str().to_owned(),
        None if has_files => request.uri().path().to_owned(),
        // Somebody's mistake, maybe with an order's number in it.
        None => "(no route)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use axum::routing::get;
    use tokio::net::TcpListener;

    use super::*;

    /// The lines that asking for these paths leaves.
    async fn lines(router: Router, paths: &'static [&'static str]) -> Vec<String> {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let written = lines.clone();
        let router = writing(router, Arc::new(move |line| written.lock().unwrap().push(line)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let asking = tokio::task::spawn_blocking(move || {
            let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
            for path in paths {
                agent.get(format!("http://{address}{path}")).call().unwrap();
            }
        });
        asking.await.unwrap();
        server.abort();
        let lines = lines.lock().unwrap();
        lines.clone()
    }

    #[tokio::test]
    async fn no_line_tells_the_number_of_an_order() {
        let router = Router::new()
            .route("/orders/{order}", get(async || "an order"))
            .fallback(async || axum::http::StatusCode::NOT_FOUND);
        let lines = lines(router, &["/orders/AK-1", "/orders/AK-1?session_id=abc", "/order/AK-1"]).await;
        assert_eq!(lines, ["GET /orders/{order} 200", "GET /orders/{order} 200", "GET (no route) 404"]);
    }

    #[tokio::test]
    async fn files_are_told_by_their_names() {
        let router = Router::new().fallback(async || "a file");
        assert_eq!(lines(router, &["/app.wasm?v=1"]).await, ["GET /app.wasm 200"]);
    }
}
