//! The memory of the packaged program. Here: the size classes, pure, tested natively. In `wiping`: the allocator.

#[cfg(all(target_arch = "wasm32", feature = "package"))]
mod wiping;

#[cfg(all(target_arch = "wasm32", feature = "package"))]
#[global_allocator]
static MEMORY: wiping::Wiping = wiping::Wiping::new();

/// The smallest block; also the alignment of every block.
const SMALLEST: usize = 16;
/// Two classes for every power of two from 16 to 2^31: blocks of 16, 32, 48, 64, 96, 128, 192 … bytes. (24 is counted
/// and never used: it would not be aligned.)
#[cfg_attr(test, expect(dead_code, reason = "only the allocator has a list for each class"))]
const CLASSES: usize = 56;

/// The class of the smallest blocks that hold `size` bytes.
fn class_of(size: usize) -> usize {
    let size = size.max(SMALLEST);
    let power = (usize::BITS - (size - 1).leading_zeros()) as usize; // 2^power ≥ size
    let below = 1 << (power - 1);
    let half_way = power > 5 && size <= below + below / 2;
    2 * (power - 4) - usize::from(half_way)
}

/// The size of a class's blocks, in bytes.
fn size_of(class: usize) -> usize {
    let power = class.div_ceil(2) + 4;
    if class.is_multiple_of(2) { 1 << power } else { (1 << power) / 4 * 3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_fits_its_class_and_not_the_class_below() {
        for size in (0..200_000).chain([1 << 20, (1 << 20) + 1, (1 << 30) - 1, 1 << 30]) {
            let class = class_of(size);
            assert!(size_of(class) >= size, "{size}");
            assert!(size_of(class).is_multiple_of(SMALLEST), "{size}");
            assert!(class == 0 || class == 2 || size_of(class - 1) < size, "{size}");
            assert!(class < 56, "{size}");
        }
    }

    #[test]
    fn larger_sizes_never_get_smaller_classes() {
        for size in 0..100_000 {
            assert!(class_of(size) <= class_of(size + 1), "{size}");
        }
    }
}
