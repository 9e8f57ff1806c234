// The card form as someone careful about weight would write it: Preact and card-validator.

import { render } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import valid from 'card-validator';
import { order, pay } from '../shared/order.js';
import { caretAfter, digitsOf, expiry, grouped } from '../shared/digits.js';
import css from '../shared/style.css';

function Field({ label, value, onChange, format, problem, isWide, ...rest }) {
  const input = useRef();
  const before = useRef(null);
  useLayoutEffect(() => {
    if (before.current === null) return;
    const caret = caretAfter(value, before.current);
    input.current.setSelectionRange(caret, caret);
    before.current = null;
  });
  const onInput = ({ currentTarget, isComposing }) => {
    if (isComposing || !format) return onChange(currentTarget.value);
    before.current = digitsOf(currentTarget.value.slice(0, currentTarget.selectionStart)).length;
    const next = format(digitsOf(currentTarget.value));
    if (next === value) currentTarget.value = next;
    onChange(next);
  };
  return (
    <label class={isWide ? 'wide' : ''}>{label}
      <input ref={input} value={value} onInput={onInput} aria-invalid={Boolean(problem)} required {...rest} />
      <span class="problem" role="alert">{problem}</span>
    </label>
  );
}

/** A number with its brand's gaps, no longer than a card's. */
function formatted(digits) {
  const { card } = valid.number(digits);
  return grouped(digits.slice(0, card ? Math.max(...card.lengths) : 19), card ? card.gaps : [4, 8, 12]);
}

function Card({ details, put }) {
  const number = valid.number(details.number);
  const problem = (check, sentence) => (check.isPotentiallyValid ? '' : sentence);
  return (
    <div class="fields">
      <Field label="カード名義" isWide autocomplete="cc-name" value={details.name} onChange={put('name')}
        problem={problem(valid.cardholderName(details.name), 'カード名義が正しくありません')} />
      <Field label="カード番号" isWide autocomplete="cc-number" inputmode="numeric" placeholder="1234 1234 1234 1234"
        data-brand={number.card?.type ?? ''} format={formatted} value={details.number} onChange={put('number')}
        problem={problem(number, 'カード番号が正しくありません')} />
      <Field label="有効期限" autocomplete="cc-exp" inputmode="numeric" placeholder="MM / YY" format={expiry}
        value={details.expiry} onChange={put('expiry')} problem={problem(valid.expirationDate(details.expiry), '有効期限が正しくありません')} />
      <Field label="セキュリティコード" autocomplete="cc-csc" inputmode="numeric" format={(digits) => digits.slice(0, 4)}
        value={details.code} onChange={put('code')}
        problem={problem(valid.cvv(details.code, number.card?.code.size ?? 3), 'セキュリティコードが正しくありません')} />
    </div>
  );
}

function Konbini() {
  const [details, set] = useState({ name: '', email: '', phone: '' });
  const put = (name) => (value) => set((before) => ({ ...before, [name]: value }));
  return (
    <div class="fields">
      <label class="wide">店舗<select>{order.stores.map((store) => <option key={store}>{store}</option>)}</select></label>
      <Field label="お名前" isWide autocomplete="name" value={details.name} onChange={put('name')} />
      <Field label="メールアドレス" isWide type="email" autocomplete="email" value={details.email} onChange={put('email')} />
      <Field label="電話番号" isWide type="tel" autocomplete="tel" value={details.phone} onChange={put('phone')} />
    </div>
  );
}

function Checkout() {
  const [chosen, choose] = useState('credit_card');
  const [details, set] = useState({ name: '', number: '', expiry: '', code: '' });
  const put = (name) => (value) => set((before) => ({ ...before, [name]: value }));
  const submit = (event) => {
    event.preventDefault();
    const checks = [valid.number(details.number), valid.expirationDate(details.expiry), valid.cardholderName(details.name)];
    if (checks.every(({ isValid }) => isValid) && details.code) pay(details);
  };
  return (
    <form class="checkout" novalidate onSubmit={submit}>
      <fieldset>{order.methods.map(([type, label]) => (
        <label class="method" key={type}><input type="radio" name="method" checked={chosen === type} onChange={() => choose(type)} />{label}</label>
      ))}</fieldset>
      {chosen === 'credit_card' ? <Card details={details} put={put} /> : chosen === 'konbini' ? <Konbini /> : <p>次の画面に移動します。</p>}
      <button>¥{order.amount.toLocaleString('ja-JP')} を支払う</button>
    </form>
  );
}

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
render(<Checkout />, document.querySelector('#checkout'));
