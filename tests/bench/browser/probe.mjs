// What watches a page from inside: it is run in every frame before the page's own scripts. Sent as text, so it uses nothing
// from outside itself. It is part of what is timed, for all alike, and does no more than one look each frame.

/**
 * @param {import('../contestants.mjs').Contestant & { widgets?: number }} contestant
 */
export function probe({ picker, input, typed, echo, framed, widgets = 1 }) {
  const isPage = window === top;
  const now = () => performance.timeOrigin + performance.now();
  const all = (place) => {
    let roots = [document];
    const steps = place.split(' >>> ');
    const inner = steps.pop();
    for (const step of steps) {
      roots = roots.flatMap((root) => [...root.querySelectorAll(step)].map(({ shadowRoot }) => shadowRoot)).filter(Boolean);
    }
    return roots.flatMap((root) => [...root.querySelectorAll(inner)]);
  };
  /** Runs when the frame that is being made has been made. */
  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
  const isSeen = (element) => {
    if (!element) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // Moments are in milliseconds since 1970, so that those of a frame and of its page can be compared.
  const seen = {
    all, begun: performance.timeOrigin, picker: null, echoed: null, shown: null,
    keys: [], longTasks: [], shift: 0, memories: new Set(),
  };
  window.bench = seen;

  addEventListener('keydown', () => {
    const pressed = performance.now();
    afterFrame(() => seen.keys.push(performance.now() - pressed));
  }, true);
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('layout-shift', ({ hadRecentInput, value }) => hadRecentInput || (seen.shift += value));
  if (isPage) observe('longtask', ({ duration }) => seen.longTasks.push(duration));

  // A program's memory is no part of the browser's figure for the heap.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const made = await instantiate.call(WebAssembly, source, imports);
      const exported = Object.values((made.instance ?? made).exports);
      for (const value of exported) if (value instanceof WebAssembly.Memory) seen.memories.add(value);
      return made;
    };
  }

  if (isPage && framed) {
    const shown = () => {
      seen.shown = now();
      benchTold('shown');
    };
    const look = () => (isSeen(all(framed)[0]) ? afterFrame(shown) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }
  // The form is in the page, or in the frame.
  if (isPage === Boolean(framed)) return;

  const echoes = new RegExp(echo);
  // What is seen in a frame's callback is what that frame shows.
  const look = () => {
    if (!document.body) return requestAnimationFrame(look);
    if (seen.picker === null) {
      // Every method of the first widget, and one of the last.
      const methods = all(picker);
      if (isSeen(methods[0]) && isSeen(methods[methods.length - 1]) && (widgets === 1 || all(input).length >= widgets)) {
        seen.picker = NaN;
        afterFrame(() => (seen.picker = now()));
      }
    }
    const field = all(input)[0];
    if (seen.echoed !== null || !isSeen(field) || field.disabled) return next();
    // Typed into, and has the page's own script answered by the next frame?
    field.focus();
    if (field.value !== '') field.select();
    document.execCommand('insertText', false, typed);
    afterFrame(() => {
      const after = all(input)[0]; // It may have been replaced.
      if (after && echoes.test(after.value)) seen.echoed = now();
      after?.focus();
      after?.select();
      document.execCommand('delete');
      next();
    });
  };
  const next = () => (seen.picker > 0 && seen.echoed > 0 ? benchTold('form') : requestAnimationFrame(look));
  requestAnimationFrame(look);
}
