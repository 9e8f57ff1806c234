// Tells whoever opened or framed the bank's page two things: one that means nothing, and one that is a lie. A checkout
// must believe neither.

const listeners = [window.parent, window.opener].filter((other) => other && other !== window);
for (const listener of listeners) {
  listener.postMessage({ source: 'sandbox-bank', event: 'loaded' }, '*');
  listener.postMessage(
    {
      type: 'komoju-complete',
      status: 'completed',
      verification_status: 'OK',
      session: { status: 'completed' },
      payment: { status: 'captured' },
    },
    '*',
  );
}
