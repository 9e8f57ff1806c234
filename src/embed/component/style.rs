//! The style sheet of the checkout: what the package's scripts have bundled.

/// What the element brings in the package, and what `checkout.css`, `page.css` and `later.css` import, in their order.
pub(super) const STYLE: [&str; 15] = [
    include_str!("../../ui/style/skeleton.css"),
    include_str!("../../ui/style/base.css"),
    include_str!("../../ui/style/picker.css"),
    include_str!("../../ui/style/fields.css"),
    include_str!("../../ui/style/notices.css"),
    include_str!("../../ui/style/button.css"),
    include_str!("../../ui/style/ends.css"),
    include_str!("../../ui/style/adaptations.css"),
    include_str!("../../ui/style/upright.css"),
    include_str!("../../ui/style/instructions.css"),
    include_str!("../../ui/style/challenge.css"),
    include_str!("../../ui/style/shortfall.css"),
    include_str!("../../ui/style/thanks.css"),
    include_str!("../../ui/style/tabs.css"),
    include_str!("../../ui/style/older.css"),
];
