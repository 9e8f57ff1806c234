// Addresses and keys from outside: DOMAIN.md 8.

import { rules, table } from './rules.mjs';

const API = 'https://komoju.com';
const LOCAL = 'http://127.0.0.1:4002';
const REFUSED = { allowed: false, href: null };
const allowed = (href) => ({ allowed: true, href });

const GOOD = [
  ['https://bank.example/3ds?a=b#c', 'https://bank.example/3ds?a=b#c'],
  ['https://bank.example', 'https://bank.example/'],
  ['HTTPS://BANK.example:443/', 'https://bank.example/'],
  ['https://bank.example:8443/', 'https://bank.example:8443/'],
  ['https://例え.jp/', 'https://xn--r8jz45g.jp/'],
  ['https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
  ['https://bank.example/a/../b', 'https://bank.example/b'],
];

const BAD = [
  '',
  ' ',
  'bank.example',
  '/path',
  'path',
  '//bank.example/',
  'https:/bank.example',
  'https:bank.example',
  'https://',
  'https:///bank.example',
  'http://bank.example/',
  'javascript:alert(1)',
  'JavaScript://bank.example/%0aalert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://bank.example/1',
  'file:///etc/passwd',
  'https://user@bank.example/',
  'https://user:pass@bank.example/',
  'https://bank.example\\@evil.example/',
  'https://bank.example\\evil',
  ' https://bank.example/',
  'https://bank.example/ ',
  'https://bank.example/\n',
  'https://bank.example/\u202emoc',
  'https://bank\u200b.example/',
  'https://bank.example/\u0000',
  'https://bank.example:99999/',
  'https://bank.example:port/',
  'https://bank%40.example/',
  'https://a b.example/',
  `https://bank.example/${'a'.repeat(9000)}`,
  undefined,
  null,
  5,
  {},
];

for (const use of ['navigate', 'frame']) {
  const check = (value, base) => rules.checkUrl(value, { use, base });
  table(`an address to ${use} is https with a host`, check, [
    ...GOOD.map(([value, href]) => [[value, API], allowed(href)]),
    ...GOOD.map(([value, href]) => [[value], allowed(href)]),
    ...BAD.map((value) => [[value, API], REFUSED]),
  ]);
  table(`this very machine may be used to ${use} only while the API is there`, check, [
    [['http://127.0.0.1:4003/bank', LOCAL], allowed('http://127.0.0.1:4003/bank')],
    [['http://localhost:4003/', `${LOCAL}/`], allowed('http://localhost:4003/')],
    [['http://127.0.0.1:4003/', API], REFUSED],
    [['http://127.0.0.1:4003/'], REFUSED],
    [['http://127.0.0.1.evil.example/', LOCAL], REFUSED],
    [['http://bank.example/', LOCAL], REFUSED],
  ]);
}

table('a picture is on the host of the API', (value, base) => rules.checkUrl(value, { use: 'picture', base }), [
  [['/icons/visa.svg', API], allowed(`${API}/icons/visa.svg`)],
  [[`${API}/icons/visa.svg`, API], allowed(`${API}/icons/visa.svg`)],
  [['https://KOMOJU.com:443/x.svg', `${API}/api/v1`], allowed(`${API}/x.svg`)],
  [['/a/../b.svg?v=1', API], allowed(`${API}/b.svg?v=1`)],
  [['/x.svg', LOCAL], allowed(`${LOCAL}/x.svg`)],
  [['//evil.example/x.svg', API], REFUSED],
  [['/\\evil.example/x.svg', API], REFUSED],
  [['https://evil.example/x.svg', API], REFUSED],
  [['https://komoju.com.evil.example/x.svg', API], REFUSED],
  [['https://komoju.com:8443/x.svg', API], REFUSED],
  [['https://komoju.com@evil.example/x.svg', API], REFUSED],
  [['http://komoju.com/x.svg', API], REFUSED],
  [['data:image/svg+xml,<svg/>', API], REFUSED],
  [['/x.svg', 'komoju.com'], REFUSED],
  [['/x.svg'], REFUSED],
  [[`${API}/x.svg`], REFUSED],
  ...BAD.filter((value) => value !== '/path').map((value) => [[value, API], REFUSED]),
]);

table(
  'a use nobody knows is refused, and none is to navigate',
  (use) => rules.checkUrl('https://bank.example/', { use }),
  [
    ['download', REFUSED],
    [5, REFUSED],
    [null, allowed('https://bank.example/')],
    [undefined, allowed('https://bank.example/')],
  ],
);

table('only a publishable key may be in a page', rules.checkKey, [
  ['pk_test_123abc', { verdict: 'ok' }],
  ['pk_live_1', { verdict: 'ok' }],
  ...['sk_live_1', 'SK_LIVE_1', ' sk_1', 'ｓｋ＿live', 's k_1', '\u200bsk_1', 'sk-1', 'Sk_'].map((key) => [
    key,
    { verdict: 'refuse_secret' },
  ]),
  ...['', ' ', 'komoju', 'pk', 'PK_1', 'pk_1\n2', 'pk_あ', `pk_${'a'.repeat(300)}`, null, undefined, 5, {}].map(
    (key) => [key, { verdict: 'refuse_malformed' }],
  ),
]);
