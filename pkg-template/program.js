// Compiles a program, and hands it out only if it is the very one a script was built with: the `integrity` of the
// script's tag then covers the program too.

/**
 * Fetches and compiles at once.
 * @param {URL} url
 * @param {string} sha256 of the program, hexadecimal
 * @returns {Promise<WebAssembly.Module>}
 */
export async function fetched(url, sha256) {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`the wasm was answered with ${response.status}`);
  const copy = response.clone();
  const [module] = await Promise.all([compile(response), verify(copy.arrayBuffer(), sha256)]);
  return module;
}

/** The same for a program that was read already. */
export async function compiled(bytes, sha256) {
  const [module] = await Promise.all([WebAssembly.compile(bytes), verify(bytes, sha256)]);
  return module;
}

/** Compiles while it arrives, unless the server names another type than application/wasm. */
async function compile(response) {
  if (response.headers.get('content-type')?.startsWith('application/wasm') && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function verify(bytes, sha256) {
  const program = await bytes;
  // Without a secure context there is no digest, and nothing that it could protect.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', program));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== sha256) throw new Error('the wasm is not the one this script belongs to');
}
