// Every language once: a card is paid with on a narrow phone, and a slip says how much, until when and how long still.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import { Slip, tellOf } from './slip.mjs';
import { plain, speaking } from './speaking.mjs';
import * as world from './world.mjs';

/** By language: the button, what an empty field is told, and a slip's amount, deadline and days. */
const LANGUAGES = {
  ja: ['￥1,200 を支払う', '入力してください。', '￥1,200', '6月12日(金) 23:59 日本時間', 'あと3日'],
  en: ['Pay ¥1,200', 'Please fill this in.', '¥1,200', 'Fri, Jun 12, 23:59 Japan time', '3 days left'],
  ko: ['JP¥1,200 결제하기', '입력해 주세요.', 'JP¥1,200', '6월 12일 (금) 23:59 일본 시간', '3일 남음'],
  'zh-Hans': ['支付 JP¥1,200', '请填写。', 'JP¥1,200', '6月12日周五 23:59 日本时间', '还剩3天'],
  'zh-Hant': ['支付 ¥1,200', '請填寫。', '¥1,200', '6月12日週五 23:59 日本時間', '還剩3天'],
  th: ['ชำระเงิน ¥1,200', 'กรุณากรอกข้อมูล', '¥1,200', 'ศุกร์ 12 มิ.ย. 23:59 เวลาญี่ปุ่น', 'เหลืออีก 3 วัน'],
  vi: ['Thanh toán 1.200 ¥', 'Vui lòng điền thông tin này.', '1.200 ¥', '23:59 Thứ 6, 12 thg 6 giờ Nhật Bản', 'Còn 3 ngày'],
  id: ['Bayar JP¥1.200', 'Harap isi bagian ini.', 'JP¥1.200', 'Jum, 12 Jun, 23.59 waktu Jepang', '3 hari lagi'],
  es: ['Pagar 1200 JPY', 'Complete este campo.', '1200 JPY', 'vie, 12 jun, 23:59 hora de Japón', 'Quedan 3 días'],
  'pt-BR': ['Pagar JP¥ 1.200', 'Preencha este campo.', 'JP¥ 1.200', 'sex., 12 de jun., 23:59 horário do Japão', 'Faltam 3 dias'],
  fr: ['Payer 1 200 JPY', 'Veuillez remplir ce champ.', '1 200 JPY', 'ven. 12 juin, 23:59 heure du Japon', '3 jours restants'],
  de: ['1.200 ¥ bezahlen', 'Bitte füllen Sie dieses Feld aus.', '1.200 ¥', 'Fr., 12. Juni, 23:59 japanische Zeit', 'noch 3 Tage'],
  it: ['Paga 1200 JPY', 'Compili questo campo.', '1200 JPY', 'ven 12 giu, 23:59 ora del Giappone', '3 giorni rimasti'],
  ar: ['ادفع 1,200 JP¥', 'يرجى ملء هذا الحقل.', '1,200 JP¥', 'الجمعة، 12 يونيو، 23:59 بتوقيت اليابان', 'الأيام المتبقية: 3'],
};

/** Fails if anything of the checkout, or the page, is wider than the window. */
async function assertFits(checkout) {
  const wide = await checkout.tab.ask((place) => {
    const screen = page.find(place);
    const out = [...screen.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      // What only a screen reader is told of stands anywhere.
      return width > 1 && element.checkVisibility() && (left < -1 || right > innerWidth + 1);
    });
    const told = out.map((element) => `${element.localName}.${element.className}: ${element.textContent.slice(0, 40)}`);
    return document.scrollingElement.scrollWidth > innerWidth ? ['the page', ...told] : told;
  }, checkout.place('.kc'));
  assert.deepEqual(wide, []);
}

