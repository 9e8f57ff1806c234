// Prints one part of a checkout, and nothing else of the page: on a page of its own, in a frame that nobody sees.

/** @param {Element} part what is printed; it stands in a shadow root, whose styles go with it */
export function print(part) {
  const sheets = part.getRootNode().adoptedStyleSheets ?? [];
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  // Not `hidden`: what is not laid out is not printed. Set one by one: a policy may forbid style attributes.
  Object.assign(frame.style, { position: 'fixed', inset: '100% auto auto 0', inlineSize: '100%', blockSize: '100%', border: '0' });
  document.body.append(frame);
  const inside = frame.contentDocument;
  inside.adoptedStyleSheets = sheets.map((sheet) => {
    // A style sheet belongs to the page it was made for.
    const copy = new frame.contentWindow.CSSStyleSheet();
    copy.replaceSync(Array.from(sheet.cssRules, (rule) => rule.cssText).join('\n'));
    return copy;
  });
  inside.documentElement.lang = part.closest('[lang]')?.lang ?? '';
  inside.title = document.title;
  const box = inside.body.appendChild(inside.createElement('div'));
  box.className = 'kc printed';
  const copy = box.appendChild(inside.importNode(part, true));
  // What was drawn on a canvas is not copied with it.
  const drawn = part.querySelectorAll('canvas');
  copy.querySelectorAll('canvas').forEach((canvas, at) => canvas.getContext('2d')?.drawImage(drawn[at], 0, 0));
  frame.contentWindow.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow.focus();
  frame.contentWindow.print();
}
