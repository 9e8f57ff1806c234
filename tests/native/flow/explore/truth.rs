//! Where a session stands in truth, and what it may become.

use super::worlds::World;

/// Where a session stands, whatever anybody was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Truth {
    Open,
    Begun,
    Short,
    Failed,
    Captured,
    Reserved,
    Cash,
    Saved,
    Expired,
    Cancelled,
    /// Completed once, and refunded or lapsed since.
    Over,
}

impl Truth {
    /// What it may have become by the next time somebody asks, itself first: other windows are open, too.
    pub(super) fn later(self, world: &World) -> Vec<Truth> {
        let success = success(world);
        let mut later = match self {
            Truth::Open => vec![self, Truth::Begun, success, Truth::Expired, Truth::Cancelled],
            Truth::Begun => vec![self, Truth::Failed, success, Truth::Expired],
            Truth::Short => vec![self, success, Truth::Expired],
            Truth::Failed => vec![self, Truth::Begun, success, Truth::Expired],
            Truth::Cash => vec![self, Truth::Captured, Truth::Over],
            Truth::Captured => vec![self, Truth::Over],
            _ => vec![self],
        };
        if self.takes_payment() && Truth::Cash.can_be(world) && success != Truth::Cash {
            later.push(Truth::Cash);
        }
        later
    }

    /// Whether a session of this world can stand there.
    pub(super) fn can_be(self, world: &World) -> bool {
        let offers = |wanted: &str| world.session["payment_methods"].to_string().contains(wanted);
        match self {
            Truth::Captured => success(world) == self || offers("konbini"),
            Truth::Reserved | Truth::Saved => success(world) == self,
            Truth::Short => offers("web_money"),
            Truth::Cash => offers("konbini"),
            _ => true,
        }
    }

    /// Whether the API still takes a payment.
    pub(super) fn takes_payment(self) -> bool {
        matches!(self, Truth::Open | Truth::Begun | Truth::Failed)
    }

    /// Whether somebody has paid, or will bring the cash, or has saved a card.
    pub(super) fn is_success(self) -> bool {
        matches!(self, Truth::Captured | Truth::Reserved | Truth::Cash | Truth::Saved)
    }
}

/// What paying makes of an open session.
pub(super) fn success(world: &World) -> Truth {
    if world.session["payment_methods"][0]["type"] == "konbini" {
        Truth::Cash
    } else if world.saves() {
        Truth::Saved
    } else if world.is_manual() {
        Truth::Reserved
    } else {
        Truth::Captured
    }
}

/// All there are.
pub(super) const TRUTHS: [Truth; 11] = [
    Truth::Open,
    Truth::Begun,
    Truth::Short,
    Truth::Failed,
    Truth::Captured,
    Truth::Reserved,
    Truth::Cash,
    Truth::Saved,
    Truth::Expired,
    Truth::Cancelled,
    Truth::Over,
];
