// What is slow the first time, done while everything is on its way.

/**
 * The sizes and weights that the form is written in. As texts: to write a number that is no whole one has V8 make room for 48 kB
 * of such.
 */
export const LETTERS = [['1em', 400], ['1em', 600], ['1.25em', 600], ['0.875em', 600], ['0.8125em', 400]];

/** A word in each script that a language may need. */
const WORDS = { ja: '支払い', ko: '결제', 'zh-Hans': '付款', 'zh-Hant': '付款', th: 'ชำระ', ar: 'الدفع' };

let isWarm = false;

/** The first words of a page in each size and weight take an engine as long as drawing all of the form does. */
export function warmUp(target, language) {
  if (isWarm) return;
  isWarm = true;
  const look = target.appendChild(Object.assign(document.createElement('div'), { className: 'kc', lang: language }));
  for (const [fontSize, fontWeight] of LETTERS) {
    const line = look.appendChild(document.createElement('p'));
    Object.assign(line.style, { fontSize, fontWeight });
    line.textContent = `${WORDS[language] ?? ''} ¥1`;
  }
  look.getBoundingClientRect();
  look.remove();
}

/** The first number format takes it even longer. Yen need none (`src/i18n/yen.rs`). */
export function warmUpFor(session) {
  const { currency = 'JPY' } = session ?? {};
  if (currency !== 'JPY') new Intl.NumberFormat('en', { style: 'currency', currency }).format(1);
}
