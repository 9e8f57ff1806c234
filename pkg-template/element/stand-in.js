// What stands in the element while there is no checkout: grey shapes of the same size, or a plain link.

import style from './element.css';

let sheet;

/** The styles of these, and of the frame. Throws in browsers that cannot run the checkout either. */
export function styles() {
  if (!sheet) {
    // Constructed, not a <style>: the page's policy may forbid inline styles.
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
}

/** An element with its class. */
export function make(name, className) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

/** A list of as many methods as the session has, if the page has given one. */
export function skeleton(session) {
  const box = make('div', 'skeleton');
  box.append(make('i', 'bone heading'));
  for (let at = session?.payment_methods?.length || 3; at > 0; at--) box.append(make('i', 'bone entry'));
  return box;
}

/** Says that there is no checkout; with the page's own link, if it has put one into the element and it `mayPay`. */
export function instead(message, mayPay) {
  const box = make('section', 'instead');
  box.setAttribute('role', 'alert');
  box.appendChild(make('p', '')).textContent = message;
  if (mayPay) box.append(make('slot', ''));
  return box;
}

/** A link in it. */
export function linked(box, url, text) {
  const anchor = box.appendChild(make('a', ''));
  anchor.href = url;
  anchor.textContent = text;
}
