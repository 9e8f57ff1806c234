//! What WebAssembly's own format is made of: numbers, and texts with their length before them.

/// With what a program begins: what it is, and its version.
pub(super) const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// The kind of sections that say something about the program, and are nothing of it.
pub(super) const CUSTOM: u8 = 0;

/// What is still to be read.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// One byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number as WebAssembly writes it (LEB128): seven bits in each byte, the lowest first.
    pub(super) fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// Its length, and as many bytes.
    pub(super) fn text(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text)
    }
}

/// The reverse of [`Bytes::number`].
pub(super) fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
