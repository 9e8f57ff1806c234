// What is paid with: the documented test values (DOMAIN.md 1.9, FEATURES.md 2.5), and one made-up person.
// A report names them by the names they have here.

const EMAIL = 'test@example.com';

/** A card that is good for two more years. */
export const card = (number, more = {}) => ({
  type: 'credit_card',
  number,
  month: '12',
  year: String(new Date().getUTCFullYear() + 2),
  verification_value: number.length === 15 ? '1234' : '123',
  name: 'TARO YAMADA',
  ...more,
});

/** By name: the number and the brand as sessions spell it. */
export const GOOD_CARDS = {
  jcb: ['3530111333300000', 'jcb'],
  amex: ['378282246310005', 'american_express'],
  visa: ['4111111111111111', 'visa'],
  mastercard: ['5555555555554444', 'master'],
  diners: ['30569309025904', 'diners_club'],
};

/** By what the documents say of them; all are Visa cards. */
export const REFUSED_CARDS = {
  'insufficient-funds': '4123111111111000',
  'exceeds-limit': '4123111111111018',
  'bad-verification-value': '4123111111111034',
  expired: '4123111111111042',
  'cannot-use-card': '4123111111111059',
  'invalid-card': '4123111111111067',
  'invalid-card-newer': '4123111111111075',
};

/** By what 3-D Secure does with them: Visa, Mastercard, JCB. */
export const THREE_DS_CARDS = {
  frictionless: ['4100000000000100', '5100000000000107', '3528000000000106'],
  challenge: ['4100000000005000', '5100000000005007', '3528000000005006'],
  'challenge-fails': ['4100000000300005', '5100000000300002', '3528000000300001'],
  refused: ['4100000000500000', '5100000000500007', '3528000000500006'],
};

export const THREE_DS_BRANDS = ['visa', 'master', 'jcb'];

export const VISA = card(GOOD_CARDS.visa[0]);

/** Of a brand no session of the documents lists; passes every check a client can make. */
export const DISCOVER = card('6011111111111117');

export const STORES = ['seven-eleven', 'lawson', 'family-mart', 'ministop', 'daily-yamazaki', 'seicomart'];

export const konbini = (store, more = {}) => ({ type: 'konbini', store, email: EMAIL, ...more });

const PERSON = {
  email: EMAIL,
  family_name: '山田',
  given_name: '太郎',
  family_name_kana: 'ヤマダ',
  given_name_kana: 'タロウ',
  phone: '09011112222',
};

export const PAY_EASY = { type: 'pay_easy', ...PERSON };
export const BANK_TRANSFER = { type: 'bank_transfer', ...PERSON };

/** 2,000 yen, as far as the documents say each time. */
export const FULL = '1111111111111111';

export const prepaid = (type, number = FULL) => ({ type, prepaid_number: number });

/** By what the documents say of them. */
export const REFUSED_PREPAID = {
  'web-money-invalid': prepaid('web_money', 'e111111111111112'),
  'web-money-used': prepaid('web_money', 'e111111111111113'),
  'web-money-declined': prepaid('web_money', 'e111111111111114'),
  'bit-cash-invalid': prepaid('bit_cash', 'e111111111111112'),
  'bit-cash-declined': prepaid('bit_cash', 'e111111111111113'),
};

/** Accounts, each with the currency it takes. The pairs are those of the documents' samples. */
export const ACCOUNTS = [
  [{ type: 'culture_voucher', culture_id: '11111111', culture_password: '11111111' }, 'KRW'],
  [{ type: 'happy_money', happy_money_id: '11111111', happy_money_password: '11111111' }, 'KRW'],
  [{ type: 'dospara', user_no: '12345', user_password: 'password' }, 'JPY'],
];

/** Methods on pages of somebody else. Those beyond their `additional_fields` need what is here. */
export const OFFSITE = [
  { type: 'paypay' },
  { type: 'linepay' },
  { type: 'line_pay' },
  { type: 'merpay' },
  { type: 'rakutenpay' },
  { type: 'aupay' },
  { type: 'alipay' },
  { type: 'wechatpay' },
  { type: 'docomo' },
  { type: 'au' },
  { type: 'softbank' },
  { type: 'mobile', email: EMAIL },
  { type: 'japan_mobile', brand: 'docomo' },
  { type: 'paidy', customer_name: '山田 太郎', email: EMAIL },
];

/** What an offer may ask for beforehand. */
export const ADDITIONAL = { name: 'TARO YAMADA', email: EMAIL, phone: '09011112222' };
