// How the script-tag file gets what runs a checkout in the page: from beside it, and only if it is the very file that this
// one was built with. So `integrity` of the tag covers that one too.

import { diagnosis } from '../diagnosis.js';

/** Where the rest of the package is, if nobody says. */
export const beside = import.meta.url;

/** By address, what is there or on its way. */
const programs = {};

/** @param {string | null} folder where the package is hosted; beside this script, if not given */
export function program(folder) {
  const url = new URL('inline.js', folder ?? beside).href;
  return (programs[url] ??= verified(url).then(() => import(url)).catch((error) => {
    // It can be tried again.
    delete programs[url];
    throw error;
  }));
}

/** Has the browser fetch a module, and remember it for the `import` to come, unless it is another one. */
function verified(url) {
  // `import` itself cannot be told what to expect. Browsers that cannot preload modules take them from scripts.
  const link = document.createElement('link');
  const knows = link.relList?.supports?.('modulepreload');
  const asking = knows ? link : document.createElement('script');
  asking.crossOrigin = 'anonymous';
  asking.integrity = __INLINE_INTEGRITY__;
  if (knows) {
    link.rel = 'modulepreload';
    link.href = url;
  } else {
    asking.type = 'module';
    asking.src = url;
  }
  return new Promise((resolve, reject) => {
    asking.onload = resolve;
    asking.onerror = async () => reject(new Error(await diagnosis(url, 'text/javascript')));
    document.head.append(asking);
  }).finally(() => asking.remove());
}
