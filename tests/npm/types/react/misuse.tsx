// Mistakes: every line below the comments must be one for the compiler, or the compiler complains of the comment.

import { createRef } from 'react';
import { KomojuCheckout } from 'komoju-checkout/react';

export const mistakes = [
  // @ts-expect-error: text
  <KomojuCheckout sessionId={1} />,
  // @ts-expect-error: no such property
  <KomojuCheckout sessionid="s1" />,
  // @ts-expect-error: a session has an id
  <KomojuCheckout session={{ status: 'pending' }} />,
  // @ts-expect-error: cards are typed, never filled in
  <KomojuCheckout prefill={{ number: '4111111111111111' }} />,
  // @ts-expect-error: no such mode
  <KomojuCheckout mode="popup" />,
  // @ts-expect-error: the event is the element's, not a form's
  <KomojuCheckout onChange={(event) => event.target.value} />,
  // @ts-expect-error: nothing of that in this one
  <KomojuCheckout onComplete={({ detail }) => detail.token} />,
  // @ts-expect-error: no such handler
  <KomojuCheckout onPay={() => {}} />,
  // @ts-expect-error: the element
  <KomojuCheckout ref={createRef<HTMLInputElement>()} />,
  // @ts-expect-error: text
  <komoju-checkout session-id={1} />,
  // @ts-expect-error: an object would be written as "[object Object]"
  <komoju-checkout session={{ id: 's1', status: 'pending' }} />,
  // @ts-expect-error: no such attribute
  <komoju-checkout lokale="ja" />,
  // @ts-expect-error: nothing of that in this one
  <komoju-checkout onkomoju-complete={({ detail }) => detail.token} />,
];
