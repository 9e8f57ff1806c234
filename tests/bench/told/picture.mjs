// The picture for the README: how long a shopper waits on a slow network with a slow phone.

import { CONTESTANTS, GIVEN } from '../contestants.mjs';
import { short } from './report.mjs';

const WIDTH = 760;
const LEFT = 270;
const ROW = 34;
const TOP = 62;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {Record<string, Record<string, { median: number }>>} figures of one profile
 * @param {string} note what it was measured on
 * @returns {string} SVG, readable on light and on dark
 */
export function picture(figures, note) {
  const shown = CONTESTANTS.filter(({ name }) => name !== 'empty' && figures.echo?.[name]);
  const longest = Math.max(...shown.map(({ name }) => figures.echo[name].median));
  const scale = (WIDTH - LEFT - 90) / longest;
  const rows = shown.map(({ name, title }, at) => {
    const y = TOP + at * ROW;
    const own = GIVEN.includes(name) ? ' class="own"' : '';
    const [picker, echo] = ['picker', 'echo'].map((figure) => figures[figure][name].median);
    return `  <g${own}>
    <text x="${LEFT - 12}" y="${y + 17}" text-anchor="end">${escaped(title)}</text>
    <rect class="echo" x="${LEFT}" y="${y + 3}" width="${(echo * scale).toFixed(1)}" height="20" rx="3"/>
    <rect class="picker" x="${LEFT}" y="${y + 3}" width="${(picker * scale).toFixed(1)}" height="20" rx="3"/>
    <text x="${(LEFT + echo * scale + 8).toFixed(1)}" y="${y + 17}">${short(echo)} ms</text>
  </g>`;
  });
  const height = TOP + shown.length * ROW + 40;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title">
  <title id="title">Milliseconds until a card form answers, on Slow 4G with a CPU four times slower</title>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #24292f }
    .heading { font-weight: 600; font-size: 15px }
    .note { font-size: 11px; fill: #57606a }
    .own text { font-weight: 600 }
    .picker { fill: #8c959f } .echo { fill: #c4cad1 }
    .own .picker { fill: #2f6f5e } .own .echo { fill: #7fb5a5 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 } .note { fill: #9198a1 }
      .picker { fill: #848d97 } .echo { fill: #4b535d }
      .own .picker { fill: #5cb89e } .own .echo { fill: #2f6f5e }
    }
  </style>
  <text class="heading" x="12" y="24">Slow 4G, a CPU four times slower: until a card form is there</text>
  <text class="note" x="12" y="44">dark: the methods can be seen; light: a typed digit is answered</text>
${rows.join('\n')}
  <text class="note" x="12" y="${height - 14}">${escaped(note)}</text>
</svg>
`;
}
