// Texts nobody would think of, the same in every run.

/** Characters that have broken forms before: blanks, dashes, kana, look-alikes, marks, halves of characters. */
const ODD = [
  ...' \t\n\r\u00a0\u3000\u202f-‐–—−－ーｰ一/／.・',
  ...'アァンｱｶﾞﾟゞヽかがぱ゛゜山力〒あAzÅé@_+()tel:',
  ...'٤④⁴四０１９Ａ！～〜',
  ...['\u0000', '\u0007', '\u00ad', '\u200b', '\u200e', '\u202d', '\u202e', '\u2066', '\ufeff'],
  ...['\u0301', '\u3099', '\u309a'],
  ...['😀', '👨‍👩‍👧', '🏳️‍🌈', '𝟒', '\ud800', '\udc00', '\ud83d', '\uffff', '\u{10ffff}'],
];
const DIGITS = [...'0123456789'];

/** A generator with the few draws the tests need (xorshift: any seed but 0). */
export function seeded(seed) {
  let state = seed;
  const below = (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % end;
  };
  const pick = (list) => list[below(list.length)];
  const many = (most, draw) => Array.from({ length: below(most + 1) }, draw).join('');
  /** A digit in a third of all cases, else something odd, or any unit there is. */
  const character = () => {
    if (below(3) === 0) return pick(DIGITS);
    return below(4) === 0 ? String.fromCharCode(below(0x10000)) : pick(ODD);
  };
  const inSomeWidth = (digit) => (below(5) ? digit : String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return {
    below,
    pick,
    /** Up to `most` digits. */
    digits: (most) => many(most, () => pick(DIGITS)),
    /** Up to `most` characters of any kind, digits among them. */
    text: (most) => many(most, character),
    /** The same digits with something harmless between some of them, and some in full width. */
    spaced: (digits, between) =>
      Array.from(digits, (digit) => inSomeWidth(digit) + (below(3) ? '' : pick(between))).join(''),
  };
}
