//! The reading of a name, overheard while an input method turns it into kanji.
//!
//! Is told what the input method shows and at last commits; knows no browser, no field, and no dictionary: a word that
//! was completed from its first kana has no reading here, as far as that can be told.

use super::{converted, table};
use crate::domain::text;
use zeroize::Zeroizing;

/// Follows one composition: after "や", "やｍ", "やま", "山" and, in the end, "山", the reading is ヤマ.
///
/// What an input method shows is cut into what is converted already, the kana typed behind that, and the romaji behind
/// these that is no kana yet: 山, た and ｋ.
#[derive(Default)]
pub struct Reading {
    /// What was converted when it showed something last, and the kana behind that.
    head: Zeroizing<String>,
    tail: Zeroizing<String>,
    romaji: Romaji,
    /// How all of it is read, in katakana.
    kana: Zeroizing<String>,
    /// Whether something was converted before its kana had been seen.
    lost: bool,
}

/// What is typed and no kana yet.
#[derive(Clone, Copy, PartialEq, Default)]
enum Romaji {
    #[default]
    None,
    /// A lone "n": an ん, if it is converted as it stands.
    N,
    /// The beginning of a kana.
    Other,
}

impl Reading {
    /// The input method shows this now.
    pub fn follow(&mut self, composed: &str) {
        let (before, romaji) = cut(composed, |c| text::folded(c).is_ascii_alphabetic());
        let (head, tail) = cut(before, is_kana);
        let tail = Zeroizing::new(converted(tail));
        let romaji = match romaji {
            "" => Romaji::None,
            "n" | "ｎ" => Romaji::N,
            _ => Romaji::Other,
        };
        if head.is_empty() {
            // All of it is as it was typed.
            self.kana.clone_from(&tail);
            self.lost = false;
        } else if head == *self.head {
            // Typing goes on behind what was converted, as where an input method converts by itself.
            match self.kana.strip_suffix(self.tail.as_str()).map(str::len) {
                Some(start) => {
                    self.kana.truncate(start);
                    self.kana.push_str(&tail);
                }
                None => self.lost = true,
            }
        } else {
            // Kana were converted. Romaji that went with them was an ん, or kana that nobody saw; so are kana that a
            // conversion leaves at the end and that had not been typed.
            if romaji == Romaji::None && self.romaji == Romaji::N && !self.kana.is_empty() {
                self.kana.push('ン');
            } else if romaji == Romaji::None && self.romaji != Romaji::None {
                self.lost = true;
            }
            self.lost |= !self.kana.ends_with(tail.as_str());
        }
        self.head = Zeroizing::new(head.to_owned());
        self.tail = tail;
        self.romaji = romaji;
    }

    /// The input method has finished: the reading in full-width katakana, if there was one to overhear.
    ///
    /// `None` for what is Latin or was called off, and for what was converted before its kana were seen: no reading is
    /// better than half of one.
    pub fn end(mut self, committed: &str) -> Option<String> {
        // Chosen without having been shown: it may be a word completed from its first kana. Kana that are hardly more
        // than its characters are not all of its reading.
        let unseen = self.head.is_empty() && self.romaji != Romaji::N;
        self.follow(committed);
        let (kanji, kana) = (self.head.chars().count(), self.kana.chars().count());
        self.lost |= unseen && kanji > 1 && 2 * kana < 3 * kanji;
        (!self.lost && self.romaji == Romaji::None && !self.kana.is_empty()).then(|| std::mem::take(&mut *self.kana))
    }
}

/// Cuts off the characters of a kind that a text ends in.
fn cut(text: &str, kind: fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.trim_end_matches(kind).len())
}

