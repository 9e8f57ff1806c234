//! The wire format against the documents: every sample answer is read, every request is the document's.

mod answers;

mod requests;
