//! What a field showed before, for undoing and redoing.
//!
//! A browser's own undo repeats its edits in a text that a script has written anew since, and so mixes digits up
//! (DOMAIN.md 1.4). Knows no keys.

use super::{Change, Edit, byte_at};
use crate::domain::secret::Secret;

/// How many steps can be undone: enough for any typing, and few enough for ten thousand characters pasted.
const MOST_STEPS: usize = 50;

/// The texts of one field, before and after what it shows.
#[derive(Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    last: Option<Change>,
}

/// What an edit has replaced, or will replace again.
struct Step {
    text: Secret,
    /// How many characters stood behind the caret after the edit. It left these alone, so the caret belongs before
    /// them whichever way one goes. Gaps do not count: they come and go with the digits around them.
    behind: usize,
}

impl History {
    /// An edit has replaced a text by what the field shows now, with its caret. What is typed in one go and one place
    /// is one step, and so is what is deleted.
    pub fn remember(&mut self, before: Secret, shown: &str, caret: usize, change: Change) {
        let behind = shown[byte_at(shown, caret)..].chars().filter(|&c| !is_gap(c)).count();
        let goes_on = change != Change::Other
            && self.last == Some(change)
            && self.past.last().is_some_and(|step| step.behind == behind);
        if !goes_on {
            self.past.push(Step { text: before, behind });
        }
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
        self.last = Some(change);
        self.future.clear();
    }

    /// Undoes a step: what the field shows then. `None` if there is nothing to undo.
    pub fn undo(&mut self, shown: &Secret) -> Option<Edit> {
        self.last = None;
        step(&mut self.past, &mut self.future, shown)
    }

    /// Redoes a step that was undone.
    pub fn redo(&mut self, shown: &Secret) -> Option<Edit> {
        self.last = None;
        step(&mut self.future, &mut self.past, shown)
    }
}

fn step(from: &mut Vec<Step>, to: &mut Vec<Step>, shown: &Secret) -> Option<Edit> {
    let Step { text, mut behind } = from.pop()?;
    to.push(Step { text: shown.clone(), behind });
    let text = text.expose().to_owned();
    let mut caret = text.encode_utf16().count();
    for c in text.chars().rev() {
        if behind == 0 {
            break;
        }
        behind -= usize::from(!is_gap(c));
        caret -= c.len_utf16();
    }
    Some(Edit { text, caret })
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use Change::*;

    /// A field that is edited from text to text, undone and redone. Carets are written into the texts as `|`.
    #[derive(Default)]
    struct Field(History, Secret);

    impl Field {
        fn edited(steps: &[(Change, &str)]) -> Field {
            let mut field = Field::default();
            steps.iter().for_each(|(change, shown)| field.edit(*change, shown));
            field
        }

        fn edit(&mut self, change: Change, shown: &str) {
            let caret = shown[..shown.find('|').unwrap()].encode_utf16().count();
            let text = shown.replace('|', "");
            let before = std::mem::replace(&mut self.1, Secret::from(text.as_str()));
            self.0.remember(before, &text, caret, change);
        }

        /// What it shows after undoing or redoing, if there was anything to undo or redo.
        fn after(&mut self, act: fn(&mut History, &Secret) -> Option<Edit>) -> String {
            let Some(Edit { text, caret }) = act(&mut self.0, &self.1) else { return "nothing".to_owned() };
            let mut shown = text.clone();
            shown.insert(byte_at(&text, caret), '|');
            self.1 = Secret::new(text);
            shown
        }
    }

    #[test]
    fn what_is_typed_or_deleted_in_one_go_is_one_step() {
        let mut field = Field::edited(&[
            (Insert, "4|"),
            (Insert, "41|"),
            (Insert, "4111 2|"),
            (DeleteBackward, "4111|"),
            (DeleteBackward, "411|"),
            (Insert, "4119|"),
        ]);
        for shown in ["411|", "4111 2|", "|", "nothing"] {
            assert_eq!(field.after(History::undo), shown);
        }
        for shown in ["4111 2|", "411|", "4119|", "nothing"] {
            assert_eq!(field.after(History::redo), shown);
        }
        assert_eq!(field.after(History::undo), "411|");
    }

    #[test]
    fn what_is_pasted_or_typed_elsewhere_is_a_step_of_its_own() {
        let mut field = Field::edited(&[(Other, "4111|"), (Other, "4111 2222|"), (Insert, "9|411 1222 2")]);
        field.edit(Insert, "94|41 1122 22");
        field.edit(Insert, "9441 1122 225|");
        for shown in ["9441 1122 22|", "|4111 2222", "4111|", "|", "nothing"] {
            assert_eq!(field.after(History::undo), shown);
        }
    }

    #[test]
    fn an_edit_after_undoing_forgets_what_was_undone() {
        let mut field = Field::edited(&[(Insert, "4|"), (Other, "4111|")]);
        assert_eq!(field.after(History::undo), "4|");
        field.edit(Insert, "45|");
        assert_eq!(field.after(History::redo), "nothing");
        assert_eq!(field.after(History::undo), "4|");
    }

    #[test]
    fn the_caret_stands_where_something_came_back_or_went() {
        for (before, shown, undone, redone) in [
            ("4111 2222|", "4119| 1222 2", "411|1 2222", "4119 |1222 2"),
            ("4111 2222|", "41|22 22", "4111 |2222", "41|22 22"),
            ("4111 2222|", "411|2 222", "4111 |2222", "411|2 222"),
            ("12 / 30|", "1| / 30", "12 / |30", "1 / |30"),
            ("01 / |", "01 / 9|", "01 / |", "01 / 9|"),
            ("ヤ😀マ|", "ヤ|マ", "ヤ😀|マ", "ヤ|マ"),
        ] {
            let mut field = Field::edited(&[(Other, before), (Other, shown)]);
            assert_eq!(field.after(History::undo), undone, "{shown}");
            assert_eq!(field.after(History::redo), redone, "{shown}");
        }
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut field = Field::edited(&[(Other, "1|"); 80]);
        let undone = (0..100).take_while(|_| field.after(History::undo) != "nothing").count();
        assert_eq!(undone, MOST_STEPS);
    }
}
