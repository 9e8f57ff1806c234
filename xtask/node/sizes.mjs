// Prints the sizes of a folder's files as JSON: raw, gzip at its best, brotli at its best. Of a program that has a rest, so is
// the first part, which runs without it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = argv[2];
const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
const sizes = entries
  .flatMap(({ name }) => {
    const bytes = readFileSync(join(folder, name));
    const [rest] = name.endsWith(".wasm") ? WebAssembly.Module.customSections(new WebAssembly.Module(bytes), "rest") : [];
    // What says that it is there is a few bytes more.
    const first = rest ? [sizesOf(`${name}, first part`, bytes.subarray(0, bytes.length - rest.byteLength))] : [];
    return [sizesOf(name, bytes), ...first];
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));
console.log(JSON.stringify(sizes));

function sizesOf(name, bytes) {
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}
