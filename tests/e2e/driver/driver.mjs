// What the tests need of a browser, and nothing else: the tests are written against this, and not against a browser.
// `KOMOJU_BROWSER` names the one that is driven: `chromium` if not said, `firefox`, `webkit`. It must not know the shop or the
// checkout.
//
// A *place* is a CSS selector; ` >>> ` in it steps into the open shadow root of what stands before:
// `'komoju-checkout >>> .notice'`. A *page function* runs in the page, gets one argument that survives JSON, and finds
// `page.find(place)`, `page.all(place)` and `page.focused()` there (see `in-page.mjs`).

import * as playwright from './playwright.mjs';
import * as webkit from './webkit.mjs';

/**
 * A browser. One for each test file.
 * @typedef {object} Browser
 * @property {(options?: Options) => Promise<Shopper>} shopper somebody new: no cookies, no storage, no cache
 * @property {() => Promise<void>} close
 *
 * @typedef {{ width?: number, height?: number, phone?: boolean, keepsPages?: boolean, savedCards?: boolean }} Options the
 *   window, in CSS pixels; whether it is a phone's; whether pages that were left are kept as they stood, to come back to; and
 *   whether the browser itself can fill in a card
 *
 * A shopper: windows that share cookies, and everything that was observed in them.
 * @typedef {object} Shopper
 * @property {() => Promise<Tab>} tab opens a window
 * @property {Seen} seen
 * @property {(pattern: RegExp) => Promise<() => Promise<void>>} block fails requests to matching addresses, as a lost
 *   connection does; the answer lifts it again
 * @property {(pattern: RegExp) => Promise<() => void>} keepBack lets requests to matching addresses go no further than the
 *   browser until the answer is called
 * @property {(pattern: RegExp, change: (text: string) => string | Promise<string>) => Promise<void>} alter changes the
 *   text of what matching addresses answer (pages excepted), and lets it wait for as long as the change takes
 * @property {(fn: Function, argument?: any) => Promise<void>} before runs a page function on every page before its scripts
 * @property {(offline: boolean) => Promise<void>} offline pulls the plug
 * @property {() => Promise<void>} close
 *
 * What was observed, oldest first. Entries are added as things happen, in every window and on every page.
 * @typedef {object} Seen
 * @property {{ type: string, text: string }[]} console every message; `type` is `error`, `warning`, `log`, …
 * @property {string[]} pageErrors exceptions that nobody caught
 * @property {string[]} violations what a Content-Security-Policy forbade
 * @property {{ name: string, detail: any }[]} events the checkout's events; details as plain objects
 * @property {Request[]} requests
 * @property {string[]} questions whether to leave a page, each time a browser asks that; the shopper does (Chromium)
 *
 * @typedef {object} Request
 * @property {string} method
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {string} body
 * @property {number} began in milliseconds since 1970
 * @property {boolean} ended it was answered in full, or has failed
 *
 * A window.
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} open
 * @property {() => string} url
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back as the browser's button does; does not wait for the page
 * @property {() => Promise<void>} show tells the page that it has come to the front; without a screen, every window is there
 * @property {(moment: Date) => Promise<void>} setTime stops the page's clock at a time; its timers go on
 * @property {(begins: Date) => Promise<void>} ownTime gives the page a time of its own, before it is opened; it runs as any
 *   other
 * @property {(seconds: number) => Promise<void>} jump lets that time jump: what was due meanwhile happens once
 * @property {(scheme: 'light' | 'dark') => Promise<void>} prefers what the shopper's system is like
 * @property {(milliseconds: number) => Promise<void>} passTime pushes it on: timers go off, each in its turn
 * @property {(act: () => Promise<void>) => Promise<Tab>} opened the window that something opens
 * @property {() => Promise<void>} close
 * @property {(start: string, at?: number) => Promise<Tab>} within waits for a frame of the page whose address begins so, the
 *   first one or another: places are then looked for in it, and page functions run in it
 * @property {(place: string) => Promise<void>} click waits until the place can be clicked; on a phone, taps it
 * @property {(place: string) => Promise<void>} doubleClick
 * @property {(place: string, text: string) => Promise<void>} type clicks into the place, selects what is there, and
 *   types by key presses
 * @property {(keys: string) => Promise<void>} write types by key presses wherever the focus is
 * @property {(text: string) => Promise<void>} insert puts a text in at once wherever the focus is, as pasting does
 * @property {(place: string, value: string) => Promise<void>} choose chooses from a list, by what the choice is worth
 * @property {(key: string) => Promise<void>} press one key, such as `Tab` or `Shift+Tab`
 * @property {(key: string, times: number) => Promise<void>} hold keeps a key down until it has come so often
 * @property {(text: string) => Promise<void>} paste puts a text on the clipboard and presses the keys that paste it;
 *   all windows of a browser share the clipboard, so only one story of a file may do this
 * @property {(place: string, text: string) => Promise<void>} drop drags a text in from another program
 * @property {(text: string, options?: Composition) => Promise<void>} compose an input method shows a text that it has
 *   not finished with, in place of what it showed before
 * @property {(text: string) => Promise<void>} commit the input method finishes with a text
 * @property {(place: string, card: Card) => Promise<void>} autofill the browser itself fills a saved card in, as when
 *   the shopper picks it under the place
 * @property {(place: string) => Promise<string>} read what assistive technology is given of it, a line for each thing
 * @property {() => Promise<Weight>} weight what the page holds on to, once the rubbish is collected
 * @property {(fn: Function, argument?: any) => Promise<any>} ask runs a page function once
 * @property {(what: string, fn: Function, argument?: any, within?: number) => Promise<any>} wait asks again with every
 *   frame until the answer is truthy, through navigations too; fails with `what` after `within` milliseconds
 * @property {(file: string) => Promise<void>} screenshot of the whole page
 *
 * @typedef {object} Composition
 * @property {[number, number]} [selected] what is selected in the text shown; otherwise the caret is behind it
 * @property {[number, number]} [over] a part of the field that was finished and is taken up again
 *
 * @typedef {{ heap: number, buffers: number, nodes: number, listeners: number, documents: number }} Weight bytes of
 *   objects and of buffers (a program's memory among them), and counts
 *
 * @typedef {{ number: string, name: string, month: string, year: string, code: string }} Card
 */

/** @returns {Promise<Browser>} */
export const launch = () => (process.env.KOMOJU_BROWSER === 'webkit' ? webkit : playwright).launch();
