//! What holds for every reading, tried on random texts.

use super::{KanaName, hiragana, normalise};
use crate::domain::random::Random;

/// Texts of everything the rules have a row for, mixed with texts that have nothing to do with kana.
fn texts(seed: u64) -> impl Iterator<Item = String> {
    const KNOWN: &str = "アカハウワヲンッヴガパヶヷーあかはうわをんっゔがぱゖｱｶﾊｳﾜｦﾝｯｰﾞﾟ゛゜\u{3099}\u{309a}・･ヽヾゝゞ-‐−－─一力ロ口山々a１㌔ㇰヿ \u{3000}\t\u{200b}";
    let known: Vec<char> = KNOWN.chars().collect();
    let mut random = Random::new(seed);
    (0..20_000).map(move |_| {
        let mut text: String = (0..random.below(12)).map(|_| random.pick(&known)).collect();
        if random.below(4) == 0 {
            text.push_str(&random.text(8));
        }
        text
    })
}

#[test]
fn normalising_twice_is_doing_it_once() {
    for typed in texts(29) {
        let once = normalise(&typed);
        assert_eq!(normalise(&once), once, "{typed:?}");
        let printed = hiragana(&typed);
        assert_eq!(hiragana(&printed), printed, "{typed:?}");
        assert_eq!(normalise(&printed), once, "{typed:?}");
    }
}

#[test]
fn a_check_says_the_same_before_and_after_the_field_is_rewritten() {
    for typed in texts(31) {
        assert_eq!(KanaName::check(&typed), KanaName::check(&normalise(&typed)), "{typed:?}");
    }
}

#[test]
fn what_is_sent_is_katakana_with_marks_and_single_blanks_inside() {
    let mut valid = 0;
    for name in texts(37).filter_map(|typed| KanaName::check(&typed).valid()) {
        let sent = name.text().expose();
        assert!(sent.chars().all(|c| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{30fb}' | ' ')), "{sent}");
        assert!(!sent.starts_with(['ー', '・', ' ']) && !sent.ends_with(['・', ' ']) && !sent.contains("  "), "{sent}");
        valid += 1;
    }
    // Else the walk would never have left the refused ones.
    assert!(valid > 500, "{valid}");
}
