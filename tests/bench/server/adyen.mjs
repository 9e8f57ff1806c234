// What Adyen's script asks its service for. The frame of its card fields is not Adyen's, whose code is not on npm: it is the
// smallest page that says it is there, so every time of Adyen's here is less than a shopper waits.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 26"><rect width="40" height="26" rx="4" fill="#888"/></svg>';

const FIELD = `<!doctype html><meta charset="utf-8"><body style="margin:0"><input style="width:100%;border:0"><script>
let isTold = false;
addEventListener('message', ({ data }) => {
  let asked;
  try { asked = JSON.parse(data); } catch { return; }
  const { fieldType, numKey } = asked;
  if (!fieldType || isTold) return;
  isTold = true;
  parent.postMessage(JSON.stringify({ action: 'config', fieldType, numKey }), '*');
});
</script>`;

export async function adyen(path, peers) {
  if (/translations\/.*\.json$/.test(path)) {
    // The Japanese words are nowhere but at Adyen's; the English ones weigh about the same.
    const words = join(peers, 'node_modules/@adyen/adyen-web/dist/es/packages/server/translations/en-US.json.js');
    return { type: 'application/json', body: JSON.stringify((await import(pathToFileURL(words).href)).default) };
  }
  if (/securedFields\.html$/i.test(path)) return { type: 'text/html', body: FIELD };
  if (path.endsWith('.svg')) return { type: 'image/svg+xml', body: PICTURE };
  return { type: 'application/json', body: '{}' };
}
