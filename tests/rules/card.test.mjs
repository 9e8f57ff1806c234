// The four fields of a card: DOMAIN.md 1, row by row.

import { empty, incomplete, invalid, NOVEMBER, rules, table, valid } from './rules.mjs';

const number = (state, reason, more = {}) => ({ state, reason, ...more });
const good = (digits, brand, formatted) => ({ state: 'valid', reason: null, digits, brand, formatted });

table('the numbers of the documents are valid, in the groups of their brands', rules.checkCardNumber, [
  ['3530111333300000', good('3530111333300000', 'jcb', '3530 1113 3330 0000')],
  ['378282246310005', good('378282246310005', 'american_express', '3782 822463 10005')],
  ['4111111111111111', good('4111111111111111', 'visa', '4111 1111 1111 1111')],
  ['5555555555554444', good('5555555555554444', 'mastercard', '5555 5555 5555 4444')],
  ['30569309025904', good('30569309025904', 'diners_club', '3056 930902 5904')],
  ['4000000000000000006', good('4000000000000000006', 'visa', '4000 0000 0000 0000 006')],
  ['2223000048400011', good('2223000048400011', 'mastercard', '2223 0000 4840 0011')],
  ...['000', '018', '034', '042', '059', '067'].map((end) => [
    `4123111111111${end}`,
    { state: 'valid', brand: 'visa' },
  ]),
]);

table('a brand is told as soon as it is certain, with the length of its code', rules.checkCardNumber, [
  ['4', { brand: 'visa', securityCodeLength: 3 }],
  ['3', { brand: null, securityCodeLength: null }],
  ['34', { brand: 'american_express', securityCodeLength: 4 }],
  ['37', { brand: 'american_express', securityCodeLength: 4 }],
  ['35', { brand: 'jcb' }],
  ['3528', { brand: 'jcb' }],
  ['3589', { brand: 'jcb' }],
  ['3527', { brand: null, reason: 'unknown_brand' }],
  ['3590', { brand: null, reason: 'unknown_brand' }],
  ['30', { brand: 'diners_club', securityCodeLength: 3 }],
  ['3095', { brand: 'diners_club' }],
  ['36', { brand: 'diners_club' }],
  ['38', { brand: 'diners_club' }],
  ['39', { brand: 'diners_club' }],
  ['51', { brand: 'mastercard' }],
  ['2221', { brand: 'mastercard' }],
  ['272099', { brand: 'mastercard' }],
  ['2721', { brand: null, reason: 'unknown_brand' }],
  ['6011', { brand: 'discover', reason: 'brand_unsupported' }],
  ['65', { brand: 'discover', reason: 'brand_unsupported' }],
  ['62', { brand: 'unionpay', reason: 'brand_unsupported' }],
  ['', { brand: null, securityCodeLength: null }],
]);

table('what is no number says why', rules.checkCardNumber, [
  ['', number('empty', 'empty', { digits: '', formatted: '' })],
  [' - ー　', number('empty', 'empty')],
  [undefined, number('empty', 'empty')],
  [null, number('empty', 'empty')],
  ['4111', number('incomplete', 'incomplete')],
  ['4111111111111', number('incomplete', 'incomplete')],
  ['4111111111111112', number('invalid', 'bad_checksum')],
  ['0000000000000000', number('invalid', 'unknown_brand')],
  ['9', number('invalid', 'unknown_brand')],
  ['55555555555544444', number('invalid', 'too_long', { digits: '55555555555544444' })],
  ['41111111111111111111', number('invalid', 'too_long')],
  ['4111 1111 1111 111x', number('invalid', 'not_digits', { digits: '', formatted: '4111 1111 1111 111x' })],
  ['４１１１１１１１１１１１１１１１', number('valid', null, { digits: '4111111111111111' })],
  ['4111ー1111－1111‐1111', number('valid', null)],
  ['4111\u00a01111\u202f1111\u30001111', number('valid', null)],
  ['\u202d4111 1111 1111 1111\u202c', number('valid', null)],
  ...['٤', '④', '⁴', '𝟒', '四', '4.1'].map((text) => [text, number('invalid', 'not_digits')]),
]);

