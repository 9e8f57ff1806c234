//! Every property can fail: flows that are spoiled in one place, each caught by the property it offends.
