// A checkout in a language of choice: the demo shop's own pages know but two.

/** Has the element of every page speak a language, before the checkout's script sees it. */
export const speaking = (shopper, language) =>
  shopper.before((language) => {
    const change = (_, observer) => {
      const element = document.querySelector('komoju-checkout');
      if (!element) return;
      observer.disconnect();
      element.setAttribute('locale', language);
    };
    new MutationObserver(change).observe(document, { childList: true, subtree: true });
  }, language);

/** A text without the marks that only tell its direction, and with plain blanks. */
export const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');
