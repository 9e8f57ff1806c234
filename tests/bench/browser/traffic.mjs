// Listens to the requests of a tab.

import { pause } from './browser.mjs';

/**
 * Counts what goes over the wire. `bytesOfPage` is what the shop's own page loads, without the page and its frames, and without
 * the headers, which are its hosts'.
 */
export function listen(protocol) {
  const traffic = { bytes: 0, bytesOfPage: 0, requests: 0 };
  const open = new Map();
  let last = Date.now();
  let page;
  protocol.on('Network.requestWillBeSent', ({ requestId, request, frameId, type }) => {
    if (request.url.startsWith('data:')) return;
    page ??= frameId;
    open.set(requestId, frameId === page && type !== 'Document');
    traffic.requests++;
    last = Date.now();
  });
  protocol.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (open.get(requestId)) traffic.bytesOfPage += encodedDataLength;
  });
  const over = ({ requestId, encodedDataLength = 0 }) => {
    if (!open.has(requestId)) return;
    traffic.bytes += encodedDataLength;
    open.delete(requestId);
    last = Date.now();
  };
  protocol.on('Network.loadingFinished', over);
  protocol.on('Network.loadingFailed', over);
  /** Resolves when nothing has been under way for a while. */
  traffic.quiet = async () => {
    while ((open.size > 0 && Date.now() - last < 3000) || Date.now() - last < 400) await pause(50);
  };
  return traffic;
}
