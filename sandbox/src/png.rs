//! The plainest picture there is: a PNG of black and white dots, uncompressed. It knows nothing of what is drawn.

/// A picture of one bit per dot, from rows of dots; `true` is black. All rows are of one length.
pub(crate) fn black_and_white(rows: &[Vec<bool>]) -> Vec<u8> {
    let width = rows.first().map_or(0, Vec::len);
    let mut header = Vec::new();
    header.extend(be32(width));
    header.extend(be32(rows.len()));
    // One bit, grey; the only compression, filter and interlacing methods that need nothing.
    header.extend([1, 0, 0, 0, 0]);
    let mut dots = Vec::new();
    for row in rows {
        // Each row begins with its filter: none.
        dots.push(0);
        dots.extend(row.chunks(8).map(|eight| {
            let white = |byte: u8, (place, black): (usize, &bool)| byte | u8::from(!black) << (7 - place);
            eight.iter().enumerate().fold(0, white)
        }));
    }
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", stored(&dots)), (b"IEND", Vec::new())] {
        picture.extend(be32(data.len()));
        let begin = picture.len();
        picture.extend(name);
        picture.extend(data);
        let sum = crc(&picture[begin..]);
        picture.extend(sum.to_be_bytes());
    }
    picture
}

/// A zlib stream of blocks that are stored as they are (RFC 1950 and 1951).
fn stored(data: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 65_535;
    let mut stream = vec![0x78, 0x01];
    let last = data.len().div_ceil(LONGEST).saturating_sub(1);
    for (number, block) in data.chunks(LONGEST).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(number == last));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler(data).to_be_bytes());
    stream
}

fn be32(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

/// The checksum of a PNG's chunk (CRC-32).
fn crc(data: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !data.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// The checksum of a zlib stream (Adler-32).
fn adler(data: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    let (a, b) = data.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % PRIME;
        (a, (b + a) % PRIME)
    });
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_the_standard_ones() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn dots_become_bits_and_rows_are_filled_up() {
        let picture = black_and_white(&[vec![true, false, true, false, false, false, false, false, true, false]]);
        assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x0a\0\0\0\x01\x01\0\0\0\0"));
        // Two bytes of zlib's head, five of the block's, the filter, and then the dots.
        let data = picture.windows(4).position(|four| four == b"IDAT").unwrap() + 4;
        assert_eq!(picture[data + 7..data + 10], [0, 0b0101_1111, 0b0100_0000]);
        assert!(picture.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
    }
}
