// The card form by hand, in plain JavaScript: no framework, no library. It builds its elements once and touches only what
// changes, and so it is about as quick as such a form can be.

import { order, pay, widgets } from '../shared/order.js';
import { caretAfter, digitsOf, expiry, grouped } from '../shared/digits.js';
import css from '../shared/style.css';

/** Brand, its prefixes, how many digits it has. */
const BRANDS = [
  ['visa', /^4/, 16], ['mastercard', /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 16],
  ['amex', /^3[47]/, 15], ['jcb', /^35(2[89]|[3-8])/, 16], ['diners', /^3(0[0-5]|[689])/, 14],
];

const brandOf = (digits) => BRANDS.find(([, prefixes]) => prefixes.test(digits));

function passesLuhn(digits) {
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    let digit = +digits[at];
    if (isDoubled && (digit *= 2) > 9) digit -= 9;
    sum += digit;
  }
  return sum % 10 === 0;
}

/** Formats in place; the caret stays behind the same digit. */
function reformat(input, format) {
  const before = digitsOf(input.value.slice(0, input.selectionStart)).length;
  const next = format(digitsOf(input.value));
  if (next === input.value) return;
  input.value = next;
  const caret = caretAfter(next, before);
  input.setSelectionRange(caret, caret);
}

function tell(input, problem) {
  input.setAttribute('aria-invalid', String(Boolean(problem)));
  input.nextElementSibling.textContent = problem;
}

const field = (label, attributes, isWide) =>
  `<label class="${isWide ? 'wide' : ''}">${label}<input ${attributes} required><span class="problem" role="alert"></span></label>`;

const CARD = `<div class="fields">${field('カード名義', 'autocomplete="cc-name"', true)}
${field('カード番号', 'autocomplete="cc-number" inputmode="numeric" placeholder="1234 1234 1234 1234"', true)}
${field('有効期限', 'autocomplete="cc-exp" inputmode="numeric" placeholder="MM / YY" maxlength="7"')}
${field('セキュリティコード', 'autocomplete="cc-csc" inputmode="numeric" maxlength="4"')}</div>`;

const KONBINI = `<div class="fields"><label class="wide">店舗<select>${order.stores
  .map((store) => `<option>${store}</option>`).join('')}</select></label>
${field('お名前', 'autocomplete="name"', true)}${field('メールアドレス', 'type="email" autocomplete="email"', true)}
${field('電話番号', 'type="tel" autocomplete="tel"', true)}</div>`;

const ELSEWHERE = '<p>次の画面に移動します。</p>';

function enliven(form) {
  const [number, date, code] = ['cc-number', 'cc-exp', 'cc-csc'].map((token) => form.querySelector(`[autocomplete=${token}]`));
  number.addEventListener('input', ({ isComposing }) => {
    if (isComposing) return;
    let brand;
    reformat(number, (digits) => {
      brand = brandOf(digits);
      return grouped(digits.slice(0, brand?.[2] ?? 19), brand?.[0] === 'amex' ? [4, 10] : [4, 8, 12]);
    });
    const digits = digitsOf(number.value);
    number.dataset.brand = brand?.[0] ?? '';
    tell(number, digits.length === (brand?.[2] ?? 16) && !passesLuhn(digits) ? 'カード番号が正しくありません' : '');
  });
  date.addEventListener('input', ({ isComposing, inputType }) => {
    if (isComposing) return;
    if (inputType !== 'deleteContentBackward') reformat(date, expiry);
    const [month, year] = date.value.split(' / ').map(Number);
    const now = new Date();
    const isPast = year + 2000 < now.getFullYear() || (year + 2000 === now.getFullYear() && month < now.getMonth() + 1);
    tell(date, date.value.length === 7 && (month < 1 || month > 12 || isPast) ? '有効期限が正しくありません' : '');
  });
  code.addEventListener('input', ({ isComposing }) => isComposing || reformat(code, (digits) => digits.slice(0, 4)));
}

function open(host) {
  const methods = order.methods.map(
    ([type, label], at) => `<label class="method"><input type="radio" name="method" value="${type}" ${at ? '' : 'checked'}>${label}</label>`,
  );
  host.innerHTML = `<form class="checkout" novalidate><fieldset>${methods.join('')}</fieldset><div class="open"></div>
<button>¥${order.amount.toLocaleString('ja-JP')} を支払う</button></form>`;
  const form = host.firstElementChild;
  const place = host.querySelector('.open');
  const show = (type) => {
    place.innerHTML = type === 'credit_card' ? CARD : type === 'konbini' ? KONBINI : ELSEWHERE;
    if (type === 'credit_card') enliven(place);
  };
  host.querySelector('fieldset').addEventListener('change', ({ target }) => show(target.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const inputs = [...place.querySelectorAll('input')];
    for (const input of inputs) if (!input.value) tell(input, '入力してください');
    if (inputs.every((input) => input.value && input.getAttribute('aria-invalid') !== 'true')) pay(inputs.map((input) => input.value));
  });
  show('credit_card');
}

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
const page = document.querySelector('#checkout');
for (let at = 0; at < widgets; at++) open(page.appendChild(document.createElement('div')));
