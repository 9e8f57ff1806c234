// Adyen's drop-in with as much of it as this order needs. Its service is this bench's own server (`server/adyen.mjs`).

import { AdyenCheckout, Card, Dropin, Econtext, Redirect } from '@adyen/adyen-web';
import '@adyen/adyen-web/styles/adyen.css';

const service = `${location.origin}/checkoutshopper/test/`;
const checkout = await AdyenCheckout({
  clientKey: `test_${'BENCH'.repeat(6)}BE`,
  environment: 'test',
  locale: 'ja-JP',
  countryCode: 'JP',
  amount: { value: 6000, currency: 'JPY' },
  analytics: { enabled: false },
  _environmentUrls: { api: service, analytics: service, cdn: { images: service, translations: service } },
  paymentMethodsResponse: {
    paymentMethods: [
      { type: 'scheme', name: 'クレジットカード', brands: ['visa', 'mc', 'amex', 'jcb', 'diners'] },
      { type: 'econtext_stores', name: 'コンビニ払い' },
      { type: 'paypay', name: 'PayPay' },
      { type: 'econtext_atm', name: 'ペイジー' },
      { type: 'econtext_online', name: 'オンラインバンキング' },
      { type: 'rakutenpay', name: '楽天ペイ' },
    ],
  },
  onSubmit() {},
  onError: (error) => console.warn(String(error)),
});
new Dropin(checkout, {
  openFirstPaymentMethod: true,
  paymentMethodComponents: [Card, Econtext, Redirect],
  paymentMethodsConfiguration: { card: { hasHolderName: true, holderNameRequired: true } },
}).mount('#checkout');
