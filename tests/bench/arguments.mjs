// What `cargo xtask bench` is asked for.

import { PROFILES, USUAL } from './profiles.mjs';

/**
 * @param {string[]} words `--rounds 9 --only plain,inline --profiles slow4g-4x`
 * @returns {{ rounds: number, only: string[], profiles: string[], grows: boolean, isWhole: boolean }} `grows`: how the cost
 *   grows with the work is measured too; `isWhole`: everybody is, in every usual way, so that the result can be kept
 */
export function arguments_(words) {
  const asked = { rounds: 9, only: [], profiles: [] };
  for (let at = 0; at < words.length; at += 2) {
    const [word, value] = [words[at], words[at + 1]];
    if (!value || !['--rounds', '--only', '--profiles'].includes(word)) {
      throw new Error(`bench takes --rounds N, --only A,B and --profiles A,B; not ${word}`);
    }
    asked[word.slice(2)] = word === '--rounds' ? Number(value) : value.split(',');
  }
  if (!(Number.isInteger(asked.rounds) && asked.rounds > 0)) throw new Error('--rounds takes a number of rounds');
  for (const profile of asked.profiles) {
    if (profile !== 'growth' && !PROFILES[profile]) {
      throw new Error(`there is no profile "${profile}": ${Object.keys(PROFILES).join(', ')}, growth`);
    }
  }
  const isWhole = asked.only.length === 0 && asked.profiles.length === 0;
  const profiles = asked.profiles.length ? asked.profiles.filter((profile) => profile !== 'growth') : USUAL;
  return { ...asked, profiles, grows: isWhole || asked.profiles.includes('growth'), isWhole };
}
