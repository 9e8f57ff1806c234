// The order that every hand-written page asks money for. The address may ask for more of it: `?methods=60&widgets=50`.

const asked = new URLSearchParams(location.search);

const NAMED = [
  ['credit_card', 'クレジットカード'], ['konbini', 'コンビニ払い'], ['paypay', 'PayPay'],
  ['bank_transfer', '銀行振込'], ['pay_easy', 'ペイジー'], ['rakutenpay', '楽天ペイ'],
];

const count = +(asked.get('methods') ?? NAMED.length);

export const order = {
  amount: 6000,
  methods: Array.from({ length: count }, (_, at) => NAMED[at] ?? [`wallet_${at}`, `Wallet ${at}`]),
  stores: ['セブン-イレブン', 'ローソン', 'ファミリーマート', 'ミニストップ', 'デイリーヤマザキ', 'セイコーマート'],
};

/** How many forms the page is to show. */
export const widgets = +(asked.get('widgets') ?? 1);

/** Sends what a shop's server would send on. It is refused, so the page stays. */
export const pay = (details) => fetch('/pay', { method: 'POST', body: JSON.stringify(details) });
