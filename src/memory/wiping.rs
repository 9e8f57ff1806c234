//! The allocator of the packaged program: small, and wipes what is given back.
//!
//! What a shopper typed passes through buffers of the browser bindings and of Yew that we cannot reach: when they are
//! freed, they are wiped. (What lies on the stack is not the allocator's.) It is also a quarter of the size of the
//! standard one. Each size class has a list of its free blocks; wasm runs on one thread, so nothing is locked.

#![allow(unsafe_code)]

use super::{CLASSES, SMALLEST, class_of, size_of};
use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr::{NonNull, null_mut};

/// A block on a free list: all zeros but for the way to the next.
struct Free {
    next: Option<NonNull<Free>>,
}

struct Heap {
    free: [Option<NonNull<Free>>; CLASSES],
    /// Fresh memory, never used before: from here …
    fresh: usize,
    /// … to here.
    end: usize,
}

/// The allocator.
pub(crate) struct Wiping(UnsafeCell<Heap>);

// SAFETY: wasm32 without the threads feature, the only target this module is built for, has one thread.
unsafe impl Sync for Wiping {}

impl Wiping {
    pub(crate) const fn new() -> Wiping {
        Wiping(UnsafeCell::new(Heap { free: [None; CLASSES], fresh: 0, end: 0 }))
    }
}

impl Heap {
    fn take(&mut self, class: usize) -> *mut u8 {
        if let Some(block) = self.free[class] {
            // SAFETY: a block on the list was put there by `give`, which wrote a `Free` into it.
            self.free[class] = unsafe { block.as_ref().next };
            return block.as_ptr().cast();
        }
        let size = size_of(class);
        if self.end - self.fresh < size && !self.grow(size) {
            return null_mut();
        }
        let block = self.fresh;
        self.fresh += size;
        block as *mut u8
    }

    /// Gets fresh memory for at least one block; what was left of the old is too small and stays unused.
    fn grow(&mut self, size: usize) -> bool {
        const PAGE: usize = 65_536;
        let before = core::arch::wasm32::memory_grow(0, size.div_ceil(PAGE));
        if before == usize::MAX {
            return false;
        }
        let start = before * PAGE;
        if start != self.end {
            self.fresh = start;
        }
        self.end = start + size.div_ceil(PAGE) * PAGE;
        true
    }

    /// # Safety
    /// `block` came from `take` with the same class and is not used any more.
    unsafe fn give(&mut self, block: *mut u8, class: usize) {
        // SAFETY: the caller's promise; a block is at least 16 bytes and aligned for a pointer.
        unsafe {
            block.write_bytes(0, size_of(class));
            let block = NonNull::new_unchecked(block.cast::<Free>());
            block.write(Free { next: self.free[class] });
            self.free[class] = Some(block);
        }
    }
}

// SAFETY: blocks are disjoint, hold at least what was asked for, and are aligned to 16 bytes; more is never asked
// for in this program and is refused.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() > SMALLEST || layout.size() > 1 << 30 {
            return null_mut();
        }
        // SAFETY: one thread, and `take` calls nobody.
        unsafe { (*self.0.get()).take(class_of(layout.size())) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above; the caller gives back what `alloc` gave for the same layout.
        unsafe { (*self.0.get()).give(block, class_of(layout.size())) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if class_of(layout.size()) == class_of(size) {
            return block;
        }
        // SAFETY: the caller's promises for `realloc` are those of the three calls.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}
