//! Happy Money: an id and a password, paid in won (S2 "Happy Money").

use super::{Method, account};

pub(super) static METHOD: Method = account::method(&["happy_money"]);