stories('In every language', () => {
  for (const [language, [button, required]] of Object.entries(LANGUAGES)) {
    story(`a card is paid with in "${language}", 320 pixels wide`, async ({ tab, shopper, seen }) => {
      await speaking(shopper, language);
      const checkout = await Checkout.open(tab);
      const { lang, dir } = await tab.ask((place) => {
        const { lang, dir } = page.find(place);
        return { lang, dir };
      }, checkout.place('.kc'));
      assert.deepEqual([lang, dir], [language, language === 'ar' ? 'rtl' : 'ltr']);
      await assertFits(checkout);
      await checkout.chooseMethod('credit_card');
      assert.equal(plain(await checkout.buttonText()), button);
      await checkout.pay();
      assert.equal(plain(await checkout.problemAt('number')), required);
      await assertFits(checkout);
      // Numbers run as they do on the card, whichever way the words around them do.
      const directions = (places) => places.map((place) => getComputedStyle(page.find(place)).direction);
      const inputs = ['number', 'expiry', 'cvc', 'name'].map((field) => checkout.input(field));
      assert.deepEqual(await tab.ask(directions, inputs), ['ltr', 'ltr', 'ltr', 'ltr']);
      await checkout.fillCard(VISA);
      const free = await tab.ask(({ input, brand }) => {
        const field = page.find(input);
        const [box, picture] = [field, page.find(brand)].map((element) => element.getBoundingClientRect());
        const { paddingLeft, paddingRight } = getComputedStyle(field);
        const [begins, ends] = [box.left + parseFloat(paddingLeft), box.right - parseFloat(paddingRight)];
        return picture.right <= begins || picture.left >= ends;
      }, { input: checkout.input('number'), brand: checkout.place('[data-field=number] .brand') });
      assert.ok(free, "the card's picture stands on its number");
      await checkout.pay();
      await shop.thanks(tab);
      const asked = seen.requests.flatMap(({ url }) => url.match(/\/(komoju-checkout\.[\w-]+\.txt)$/)?.[1] ?? []);
      assert.deepEqual([...new Set(asked)], [`komoju-checkout.${language}.txt`], 'one language is downloaded');
    }, { width: 320, height: 640, phone: true });
  }

  story('a slip says in every language how much, until when and how long still', async ({ tab }) => {
    const session = await world.newSession({ types: 'konbini' });
    const slip = await Slip.get(tab, 'lawson', { session });
    await tellOf(session, { payment_deadline: '2020-06-12T14:59:59Z' });
    await tab.setTime(new Date('2020-06-09T03:00:00Z'));
    await tab.open(tab.url());
    await slip.checkout.reach('instructing');
    for (const [language, [, , amount, deadline, left]] of Object.entries(LANGUAGES)) {
      await tab.ask((language) => page.find('komoju-checkout').setAttribute('locale', language), language);
      await tab.wait(language, ({ place, language }) => page.find(place)?.lang === language, { place: slip.checkout.place('.kc'), language });
      const said = await tab.ask((place) => {
        const { innerText } = page.find(place);
        const [sum, time] = page.find(place).querySelectorAll('.facts dd');
        const when = [...time.childNodes].filter(({ className }) => className !== 'left').map(({ textContent }) => textContent);
        return [sum.innerText, when.join(' '), time.querySelector('.left').innerText, innerText];
      }, slip.checkout.place('.slip'));
      assert.deepEqual(said.slice(0, 3).map(plain), [amount, deadline, left], language);
      assert.doesNotMatch(said[3], /[{}]/, `a place was left open in "${language}"`);
    }
  });

  story('what has a direction of its own stands in Arabic as it does on the machines in Japan', async ({ tab }) => {
    const slip = await Slip.get(tab, 'seven-eleven', {});
    await tab.ask(() => page.find('komoju-checkout').setAttribute('locale', 'ar'));
    await tab.wait('Arabic', (place) => page.find(place)?.dir === 'rtl', slip.checkout.place('.kc'));
    const order = await tab.ask((place) => {
      const heading = page.find(place);
      const text = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode();
      const at = text.data.indexOf('7-Eleven');
      return [...'7-Eleven'].map((_, index) => {
        const range = document.createRange();
        range.setStart(text, at + index);
        range.setEnd(text, at + index + 1);
        return range.getBoundingClientRect().left;
      });
    }, slip.place('h2'));
    assert.deepEqual(order, order.toSorted((a, b) => a - b), 'the name is torn apart');
    const numbers = await tab.ask((place) => page.all(place).map((number) => getComputedStyle(number).direction), slip.place('.number bdi'));
    assert.ok(numbers.every((direction) => direction === 'ltr'));
  });
});
