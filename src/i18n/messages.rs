//! The table of texts: one entry per text. A language is one value of this type, so none can lack an entry.
//!
//! `{name}` marks a place to be filled; every language has the same places (a test holds them together).

/// Declares the texts once, each with what it is: the type, and the list of them that the tests walk.
macro_rules! texts {
    ($($name:ident = $doc:literal,)*) => {
        /// All the texts of one language.
        pub struct Messages {
            $(#[doc = $doc] pub $name: &'static str,)*
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
    choose_method = "Heading of the picker.",
    credit_card = "The method \"credit card\".",
    konbini = "The method \"konbini\".",
    konbini_hint = "What a konbini payment is, in a few words.",
    pay_easy = "The method \"Pay-easy\".",
    pay_easy_hint = "How it is paid.",
    bank_transfer = "The method \"bank transfer\".",
    bank_transfer_hint = "How it is paid.",
    prepaid_hint = "How a prepaid method is paid.",
    account_hint = "How a method with an account is paid.",
    culture_voucher = "The method \"culture voucher\".",
    japan_mobile = "The method \"a Japanese carrier's bill\".",
    mobile = "The method \"a phone bill\".",
    offsite_hint = "What an offsite method does.",
    fee = "A fee on top of the amount; `{amount}`.",
    total = "The sum to be paid.",
    fee_included = "The total with the fee in it; `{amount}`.",
    over_limit = "Why a method cannot be used; `{max}`.",
    converted = "How a total in another currency came about; `{amount}`.",
    other_methods = "Link to the provider's page, for methods that only it serves.",

    // Fields.
    card_number = "Label.",
    expiry = "Label.",
    expiry_hint = "Shows how to write it.",
    security_code = "Label.",
    code_help_back = "Where a 3-digit code is.",
    code_help_front = "Where a 4-digit code is.",
    card_name = "Label.",
    card_name_hint = "An example.",
    store = "Label of the choice of a store.",
    email = "Label.",
    email_hint = "What the address is for.",
    name = "Label.",
    phone = "Label.",
    family_name = "Label.",
    given_name = "Label.",
    family_kana = "Label.",
    given_kana = "Label.",
    name_kana = "Label.",
    prepaid_number = "Label.",
    prepaid_16_hint = "What it looks like.",
    prepaid_20_hint = "What it looks like.",
    bitcash_hint = "What it looks like.",
    account_id = "Label.",
    user_no = "Label.",
    password = "Label.",
    carrier = "Label of the choice of a carrier.",
    instalments = "Label of the choice of how many parts to pay in.",
    instalments_hint = "What it may cost.",
    pay_once = "A choice.",
    pay_in_parts = "A choice; `{n}`.",
    revolving = "A choice.",
    each_part = "A choice with what a part comes to; `{plan}`, `{amount}`.",
    optional = "Mark of a field that may be left empty.",
    cards_taken = "What a screen reader says of the row of brand pictures.",

    // The button.
    pay = "The button; `{amount}`.",
    pay_plain = "The button when the amount is not known.",
    get_slip = "The button of a cash method; the amount stands above it.",
    save_card = "The button when nothing is charged.",
    save = "The same for other methods.",
    pay_and_save = "The button when both happen; `{amount}`.",
    go_on = "The button of an offsite method; `{amount}`.",
    paying = "While the answer is awaited.",
    secure = "A line under the button.",

    // What a field can be told.
    required = "Nothing entered.",
    store_required = "No store chosen.",
    choose_one = "Nothing chosen.",
    number_incomplete = "Digits missing.",
    number_invalid = "Cannot be right.",
    brand_unsupported = "Brand not taken.",
    expiry_incomplete = "Part missing.",
    expiry_month = "No such month.",
    expiry_invalid = "Cannot be read.",
    expiry_past = "Over.",
    code_length = "Wrong length; `{n}`.",
    name_is_number = "A number in the wrong place.",
    name_invalid = "Odd characters.",
    kana_only = "Something that is no katakana.",
    kana_look_alike = "A kanji that looks like a kana; `{kanji}`, `{kana}`.",
    kana_repeat = "A mark that repeats a kana.",
    email_invalid = "Not an address.",
    phone_invalid = "Not a number.",
    prepaid_16 = "Wrong length or characters.",
    prepaid_length = "Wrong length or characters.",
    bitcash_16 = "Wrong length or characters.",
    check_field = "Refused without a reason.",

    // What can come of paying.
    generic = "No more is known.",
    card_declined = "Refused.",
    insufficient_funds = "Not enough money.",
    exceeds_limit = "Over a limit.",
    code_wrong = "Security code refused.",
    card_expired = "Expiry refused.",
    number_refused = "Number refused.",
    used_number = "Prepaid number used up.",
    password_wrong = "Password refused.",
    account_unknown = "No such account.",
    method_unavailable = "Method does not work here.",
    try_later = "Busy.",
    offline = "Nothing was sent.",
    outcome_unknown = "Being looked up.",
    outcome_unknown_final = "Not found out.",
    nothing_charged = "Looked up: no payment.",
    unfinished = "An earlier try was left.",
    session_expired = "Too late.",
    session_closed = "Over.",
    session_missing = "No such session.",
    merchant_config = "Set up wrongly.",
    unreachable = "KOMOJU does not answer.",
    no_method = "Only the hosted page can serve it.",

    // Ways on.
    try_again = "Button.",
    check_again = "Button after an unknown outcome.",
    hosted_page = "Link.",
    back_to_shop = "Link.",
    moving = "While the browser leaves for another page.",
    moving_link = "Link should the browser not leave.",
    loading = "Said by screen readers while loading.",

    // Afterwards.
    paid = "Heading.",
    paid_text = "Under it.",
    saved = "Heading when a card was saved.",
    reserved = "Heading when the shop captures later.",
    awaiting = "Heading of instructions.",
    awaiting_konbini = "Under it; `{store}`.",
    awaiting_pay_easy = "The same for Pay-easy.",
    awaiting_transfer = "The same for a bank transfer.",
    awaiting_email = "Last line.",
    deadline = "Label.",
    japan_time = "Added to a deadline.",
    days_left = "`{n}` whole days.",
    day_left = "One day.",
    today_left = "None.",
    copy = "Button beside a number.",
    copied = "After it was pressed.",
    show_slip = "Link for a 7-Eleven payment.",
    show_instructions = "Link to the full instructions.",

    // Konbini, Pay-easy and bank transfer.
    seven_eleven = "Chain.",
    lawson = "Chain.",
    family_mart = "Chain.",
    ministop = "Chain.",
    daily_yamazaki = "Chain.",
    seicomart = "Chain.",
    circle_k = "Chain, closed since.",
    sunkus = "Chain, closed since.",
    customer_number = "Label of a number.",
    confirmation_number = "Label of a number.",
    first_number = "Label of a number.",
    second_number = "Label of a number.",
    online_number = "Label of a number.",
    reception_number = "Label of a number.",
    payment_number = "Label of a number.",
    at_seven_eleven = "Where to go.",
    at_loppi = "Where to go.",
    at_family_mart = "Where to go.",
    at_daily_yamazaki = "Where to go.",
    at_seicomart = "Where to go.",
    at_store = "Where to go.",
    payee_code = "Label of a number.",
    at_atm = "Where to go.",
    bank_name = "Label.",
    branch_name = "Label.",
    account_type = "Label.",
    account_number = "Label.",
    account_name = "Label.",
    sender_name = "Label.",
    at_bank = "What to mind.",
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
