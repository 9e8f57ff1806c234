// Why a file of the package could not be had, for the console: what its host forgets to send is told by its name.

/**
 * @param {URL | string} url
 * @param {string} [type] what its Content-Type must be, if it matters
 * @returns {Promise<string>} a sentence
 */
export async function diagnosis(url, type) {
  try {
    const response = await fetch(url);
    if (!response.ok) return `${url} was answered with ${response.status}`;
    const sent = response.headers.get('content-type');
    if (type && !sent?.startsWith(type)) return `the host of ${url} must send "Content-Type: ${type}"`;
    return `${url} is not the one this script belongs to`;
  } catch {
    // Without its header an answer may not be read, and yet it is there.
    const isThere = await fetch(url, { mode: 'no-cors' }).then(() => true, () => false);
    return isThere ? `the host of ${url} must send "Access-Control-Allow-Origin: *"` : `${url} cannot be reached`;
  }
}
