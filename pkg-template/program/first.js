// What is seen and done while only the first part of the program is there.

/** Whether a session is the one wanted, and one whose form the first part can show. */
export const isOpen = (session, id) =>
  session?.status === 'pending' && !session.payment && [session.id, '', null, undefined].includes(id);

/** The shopper's events that the program listens to. */
const EVENTS = ['input', 'change', 'compositionupdate', 'compositionend', 'blur', 'click', 'keydown'];

/**
 * Keeps what a shopper does from the program: what is typed and chosen stands there all the same. The function returned ends
 * that.
 * @param {Element} target what the program is mounted in
 * @param {(act: () => void) => void} soon has the program know of it, later
 * @param {AbortSignal} gone when there is no program in it any more
 */
export function hold(target, soon, gone) {
  const over = new AbortController();
  const { signal } = over;
  const keep = (event) => {
    const { type, target: element, key } = event;
    event.stopImmediatePropagation();
    const button = type === 'click' ? element.closest('button') : null;
    // Any other click or key has done by itself what it does.
    if (!button && (type === 'click' || (type === 'keydown' && key !== 'Enter'))) return;
    // Whoever pays sees that it was heard. Pressed again, it is so already; and what the program makes of it stands.
    const busy = button?.closest('[aria-busy=false]');
    busy?.setAttribute('aria-busy', 'true');
    soon(() => {
      busy?.setAttribute('aria-busy', 'false');
      element.dispatchEvent(new event.constructor(type, event));
    });
  };
  for (const type of EVENTS) target.addEventListener(type, keep, { capture: true, signal });
  // The security code must not stay in a page that is left.
  const clear = () => target.querySelectorAll('[autocomplete=cc-csc]').forEach((code) => (code.value = ''));
  window.addEventListener('pagehide', clear, { signal });
  gone.addEventListener('abort', () => over.abort());
  return () => over.abort();
}
