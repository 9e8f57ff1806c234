// Runs a script as a page or a worker of the web does: under an address, with what the web has and no Node.
// Run with `node --experimental-vm-modules`, the script's file and the folder it is said to come from.

import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { SourceTextModule, createContext } from 'node:vm';

const [, , file, folder] = argv;
const { URL, fetch, crypto, TextDecoder, TextEncoder } = globalThis;
// In a context of its own, WebAssembly would not know the `Response` of this one.
const context = createContext({ URL, fetch, crypto, TextDecoder, TextEncoder, WebAssembly, Uint8Array });
const script = new SourceTextModule(readFileSync(file, 'utf8'), {
  context,
  initializeImportMeta: (meta) => {
    meta.url = new URL('rules.js', folder).href;
  },
  importModuleDynamically: (name) => {
    throw new Error(`there is no ${name} in a page`);
  },
});
await script.link(() => {
  throw new Error('it imports nothing');
});
try {
  await script.evaluate();
  console.log(script.namespace.checkPhone('090-1111-2222').value);
} catch (error) {
  console.log(error.message);
}
