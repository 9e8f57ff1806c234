//! The table of texts: one entry per text. A language is one value of this type, so none can lack an entry.
//!
//! `{name}` marks a place to be filled; every language has the same places (a test holds them together).

/// Declares the texts once: the type, and the list of them that the tests walk.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// All the texts of one language.
        pub struct Messages {
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Messages {
            /// Every text with its name, in order.
            pub fn entries(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

texts! {
    // The picker.
    /// Heading of the picker.
    choose_method,
    /// The method "credit card".
    credit_card,
    /// The method "konbini".
    konbini,
    /// What a konbini payment is, in a few words.
    konbini_hint,
    /// What an offsite method does.
    offsite_hint,
    /// A fee on top of the amount; `{amount}`.
    fee,
    /// The sum to be paid.
    total,
    /// The total with the fee in it; `{amount}`.
    fee_included,
    /// Why a method cannot be used; `{max}`.
    over_limit,

    // Fields.
    /// Label.
    card_number,
    /// Label.
    expiry,
    /// Shows how to write it.
    expiry_hint,
    /// Label.
    security_code,
    /// Where a 3-digit code is.
    code_help_back,
    /// Where a 4-digit code is.
    code_help_front,
    /// Label.
    card_name,
    /// An example.
    card_name_hint,
    /// Label of the choice of a store.
    store,
    /// Label.
    email,
    /// What the address is for.
    email_hint,
    /// Label.
    name,
    /// Label.
    phone,
    /// Mark of a field that may be left empty.
    optional,
    /// What a screen reader says of the row of brand pictures.
    cards_taken,

    // The button.
    /// The button; `{amount}`.
    pay,
    /// The button when the amount is not known.
    pay_plain,
    /// The button of a cash method; the amount stands above it.
    get_slip,
    /// The button when nothing is charged.
    save_card,
    /// The same for other methods.
    save,
    /// The button when both happen; `{amount}`.
    pay_and_save,
    /// The button of an offsite method; `{amount}`.
    go_on,
    /// While the answer is awaited.
    paying,
    /// A line under the button.
    secure,

    // What a field can be told.
    /// Nothing entered.
    required,
    /// No store chosen.
    store_required,
    /// Digits missing.
    number_incomplete,
    /// Cannot be right.
    number_invalid,
    /// Brand not taken.
    brand_unsupported,
    /// Part missing.
    expiry_incomplete,
    /// No such month.
    expiry_month,
    /// Cannot be read.
    expiry_invalid,
    /// Over.
    expiry_past,
    /// Wrong length; `{n}`.
    code_length,
    /// A number in the wrong place.
    name_is_number,
    /// Odd characters.
    name_invalid,
    /// Not an address.
    email_invalid,
    /// Not a number.
    phone_invalid,
    /// Refused without a reason.
    check_field,

    // What can come of paying.
    /// No more is known.
    generic,
    /// Refused.
    card_declined,
    /// Not enough money.
    insufficient_funds,
    /// Over a limit.
    exceeds_limit,
    /// Security code refused.
    code_wrong,
    /// Expiry refused.
    card_expired,
    /// Number refused.
    number_refused,
    /// Method does not work here.
    method_unavailable,
    /// Busy.
    try_later,
    /// Nothing was sent.
    offline,
    /// Being looked up.
    outcome_unknown,
    /// Not found out.
    outcome_unknown_final,
    /// Looked up: no payment.
    nothing_charged,
    /// An earlier try was left.
    unfinished,
    /// Too late.
    session_expired,
    /// Over.
    session_closed,
    /// No such session.
    session_missing,
    /// Set up wrongly.
    merchant_config,
    /// KOMOJU does not answer.
    unreachable,
    /// Only the hosted page can serve it.
    no_method,

    // Ways on.
    /// Button.
    try_again,
    /// Button after an unknown outcome.
    check_again,
    /// Link.
    hosted_page,
    /// Link.
    back_to_shop,
    /// While the browser leaves for another page.
    moving,
    /// Link should the browser not leave.
    moving_link,
    /// Said by screen readers while loading.
    loading,

    // Afterwards.
    /// Heading.
    paid,
    /// Under it.
    paid_text,
    /// Heading when a card was saved.
    saved,
    /// Heading when the shop captures later.
    reserved,
    /// Heading of instructions.
    awaiting,
    /// Under it; `{store}`.
    awaiting_konbini,
    /// Last line.
    awaiting_email,
    /// Label.
    deadline,
    /// Added to a deadline.
    japan_time,
    /// `{n}` whole days.
    days_left,
    /// One day.
    day_left,
    /// None.
    today_left,
    /// Button beside a number.
    copy,
    /// After it was pressed.
    copied,
    /// Link for a 7-Eleven payment.
    show_slip,
    /// Link to the full instructions.
    show_instructions,

    // Konbini.
    /// Chain.
    seven_eleven,
    /// Chain.
    lawson,
    /// Chain.
    family_mart,
    /// Chain.
    ministop,
    /// Chain.
    daily_yamazaki,
    /// Chain.
    seicomart,
    /// Chain, closed since.
    circle_k,
    /// Chain, closed since.
    sunkus,
    /// Label of a number.
    customer_number,
    /// Label of a number.
    confirmation_number,
    /// Label of a number.
    first_number,
    /// Label of a number.
    second_number,
    /// Label of a number.
    online_number,
    /// Label of a number.
    reception_number,
    /// Label of a number.
    payment_number,
    /// Where to go.
    at_seven_eleven,
    /// Where to go.
    at_loppi,
    /// Where to go.
    at_family_mart,
    /// Where to go.
    at_daily_yamazaki,
    /// Where to go.
    at_seicomart,
    /// Where to go.
    at_store,
}

#[cfg(test)]
mod tests {
    use super::super::Locale;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn no_text_is_empty_and_all_have_the_same_places_in_every_language() {
        let english = Locale::En.messages().entries();
        for locale in Locale::ALL {
            for ((name, text), (_, in_english)) in locale.messages().entries().into_iter().zip(&english) {
                assert!(!text.trim().is_empty(), "{name} is empty in {}", locale.tag());
                assert_eq!(places(text), places(in_english), "{name} in {}", locale.tag());
            }
        }
    }
}
