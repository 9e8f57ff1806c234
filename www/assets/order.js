// The order's page: looks now and then whether the order's state has changed, and shows the page anew if it has.

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const FINAL = new Set(['paid', 'expired', 'refunded']);

const order = document.getElementById('order');
let wait = FIRST_WAIT;
let timer = 0;

function later() {
  clearTimeout(timer);
  timer = setTimeout(look, wait);
  wait = Math.min(wait * 1.2, LONGEST_WAIT);
}

async function look() {
  // A hidden page waits; it looks at once when it is seen again.
  if (document.hidden) return;
  try {
    const response = await fetch(order.dataset.stateUrl, { cache: 'no-store' });
    const { state } = await response.json();
    if (response.ok && state !== order.dataset.state) {
      location.reload();
      return;
    }
  } catch {
    // Offline or restarting: the next look may succeed.
  }
  later();
}

if (order && !FINAL.has(order.dataset.state)) {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    wait = FIRST_WAIT;
    clearTimeout(timer);
    look();
  });
  later();
}
