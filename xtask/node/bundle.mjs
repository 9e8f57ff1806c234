// Bundles the package's scripts. Run with one argument, JSON: entry points, folder, wasm-bindgen's script, constants.
import { readFile } from "node:fs/promises";
import { argv, exit } from "node:process";
import { build, transform } from "esbuild";

const { entryPoints, outdir, glue, define } = JSON.parse(argv[2]);

/** A style sheet is imported as its text. esbuild alone would keep comments and spaces in it, as it does in any text. */
const smallStyles = {
  name: "small-styles",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code, warnings } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: true,
        target: "es2022",
        sourcefile: path,
      });
      return { contents: code.trim(), loader: "text", warnings };
    }),
};

try {
  await build({
    entryPoints,
    outdir,
    define,
    alias: { "#wasm": glue },
    plugins: [smallStyles],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
} catch {
  // esbuild has said what is wrong.
  exit(1);
}
