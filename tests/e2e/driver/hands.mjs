// What hands do beside pressing keys: held keys, the clipboard, dragging, input methods, the browser's own autofill, and
// its back button.
// Some of it has no function in Playwright: there we speak the browser's protocol.

import { reading } from './reading.mjs';

const protocols = new WeakMap();

/** The connection to a page in the browser's protocol; one is enough, and a composition must stay on it. */
function protocol(page) {
  if (!protocols.has(page)) protocols.set(page, page.context().newCDPSession(page));
  return protocols.get(page);
}

const send = async (page, command, parameters) => (await protocol(page)).send(command, parameters);

export async function hold(page, key, times) {
  // A key that is down already comes as a repeated one.
  for (let press = 0; press < times; press++) await page.keyboard.down(key);
  await page.keyboard.up(key);
}

export async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((what) => navigator.clipboard.writeText(what), text);
  await page.keyboard.press('ControlOrMeta+v');
}

export async function drop(page, target, text) {
  const { x, y, width, height } = await target.boundingBox();
  const data = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await send(page, 'Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
  }
}

export async function compose(page, text, { selected = [text.length, text.length], over } = {}) {
  const [selectionStart, selectionEnd] = selected;
  const replacement = over && { replacementStart: over[0], replacementEnd: over[1] };
  await send(page, 'Input.imeSetComposition', { text, selectionStart, selectionEnd, ...replacement });
}

export const commit = (page, text) => send(page, 'Input.insertText', { text });

export async function autofill(page, target, { number, name, month, year, code }) {
  // The protocol knows the field by a number of its own: it is marked, and looked for in every tree and frame.
  const handle = await target.elementHandle();
  await handle.evaluate((element) => element.setAttribute('data-to-fill', ''));
  const { root } = await send(page, 'DOM.getDocument', { depth: -1, pierce: true });
  await handle.evaluate((element) => element.removeAttribute('data-to-fill'));
  const find = (node, frameId) => {
    if (node.attributes?.includes('data-to-fill')) return { fieldId: node.backendNodeId, frameId };
    const within = [...(node.children ?? []), ...(node.shadowRoots ?? [])].map((child) => [child, frameId]);
    if (node.contentDocument) within.push([node.contentDocument, node.frameId]);
    for (const [child, frame] of within) {
      const found = find(child, frame);
      if (found) return found;
    }
    return undefined;
  };
  const card = { number, name, expiryMonth: month, expiryYear: year, cvc: code };
  await send(page, 'Autofill.trigger', { ...find(root), card });
}

/** Playwright's own way waits for a page that was kept as for one that is loaded, which never comes. */
export async function back(page) {
  const { currentIndex, entries } = await send(page, 'Page.getNavigationHistory');
  await send(page, 'Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1].id });
}

/** What assistive technology is given of an element. */
export const read = async (page, target) => {
  const connection = await protocol(page);
  return reading((command, parameters) => connection.send(command, parameters), await target.elementHandle());
};

/** What a page holds on to. Twice, because what is finalised the first time is collected the second. */
export async function weight(page) {
  await send(page, 'HeapProfiler.enable');
  for (let round = 0; round < 2; round++) await send(page, 'HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await send(page, 'Runtime.getHeapUsage');
  const { nodes, jsEventListeners, documents } = await send(page, 'Memory.getDOMCounters');
  return { heap: usedSize, buffers: backingStorageSize ?? 0, nodes, listeners: jsEventListeners, documents };
}
