// Reads the files that a script was built with, and hands them out only if they are those very ones: the `integrity` of
// the script's tag then covers them too.

import { diagnosis } from '../diagnosis.js';

/** How long a page that is being left may take to go, in milliseconds. */
const LEAVING = 3000;

/**
 * Fetches a program and compiles it at once.
 * @param {URL} url
 * @param {string} sha256 of the program, hexadecimal
 * @returns {Promise<WebAssembly.Module>}
 */
export const fetched = (url, sha256) => fetchedAs(compile, url, sha256);

/**
 * Fetches a program whose first part can be had while the rest is on its way. One reader takes in the file, piece by piece:
 * streams that are cloned and piped cost a slow phone more than the pieces do.
 * @param {URL} url
 * @param {string} sha256 of the first part, hexadecimal
 * @param {{ end: number, rest: number, size: number, sha256: string }} parts where the first part ends, where the rest begins,
 *   and how much there is, in bytes; and what all that follows the first part must be
 * @param {AbortSignal} [signal] when to give up
 * @returns {Promise<{ first: WebAssembly.Module, rest: Promise<WebAssembly.Module> }>}
 */
export async function fetchedParts(url, sha256, { end, rest, size, sha256: ofRest }, signal) {
  const { body, headers } = await answered(url, signal);
  const reader = body.getReader();
  const file = new Uint8Array(size);
  let at = 0;
  /** Resolves to the next piece, or to nothing at the end. */
  const next = async () => {
    const { value } = await reader.read();
    if (value) file.set(value.subarray(0, size - at), at);
    at += value?.length ?? 0;
    return value;
  };
  const beginning = new ReadableStream({
    async pull(through) {
      const left = end - at;
      const piece = await next();
      if (piece) through.enqueue(piece.subarray(0, left));
      if (!piece || at >= end) through.close();
    },
  });
  const response = new Response(beginning, { headers: { 'content-type': headers.get('content-type') ?? '' } });
  const first = untilLeft(async () => {
    const module = await compile(response, url);
    await verify(file.subarray(0, end), sha256, url);
    return module;
  });
  const others = async () => {
    while (at < size && (await next()));
    await verify(file.subarray(end), ofRest, url);
    return WebAssembly.compile(file.subarray(rest));
  };
  const last = first.then(() => untilLeft(others));
  // Whoever needs it is told.
  last.catch(() => {});
  return { first: await first, rest: last };
}

/**
 * Fetches a file and reads it at once.
 * @template T
 * @param {(response: Response, url: URL) => Promise<T>} read
 * @param {URL} url
 * @param {string} sha256 of the file, hexadecimal, or at least the first half of it
 * @param {AbortSignal} [signal] when to give up
 * @returns {Promise<T>}
 */
export const fetchedAs = async (read, url, sha256, signal) => checked(read, await answered(url, signal), sha256, url);

async function answered(url, signal) {
  // As a page's `<link rel="preload" crossorigin>` asks: then it is there already.
  const response = await untilLeft(() => fetch(url, { signal })).catch(async (error) => {
    throw signal?.aborted ? error : new Error(await diagnosis(url));
  });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
  return response;
}

const checked = (read, response, sha256, url) =>
  untilLeft(async () => {
    const copy = response.clone();
    const [content] = await Promise.all([read(response, url), copy.arrayBuffer().then((bytes) => verify(bytes, sha256, url))]);
    return content;
  });

/**
 * Whoever leaves a page cuts off what is on its way to it, and of that nobody is to hear. Most engines are done with the page
 * in that turn; Firefox keeps it until the next one answers. (The rules also run where there is neither page nor clock.)
 */
async function untilLeft(read) {
  try {
    return await read();
  } catch (error) {
    if (globalThis.setTimeout) await new Promise((stays) => setTimeout(stays, LEAVING));
    throw error;
  }
}

/** A program that was read already. */
export async function compiled(bytes, sha256) {
  const [module] = await Promise.all([WebAssembly.compile(bytes), verify(bytes, sha256, 'the program')]);
  return module;
}

/** Compiles while it arrives, unless the server names another type than application/wasm. */
async function compile(response, url) {
  const sent = response.headers.get('content-type');
  if (sent?.startsWith('application/wasm') && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  // It works all the same, only later.
  console.warn(`the host of ${url} should send "Content-Type: application/wasm"`);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function verify(bytes, sha256, name) {
  // Without a secure context there is no digest, and nothing that it could protect.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!hex.startsWith(sha256)) throw new Error(`${name} is not the one this script belongs to`);
}
