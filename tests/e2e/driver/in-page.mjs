// What runs inside every page before the page's own scripts. Each function is sent as text, so it must not use
// anything from outside itself.

/**
 * Puts `page` into the window: how page functions find things. Reports what only the page can see through `report`.
 * @param {(kind: string, what: any) => void} report
 */
export function prepare(report) {
  const step = (roots, selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const all = (place) => {
    const selectors = place.split(' >>> ');
    let found = step([document], selectors[0]);
    for (const selector of selectors.slice(1)) {
      found = step(found.map((element) => element.shadowRoot).filter(Boolean), selector);
    }
    return found;
  };
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  globalThis.page = { all, find: (place) => all(place)[0], focused };

  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
    // A browser asks every site for its icon by itself (WebKit now and then, and tells of it); no page here does.
    if (blockedURI === `${location.origin}/favicon.ico`) return;
    report('violation', `${effectiveDirective} forbade ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
  // A page of the shop that a frame arrived at is about to go, and its checkout with it.
  if (window.top !== window) return;
  const names = [
    'ready', 'method', 'change', 'invalid', 'before-pay', 'token', 'pending', 'challenge', 'instructions', 'complete',
    'cancel', 'error', 'session-change',
  ];
  for (const name of names) {
    document.addEventListener(`komoju-${name}`, ({ type, detail }) => {
      report('event', JSON.parse(JSON.stringify({ name: type, detail })));
    });
  }
}
