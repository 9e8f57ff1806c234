//! Paying by card in parts (FEATURES.md 2.2 and 2.4). No document shows how an offer lists them, so every shape that can
//! be meant is read: the words of the request, `{count, amount}`, and the SDK's list of parts `{amount, pay_at}`.

use super::json::Json;

/// More parts than this are no instalments.
const MOST: u8 = 60;

/// One way to pay in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instalments {
    /// How many parts; `None` for revolving credit.
    pub count: Option<u8>,
    /// What the first part comes to, in the currency's smallest unit, where the offer says so.
    pub amount: Option<i64>,
}

impl Instalments {
    /// What is not understood is left out.
    pub(super) fn read_all(json: &Json) -> Vec<Instalments> {
        let list = json.list();
        let is_part = |entry: &Json| entry.get("amount").whole().is_some() && Instalments::read(entry).is_none();
        if list.iter().all(is_part) {
            // One plan, told part by part.
            let first = list.first().and_then(|part| part.get("amount").whole());
            return Instalments::of(list.len() as i64, first).map_or_else(Vec::new, |plan| vec![plan]);
        }
        let mut plans: Vec<Instalments> = Vec::new();
        for plan in json.each(Instalments::read) {
            if plans.iter().all(|found| found.count != plan.count) {
                plans.push(plan);
            }
        }
        plans
    }

    #[inline(never)]
    fn read(entry: &Json) -> Option<Instalments> {
        let amount = entry.get("amount").whole();
        let names = ["count", "installments", "months", "value"];
        let named = names.iter().map(|name| entry.get(name)).find(|value| !value.is_null());
        let count = named.unwrap_or(entry);
        match count.text() {
            Some("revolving") => Some(Instalments { count: None, amount }),
            _ => Instalments::of(count.whole()?, amount),
        }
    }

    fn of(count: i64, amount: Option<i64>) -> Option<Instalments> {
        let count = u8::try_from(count).ok().filter(|count| (2..=MOST).contains(count))?;
        Some(Instalments { count: Some(count), amount: amount.filter(|amount| *amount > 0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<u8>, Option<i64>)> {
        let json: Json = serde_json::from_str(text).unwrap();
        Instalments::read_all(&json).into_iter().map(|it| (it.count, it.amount)).collect()
    }

    #[test]
    fn every_shape_that_can_be_meant_is_read() {
        let three_and_revolving = vec![(Some(3), None), (None, None)];
        for text in [
            r#"[3,"revolving"]"#,
            r#"["3","revolving"]"#,
            r#"[{"count":3},{"count":"revolving"}]"#,
            r#"[{"installments":"3"},{"installments":"revolving"}]"#,
        ] {
            assert_eq!(read(text), three_and_revolving, "{text}");
        }
        assert_eq!(read(r#"[{"count":3,"amount":334}]"#), [(Some(3), Some(334))]);
        assert_eq!(read(r#"[3,3,"3"]"#), [(Some(3), None)]);
    }

    #[test]
    fn a_list_of_dated_parts_is_one_plan() {
        let text = r#"[{"amount":334,"pay_at":"2026-12-27"},{"amount":333,"pay_at":"2027-01-27"},{"amount":333,"pay_at":"2027-02-27"}]"#;
        assert_eq!(read(text), [(Some(3), Some(334))]);
    }

    #[test]
    fn what_is_no_plan_is_left_out() {
        for text in ["null", "[]", "3", "true", r#"[1,0,-3,61,900,"x",null,{},[],1.5]"#, r#"[{"amount":1000}]"#] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
