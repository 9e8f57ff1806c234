//! All orders, in memory: a demo forgets them when it ends.
//! It must not know what happens to an order.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::order::Order;

/// The orders by their number.
#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<HashMap<String, Order>>);

impl Orders {
    pub(crate) fn insert(&self, order: Order) {
        self.lock().insert(order.id.clone(), order);
    }

    pub(crate) fn find(&self, id: &str) -> Option<Order> {
        self.lock().get(id).cloned()
    }

    /// The number of the order that is paid in this session.
    pub(crate) fn of_session(&self, session: &str) -> Option<String> {
        self.lock().values().find(|order| order.session == session).map(|order| order.id.clone())
    }

    /// Changes one order and returns how it is afterwards; nothing if there is no such order.
    pub(crate) fn update(&self, id: &str, change: impl FnOnce(&mut Order)) -> Option<Order> {
        let mut orders = self.lock();
        let order = orders.get_mut(id)?;
        change(order);
        Some(order.clone())
    }

    /// A change is a few assignments, so an order is whole even if the thread that changed it fell over.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Order>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new order number that nobody can guess: `AK-` and 12 letters and digits (60 random bits), easy to read aloud.
///
/// # Errors
///
/// The system has no randomness to give.
pub(crate) fn new_number() -> Result<String, getrandom::Error> {
    /// 32 signs without I, L, O and U, so that five bits choose one.
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut random = [0; 12];
    getrandom::fill(&mut random)?;
    let signs = random.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)]));
    Ok(["AK-".to_owned(), signs.collect()].concat())
}

#[cfg(test)]
mod tests {
    use super::new_number;

    #[test]
    fn numbers_differ() {
        let (one, two) = (new_number().unwrap(), new_number().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), 15);
    }
}
