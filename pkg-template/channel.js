// Calls between a page and a frame in it, both ways, over a private port.

/**
 * @param {MessagePort} port
 * @param {Record<string, (...args: any[]) => unknown>} does what the other side may have done here
 * @returns {(name: string, ...args: unknown[]) => Promise<any>} has the other side do something. Resolves to what came of
 *   it, or to nothing if that could not be done.
 */
export function talk(port, does) {
  const waiting = new Map();
  let count = 0;
  port.onmessage = async ({ data: [id, name, args] }) => {
    if (name === null) {
      waiting.get(id)?.(args);
      waiting.delete(id);
      return;
    }
    let result;
    try {
      result = Object.hasOwn(does, name) ? await does[name](...args) : undefined;
    } catch {
      // What went wrong here is not told there.
    }
    port.postMessage([id, null, result]);
  };
  return (name, ...args) =>
    new Promise((answer) => {
      waiting.set(++count, answer);
      port.postMessage([count, name, args]);
    });
}
