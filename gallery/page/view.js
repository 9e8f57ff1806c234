// One face, alone on a page: as a shop has it, in a shadow root. `view.html?face=…&locale=ja&theme=dark&layout=tabs`.
// The tests and the screenshots go from one face to the next by `gallery.show`, without loading anything again.

import init, { list, show } from './gallery.js';

const host = document.querySelector('#host');
const root = host.attachShadow({ mode: 'open' });
const place = root.appendChild(document.createElement('div'));
const sheets = ['checkout.css', 'page.css', 'later.css'].map(async (file) => (await fetch(`style/${file}`)).text());
const lines = (await Promise.all(sheets)).join('\n');
const files = ['skeleton.css', ...Array.from(lines.matchAll(/^@import '\.\/style\/(.+)';$/gm), ([, file]) => file)];
const styles = await Promise.all(files.map(async (file) => (await fetch(`style/style/${file}`)).text()));
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles.join('\n'));
root.adoptedStyleSheets = [sheet];
await init();
// Nobody who looks at a face has it take their clipboard.
Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => undefined } });

/** After what is under way by now. */
const turn = () =>
  new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = next;
    port2.postMessage(0);
  });

globalThis.gallery = {
  /** `{ faces: [{ group, name }], locales }` */
  ...JSON.parse(list()),

  /** Where the checkout's own elements are. */
  root,

  /** Shows a face and resolves once it stands there, with its pictures. */
  async show({ face, locale = 'ja', theme = 'light', layout = 'accordion' }) {
    Object.assign(place.dataset, { theme, layout });
    document.documentElement.lang = locale;
    document.title = face;
    const before = place.querySelector('.kc');
    if (!show(place, face, locale, location.origin)) throw new Error(`there is no ${face} in ${locale}`);
    // Yew draws when it comes to it.
    const isDrawn = () => ![null, before].includes(place.querySelector('.kc'));
    for (let turns = 0; !isDrawn(); turns++) {
      if (turns > 10_000) throw new Error(`${face} was not drawn`);
      await turn();
    }
    // The page takes up the checkout's ground, as a shop's page of that theme would.
    document.body.style.background = getComputedStyle(place.querySelector('.kc')).getPropertyValue('--ground');
    const pictures = Array.from(place.querySelectorAll('img'), (picture) => picture.decode().catch(() => undefined));
    const bank = place.querySelector('iframe');
    if (bank && !bank.contentDocument?.querySelector('main')) await new Promise((then) => (bank.onload = then));
    const barcode = face.endsWith('-barcode') && place.querySelector('canvas');
    while (barcode && !barcode.drawn) await turn();
    if (face.endsWith('-copied')) {
      place.querySelector('.copy').click();
      while (!place.querySelector('.copy[data-look="done"]')) await turn();
    }
    await Promise.all([...pictures, document.fonts.ready]);
    // What moves in has come in: it is half transparent until then. What turns for ever goes on.
    for (const animation of root.getAnimations()) {
      if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
    }
    // A dialog stands over the page, which has no height of its own then.
    const height = place.querySelector('dialog') ? 760 : document.documentElement.getBoundingClientRect().height;
    if (parent !== window) parent.postMessage({ height: Math.ceil(height) }, location.origin);
  },
};

const wanted = Object.fromEntries(new URLSearchParams(location.search));
if (wanted.face) await gallery.show(wanted);
document.documentElement.dataset.ready = '';
