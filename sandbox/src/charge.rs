//! One attempt to pay: judges the details, makes the payment, and puts it in the store. Also the
//! two ways in which a payment gets the money it still waits for.
//!
//! Shared by paying a session and by `POST /payments`; it knows neither's parameters.

use serde_json::{Value, json};

use crate::api::error::ApiError;
use crate::catalog::{self, Kind};
use crate::clock::{self, Moment};
use crate::details::{Details, Instrument};
use crate::payment::{Next, Payment, Status};
use crate::processor::{self, Verdict};
use crate::random;
use crate::secret::Secret;
use crate::staging;
use crate::store::Store;

/// What is to be paid, and for whom.
pub(crate) struct Order {
    /// Amounts are in the currency's smallest unit.
    pub(crate) amount: i64,
    pub(crate) tax: i64,
    pub(crate) fee: i64,
    pub(crate) currency: String,
    pub(crate) locale: String,
    pub(crate) description: Option<String>,
    pub(crate) external_order_num: Option<String>,
    pub(crate) metadata: Value,
    pub(crate) session: Option<String>,
    pub(crate) return_url: Option<String>,
    pub(crate) manual: bool,
    /// Whether the card's bank may want to see its holder first (3-D Secure). Paying a session asks for it; a
    /// payment without a session does not (S1 "Method 2"), nor does a card that has been verified before.
    pub(crate) secure: bool,
}

/// Tries to pay and answers the new payment's id. A refusal leaves a failed payment behind, so
/// that the shop sees the attempt, and is the error.
pub(crate) fn charge(
    store: &mut Store,
    api: &str,
    now: Moment,
    order: Order,
    details: &Details,
) -> Result<String, ApiError> {
    check_fit(&order, details)?;
    if let Some(session) = &order.session {
        store.supersede(session, now);
    }
    let total = order.amount + order.tax + order.fee;
    let verdict = processor::judge(&store.cards, details, total, now, order.secure);
    let manual = order.manual && details.method.kind == Kind::Card;
    let (status, next) = match &verdict {
        Ok(Verdict::Paid) if manual => (Status::Authorized, Next::Nowhere),
        Ok(Verdict::Paid) => (Status::Captured, Next::Nowhere),
        Ok(Verdict::Awaited) => (Status::Authorized, Next::Nowhere),
        Ok(Verdict::Bank(challenge)) => (Status::Pending, Next::Bank(*challenge)),
        Ok(Verdict::Wallet) => (Status::Pending, Next::Wallet),
        Ok(Verdict::Short { .. }) => (Status::Pending, Next::AnotherNumber),
        Err(_) => (Status::Failed, Next::Nowhere),
    };
    let id = random::id();
    let deadline = processor::deadline(details, now);
    let mut shown = show(details, &id, api, &order.locale);
    if details.method.kind == Kind::BankTransfer {
        // The SDK has the deadline a second time among the details (DOMAIN.md 5.4).
        shown["payment_deadline"] = json!(deadline.map(clock::utc));
    }
    if let Instrument::Konbini { store, .. } = &details.instrument
        && staging::barcode(&order.metadata).is_ok_and(|order| order.covers(store.slug))
    {
        shown["barcode_url"] = json!(format!("{api}/api/v1/barcodes/{id}"));
    }
    if let (Ok(verdict), Instrument::Prepaid { number }) = (&verdict, &details.instrument)
        && details.method.kind == (Kind::Prepaid { continues: true })
    {
        let points = if let Verdict::Short { points } = verdict { *points } else { total };
        shown["short_amount"] = json!(total - points);
        shown["prepaid_cards"] = json!([card_line(number, points)]);
    }
    store.add(
        Payment {
            id: id.clone(),
            status,
            amount: order.amount,
            tax: order.tax,
            fee: order.fee,
            currency: order.currency,
            deadline,
            details: shown,
            description: order.description,
            captured_at: (status == Status::Captured).then_some(now),
            external_order_num: order.external_order_num,
            metadata: order.metadata,
            created_at: now,
            amount_refunded: 0,
            locale: order.locale,
            session: order.session,
            refunds: Vec::new(),
            refund_requests: Vec::new(),
            return_url: order.return_url,
            manual,
            next,
        },
        now,
    );
    verdict.map(|_| id).map_err(ApiError::of)
}

