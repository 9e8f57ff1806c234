// Readings, e-mail, phone and postal code: DOMAIN.md 2 and 3.1 to 3.3.

import { empty, incomplete, invalid, rules, table, valid } from './rules.mjs';

table('a reading becomes full-width katakana', rules.checkKatakana, [
  ['ヤマダ', valid('ヤマダ')],
  ['やまだ', valid('ヤマダ')],
  ['ﾔﾏﾀﾞ', valid('ヤマダ')],
  ['ｶﾞｳﾞﾜﾞｦﾞﾊﾟ', valid('ガヴヷヺパ')],
  ['か\u3099は\u309a', valid('ガパ')],
  ['か゛は゜', valid('ガパ')],
  ['ゔゕゖ', valid('ヴヵヶ')],
  ['　マダ\t タロウ\r\n', valid('マダ タロウ')],
  ['ｼﾞｮﾝ･ｽﾐｽ', valid('ジョン・スミス')],
  ['ア-‐‑‒–—―−－─ｰ', valid('アーーーーーーーーーーー')],
  ['や\u200bま\ufeffだ', valid('ヤマダ')],
]);

table('what is no katakana is refused', rules.checkKatakana, [
  ...['山田', 'yamada', 'ＹＡＭＡＤＡ', 'ヤマダ1', 'ヤマダ。', 'ヤ〜', 'ヤ～', '々', '〆', '〇', '홍', '😀'].map(
    (text) => [text, invalid('kana_only')],
  ),
  ...['ㇰ', 'ヿ', 'ゟ', '㌔', '㋐', '㈱', 'ｱﾞ', 'ヤマダ-\u0020-', 'ーヤマダ', '・ヤマダ'].map((text) => [
    text,
    invalid('kana_only'),
  ]),
  ...['サト一', '二シ', '力トウ', '口', '八', '工', '夕', '卜', '⼀', 'さゝき', 'いすゞ', 'サヽキ', 'ヽヾ'].map(
    (text) => [text, invalid('kana_only')],
  ),
  ['ジョン・', incomplete('kana_only')],
  ['ア'.repeat(64), valid('ア'.repeat(64))],
  ['ア'.repeat(65), invalid('name_invalid')],
  ['　', empty],
]);

const phone = (text, currency) => rules.checkPhone(text, { currency });

table('a phone number is sent in national digits', phone, [
  ...[
    '090-1111-2222',
    '０９０ー１１１１ー２２２２',
    '+81 (0)90-1111-2222',
    '+81 90 1111 2222',
    '0081 90 1111 2222',
  ].map((text) => [[text, 'JPY'], valid('09011112222')]),
  [['tel:+81-3-1234-5678', 'JPY'], valid('0312345678')],
  [['\u202d090 1111 2222\u202c', 'jpy'], valid('09011112222')],
  [['060-1234-5678', 'JPY'], valid('06012345678')],
  [['0120-123-456', 'JPY'], valid('0120123456')],
  [['0800-123-4567', 'JPY'], valid('08001234567')],
  [['(03) 1234.5678', 'JPY'], valid('0312345678')],
  [['+82 10-1234-5678', 'KRW'], valid('01012345678')],
  [['02-123-4567', 'KRW'], valid('021234567')],
  [['+1 (212) 555-0123', 'USD'], valid('12125550123')],
  [['+1 (212) 555-0123', 'XXX'], valid('12125550123')],
  [['090-1111-2222', undefined], valid('09011112222')],
]);

table('what is no phone number is told', phone, [
  [['', 'JPY'], empty],
  [['090-1111', 'JPY'], incomplete('phone_invalid')],
  [['+81', 'JPY'], incomplete('phone_invalid')],
  [['090-1111-22223', 'JPY'], invalid('phone_invalid')],
  [['9011112222', 'JPY'], invalid('phone_invalid')],
  [['+1 212 555 0123', 'JPY'], invalid('phone_invalid')],
  [['+1 212 555 0123', undefined], invalid('phone_invalid')],
  [['٠٩٠١١١١٢٢٢٢', 'JPY'], invalid('phone_invalid')],
  [['090-1111-2222 ext. 3', 'JPY'], invalid('phone_invalid')],
  [['1234567890123456', 'USD'], invalid('phone_invalid')],
]);

table('an e-mail address needs a domain with a dot', rules.checkEmail, [
  ['taro@example.jp', valid('taro@example.jp')],
  [' ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ　', valid('taro@example.jp')],
  ['.taro..yamada.@docomo.ne.jp', valid('.taro..yamada.@docomo.ne.jp')],
  ['a@b.photography', valid('a@b.photography')],
  ["o'neil+shop@example.co.jp", valid("o'neil+shop@example.co.jp")],
  ['taro', incomplete('email_invalid')],
  ['taro@', incomplete('email_invalid')],
  ['taro@example', incomplete('email_invalid')],
  ['taro@example.j', incomplete('email_invalid')],
  ['ta ro@example.jp', invalid('email_invalid')],
  ['taro@@example.jp', invalid('email_invalid')],
  ['@example.jp', invalid('email_invalid')],
  ['太郎@example.jp', invalid('email_invalid')],
  ['taro@-example.jp', invalid('email_invalid')],
  ['', empty],
]);

table('a postal code has seven digits', rules.checkPostalCode, [
  ...['1000001', '100-0001', '〒100-0001', '〒１００ー０００１', ' 100 0001　'].map((text) => [
    text,
    valid('100-0001'),
  ]),
  ['100-000', incomplete('postal_invalid')],
  ['〒', incomplete('postal_invalid')],
  ['100-00011', invalid('postal_invalid')],
  ['一〇〇', invalid('postal_invalid')],
  ['100/0001', invalid('postal_invalid')],
  ['', empty],
]);
