// What the page is told, and what `submit` promised it.

const CANCELABLE = new Set(['komoju-before-pay', 'komoju-pending', 'komoju-complete', 'komoju-error']);

/** What a `submit` has come to when an event tells. All but the first end the doubt that begins with `komoju-before-pay`. */
const STATUSES = {
  'komoju-invalid': 'invalid',
  'komoju-token': 'token',
  'komoju-pending': 'pending',
  'komoju-instructions': 'instructions',
  'komoju-complete': 'completed',
  'komoju-cancel': 'cancelled',
  'komoju-error': 'error',
};

export class Telling {
  /** Whether a payment may be on its way. */
  isPaying = false;
  /** The session of a payment whose answer nobody has heard. */
  payingFor;
  #element;
  #session; // the id of the one that was loaded last
  #submission; // what was promised, and is not kept yet
  #result; // what a `submit` with nothing left to do is answered

  #asked; // whether to pay: an answer to an earlier question counts no more

  constructor(element) {
    this.#element = element;
  }

  #pays(maybe) {
    this.isPaying = maybe;
    this.payingFor = maybe ? this.#session ?? '' : undefined;
  }

  /**
   * Promises what comes of a submission. `start` begins it, and says whether an event will tell.
   * @param {() => boolean | undefined | Promise<boolean | undefined>} start
   */
  submit(start) {
    if (this.#submission) return this.#submission.promise;
    const submission = (this.#submission = {});
    submission.promise = new Promise((resolve) => (submission.resolve = resolve));
    this.#begin(submission, start);
    return submission.promise;
  }

  async #begin(submission, start) {
    let taken = false;
    try {
      taken = await start();
    } catch {
      // The program has come to a stop, and what that says is not told.
    }
    if (!taken && this.#submission === submission) this.#settle(this.#result ?? { status: 'error', reason: 'not_ready' });
  }

  #settle(result) {
    this.#submission?.resolve(result);
    this.#submission = undefined;
  }

  /** Nothing will be told any more of what is under way. */
  end() {
    this.#asked = undefined;
    this.#settle({ status: 'cancelled', from: 'page' });
    this.#result = undefined;
  }

  /** Tells the page; `then` is told whether it prevents what would follow: at once, unless the page asks to wait. */
  tell(name, detail, then) {
    if (name === 'komoju-session-change') {
      const before = this.#session;
      this.#session = detail.session.id;
      if (before === undefined || before === this.#session) return;
    }
    const event = new CustomEvent(name, { bubbles: true, composed: true, cancelable: CANCELABLE.has(name), detail });
    const waits = [];
    if (name === 'komoju-before-pay') event.waitUntil = (promise) => waits.push(promise);
    // A listener that submits anew gets a promise of its own, which this event must not settle.
    const submission = this.#submission;
    if (name in STATUSES) {
      this.#submission = undefined;
      this.#result = { ...detail, status: STATUSES[name] };
      submission?.resolve(this.#result);
    }
    const prevented = !this.#element.dispatchEvent(event);
    const asked = (this.#asked = name === 'komoju-before-pay' ? {} : this.#asked);
    if (name in STATUSES && name !== 'komoju-invalid') {
      this.#asked = undefined;
      this.#pays(detail.reason === 'outcome_unknown_final');
    }
    // It was heard: the payment hangs at the bank, and the session tells.
    if (name === 'komoju-challenge') this.payingFor = undefined;
    if (name === 'komoju-ready') this.#result = undefined;
    const answer = (refused) => {
      if (name === 'komoju-before-pay' && asked === this.#asked) this.#pays(!refused);
      then?.(refused);
    };
    if (prevented || !waits.length) answer(prevented);
    else Promise.all(waits).then((agreed) => answer(agreed.includes(false)), () => answer(true));
  }
}
