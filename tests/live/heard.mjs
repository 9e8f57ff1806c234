// What a browser makes of an answer's headers on behalf of a page: whether the page may send the call, read the answer
// and keep it. Lists are weighed as a browser weighs them, so that two spellings of the same permission are the same.

import { PAGE } from './side.mjs';

/**
 * The headers that matter, in words.
 * @param {import('./side.mjs').Answer} answer
 * @returns {Record<string, string>}
 */
export function heard(answer) {
  const { headers } = answer;
  const heard = { 'content-type': mediaType(headers['content-type']) };
  if (!answer.page) return heard;
  heard['access-control-allow-origin'] = origin(headers['access-control-allow-origin']);
  heard['access-control-allow-credentials'] = headers['access-control-allow-credentials'] ?? 'absent';
  if (!answer.preflight) {
    heard['access-control-expose-headers: retry-after'] = isExposed(headers, 'retry-after') ? 'exposed' : 'not exposed';
    heard['cache-control'] = list(headers['cache-control']).sort().join(', ') || 'absent';
    heard['retry-after'] = headers['retry-after'] === undefined ? 'absent' : 'given';
    return heard;
  }
  const [method, ...names] = answer.preflight;
  heard[`access-control-allow-methods: ${method}`] = isMethodAllowed(headers, method) ? 'allowed' : 'not allowed';
  for (const name of names) {
    heard[`access-control-allow-headers: ${name}`] = isHeaderAllowed(headers, name) ? 'allowed' : 'not allowed';
  }
  heard['access-control-max-age'] = headers['access-control-max-age'] === undefined ? 'absent' : 'given';
  return heard;
}

/** Whether a page may read the answer. The checkout sends no cookies, so `*` is enough. */
export const isReadable = ({ headers }) =>
  ['*', "the page's own"].includes(origin(headers['access-control-allow-origin']));

/** What stands in the way of the call a preflight asked for; empty when nothing does. */
export function obstacles(answer) {
  const [method, ...names] = answer.preflight;
  const found = [];
  if (answer.status < 200 || answer.status > 299) found.push(`status ${answer.status}`);
  if (!isReadable(answer)) found.push('origin');
  if (!isMethodAllowed(answer.headers, method)) found.push(method);
  return [...found, ...names.filter((name) => !isHeaderAllowed(answer.headers, name))];
}

function origin(value) {
  if (value === undefined) return 'absent';
  if (value === '*') return '*';
  return value === PAGE ? "the page's own" : 'something else';
}

/** Methods that a form can send as well need no permission. */
const isMethodAllowed = (headers, method) =>
  ['GET', 'HEAD', 'POST'].includes(method) ||
  list(headers['access-control-allow-methods']).some((one) => one === '*' || one === method.toLowerCase());

/** `*` stands for every header but `authorization`. */
const isHeaderAllowed = (headers, name) =>
  list(headers['access-control-allow-headers']).some((one) => one === name || (one === '*' && name !== 'authorization'));

const isExposed = (headers, name) =>
  list(headers['access-control-expose-headers']).some((one) => one === '*' || one === name);

const list = (value) => (value ?? '').toLowerCase().split(',').map((one) => one.trim()).filter(Boolean);

const mediaType = (value) => (value ?? '').split(';')[0].trim().toLowerCase() || 'absent';
