/** The digits of a text, those as wide as a kanji as ordinary ones. */
export const digitsOf = (text) =>
  text.replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\D/g, '');

/** Digits with a space at each gap. */
export function grouped(digits, gaps) {
  let text = '';
  for (let at = 0; at < digits.length; at++) text += (gaps.includes(at) ? ' ' : '') + digits[at];
  return text;
}

/** `1230` is `12 / 30`. */
export const expiry = (digits) => (digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2, 4)}`);

/** Where the caret stands in a text when so many digits are before it. */
export function caretAfter(text, digits) {
  let at = 0;
  for (let seen = 0; at < text.length && seen < digits; at++) if (/\d/.test(text[at])) seen++;
  return at;
}
