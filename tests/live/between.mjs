// A service that is almost the sandbox: a small server in front of it that changes answers on their way. For the tests.

import http from 'node:http';
import { once } from 'node:events';

/**
 * @param {string} api the sandbox's address
 * @param {(answer: Passing) => void} plant changes an answer in place, before it is sent on; setting `cut` breaks the
 *   connection instead
 * @returns {Promise<{ api: string, seen: number, close: () => Promise<void> }>} `seen` counts the calls
 *
 * @typedef {{ method: string, path: string, status: number, headers: Record<string, string>, json: any,
 *   text: string, cut: boolean }} Passing `json` is sent when there is one, `text` otherwise
 */
export async function between(api, plant = () => {}) {
  const server = http.createServer();
  const own = { api: '', seen: 0, close: () => new Promise((done) => server.close(done).closeAllConnections()) };
  server.on('request', async (request, response) => {
    own.seen += 1;
    const parts = [];
    for await (const part of request) parts.push(part);
    const answer = await pass(api, request, Buffer.concat(parts));
    // The sandbox gives addresses of its own; whoever asks this server is to come back to it.
    answer.text = answer.text.replaceAll(api, own.api);
    answer.json = parse(answer.text);
    plant(answer);
    if (answer.cut) return response.destroy();
    response.writeHead(answer.status, answer.headers);
    return response.end(answer.json === undefined ? answer.text : JSON.stringify(answer.json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  own.api = `http://127.0.0.1:${server.address().port}`;
  return own;
}

async function pass(api, request, body) {
  const { host, connection, 'content-length': length, ...headers } = request.headers;
  const response = await fetch(`${api}${request.url}`, {
    method: request.method,
    headers,
    body: body.length > 0 ? body : null,
    redirect: 'manual',
  });
  const ours = ['content-length', 'transfer-encoding', 'connection'];
  const kept = [...response.headers].filter(([name]) => !ours.includes(name));
  return {
    method: request.method,
    path: request.url,
    status: response.status,
    headers: Object.fromEntries(kept),
    text: await response.text(),
    json: undefined,
    cut: false,
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
