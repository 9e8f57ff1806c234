//! Where an address leads, as another reader of addresses than ours sees it: the one that browsers' rules are written down in.

use komoju_checkout::flow::PageEvent;
use url::Url;

/// What the page is told leads nowhere it should not.
pub(crate) fn told_is_harmless(event: &PageEvent) {
    match event {
        PageEvent::Pending { url, .. } => is_safe(url.as_str()),
        PageEvent::Instructions { link, .. } => link.iter().for_each(|url| is_safe(url.as_str())),
        PageEvent::Complete { next, .. } => next.iter().for_each(|url| is_safe(url.as_str())),
        _ => {}
    }
}

/// As a browser reads it, it is somebody's page and nothing else. What a browser cannot read, it does not visit.
pub(crate) fn is_safe(address: &str) {
    if let Ok(url) = Url::parse(address) {
        assert_eq!(url.scheme(), "https", "not over https");
        assert!(url.username().is_empty() && url.password().is_none(), "with somebody's name in it");
        assert!(url.has_host(), "without a host");
    }
}

/// Whether a browser takes it for something to run, or for a file of the shopper's.
pub(crate) fn is_script(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| ["javascript", "data", "blob", "file", "vbscript"].contains(&url.scheme()))
}
