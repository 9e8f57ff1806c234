'use client';
// The element as a React component: properties in, page events out. It knows React and the element, and nothing of what
// is inside. Importing it does nothing, and on a server it renders the tag with its attributes and its children.

import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { KomojuCheckout as Element, define } from './index.js';

/** The event that each handler hears. */
const EVENTS = {
  onReady: 'komoju-ready',
  onMethod: 'komoju-method',
  onChange: 'komoju-change',
  onInvalid: 'komoju-invalid',
  onBeforePay: 'komoju-before-pay',
  onToken: 'komoju-token',
  onPending: 'komoju-pending',
  onChallenge: 'komoju-challenge',
  onInstructions: 'komoju-instructions',
  onComplete: 'komoju-complete',
  onCancel: 'komoju-cancel',
  onError: 'komoju-error',
  onSessionChange: 'komoju-session-change',
};

const HANDLERS = Object.fromEntries(Object.entries(EVENTS).map(([handler, event]) => [event, handler]));

/** Properties that no attribute mirrors. */
const UNMIRRORED = ['continuePayment', 'fraudDetails'];

const isMirrored = (name) => Boolean(Object.getOwnPropertyDescriptor(Element.prototype, name)?.set);

const attributeOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What React writes as attributes, and what only a property can hold: an attribute would say "[object Object]". */
function sort(props) {
  const attributes = {};
  const properties = {};
  for (const [name, value] of Object.entries(props)) {
    if (name in EVENTS) continue;
    const isObject = typeof value === 'object' && value !== null;
    if (UNMIRRORED.includes(name) || (isMirrored(name) && isObject)) properties[name] = value;
    else if (!isMirrored(name)) attributes[name === 'className' ? 'class' : name] = value;
    // React 18 would write "false". A property that React 19 sets takes no '' for a yes, so that is not written here.
    else if (value !== false && value !== null) attributes[attributeOf(name)] = value;
  }
  return { attributes, properties };
}

/** Before anything is painted or told; React 18 complains of it on a server, where neither runs. */
const useCommitEffect = globalThis.document ? useLayoutEffect : useEffect;

export const KomojuCheckout = forwardRef(function KomojuCheckout({ children, ...props }, ref) {
  const element = useRef(null);
  const latest = useRef(props);
  const before = useRef({});
  // One listener for the whole life: adding it again changes nothing, so it needs no taking back, and a handler that
  // changes is simply the next one to be called.
  const [listen] = useState(() => (event) => {
    if (event.target === event.currentTarget) latest.current[HANDLERS[event.type]]?.(event);
  });
  const { attributes, properties } = sort(props);

  useCommitEffect(() => {
    const { current } = element;
    latest.current = props;
    for (const event of Object.values(EVENTS)) current.addEventListener(event, listen);
    for (const name of Object.keys({ ...before.current, ...properties })) {
      // What has become an attribute meanwhile was written by React already.
      if (before.current[name] === properties[name] || attributeOf(name) in attributes) continue;
      current[name] = properties[name];
    }
    before.current = properties;
    // Last: the element then starts with everything it is to have.
    define();
  });
  useImperativeHandle(ref, () => element.current, []);

  return createElement('komoju-checkout', { ...attributes, ref: element }, children);
});