const discover = '6011111111111117';
table('a list of brands decides, whichever way Mastercard is spelled', rules.checkCardNumber, [
  [['5555555555554444', { brands: ['visa', 'master'] }], { state: 'valid' }],
  [['5555555555554444', { brands: ['mastercard'] }], { state: 'valid' }],
  [['5555', { brands: ['visa'] }], number('invalid', 'brand_unsupported', { brand: 'mastercard' })],
  [['5555555555554444', { brands: null }], { state: 'valid' }],
  [['5555555555554444', { brands: [] }], { state: 'valid' }],
  [['5555555555554444', { brands: ['nobody'] }], number('invalid', 'brand_unsupported')],
  [['5555555555554444', { brands: { visa: '/v.svg', master: '/m.svg' } }], { state: 'valid' }],
  [['5555555555554444', { brands: { visa: '/v.svg' } }], number('invalid', 'brand_unsupported')],
  [[discover], number('invalid', 'brand_unsupported')],
  [[discover, { brands: ['discover'] }], { state: 'valid', brand: 'discover' }],
  [['622126', { brands: ['visa'] }], { brand: 'unionpay' }],
  [['622126', { brands: ['discover'] }], { brand: 'discover', state: 'incomplete' }],
  [['6200000000000005', { brands: ['unionpay'] }], number('invalid', 'brand_unsupported')],
]);

const date = (month, year, formatted) => ({ state: 'valid', month, year, formatted, reason: null });
const noDate = (state, reason) => ({ state, month: null, year: null, reason });
const on = (text) => rules.checkExpiry(text, NOVEMBER);

table('an expiry date is read however it is written', on, [
  ...[
    '1/30',
    '01/30',
    '0130',
    '01 / 30',
    '01 / 2030',
    '012030',
    '12030',
    '01-30',
    '01.30',
    '01 30',
    '2030-01',
    '130',
  ].map((text) => [text, date(1, 2030, '01 / 30')]),
  ...['１２／３０', '１２ ／ ２０３０', '１２３０'].map((text) => [text, date(12, 2030, '12 / 30')]),
  ['12/99', date(12, 2099, '12 / 99')],
  ['1299', date(12, 2099, '12 / 99')],
  ['11/26', date(11, 2026, '11 / 26')],
  ['10/26', { state: 'expired', month: 10, year: 2026, formatted: '10 / 26', reason: 'expiry_past' }],
]);

table('what is no date says why', on, [
  ['', noDate('empty', 'required')],
  [undefined, noDate('empty', 'required')],
  ...['01/2', '1/', '01', '01/203', '0', '127'].map((text) => [text, noDate('incomplete', 'expiry_incomplete')]),
  ...['00/30', '13/30'].map((text) => [text, noDate('invalid', 'expiry_month')]),
  ...['01/1930', '01/2130', 'ab', '01//30', '-01/30', '٠١/٣٠'].map((text) => [
    text,
    noDate('invalid', 'expiry_invalid'),
  ]),
]);

table('the month it is comes from the caller, else from the clock', rules.checkExpiry, [
  [['11/26', { year: 2026, month: 12 }], { state: 'expired' }],
  [['11/26', { year: '2026', month: '11' }], { state: 'valid' }],
  [['01/20'], { state: 'expired' }],
  [['01/20', { year: 2019, month: 13 }], { state: 'expired' }],
  [['01/20', { year: 2019, month: 1 }], { state: 'valid' }],
  [['12/99', null], { state: 'valid' }],
]);

table('a security code has the length of its brand', (text, brand) => rules.checkSecurityCode(text, { brand }), [
  [['123', 'visa'], valid('123')],
  [['007', 'master'], valid('007')],
  [[' １２３　', 'mastercard'], valid('123')],
  [['1234', 'american_express'], valid('1234')],
  [['123', 'american_express'], incomplete('cvc_length')],
  [['1234', 'visa'], invalid('cvc_length')],
  [['123', undefined], valid('123')],
  [['1234', null], valid('1234')],
  [['1234', 'nobody'], valid('1234')],
  [['12345', undefined], invalid('cvc_length')],
  [['12', undefined], incomplete('cvc_length')],
  [['1 2', 'visa'], invalid('cvc_length')],
  [['12a', 'visa'], invalid('cvc_length')],
  [['', 'visa'], empty],
]);

table('the name on a card is in letters of any script', rules.checkCardholderName, [
  ['ＴＡＲＯ　ＹＡＭＡＤＡ', valid('TARO YAMADA')],
  ["  Jean-Luc  O'Neil Jr. ", valid("Jean-Luc O'Neil Jr.")],
  ['山田　太郎', valid('山田 太郎')],
  ['TARO\u0007YAMADA', valid('TAROYAMADA')],
  ['4111 1111 1111 1111', invalid('name_is_number')],
  ['4111-1111', invalid('name_is_number')],
  ['TARO 1', invalid('name_invalid')],
  ['TARO 😀', invalid('name_invalid')],
  ['-', invalid('name_invalid')],
  ['A'.repeat(255), valid('A'.repeat(255))],
  ['A'.repeat(256), invalid('name_invalid')],
  ['\u200b ', empty],
  [null, empty],
]);
