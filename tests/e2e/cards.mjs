// The provider's test cards (S3 "Test Cards", FEATURES.md 2.5), ready to be typed.

const card = (number, code = '123') => ({ number, expiry: '1299', code, name: 'TARO YAMADA' });

export const VISA = card('4111111111111111');
export const MASTERCARD = card('5555555555554444');
export const AMEX = card('378282246310005', '1234');

/** The bank's page asks before this one is charged. */
export const ASKED_FOR_BY_THE_BANK = card('4100000000005000');

/** Its bank asks, and then does not believe the answer. */
export const ASKED_FOR_IN_VAIN = card('4100000000300005');

/** Its bank says no without asking. */
export const REFUSED_BY_THE_BANK = card('4100000000500000');

/** Its bank vouches for its holder without asking. */
export const FRICTIONLESS = card('4100000000000100');

/** Declined; the last digits say why. */
export const declined = (ending) => card(`412311111111${ending}`);