/// Every kana, ー and ・ with their half-width forms, voicing marks, and blanks between two names.
fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ー' | '･'..='ﾟ' | ' ' | '\u{3000}') || table::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an input method shows, key by key, and at last commits; and the reading of it.
    fn check(name: &str, shown: &[&str], committed: &str, reading: Option<&str>) {
        let mut heard = Reading::default();
        for composed in shown {
            heard.follow(composed);
        }
        assert_eq!(heard.end(committed).as_deref(), reading, "{name}");
    }

    #[test]
    fn romaji_is_followed_until_it_is_converted() {
        let yamada = ["ｙ", "や", "やｍ", "やま", "やまｄ", "やまだ"];
        check("MS-IME, Enter", &[&yamada[..], &["山田"]].concat(), "山田", Some("ヤマダ"));
        check("candidates", &[&yamada[..], &["山田", "山だ", "ヤマダ", "山田"]].concat(), "山田", Some("ヤマダ"));
        check("the next word commits", &yamada, "山田", Some("ヤマダ"));
        check("ATOK, half width", &["k", "ky", "きょ", "きょう", "京"], "京", Some("キョウ"));
        check(
            "small kana",
            &["ｈ", "は", "はｔ", "はｔｔ", "はっｔ", "はっと", "はっとｒ", "はっとり", "服部"],
            "服部",
            Some("ハットリ"),
        );
        check("xtsu", &["ｘ", "ｘｔ", "ｘｔｓ", "っ", "っｔ", "った", "田"], "田", Some("ッタ"));
    }

    #[test]
    fn a_last_n_is_a_kana_and_any_other_letter_is_not() {
        check("n before the conversion", &["ｋ", "け", "けｎ", "県"], "県", Some("ケン"));
        check("nn", &["けｎ", "けん", "県"], "県", Some("ケン"));
        check("n in half width", &["けn"], "健", Some("ケン"));
        check("n that goes on", &["けｎ", "けｎｉ", "けに"], "けに", Some("ケニ"));
        check("a kana nobody saw", &["や", "やま", "やまd", "山田"], "山田", None);
        check("a letter left over", &["や", "やま", "やまｄ", "山ｄ"], "山ｄ", None);
    }

    #[test]
    fn kana_keyboards_and_flicks_are_followed() {
        check("JIS kana", &["や", "やま", "やまた", "やまた゛", "やまだ", "山田"], "山田", Some("ヤマダ"));
        check("half-width marks", &["ﾔ", "ﾔﾏ", "ﾔﾏﾀ", "ﾔﾏﾀﾞ", "山田"], "山田", Some("ヤマダ"));
        check("flick with a mark", &["や", "やま", "やまた", "やまだ"], "山田", Some("ヤマダ"));
        check("many taps a kana", &["あ", "い", "いあ", "いい", "いいた", "いいだ"], "飯田", Some("イイダ"));
        check("a name of two kanji and three kana", &["やまだ"], "山田", Some("ヤマダ"));
        check("a prediction", &["さ", "さと"], "佐藤", None);
        check("a prediction from one kana", &["や"], "山田", None);
        check("a short name that was shown", &["お", "おの", "小野"], "小野", Some("オノ"));
    }

    #[test]
    fn what_is_converted_while_it_is_typed_is_followed() {
        check("by itself", &["y", "や", "やm", "やま", "山", "山d", "山だ", "山田"], "山田", Some("ヤマダ"));
        check(
            "twice",
            &["さ", "さと", "里", "里m", "里み", "里見", "里見k", "里見こ", "里見子"],
            "里見子",
            Some("サトミコ"),
        );
        check("the letter stays", &["や", "やま", "やまd", "山d", "山だ", "山田"], "山田", Some("ヤマダ"));
        check("behind what was converted", &["け", "けn", "県", "県j", "県じ", "県次"], "県次", Some("ケンジ"));
        check("Backspace behind it", &["やま", "山", "山た", "山", "山だ", "山田"], "山田", Some("ヤマダ"));
        check("too fast to see", &["や", "やま", "山だ", "山田"], "山田", None);
        check("seen again", &["やまd", "山田", "やまだ", "山田"], "山田", Some("ヤマダ"));
    }

    #[test]
    fn parts_can_be_converted_one_by_one() {
        let typed = ["やまだ", "やまだたろう"];
        let parts = ["山田太郎", "山田たろう", "山田タロウ", "山田太朗"];
        check("second part", &[&typed[..], &parts].concat(), "山田太朗", Some("ヤマダタロウ"));
        let first = ["山田太郎", "やまだ太郎", "ヤマダ太郎", "山だ太郎", "山田太郎"];
        check("first part", &[&typed[..], &first].concat(), "山田太郎", Some("ヤマダタロウ"));
        check("kana inside", &["いのうえ", "井上", "井の上", "井ノ上"], "井ノ上", Some("イノウエ"));
        check("kana behind", &["みなみの", "南野", "南の", "南ノ"], "南ノ", Some("ミナミノ"));
        check("back to kana", &["やまだ", "山田", "やまだ", "やま", "山"], "山", Some("ヤマ"));
        check("with a blank", &["やまだ", "やまだ　たろう", "山田　太郎"], "山田　太郎", Some("ヤマダ　タロウ"));
    }

    #[test]
    fn kana_that_are_committed_are_their_own_reading() {
        check("hiragana", &["や", "やま", "やまだ"], "やまだ", Some("ヤマダ"));
        check("katakana", &["やまだ", "ヤマダ"], "ヤマダ", Some("ヤマダ"));
        check("half width", &["やまだ", "ﾔﾏﾀﾞ"], "ﾔﾏﾀﾞ", Some("ヤマダ"));
        check("a prediction", &["や"], "ヤマダ", Some("ヤマダ"));
        check("a long vowel", &["ぽ", "ぽー", "ぽーｒ", "ぽーる"], "ポール", Some("ポール"));
        check("nothing shown", &[], "ヤマダ", Some("ヤマダ"));
    }

    #[test]
    fn there_is_no_reading_of_what_is_latin_foreign_or_called_off() {
        check("called off", &["や", "やま", "山", "やま", ""], "", None);
        check("begun anew", &["やま", "", "か", "かわ", "川"], "川", Some("カワ"));
        check("F10", &["やまだ", "yamada"], "yamada", None);
        check("F9", &["やまだ", "ＹＡＭＡＤＡ"], "ＹＡＭＡＤＡ", None);
        check("Latin keyboard", &["T", "Ta", "Tar", "Taro"], "Taro", None);
        check("with a letter", &["やまだ", "山田A"], "山田A", None);
        check("Pinyin", &["s", "sh", "shan", "山"], "山", None);
        check("short Pinyin", &["n", "你"], "你", None);
        check("hangul", &["ㅅ", "사", "산"], "산", None);
        check("converted again", &["山田", "山駄"], "山駄", None);
        check("a letter only", &["ｙ"], "", None);
        check("nothing", &[], "", None);
    }

    #[test]
    fn nothing_it_is_told_makes_it_panic() {
        let mut random = crate::domain::random::Random::new(31);
        for _ in 0..2_000 {
            let mut heard = Reading::default();
            for _ in 0..random.below(6) {
                heard.follow(&random.text(4));
            }
            heard.end(&random.text(4));
        }
    }
}
