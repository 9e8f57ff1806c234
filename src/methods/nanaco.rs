//! nanaco: a prepaid number of 16 letters or digits (S3 "nanaco"). Only old sessions still offer it.

use super::{Method, prepaid};

pub(super) static METHOD: Method = prepaid::method(&["nanaco"]);
