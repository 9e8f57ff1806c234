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
 * Fetches a program whose first part can be had while the rest is on its way.
 * @param {URL} url
 * @param {string} sha256 of the file
 * @param {{ end: number, sha256: string, rest: number }} parts where the first part ends, what that must be, and where the rest
 *   begins, in bytes
 * @param {AbortSignal} [signal] when to give up
 * @returns {Promise<{ first: WebAssembly.Module, rest: Promise<WebAssembly.Module> }>}
 */
export async function fetchedParts(url, sha256, parts, signal) {
  const response = await answered(url, signal);
  const file = checked((copy) => copy.arrayBuffer(), response.clone(), sha256, url);
  const rest = file.then((bytes) => WebAssembly.compile(bytes.slice(parts.rest)));
  // Whoever needs it is told.
  rest.catch(() => {});
  const headers = { 'content-type': response.headers.get('content-type') ?? '' };
  const first = new Response(response.body.pipeThrough(upTo(parts.end)), { headers });
  return { first: await checked(compile, first, parts.sha256, url), rest };
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
  const response = await fetch(url, { signal }).catch(async (error) => {
    throw signal?.aborted ? error : new Error(await diagnosis(url));
  });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
  return response;
}

async function checked(read, response, sha256, url) {
  const copy = response.clone();
  try {
    const [content] = await Promise.all([read(response, url), verify(copy.arrayBuffer(), sha256, url)]);
    return content;
  } catch (error) {
    // Whoever leaves a page cuts off what is on its way to it, and of that nobody is to hear. Most engines are done with the page
    // in that turn; Firefox keeps it until the next one answers. (The rules also run where there is neither page nor clock.)
    if (globalThis.setTimeout) await new Promise((stays) => setTimeout(stays, LEAVING));
    throw error;
  }
}

/** Lets the first so many bytes of a stream through. */
const upTo = (left) =>
  new TransformStream({
    transform(chunk, through) {
      through.enqueue(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) through.terminate();
    },
  });

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
  const file = await bytes;
  // Without a secure context there is no digest, and nothing that it could protect.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!hex.startsWith(sha256)) throw new Error(`${name} is not the one this script belongs to`);
}
