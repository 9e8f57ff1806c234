//! The style sheet of the checkout: what the package's scripts have bundled.

/// What `checkout.css` imports, in its order.
pub(super) const STYLE: [&str; 10] = [
    include_str!("../../ui/style/base.css"),
    include_str!("../../ui/style/picker.css"),
    include_str!("../../ui/style/fields.css"),
    include_str!("../../ui/style/notices.css"),
    include_str!("../../ui/style/button.css"),
    include_str!("../../ui/style/ends.css"),
    include_str!("../../ui/style/instructions.css"),
    include_str!("../../ui/style/challenge.css"),
    include_str!("../../ui/style/skeleton.css"),
    include_str!("../../ui/style/adaptations.css"),
];
