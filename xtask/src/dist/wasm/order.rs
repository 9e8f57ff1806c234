//! An order of a program's functions in which those that are alike stand side by side: brotli then has to say less.
//!
//! It is told to wasm-opt by names, since it can sort functions by those (`later.rs`).

use std::collections::{HashMap, HashSet};

use anyhow::Result;

use wasmparser::{Parser, Payload, TypeRef};

/// Two functions are as alike as the parts of this many bytes that they have in common.
const PART: usize = 4;

/// The place of each of the program's functions in the order. Those it imports come first, as they are.
///
/// # Errors
/// When this is no program.
pub(super) fn places(program: &[u8]) -> Result<Vec<usize>> {
    let (imports, bodies) = functions(program)?;
    let mut places: Vec<usize> = (0..imports + bodies.len()).collect();
    for (place, index) in order(&bodies).into_iter().enumerate() {
        places[imports + index] = imports + place;
    }
    Ok(places)
}

/// Each function is followed by the one that is most like it of those left; the shortest is the first.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let parts: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(PART).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, parts) in parts.iter().enumerate() {
        for part in parts {
            having.entry(part).or_default().push(index);
        }
    }
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut next = left.iter().copied().min_by_key(|&index| bodies[index].len());
    let mut order = Vec::new();
    while let Some(current) = next {
        left.retain(|&index| index != current);
        order.push(current);
        let mut common = vec![0_usize; bodies.len()];
        for index in parts[current].iter().flat_map(|part| &having[part]) {
            common[*index] += 1;
        }
        // What two have in common, of all that they have. Of two that are as alike, the first one.
        let likeness = |index: usize| {
            let all = parts[current].len() + parts[index].len() - common[index];
            common[index] as f64 / all.max(1) as f64
        };
        next = left.iter().copied().rev().max_by(|&one, &other| likeness(one).total_cmp(&likeness(other)));
    }
    order
}

/// How many functions a program imports, and the bodies of its own.
fn functions(program: &[u8]) -> Result<(usize, Vec<&[u8]>)> {
    let (mut imports, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imports, bodies))
}

#[cfg(test)]
mod tests {
    use super::super::module::example;
    use super::*;

    #[test]
    fn each_is_followed_by_the_one_most_like_it() {
        let bodies: [&[u8]; 5] = [b"abcdefgh-1", b"12345", b"abcdefgh", b"123456789", b"xyz"];
        assert_eq!(order(&bodies), [4, 0, 2, 1, 3]);
        assert!(order(&[]).is_empty());
    }

    #[test]
    fn each_function_has_a_place_and_imports_keep_theirs() {
        let mut places = places(&example(["one", "two", "three"])).unwrap();
        assert_eq!(places[0], 0);
        places.sort();
        assert_eq!(places, [0, 1, 2, 3]);
    }

    #[test]
    fn what_is_no_program_is_refused() {
        for other in [&b""[..], b"\0asm\x02\0\0\0", b"\0asm\x01\0\0\0\x0a"] {
            assert!(places(other).is_err(), "{other:?}");
        }
    }
}
