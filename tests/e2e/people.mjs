// Who pays in the stories: what they type, and what must arrive of it.

/** What Pay-easy and bank transfers ask for, as a careful person types it. */
export const TARO = {
  family_name: '山田',
  given_name: '太郎',
  family_name_kana: 'ヤマダ',
  given_name_kana: 'タロウ',
  email: 'taro@example.jp',
  phone: '090-1111-2222',
};

/** The same as it must arrive: phone numbers in digits alone. */
export const TARO_SENT = { ...TARO, phone: '09011112222' };
