// What a key costs, told in three ways, steadiest last: how late the frame is that shows it, how long the page is busy with
// it when nothing else is in the way, and how long the main thread is busy in all.

import { pause } from './browser.mjs';

const DIGITS = '4111111111111111';

/** Presses one key as a keyboard does. */
export async function press(protocol, key) {
  const event = { key, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  await protocol.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
  await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
}

/** Focuses a field, and empties it. */
export const empty = (form, place) =>
  form.evaluate((place) => {
    const [field] = bench.all(place);
    field.focus();
    field.select();
    document.execCommand('delete');
    bench.keys.length = 0;
  }, place);

/** @returns {Promise<{ keyToFrame: number[], keyCost: number, keyThread: number }>} milliseconds */
export async function typeKeys({ protocol, metric }, form, { input }) {
  await empty(form, input);
  await pause(120);
  const before = await metric();
  for (const digit of DIGITS) {
    await press(protocol, digit);
    // Not in step with the frames.
    await pause(45 + Math.random() * 17);
  }
  await pause(150);
  const after = await metric();
  const keyToFrame = await form.evaluate(() => [...bench.keys]);
  const costs = [];
  for (let pass = 0; pass < 3; pass++) {
    await empty(form, input);
    costs.push(...(await form.evaluate(edits, { place: input, digits: DIGITS })));
  }
  return { keyToFrame, keyCost: middle(costs), keyThread: ((after.TaskDuration - before.TaskDuration) * 1000) / DIGITS.length };
}

/** The same edits made by a script: handlers, what they leave for later, and the layout; no wait for a frame. */
async function edits({ place, digits }) {
  const { port1, port2 } = new MessageChannel();
  const task = () => new Promise((resolve) => ((port1.onmessage = resolve), port2.postMessage(0)));
  const costs = [];
  for (const digit of digits) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const began = performance.now();
    document.execCommand('insertText', false, digit);
    await task();
    document.documentElement.getBoundingClientRect();
    costs.push(performance.now() - began);
  }
  return costs;
}

/** The mean of the middle half: the clock of a frame has steps of 100 µs, which a median would keep. */
function middle(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.slice(Math.floor(sorted.length / 4), Math.ceil((sorted.length * 3) / 4));
  return half.reduce((total, value) => total + value, 0) / half.length;
}
