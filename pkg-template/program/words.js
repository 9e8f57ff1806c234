// A shop's own words in place of the checkout's.

/**
 * The texts of a language with the words in them. What is left out, the console says.
 * @param {Record<string, string>} words by the names of texts
 * @param {string[]} names the name of each text, and the places in it: `pay {amount}`
 * @param {string[]} texts
 */
export function worded(words, names, texts) {
  const said = [...texts];
  for (const name in words) {
    const text = `${words[name]}`.replace(/\s+/g, ' ');
    const at = names.indexOf([name, ...new Set(text.match(/{.*?}/g)?.sort())].join(' '));
    if (at < 0) warn(`"${name}" is left out: there is no such text, or it has other places like {amount}`);
    else said[at] = text;
  }
  return said;
}

export const warn = (what) => console.warn(`komoju-checkout: texts: ${what}.`);
