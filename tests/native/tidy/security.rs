//! What SECURITY.md claims has its proof: every test that it names is there.

use super::source::text;

/// Each file that is named, with the words in quotation marks behind it.
fn proofs(page: &str) -> Vec<(String, String)> {
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.trim_end().trim_end_matches('|').rsplit_once(" | "));
    let named = cells.flat_map(|(_, proof)| proof.split("; `").map(str::to_owned).collect::<Vec<_>>());
    named
        .filter_map(|proof| {
            let (file, words) = proof.trim().trim_start_matches('`').split_once("` \"")?;
            Some((file.to_owned(), words.trim_end().strip_suffix('"')?.to_owned()))
        })
        .collect()
}

#[test]
fn every_claim_names_a_test_that_is_there() {
    let page = text("SECURITY.md");
    let proofs = proofs(&page);
    assert!(proofs.len() >= 30, "{}", proofs.len());
    for (file, words) in proofs {
        assert!(text(&file).contains(&words), "{file} has no “{words}”, which SECURITY.md names");
    }
}

#[test]
fn every_claim_has_a_proof_or_says_that_there_is_none() {
    let page = text("SECURITY.md");
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| |")) {
        let (claim, proof) = row.trim_end_matches('|').rsplit_once(" | ").expect("two cells");
        let admits = claim.starts_with("| **Can**") || claim.starts_with("| **Inline: can");
        assert!(admits || !proofs(row).is_empty(), "no proof: {row}");
        assert!(proof.trim() != "–" || admits, "no proof: {row}");
    }
}
