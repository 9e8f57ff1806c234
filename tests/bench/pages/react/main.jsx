// The card form as most would write it: React and react-payment-inputs (its hook, without styled-components).

import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { usePaymentInputs } from 'react-payment-inputs';
import { order, pay } from '../shared/order.js';
import css from '../shared/style.css';

function Field({ label, problem, isWide, children }) {
  return <label className={isWide ? 'wide' : ''}>{label}{children}<span className="problem" role="alert">{problem}</span></label>;
}

function Card({ details, put, inputs }) {
  const { meta, getCardNumberProps, getExpiryDateProps, getCVCProps } = inputs;
  const problem = (name) => meta.touchedInputs[name] && meta.erroredInputs[name];
  return (
    <div className="fields">
      <Field label="カード名義" isWide><input autoComplete="cc-name" value={details.name} onChange={put('name')} required /></Field>
      <Field label="カード番号" isWide problem={problem('cardNumber')}>
        <input {...getCardNumberProps({ onChange: put('number') })} value={details.number} aria-invalid={Boolean(problem('cardNumber'))}
          data-brand={meta.cardType?.type ?? ''} /></Field>
      <Field label="有効期限" problem={problem('expiryDate')}>
        <input {...getExpiryDateProps({ onChange: put('expiry') })} value={details.expiry} aria-invalid={Boolean(problem('expiryDate'))} /></Field>
      <Field label="セキュリティコード" problem={problem('cvc')}>
        <input {...getCVCProps({ onChange: put('code') })} value={details.code} aria-invalid={Boolean(problem('cvc'))} /></Field>
    </div>
  );
}

function Konbini() {
  const [details, set] = useState({ name: '', email: '', phone: '' });
  const put = (name) => ({ target }) => set((before) => ({ ...before, [name]: target.value }));
  return (
    <div className="fields">
      <Field label="店舗" isWide><select>{order.stores.map((store) => <option key={store}>{store}</option>)}</select></Field>
      <Field label="お名前" isWide><input autoComplete="name" value={details.name} onChange={put('name')} required /></Field>
      <Field label="メールアドレス" isWide><input type="email" autoComplete="email" value={details.email} onChange={put('email')} required /></Field>
      <Field label="電話番号" isWide><input type="tel" autoComplete="tel" value={details.phone} onChange={put('phone')} required /></Field>
    </div>
  );
}

function Checkout() {
  const [chosen, choose] = useState('credit_card');
  const [details, set] = useState({ name: '', number: '', expiry: '', code: '' });
  const put = (name) => ({ target: { value } }) => set((before) => ({ ...before, [name]: value }));
  const inputs = usePaymentInputs();
  const submit = (event) => {
    event.preventDefault();
    if (details.name && !Object.values(inputs.meta.erroredInputs).some(Boolean)) pay(details);
  };
  return (
    <form className="checkout" noValidate onSubmit={submit}>
      <fieldset>{order.methods.map(([type, label]) => (
        <label className="method" key={type}><input type="radio" name="method" checked={chosen === type} onChange={() => choose(type)} />{label}</label>
      ))}</fieldset>
      {chosen === 'credit_card' ? <Card details={details} put={put} inputs={inputs} /> : chosen === 'konbini' ? <Konbini /> : <p>次の画面に移動します。</p>}
      <button>¥{order.amount.toLocaleString('ja-JP')} を支払う</button>
    </form>
  );
}

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
createRoot(document.querySelector('#checkout')).render(<Checkout />);
