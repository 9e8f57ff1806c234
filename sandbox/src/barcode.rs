//! A barcode for a till: bars that a scanner could read, and for how long they are good. Code 128, digits only.

use time::Duration;

use crate::clock::Moment;
use crate::png;
use crate::random;

/// How long a barcode is good (DOMAIN.md 5.4: ten minutes).
pub(crate) const LIFE_SECONDS: i64 = 600;

/// The picture's size in dots (FEATURES.md 2.3).
const WIDTH: usize = 750;
const HEIGHT: usize = 150;

/// Dots of the narrowest bar.
const MODULE: usize = 4;

/// Dots that stay white above and below.
const MARGIN: usize = 15;

/// What a payment's barcode is now, or that it is being made.
pub(crate) enum Barcode {
    Pending,
    Ready { number: String, expires_at: Moment },
}

impl Barcode {
    /// A new one, good for so many seconds.
    pub(crate) fn new(seconds: i64, now: Moment) -> Barcode {
        Barcode::Ready { number: random::code(22), expires_at: now + Duration::seconds(seconds) }
    }
}

/// The picture of a number with an even count of digits, as PNG.
pub(crate) fn draw(number: &str) -> Vec<u8> {
    let bars = bars(number);
    let left = WIDTH.saturating_sub(bars.len() * MODULE) / 2;
    let dot = |x: usize| x >= left && bars.get((x - left) / MODULE).is_some_and(|black| *black);
    let row: Vec<bool> = (0..WIDTH).map(dot).collect();
    let blank = vec![false; WIDTH];
    let rows: Vec<Vec<bool>> =
        (0..HEIGHT).map(|y| if (MARGIN..HEIGHT - MARGIN).contains(&y) { row.clone() } else { blank.clone() }).collect();
    png::black_and_white(&rows)
}

/// The bars and gaps, one entry for each narrowest width.
fn bars(number: &str) -> Vec<bool> {
    let mut symbols = vec![START];
    symbols.extend(
        number.as_bytes().chunks_exact(2).map(|pair| {
            pair.iter().fold(0, |value, digit| value * 10 + usize::from(digit.saturating_sub(b'0').min(9)))
        }),
    );
    let sum: usize = symbols.iter().enumerate().map(|(place, symbol)| symbol * place.max(1)).sum();
    symbols.extend([sum % 103, STOP]);
    let mut bars = Vec::new();
    for symbol in symbols {
        for (index, width) in SYMBOLS[symbol].bytes().enumerate() {
            bars.extend((0..width - b'0').map(|_| index % 2 == 0));
        }
    }
    bars
}

/// Where pairs of digits begin, and where a code ends.
const START: usize = 105;
const STOP: usize = 106;

/// The widths of bars and gaps, a bar first, of every symbol of Code 128 (ISO/IEC 15417).
const SYMBOLS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_there_once_and_as_wide_as_it_should_be() {
        let widths = |symbol: &str| symbol.bytes().map(|width| usize::from(width - b'0')).collect::<Vec<_>>();
        for (index, symbol) in SYMBOLS.iter().enumerate() {
            let all = widths(symbol);
            assert_eq!(all.iter().sum::<usize>(), if index == STOP { 13 } else { 11 }, "{index}");
            // Black is an even count of modules in each symbol: that is how scanners find a misreading.
            let black: usize = all.iter().step_by(2).sum();
            assert!(index == STOP || black.is_multiple_of(2), "{index}");
            assert_eq!(SYMBOLS.iter().filter(|other| *other == symbol).count(), 1, "{index}");
        }
    }

    #[test]
    fn the_check_symbol_follows_from_the_digits() {
        // 105 + 1×12 + 2×34 = 185, and 185 − 103 = 82.
        let expected: String = [START, 12, 34, 82, STOP].map(|symbol| SYMBOLS[symbol]).concat();
        let mut widths = String::new();
        for run in bars("1234").chunk_by(|a, b| a == b) {
            widths.push_str(&run.len().to_string());
        }
        assert_eq!(widths, expected);
    }

    #[test]
    fn a_long_number_fits_with_room_to_spare() {
        assert!(bars(&"0".repeat(22)).len() * MODULE + 20 * MODULE <= WIDTH);
    }
}
