// The reading of a name in katakana: whatever way it is typed or copied, full-width katakana is what is shown once the
// field is left and what is sent; what only looks like it is told with a sentence that helps.
// How input methods are followed while they compose is tested in `typing-*.test.mjs`.

import assert from 'node:assert/strict';
import { Checkout, sentDetails } from './checkout.mjs';
import { everywhere, story } from './harness.mjs';
import { TARO, TARO_SENT } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const FAMILY = 'family_name_kana';
const GIVEN = 'given_name_kana';

/** How it was typed, the method, what is typed for the family and the given name, and what must arrive. */
const WRITTEN = [
  ['hiragana', 'pay_easy', 'やまだ', 'たろう', 'ヤマダ', 'タロウ'],
  ['half-width, with the marks as letters of their own', 'bank_transfer', 'ﾔﾏﾀﾞ', 'ｼﾞｭﾝﾍﾟｲ', 'ヤマダ', 'ジュンペイ'],
  ['taken apart, as text copied on macOS', 'bank_transfer', 'やまた\u3099', 'シ\u3099ュンヘ\u309aイ', 'ヤマダ', 'ジュンペイ'],
  ['put together', 'pay_easy', 'やまだ'.normalize('NFC'), 'ジュンペイ'.normalize('NFC'), 'ヤマダ', 'ジュンペイ'],
  ['with marks that stand alone', 'pay_easy', 'やまた゛', 'は゜く', 'ヤマダ', 'パク'],
  ['with every dash there is for ー', 'bank_transfer', 'さとｰ', 'めり-', 'サトー', 'メリー'],
  ['with other dashes for ー', 'bank_transfer', 'さと−', 'めり－', 'サトー', 'メリー'],
  ['with blanks around and within', 'pay_easy', '　やまだ　', ' メアリ　 ジェーン ', 'ヤマダ', 'メアリ ジェーン'],
  ['with a middle dot', 'bank_transfer', 'すみす', 'ｼﾞｮﾝ･ﾎﾟｰﾙ', 'スミス', 'ジョン・ポール'],
  ['rare kana', 'pay_easy', 'ゔぃとん', 'ゐゑヵヶ', 'ヴィトン', 'ヰヱヵヶ'],
  ['mixed', 'bank_transfer', 'ヤまﾀﾞ', 'たﾛウ', 'ヤマダ', 'タロウ'],
];

/** What is typed, what is told in Japanese and in English. */
const REFUSED = [
  ['ヤマ力', '「力」は漢字です。カタカナの「カ」を入力してください。', '“力” is a kanji. Please type the katakana “カ”.'],
  ['二シ', '「二」は漢字です。カタカナの「ニ」を入力してください。', '“二” is a kanji. Please type the katakana “ニ”.'],
  ['サト一', '「一」は漢字です。カタカナの「ー」を入力してください。', '“一” is a kanji. Please type the katakana “ー”.'],
  ['ニシ⼝', '「⼝」は漢字です。カタカナの「ロ」を入力してください。', '“⼝” is a kanji. Please type the katakana “ロ”.'],
  ['イスヾ', 'くり返しの記号を使わずに入力してください（例：スズキ）。', 'Please write repeated kana out (for example スズキ).'],
  ['山田', 'カタカナで入力してください（例：ヤマダ）。', 'Please use katakana (for example ヤマダ).'],
  ['Yamada', 'カタカナで入力してください（例：ヤマダ）。', 'Please use katakana (for example ヤマダ).'],
  ['ーヤマダ', 'カタカナで入力してください（例：ヤマダ）。', 'Please use katakana (for example ヤマダ).'],
  ['ア゛', 'カタカナで入力してください（例：ヤマダ）。', 'Please use katakana (for example ヤマダ).'],
  ['김', 'カタカナで入力してください（例：ヤマダ）。', 'Please use katakana (for example ヤマダ).'],
];

/** Everything but the readings. */
const REST = { family_name: TARO.family_name, given_name: TARO.given_name, email: TARO.email, phone: TARO.phone };

/** An input method shows texts one after the other, and commits the last. */
async function compose(tab, texts) {
  for (const text of texts) await tab.compose(text);
  await tab.commit(texts.at(-1));
}

