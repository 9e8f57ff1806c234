// Prepaid numbers and accounts: DOMAIN.md 3.4.

import { empty, incomplete, invalid, rules, table, valid } from './rules.mjs';

const prepaid = (text, type) => rules.checkPrepaidNumber(text, { type });
const HIRAGANA = 'あいうえおがぎぐげごぱぴぷぺぽん';

table('prepaid numbers are letters and digits, and hiragana for BitCash', prepaid, [
  ...['web_money', 'net_cash', 'nanaco', 'bit_cash'].flatMap((type) => [
    [['1111-1111ー1111　1111', type], valid('1111111111111111')],
    [['ｅ１１１１１１１１１１１１１１２', type], valid('e111111111111112')],
    [['', type], empty],
  ]),
  [['aB34aB34aB34aB34', 'web_money'], valid('aB34aB34aB34aB34')],
  [['1111', 'web_money'], incomplete('prepaid_16')],
  [['1'.repeat(17), 'web_money'], invalid('prepaid_16')],
  [['1111.', 'nanaco'], invalid('prepaid_16')],
  [['1'.repeat(20), 'net_cash'], valid('1'.repeat(20))],
  [['1'.repeat(15), 'net_cash'], incomplete('prepaid_length')],
  [['1'.repeat(21), 'net_cash'], invalid('prepaid_length')],
  [[HIRAGANA, 'bit_cash'], valid(HIRAGANA)],
  [['アイウエオガギグゲゴパピプペポン', 'bit_cash'], valid(HIRAGANA)],
  [['ｱｲｳｴｵｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟﾝ', 'bit_cash'], valid(HIRAGANA)],
  [['あいう', 'bit_cash'], incomplete('bitcash_16')],
  [['あ1', 'bit_cash'], invalid('bitcash_16')],
  [[HIRAGANA, 'web_money'], invalid('prepaid_16')],
  [['1111111111111111', 'edy'], invalid('prepaid_length')],
  [['1111111111111111', undefined], invalid('prepaid_length')],
]);

const good = (value) => ({ state: 'valid', value, reason: null, field: null });
const missing = (field) => ({ state: 'empty', value: null, reason: 'required', field });

table('an account is an id, trimmed, and a password, untouched', rules.checkAccount, [
  [
    { type: 'culture_voucher', culture_id: ' 11111111 ', culture_password: ' p\u200b ' },
    good({ culture_id: '11111111', culture_password: ' p\u200b ' }),
  ],
  [
    { type: 'happy_money', happy_money_id: '1', happy_money_password: 'Ａ' },
    good({ happy_money_id: '1', happy_money_password: 'Ａ' }),
  ],
  [{ type: 'dospara', user_no: '1', user_password: ' ' }, good({ user_no: '1', user_password: ' ' })],
  [{ type: 'dospara' }, missing('user_no')],
  [{ type: 'dospara', user_no: '　', user_password: 'x' }, missing('user_no')],
  [{ type: 'dospara', user_no: '1', user_password: '' }, missing('user_password')],
  [
    { type: 'dospara', user_no: 1, user_password: 'x' },
    { state: 'invalid', value: null, field: 'user_no' },
  ],
  [{ type: 'credit_card' }, { state: 'invalid', value: null, field: 'type' }],
  [undefined, { state: 'invalid', value: null, field: 'type' }],
]);
