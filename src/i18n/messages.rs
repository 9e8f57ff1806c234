//! The list of texts, and how a language holds them.
//!
//! `{name}` marks a place to be filled; every language has the same places (a test holds them together).

/// Declares the texts once, each with what it is.
macro_rules! texts {
    ($($name:ident = $doc:literal,)*) => {
        /// A text, in no language yet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Text {
            $(#[doc = $doc] $name,)*
        }

        impl Text {
            /// Every text, in order.
            pub const ALL: &[Text] = &[$(Text::$name,)*];
        }
    };
}

texts! {
    // The picker.
    ChooseMethod = "Heading of the picker.",
    CreditCard = "The method \"credit card\".",
    Konbini = "The method \"konbini\".",
    KonbiniHint = "What a konbini payment is, in a few words.",
    PayEasy = "The method \"Pay-easy\".",
    PayEasyHint = "How it is paid.",
    BankTransfer = "The method \"bank transfer\".",
    BankTransferHint = "How it is paid.",
    PrepaidHint = "How a prepaid method is paid.",
    AccountHint = "How a method with an account is paid.",
    CultureVoucher = "The method \"culture voucher\".",
    JapanMobile = "The method \"a Japanese carrier's bill\".",
    Mobile = "The method \"a phone bill\".",
    OffsiteHint = "What an offsite method does.",
    Fee = "A fee on top of the amount; `{amount}`.",
    Total = "The sum to be paid.",
    FeeIncluded = "The total with the fee in it; `{amount}`.",
    OverLimit = "Why a method cannot be used; `{max}`.",
    Converted = "How a total in another currency came about; `{amount}`.",
    OtherMethods = "Link to the provider's page, for methods that only it serves.",

    // Fields.
    CardNumber = "Label.",
    CardNumberHint = "An example.",
    Expiry = "Label.",
    ExpiryHint = "Shows how to write it.",
    SecurityCode = "Label.",
    CodeHelpBack = "Where a 3-digit code is.",
    CodeHelpFront = "Where a 4-digit code is.",
    CardName = "Label.",
    CardNameHint = "An example.",
    Store = "Label of the choice of a store.",
    Email = "Label.",
    EmailHint = "What the address is for.",
    Name = "Label.",
    Phone = "Label.",
    FamilyName = "Label.",
    GivenName = "Label.",
    FamilyKana = "Label.",
    FamilyKanaHint = "An example.",
    GivenKana = "Label.",
    GivenKanaHint = "An example.",
    NameKana = "Label.",
    NameKanaHint = "An example.",
    PrepaidNumber = "Label.",
    Prepaid16Hint = "What it looks like.",
    Prepaid20Hint = "What it looks like.",
    BitcashHint = "What it looks like.",
    AccountId = "Label.",
    UserNo = "Label.",
    Password = "Label.",
    Carrier = "Label of the choice of a carrier.",
    Instalments = "Label of the choice of how many parts to pay in.",
    InstalmentsHint = "What it may cost.",
    PayOnce = "A choice.",
    PayInParts = "A choice; `{n}`.",
    Revolving = "A choice.",
    EachPart = "A choice with what a part comes to; `{plan}`, `{amount}`.",
    Optional = "Mark of a field that may be left empty.",
    CardsTaken = "What a screen reader says of the row of brand pictures.",

    // The button.
    Pay = "The button; `{amount}`.",
    PayPlain = "The button when the amount is not known.",
    GetSlip = "The button of a cash method; the amount stands above it.",
    SaveCard = "The button when nothing is charged.",
    Save = "The same for other methods.",
    PayAndSave = "The button when both happen; `{amount}`.",
    GoOn = "The button of an offsite method; `{amount}`.",
    Paying = "While the answer is awaited.",
    Secure = "A line under the button.",

    // What a field can be told.
    Required = "Nothing entered.",
    StoreRequired = "No store chosen.",
    ChooseOne = "Nothing chosen.",
    NumberIncomplete = "Digits missing.",
    NumberInvalid = "Cannot be right.",
    BrandUnsupported = "Brand not taken.",
    ExpiryIncomplete = "Part missing.",
    ExpiryMonth = "No such month.",
    ExpiryInvalid = "Cannot be read.",
    ExpiryPast = "Over.",
    CodeLength = "Wrong length; `{n}`.",
    NameIsNumber = "A number in the wrong place.",
    NameInvalid = "Odd characters.",
    KanaOnly = "Something that is no katakana.",
    KanaLookAlike = "A kanji that looks like a kana; `{kanji}`, `{kana}`.",
    KanaRepeat = "A mark that repeats a kana.",
    EmailInvalid = "Not an address.",
    PhoneInvalid = "Not a number.",
    Prepaid16 = "Wrong length or characters.",
    PrepaidLength = "Wrong length or characters.",
    Bitcash16 = "Wrong length or characters.",
    CheckField = "Refused without a reason.",

    // What can come of paying.
    Generic = "No more is known.",
    CardDeclined = "Refused.",
    InsufficientFunds = "Not enough money.",
    ExceedsLimit = "Over a limit.",
    CodeWrong = "Security code refused.",
    CardExpired = "Expiry refused.",
    NumberRefused = "Number refused.",
    UsedNumber = "Prepaid number used up.",
    PasswordWrong = "Password refused.",
    AccountUnknown = "No such account.",
    MethodUnavailable = "Method does not work here.",
    TryLater = "Busy.",
    Offline = "Nothing was sent.",
    OutcomeUnknown = "Being looked up.",
    OutcomeUnknownFinal = "Not found out.",
    NothingCharged = "Looked up: no payment.",
    Unfinished = "An earlier try was left.",
    SessionExpired = "Too late.",
    SessionClosed = "Over.",
    SessionMissing = "No such session.",
    MerchantConfig = "Set up wrongly.",
    Unreachable = "KOMOJU does not answer.",
    NoMethod = "Only the hosted page can serve it.",

    // Ways on.
    TryAgain = "Button.",
    CheckAgain = "Button after an unknown outcome.",
    HostedPage = "Link.",
    BackToShop = "Link.",
    Moving = "While the browser leaves for another page.",
    MovingLink = "Link should the browser not leave.",
    Loading = "Said by screen readers while loading.",

    // Afterwards.
    Paid = "Heading.",
    PaidText = "Under it.",
    Saved = "Heading when a card was saved.",
    Reserved = "Heading when the shop captures later.",
    Awaiting = "Heading of instructions.",
    AwaitingKonbini = "Under it; `{store}`.",
    AwaitingPayEasy = "The same for Pay-easy.",
    AwaitingTransfer = "The same for a bank transfer.",
    AwaitingEmail = "Last line.",
    Deadline = "Label.",
    JapanTime = "Added to a deadline.",
    DaysLeft = "`{n}` whole days.",
    DayLeft = "One day.",
    TodayLeft = "None.",
    Copy = "Button beside a number.",
    Copied = "After it was pressed.",
    ShowSlip = "Link for a 7-Eleven payment.",
    ShowInstructions = "Link to the full instructions.",

    // Konbini, Pay-easy and bank transfer.
    SevenEleven = "Chain.",
    Lawson = "Chain.",
    FamilyMart = "Chain.",
    Ministop = "Chain.",
    DailyYamazaki = "Chain.",
    Seicomart = "Chain.",
    CircleK = "Chain, closed since.",
    Sunkus = "Chain, closed since.",
    CustomerNumber = "Label of a number.",
    ConfirmationNumber = "Label of a number.",
    FirstNumber = "Label of a number.",
    SecondNumber = "Label of a number.",
    OnlineNumber = "Label of a number.",
    ReceptionNumber = "Label of a number.",
    PaymentNumber = "Label of a number.",
    AtSevenEleven = "Where to go.",
    AtLoppi = "Where to go.",
    AtFamilyMart = "Where to go.",
    AtDailyYamazaki = "Where to go.",
    AtSeicomart = "Where to go.",
    AtStore = "Where to go.",
    PayeeCode = "Label of a number.",
    AtAtm = "Where to go.",
    BankName = "Label.",
    BranchName = "Label.",
    AccountType = "Label.",
    AccountNumber = "Label.",
    AccountName = "Label.",
    SenderName = "Label.",
    AtBank = "What to mind.",
}

