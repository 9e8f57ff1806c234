//! What the shop sells: six things for a quiet evening at the desk.
//! It must not know carts, orders or payments.

use crate::text::{Both, Language};

/// One article. Prices are whole yen, tax included.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Product {
    /// Part of addresses and cookies, and the name of its picture.
    pub(crate) id: &'static str,
    name: Both,
    line: Both,
    story: Both,
    size: Both,
    /// Yen, tax included.
    pub(crate) price: u64,
}

impl Product {
    pub(crate) fn name(&self, language: &Language) -> &'static str {
        self.name.get(*language)
    }

    /// The one line under its name in the list.
    pub(crate) fn line(&self, language: &Language) -> &'static str {
        self.line.get(*language)
    }

    pub(crate) fn story(&self, language: &Language) -> &'static str {
        self.story.get(*language)
    }

    /// Material and size.
    pub(crate) fn size(&self, language: &Language) -> &'static str {
        self.size.get(*language)
    }

    pub(crate) fn image(&self) -> String {
        format!("/assets/products/{}.svg", self.id)
    }
}

/// The product with this id.
pub(crate) fn find(id: &str) -> Option<&'static Product> {
    PRODUCTS.iter().find(|product| product.id == id)
}

/// All products, in the order of the front page.
pub(crate) static PRODUCTS: [Product; 6] = [
    Product {
        id: "akari",
        name: Both { ja: "和紙のあかり", en: "Washi lamp" },
        line: Both { ja: "手元だけを、やわらかく。", en: "A soft light, just where you need it." },
        story: Both {
            ja: "楮の和紙を三枚重ねて張った、小さな卓上のあかりです。紙の繊維が光をほどき、まぶしさのない明るさが手元に残ります。",
            en: "A small table lamp covered with three layers of mulberry paper. The fibres loosen the light, and what is left on the desk does not glare.",
        },
        size: Both { ja: "和紙・杉　直径 18 × 高さ 24 cm", en: "Washi and cedar, 18 cm wide, 24 cm high" },
        price: 8_800,
    },
    Product {
        id: "warosoku",
        name: Both { ja: "和ろうそく　三本", en: "Three wax candles" },
        line: Both { ja: "櫨の蝋、揺れる炎。", en: "Sumac wax, and a flame that sways." },
        story: Both {
            ja: "櫨の実の蝋を、芯に幾度も重ねてつくる和ろうそく。すすが少なく、風がなくても炎がゆっくりと揺れます。",
            en: "Sumac wax laid on the wick by hand, coat upon coat. There is little soot, and the flame moves slowly even in still air.",
        },
        size: Both {
            ja: "櫨蝋・い草　長さ 12 cm　三本入り", en: "Sumac wax and rush, 12 cm, three pieces"
        },
        price: 1_980,
    },
    Product {
        id: "binsen",
        name: Both { ja: "便箋　朝霧", en: "Letter paper, Morning Mist" },
        line: Both { ja: "にじまず、裏に抜けない。", en: "Ink stays where you put it." },
        story: Both {
            ja: "霧の山並みを淡く刷った便箋です。万年筆でもにじみにくいよう、表面を少しだけ締めて漉いています。封筒を五枚添えました。",
            en: "Letter paper printed with hills in the mist. Its surface is a little firmer than usual, so that a fountain pen does not feather. Five envelopes come with it.",
        },
        size: Both { ja: "和紙　A5　便箋 20 枚・封筒 5 枚", en: "Washi, A5, 20 sheets and 5 envelopes" },
        price: 1_320,
    },
    Product {
        id: "yunomi",
        name: Both { ja: "湯のみ　粉引", en: "Tea cup, white slip" },
        line: Both { ja: "両手におさまる、白。", en: "A white that fits both hands." },
        story: Both {
            ja: "赤土に白い化粧土を掛けた、粉引の湯のみ。使うほどに色が深まり、ひとつずつ違う表情に育ちます。",
            en: "Red clay under a coat of white slip. It deepens with use, and no two cups grow old in the same way.",
        },
        size: Both { ja: "陶器　口径 8 × 高さ 9 cm", en: "Stoneware, 8 cm wide, 9 cm high" },
        price: 3_300,
    },
    Product {
        id: "sencha",
        name: Both { ja: "煎茶　山あい", en: "Sencha, Mountain Valley" },
        line: Both { ja: "浅蒸しの、澄んだ香り。", en: "Lightly steamed, clear in the nose." },
        story: Both {
            ja: "朝夕の寒暖差が大きい山あいの茶畑から。浅く蒸して、葉の形と若い香りを残しました。夜には低めの湯でどうぞ。",
            en: "From slopes where mornings are cold. Steamed briefly, so that the leaf keeps its shape and its young scent. In the evening, use cooler water.",
        },
        size: Both { ja: "煎茶　80 g　茶缶入り", en: "Green tea, 80 g, in a tin" },
        price: 1_620,
    },
    Product {
        id: "techo",
        name: Both { ja: "和綴じの帳面", en: "Stitched notebook" },
        line: Both { ja: "藍の表紙、四つ目綴じ。", en: "Indigo covers, four-hole binding." },
        story: Both {
            ja: "藍で染めた表紙を、麻糸で四つ目に綴じた帳面です。手のひらで押さえなくても、開いたままでいてくれます。",
            en: "Covers dyed with indigo, bound through four holes with hemp thread. It stays open without being held.",
        },
        size: Both { ja: "和紙・麻糸　B6　64 頁", en: "Washi and hemp, B6, 64 pages" },
        price: 2_200,
    },
];
