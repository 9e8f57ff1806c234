// What watches a page from inside: it is run in every frame before the page's own scripts. Sent as text, so it uses nothing
// from outside itself. It is part of what is timed, for all alike. To look in every frame would have the browser make sixty of
// them a second, which takes nearly half of a slow phone, and most from whoever works while the network does: so it looks only
// when the page has changed. And it types as somebody would, who first sees the form: what it typed too early would be timed, too.

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
  /** Called where a frame is being made: resolves when it has been made. */
  const made = () =>
    new Promise((then) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
  const frame = () => new Promise(requestAnimationFrame);
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
    requestAnimationFrame(() => made().then(() => seen.keys.push(performance.now() - pressed)));
  }, true);
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('layout-shift', ({ hadRecentInput, value }) => hadRecentInput || (seen.shift += value));
  if (isPage) observe('longtask', ({ duration }) => seen.longTasks.push(duration));

  // A program's memory is no part of the browser's figure for the heap.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await instantiate.call(WebAssembly, source, imports);
      const exported = Object.values((result.instance ?? result).exports);
      for (const value of exported) if (value instanceof WebAssembly.Memory) seen.memories.add(value);
      return result;
    };
  }

  /** Has `soon` called at whatever may bring something into sight, shadow trees included. What it returns ends that. */
  const atChanges = (soon) => {
    const changes = new MutationObserver(soon);
    const watch = (root) => changes.observe(root, { childList: true, attributes: true, characterData: true, subtree: true });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      watch(root);
      return root;
    };
    watch(document);
    // A style sheet, a picture.
    addEventListener('load', soon, true);
    return () => {
      Element.prototype.attachShadow = attach;
      changes.disconnect();
      removeEventListener('load', soon, true);
    };
  };
  /** Resolves in the animation frame in which everything that `find` finds is first seen. */
  const sight = (find) =>
    new Promise((then) => {
      let isDue = false;
      const look = () => {
        isDue = false;
        const there = find();
        if (there.length === 0) return;
        // It may be fading in.
        if (!there.every(isSeen)) return soon();
        end();
        then(there);
      };
      const soon = () => {
        if (!isDue) requestAnimationFrame(look);
        isDue = true;
      };
      const end = atChanges(soon);
      soon();
    });

  if (isPage && framed) {
    sight(() => all(framed)).then(async ([{ contentWindow }]) => {
      await made();
      seen.shown = now();
      benchTold('shown');
      contentWindow.postMessage('bench: shown', '*');
    });
  }
  // The form is in the page, or in the frame.
  if (isPage === Boolean(framed)) return;
  const shown = isPage || new Promise((then) => addEventListener('message', ({ data }) => data === 'bench: shown' && then()));

  /** Every method of the first widget, and one of the last. */
  const methods = () => {
    const there = all(picker);
    return there.length && (widgets === 1 || all(input).length >= widgets) ? [there[0], there[there.length - 1]] : [];
  };
  /** Between two tries, in milliseconds: somebody's second key. */
  const PACE = 100;
  const echoes = new RegExp(echo);
  /** Types into the field, and again if a script that was not there yet did not hear it, until what is there is its answer. */
  const answered = async () => {
    for (let typedAt = -PACE; ; ) {
      await frame();
      const field = all(input)[0];
      if (performance.now() - typedAt >= PACE && isSeen(field) && !field.disabled) {
        typedAt = performance.now();
        field.focus();
        if (field.value !== '') field.select();
        document.execCommand('insertText', false, typed);
      }
      await made();
      // It may have been replaced.
      if (echoes.test(all(input)[0]?.value)) return all(input)[0];
    }
  };
  const watch = async () => {
    await sight(methods);
    await made();
    seen.picker = now();
    await shown;
    const field = await answered();
    seen.echoed = now();
    field.focus();
    field.select();
    document.execCommand('delete');
    benchTold('form');
  };
  watch();
}
