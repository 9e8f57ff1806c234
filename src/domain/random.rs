//! Random numbers for the property tests: always the same ones, so that a failure can be repeated.

/// Marsaglia's xorshift generator with 64 bits.
pub(super) struct Random(u64);

impl Random {
    /// A sequence of its own for every seed other than 0.
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    /// One of a list.
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A text of characters that have something to do with our rules, and of some that have nothing to do with them.
    pub(super) fn text(&mut self, longest: usize) -> String {
        let length = self.below(longest + 1);
        (0..length).map(|_| self.character()).collect()
    }

    fn character(&mut self) -> char {
        const KNOWN: &str = "0123456789012345678901234567890123456789 -/.+()@:TZt０９／ー－・＠　\u{a0}\u{200b}\u{202d}abé٣④𝟒😀山か\u{3099}\u{301}\n\0";
        match self.below(8) {
            0 => char::from_u32(self.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            _ => KNOWN.chars().nth(self.below(KNOWN.chars().count())).unwrap_or('0'),
        }
    }
}
