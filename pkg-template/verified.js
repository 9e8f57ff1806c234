// Modules that are run only if they are the very ones that a script was built with: the `integrity` of its tag then covers
// them too.

import { diagnosis } from './diagnosis.js';

/** Has the browser fetch a module, and remember it for the `import` to come, unless it is another one. */
export function verified(url, integrity) {
  // `import` itself cannot be told what to expect. Browsers that cannot preload modules take them from scripts.
  const knows = document.createElement('link').relList?.supports?.('modulepreload');
  const asking = Object.assign(document.createElement(knows ? 'link' : 'script'), {
    crossOrigin: 'anonymous', integrity, ...(knows ? { rel: 'modulepreload', href: url } : { type: 'module', src: url }),
  });
  return new Promise((resolve, reject) => {
    asking.onload = resolve;
    asking.onerror = async () => reject(new Error(await diagnosis(url, 'text/javascript')));
    document.head.append(asking);
  }).finally(() => asking.remove());
}
