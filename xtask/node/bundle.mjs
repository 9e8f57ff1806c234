// Bundles some of the package's scripts. Run with one argument, JSON: entry points, folder, first line, what stands for
// the names that begin with # (files, and modules that are no file), constants, and the modules of the package that are
// imported as they are: then whoever bundles the package follows the import.
import { writeFileSync } from "node:fs";
import { argv, exit } from "node:process";
import { build } from "esbuild";

const { entryPoints, outdir, banner, alias, made, define, external } = JSON.parse(argv[2]);

/**
 * A style sheet is imported as its text, with the sheets that it imports itself in their places. esbuild alone would
 * keep comments and spaces in it, as it does in any text; as it is, it keeps those before the value of a custom property.
 */
const smallStyles = {
  name: "small-styles",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles, warnings } = await build({
        entryPoints: [path],
        write: false,
        bundle: true,
        minify: true,
        target: "es2022",
        legalComments: "none",
        logLevel: "silent", // What is wrong is said once, by the build around this one.
      });
      const contents = outputFiles[0].text.trim().replace(/([{;]--[\w-]+): /g, "$1:");
      return { contents, loader: "text", warnings };
    }),
};

/** Modules that are made for the build. */
const noFiles = {
  name: "no-files",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^#/ }, ({ path }) => (path in made ? { path, namespace: "made" } : undefined));
    onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({ contents: made[path] }));
  },
};

/**
 * esbuild drops the comments by which bundlers are told to leave an import alone. Where none of ours is to be followed,
 * what it names is there at run time, or is not needed.
 */
const leftAlone = (script) =>
  external.length ? script : script.replaceAll("import(", "import(/*webpackIgnore:true*//*@vite-ignore*/");

try {
  const { outputFiles } = await build({
    entryPoints,
    outdir,
    write: false,
    define,
    alias,
    external,
    // A style sheet may be a file of its own, too.
    plugins: entryPoints[0].endsWith(".css") ? [] : [smallStyles, noFiles],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: banner },
    logLevel: "warning",
  });
  for (const { path, text } of outputFiles) writeFileSync(path, leftAlone(text));
} catch {
  // esbuild has said what is wrong.
  exit(1);
}