/// Adds another prepaid number to a payment that was short (S3 "Continuing a WebMoney Request").
pub(crate) fn top_up(store: &mut Store, id: &str, number: &Secret, now: Moment) -> Result<(), ApiError> {
    let payment = store.payment_mut(id).ok_or_else(|| ApiError::of("not_found"))?;
    let missing = payment.details["short_amount"].as_i64().unwrap_or(0);
    if payment.next != Next::AnotherNumber || missing == 0 {
        return Err(ApiError::of("unprocessable_entity"));
    }
    let points = processor::spend(number, missing, true).map_err(ApiError::of)?;
    payment.details["short_amount"] = json!(missing - points);
    if let Some(cards) = payment.details["prepaid_cards"].as_array_mut() {
        cards.push(card_line(number, points));
    }
    if points == missing {
        store.settle(id, now);
    }
    Ok(())
}

/// What the till, the cash machine or the bank does: the cash for a payment has arrived.
pub(crate) fn take_cash(store: &mut Store, id: &str, now: Moment) -> Result<(), ApiError> {
    let payment = store.payment(id).ok_or_else(|| ApiError::of("not_found"))?;
    let cash = catalog::find(payment.payment_type()).is_some_and(|method| method.kind.is_cash());
    // The samples have cash payments that are still pending; a till takes money for those too.
    if !cash || !matches!(payment.status, Status::Authorized | Status::Pending) {
        return Err(ApiError::of("not_capturable"));
    }
    store.turn(id, Status::Captured, now);
    Ok(())
}

fn card_line(number: &Secret, points: i64) -> Value {
    json!({ "last_four_digits": number.last_four(), "points": points })
}

/// Currency and limits. The limits hold for the total, fee included (S3).
fn check_fit(order: &Order, details: &Details) -> Result<(), ApiError> {
    if details.method.currency.is_some_and(|only| only != order.currency) {
        return Err(ApiError::of("invalid_currency").about("currency"));
    }
    // Paying in parts is a thing of Japanese cards (FEATURES.md 2.4).
    if matches!(details.instrument, Instrument::Card { installments: Some(_), .. }) && order.currency != "JPY" {
        return Err(ApiError::invalid("payment_details[installments]"));
    }
    let total = order.amount + order.tax + order.fee;
    match processor::limits(details.method.kind) {
        Some((least, most)) if !(least..=most).contains(&total) => Err(ApiError::invalid("amount")),
        _ => Ok(()),
    }
}

/// `payment_details` as the samples show them for each method.
fn show(details: &Details, id: &str, api: &str, locale: &str) -> Value {
    let mut shown = json!({ "type": details.method.slug, "email": details.email });
    let instructions = format!("{api}/{locale}/instructions/{id}");
    let more = match &details.instrument {
        Instrument::Card { number, brand, month, year, installments } => {
            let mut card = json!({
                "brand": brand.in_payments,
                "last_four_digits": number.last_four(),
                "month": month,
                "year": year,
            });
            if let Some(installments) = installments {
                card["installments"] = json!(installments);
            }
            card
        }
        Instrument::Konbini { store, .. } => json!({
            "store": store.slug,
            "confirmation_code": store.confirmation_digits.map(random::code),
            "receipt": random::code(store.receipt_digits),
            "instructions_url": instructions,
        }),
        Instrument::PayEasy => json!({
            "bank_id": random::code(5),
            "customer_id": random::code(20),
            "confirmation_id": random::code(6),
            "instructions_url": instructions,
        }),
        Instrument::BankTransfer { .. } => json!({
            "order_id": format!("K{}", random::code(10)),
            "bank_name": "サンドボックス銀行",
            "account_branch_name": "すなば",
            "account_number": random::code(7),
            "account_type": "普通預金",
            "account_name": "カブシキガイシャ サンドボックス",
            "instructions_url": instructions,
        }),
        Instrument::Prepaid { .. } => json!({}),
        Instrument::Account { id, .. } => match details.method.kind {
            Kind::Account { id: name, shows_id: true, .. } => json!({ name: id }),
            _ => json!({}),
        },
        Instrument::Offsite { provider } => {
            let redirect_url = format!("{api}/offsite/new?uuid={id}");
            match details.method.kind {
                Kind::Carrier { .. } => json!({ "provider": provider, "redirect_url": redirect_url }),
                _ => json!({ "redirect_url": redirect_url }),
            }
        }
    };
    if let (Value::Object(shown), Value::Object(more)) = (&mut shown, more) {
        shown.extend(more);
    }
    shown
}
