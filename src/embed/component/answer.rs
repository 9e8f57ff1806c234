//! What a callback answers that may prevent what would follow.

use std::future::Future;
use std::pin::Pin;
use yew::platform::spawn_local;

/// Whether what was told may go on.
pub enum Answer {
    /// It may.
    GoOn,
    /// It may not.
    Prevent,
    /// That will be known later. What was told waits; paying waits for a minute, then the shopper has the form again.
    Later(Pin<Box<dyn Future<Output = Answer>>>),
}

impl Answer {
    /// What this future will answer.
    ///
    /// ```no_run
    /// # use komoju_checkout::Answer;
    /// # async fn still_in_stock() -> bool { true }
    /// let answer = Answer::later(async { if still_in_stock().await { Answer::GoOn } else { Answer::Prevent } });
    /// ```
    pub fn later(answer: impl Future<Output = Answer> + 'static) -> Answer {
        Answer::Later(Box::pin(answer))
    }

    /// Tells `then` whether it is prevented: at once where that is known.
    pub(super) fn give(self, then: impl FnOnce(bool) + 'static) {
        match self {
            Answer::GoOn => then(false),
            Answer::Prevent => then(true),
            Answer::Later(mut later) => spawn_local(async move {
                loop {
                    match later.await {
                        Answer::GoOn => return then(false),
                        Answer::Prevent => return then(true),
                        Answer::Later(again) => later = again,
                    }
                }
            }),
        }
    }
}
