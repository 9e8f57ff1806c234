//! KOMOJU's JSON as its documents describe it, read tolerantly: what is absent has a default, a word nobody knows
//! is kept as it came, and a value of the wrong type counts as absent.
//!
//! Knows nothing of forms, texts or the life of a checkout. [`endpoint`] alone knows addresses.

pub mod answer;
pub mod barcode;
pub mod brand;
pub mod credential;
pub mod endpoint;
pub mod instalments;
pub mod json;
pub mod offer;
pub mod payment;
pub mod prepaid;
pub mod request;
pub mod session;
pub mod token;
pub mod url;

pub use answer::{ApiError, Failure, PayAnswer, PayStatus, Reply};
pub use barcode::BarcodeAnswer;
pub use brand::{brand_of_word, brand_word, brands_accepted};
pub use credential::{KeyProblem, PublishableKey, SessionId, TokenId};
pub use endpoint::{Api, BarcodePath, Call};
pub use instalments::Instalments;
pub use json::Json;
pub use offer::{BrandOffer, Offer};
pub use payment::{Payment, PaymentStatus, PrepaidCard};
pub use prepaid::{AccountFields, account_fields, prepaid_kind};
pub use request::PaymentDetails;
pub use session::{Capture, Mode, Session, SessionStatus};
pub use token::{SecureToken, Verification};
pub use url::{AppUrl, SafeUrl};
