// The checkout page: once the checkout shows how to pay at a store, a quiet link leads to the order's page.
// Everything else about paying is the element's own affair.

document.addEventListener('komoju-instructions', (event) => {
  const link = event.target.closest('.payment')?.querySelector('.see-order');
  if (link) link.hidden = false;
});