everywhere('Readings in katakana', () => {
  for (const [how, type, family, given, familySent, givenSent] of WRITTEN) {
    story(`a reading ${how} is shown and sent in full-width katakana`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, type);
      await checkout.fillAll({ [FAMILY]: family });
      await checkout.leave();
      await checkout.holds(FAMILY, familySent);
      await checkout.fillAll({ [GIVEN]: given, ...REST });
      await checkout.holds(GIVEN, givenSent);
      await checkout.pay();
      await checkout.instructions();
      assert.deepEqual(sentDetails(seen), [{ type, ...TARO_SENT, [FAMILY]: familySent, [GIVEN]: givenSent }]);
    });
  }

  story('a reading that is still in hiragana when Enter is pressed in it is sent in katakana', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'pay_easy');
    await checkout.fillAll({ ...TARO, [GIVEN]: 'たろう' });
    await tab.press('Enter');
    await checkout.instructions();
    assert.deepEqual(sentDetails(seen), [{ type: 'pay_easy', ...TARO_SENT }]);
  });

  for (const [lang, at] of [['ja', 1], ['en', 2]]) {
    story(`what is no reading is told when the field is left, and never sent (${lang})`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'bank_transfer', { lang });
      const session = await checkout.session();
      await checkout.fillAll(REST);
      await checkout.fill(GIVEN, 'タロウ');
      for (const row of REFUSED) {
        await checkout.fill(FAMILY, row[0]);
        await checkout.leave();
        assert.equal(await checkout.problemAt(FAMILY), row[at], row[0]);
        assert.equal(await checkout.value(FAMILY), row[0], 'what was typed stays, to be mended');
        await checkout.pay();
        await checkout.focusAt(FAMILY);
        await checkout.fill(FAMILY, '');
      }
      await world.assertNothingSent(session);
      const told = JSON.stringify([seen.events, seen.console]);
      for (const [typed] of REFUSED) assert.ok(!told.includes(typed), `${typed} was told to the page`);
    }, { again: lang === 'en' });
  }

  story('Paidy takes the whole name in one reading, or none', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'paidy');
    await checkout.fillAll({ name: '山田太郎', name_kana: 'やまだ　ﾀﾛｳ', email: TARO.email, phone: TARO.phone });
    await checkout.pay();
    await shop.atTheWallet(tab, 'decline');
    await shop.arrive(tab, `${world.shop}/checkout`);
    const again = new Checkout(tab);
    await again.reach('collecting');
    await again.fillAll({ name: '山田太郎', email: TARO.email, phone: TARO.phone });
    await again.pay();
    await shop.atTheWallet(tab, 'approve');
    await shop.thanks(tab);
    const readings = sentDetails(seen).map(({ customer_name_kana: reading }) => reading);
    assert.deepEqual(readings, ['ヤマダ タロウ', undefined]);
  });
});

everywhere('Readings overheard from an input method', () => {
  story('names typed in kanji bring their readings along, and both are sent', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'pay_easy');
    await tab.click(checkout.input('family_name'));
    await compose(tab, ['ｙ', 'や', 'やｍ', 'やま', 'やまｄ', 'やまだ', '山田']);
    await checkout.holds(FAMILY, 'ヤマダ');
    await tab.click(checkout.input('given_name'));
    await compose(tab, ['ｔ', 'た', 'たｒ', 'たろ', 'たろう', '太郎']);
    await checkout.holds(GIVEN, 'タロウ');
    await checkout.fillAll({ email: TARO.email, phone: TARO.phone });
    await checkout.pay();
    await checkout.instructions();
    assert.deepEqual(sentDetails(seen), [{ type: 'pay_easy', ...TARO_SENT }]);
  });

  story('a reading that a person typed is never overwritten, and is what is sent', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'bank_transfer');
    await checkout.fill(FAMILY, 'サンダ');
    await tab.click(checkout.input('family_name'));
    await compose(tab, ['や', 'やま', 'やまだ', '山田']);
    await checkout.fillAll({ given_name: TARO.given_name, [GIVEN]: 'たろう', email: TARO.email, phone: TARO.phone });
    assert.equal(await checkout.value(FAMILY), 'サンダ');
    await checkout.pay();
    await checkout.instructions();
    assert.deepEqual(sentDetails(seen), [{ type: 'bank_transfer', ...TARO_SENT, [FAMILY]: 'サンダ' }]);
  });

  story('a suggested reading can be mended, and the mended one stays', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'bank_transfer');
    await tab.click(checkout.input('family_name'));
    await compose(tab, ['なかた', '中田']);
    await checkout.holds(FAMILY, 'ナカタ');
    await checkout.fill(FAMILY, 'なかだ');
    await tab.click(checkout.input('family_name'));
    await tab.press('End');
    await compose(tab, ['や', '屋']);
    await checkout.leave();
    assert.equal(await checkout.value(FAMILY), 'ナカダ');
  });

  story('the reading for Paidy is suggested as well', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'paidy');
    await tab.click(checkout.input('name'));
    await compose(tab, ['すずき', '鈴木']);
    await checkout.holds('name_kana', 'スズキ');
    await compose(tab, ['はなこ', '花子']);
    await checkout.holds('name_kana', 'スズキハナコ');
  });

  story('a reading composed in hiragana is katakana when it is committed', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'pay_easy');
    await tab.click(checkout.input(FAMILY));
    await tab.compose('やまだ');
    assert.equal(await checkout.value(FAMILY), 'やまだ', 'an open composition is not touched');
    await tab.commit('やまだ');
    await checkout.holds(FAMILY, 'ヤマダ');
  });
});
