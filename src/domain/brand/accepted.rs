//! Which brands a shop takes (DOMAIN.md 1.1). Whether there is a list at all is the caller's to know.

use super::{Brand, certain};

/// Which brands may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// One bit per brand, at its place in the table.
    brands: u8,
}

impl Accepted {
    /// What holds without a list: every brand but Discover, which has to be listed, and UnionPay, which is no card
    /// brand here (DOMAIN.md 1.1).
    pub fn any() -> Accepted {
        Accepted::only([Brand::Visa, Brand::Mastercard, Brand::Jcb, Brand::AmericanExpress, Brand::DinersClub])
    }

    /// The brands of a list and no others. An empty list takes no card at all.
    pub fn only(listed: impl IntoIterator<Item = Brand>) -> Accepted {
        let mut brands = 0;
        for brand in listed {
            brands |= 1 << brand as u8;
        }
        Accepted { brands }
    }

    /// Whether cards of a brand may be used. UnionPay's never may, listed or not (DOMAIN.md 1.2).
    pub fn allows(&self, brand: Brand) -> bool {
        brand != Brand::UnionPay && self.brands & (1 << brand as u8) != 0
    }

    /// Like [`Brand::certain`], and what Discover shares with UnionPay is Discover's where Discover is taken.
    pub fn brand_of(&self, digits: &str) -> Option<Brand> {
        certain(digits, self.allows(Brand::Discover))
    }
}

impl Default for Accepted {
    fn default() -> Accepted {
        Accepted::any()
    }
}

#[cfg(test)]
mod tests {
    use super::Brand::*;
    use super::*;

    #[test]
    fn shared_numbers_are_discovers_only_where_discover_is_taken() {
        let with = Accepted::only([Visa, Discover]);
        for (digits, anywhere, listed) in [
            ("62", Some(UnionPay), None),
            ("62212", Some(UnionPay), None),
            ("622125", Some(UnionPay), Some(UnionPay)),
            ("622126", Some(UnionPay), Some(Discover)),
            ("622925", Some(UnionPay), Some(Discover)),
            ("622926", Some(UnionPay), Some(UnionPay)),
            ("6011", Some(Discover), Some(Discover)),
        ] {
            assert_eq!(Accepted::any().brand_of(digits), anywhere, "{digits}");
            assert_eq!(with.brand_of(digits), listed, "{digits}");
        }
    }

    #[test]
    fn a_list_decides_and_union_pay_is_never_taken() {
        let listed = Accepted::only([Visa, UnionPay]);
        assert!(listed.allows(Visa));
        assert!(!listed.allows(Jcb));
        assert!(!listed.allows(UnionPay));
        for brand in Brand::ALL {
            assert_eq!(Accepted::default().allows(brand), !matches!(brand, Discover | UnionPay), "{}", brand.name());
            assert!(!Accepted::only([]).allows(brand));
        }
    }
}