/// All the texts of one language: one after the other, and how long each is. (A pointer to each of them would be a
/// kilobyte more for every shopper to download.)
pub struct Messages {
    text: &'static str,
    lengths: &'static [u8],
}

impl Messages {
    /// The text in this language.
    pub fn get(&self, text: Text) -> &'static str {
        let (before, rest) = self.lengths.split_at(text as usize);
        let start = before.iter().copied().map(usize::from).sum();
        let length = rest.first().copied().map_or(0, usize::from);
        self.text.get(start..start + length).unwrap_or_default()
    }

    pub(super) const fn new(text: &'static str, lengths: &'static [u8]) -> Messages {
        Messages { text, lengths }
    }
}

/// Writes a language down. A text that is missing, or not in its place, fails the build.
macro_rules! language {
    ($($name:ident: $text:literal,)*) => {
        pub(super) static MESSAGES: Messages = Messages::new(concat!($($text),*), &LENGTHS);

        const LENGTHS: [u8; Text::ALL.len()] = crate::i18n::messages::lengths(&[$((Text::$name, $text)),*]);
    };
}
pub(super) use language;

/// The texts' lengths in bytes; does not compile unless they are all there, in order, and shorter than 256 bytes.
pub(super) const fn lengths<const COUNT: usize>(texts: &[(Text, &str); COUNT]) -> [u8; COUNT] {
    let mut lengths = [0; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (text, words) = texts[at];
        if text as usize != at || words.len() > 255 {
            // In a constant, this is an error of the compiler's.
            return [lengths[COUNT]; COUNT];
        }
        lengths[at] = words.len() as u8;
        at += 1;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::super::Locale;
    use super::Text;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn no_text_is_empty_and_all_have_the_same_places_in_every_language() {
        for locale in Locale::ALL {
            for text in Text::ALL {
                let (said, in_english) = (locale.messages().get(*text), Locale::En.messages().get(*text));
                assert!(!said.trim().is_empty(), "{text:?} is empty in {}", locale.tag());
                assert_eq!(places(said), places(in_english), "{text:?} in {}", locale.tag());
            }
        }
    }

    #[test]
    fn a_text_is_found_in_its_place() {
        let (ja, en) = (Locale::Ja.messages(), Locale::En.messages());
        assert_eq!(en.get(Text::ALL[0]), "Payment method");
        assert_eq!((ja.get(Text::Pay), en.get(Text::Pay)), ("{amount} を支払う", "Pay {amount}"));
        let last = *Text::ALL.last().unwrap();
        assert!(ja.text.ends_with(ja.get(last)) && en.text.ends_with(en.get(last)));
    }
}
