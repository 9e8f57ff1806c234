// Wants the whole window, as pages do that fear to be framed. Whether a browser lets it is the frame's affair; where
// it does not, the page stays usable and its root says so.

if (window.top !== window) {
  try {
    window.top.location = window.location.href;
  } catch {
    document.documentElement.dataset.stayed = '';
  }
}
