// The checkout page: what a shop does for the element, which takes the payment by itself otherwise.

for (const element of document.querySelectorAll('komoju-checkout')) {
  const payment = element.closest('.payment');
  const seeOrder = payment.querySelector('.see-order');

  // A prepaid payment that is short of something: the checkout has made a token of another number, and adding it takes
  // the secret key, so our server does that. The number itself never comes here.
  element.continuePayment = async ({ token }) => {
    const response = await fetch(`${seeOrder.querySelector('a').pathname}/continue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (!response.ok) throw new Error(`The shop's server answered ${response.status}.`);
  };

  // Once the checkout shows how to pay at a store, a quiet link leads to the order's page.
  element.addEventListener('komoju-instructions', () => {
    seeOrder.hidden = false;
  });

  // With the attribute `token` the checkout pays nothing. A shop would send the token to its server here, which pays
  // with it when it wants to; this one shows it to whoever is trying things out.
  element.addEventListener('komoju-token', ({ detail }) => {
    const made = payment.querySelector('.token-made');
    if (!made) return;
    made.querySelector('code').textContent = detail.token;
    made.hidden = false;
  });

  // The shopper changes the details: what the token was made of no longer holds.
  element.addEventListener('komoju-before-pay', () => {
    payment.querySelector('.token-made')?.setAttribute('hidden', '');
  });
}
