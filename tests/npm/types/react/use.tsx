// How a React shop uses the component and the tag: all of this must compile.

import { useRef } from 'react';
import { KomojuCheckout, type KomojuCheckoutElement, type KomojuCheckoutProps } from 'komoju-checkout/react';

export function Shop({ id, locale }: { id: string; locale?: string }) {
  const checkout = useRef<KomojuCheckoutElement>(null);
  return (
    <form onSubmit={() => void checkout.current?.submit().then(({ status }) => console.log(status))}>
      <KomojuCheckout
        ref={checkout}
        key={id}
        sessionId={id}
        session={{ id, status: 'pending' }}
        publishableKey="pk_1"
        locale={locale}
        prefill={{ email: 'a@example.jp' }}
        token
        mode="inline"
        className="wide"
        style={{ margin: 1 }}
        aria-label="Pay"
        data-test="pay"
        onReady={({ detail }) => console.log(detail.methods.length)}
        onMethod={({ detail }) => console.log(detail.type, detail.total)}
        onChange={({ detail }) => console.log(detail.complete, detail.fields.number === 'valid')}
        onInvalid={({ detail }) => console.log(detail.errors[0]?.reason === 'required')}
        paymentType="konbini"
        noButton
        disabled={false}
        fraudDetails={{ customer_ip: '192.0.2.1' }}
        onBeforePay={(event) => event.waitUntil(Promise.resolve(true))}
        onSessionChange={({ detail }) => console.log(detail.session.id)}
        onToken={({ detail }) => console.log(detail.token)}
        onPending={({ detail }) => console.log(detail.url)}
        onChallenge={({ detail }) => console.log(detail.open)}
        onInstructions={({ detail }) => console.log(detail.deadline)}
        onComplete={({ detail }) => console.log(detail.payment?.id)}
        onCancel={({ detail }) => console.log(detail.from)}
        onError={({ detail }) => console.log(detail.reason === 'offline')}
        onClick={(event) => event.currentTarget.submit()}
        continuePayment={async ({ token }) => token}
      >
        <a href="https://example.com">Pay</a>
      </KomojuCheckout>
    </form>
  );
}

export const props: KomojuCheckoutProps = { sessionId: 's1', onReady: undefined };

export const tag = (
  <komoju-checkout
    session-id="s1"
    publishable-key="pk_1"
    locale="en"
    token
    class="wide"
    disabled
    payment-type="konbini"
    ref={(element) => void element?.submit()}
    onkomoju-complete={({ detail }) => console.log(detail.payment?.id)}
  >
    <a href="https://example.com">Pay</a>
  </komoju-checkout>
);
