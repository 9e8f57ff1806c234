//! Lists in place of std's maps and sets, for the few entries that a page has of each.
//!
//! This becomes a module of Yew's (`dist/yew.rs`): it has what Yew uses of them, under std's names.

use std::borrow::Borrow;

/// In place of `std::collections::HashMap`.
#[derive(Debug)]
pub(crate) struct HashMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for HashMap<K, V> {
    fn default() -> Self {
        HashMap(Vec::new())
    }
}

impl<K: Eq, V> HashMap<K, V> {
    pub(crate) fn with_capacity(_: usize) -> Self {
        Self::default()
    }

    fn place<Q: Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.0.iter().position(|(found, _)| found.borrow() == key)
    }

    pub(crate) fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).map(|at| &self.0[at].1)
    }

    pub(crate) fn get_mut<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).map(|at| &mut self.0[at].1)
    }

    pub(crate) fn contains_key<Q: Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_some()
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        self.0.push((key, value));
    }

    pub(crate) fn remove<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).map(|at| self.0.swap_remove(at).1)
    }

    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

pub(crate) struct Entry<'a, K, V> {
    map: &'a mut HashMap<K, V>,
    key: K,
}

impl<'a, K: Eq, V: Default> Entry<'a, K, V> {
    pub(crate) fn or_default(self) -> &'a mut V {
        let at = self.map.place(&self.key).unwrap_or_else(|| {
            self.map.0.push((self.key, V::default()));
            self.map.0.len() - 1
        });
        &mut self.map.0[at].1
    }
}

/// In place of `std::collections::HashSet`.
#[derive(Debug)]
pub(crate) struct HashSet<T>(Vec<T>);

impl<T> Default for HashSet<T> {
    fn default() -> Self {
        HashSet(Vec::new())
    }
}

impl<T: Eq> HashSet<T> {
    pub(crate) fn with_capacity(_: usize) -> Self {
        Self::default()
    }

    pub(crate) fn insert(&mut self, value: T) -> bool {
        let is_new = !self.0.contains(&value);
        if is_new {
            self.0.push(value);
        }
        is_new
    }

    pub(crate) fn replace(&mut self, value: T) -> Option<T> {
        let before = self.0.iter().position(|found| *found == value).map(|at| self.0.swap_remove(at));
        self.0.push(value);
        before
    }

    pub(crate) fn take<Q: Eq + ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q>,
    {
        self.0.iter().position(|found| found.borrow() == value).map(|at| self.0.swap_remove(at))
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }

    pub(crate) fn drain(&mut self) -> impl Iterator<Item = T> + '_ {
        self.0.drain(..)
    }
}

#[cfg(test)]
mod tests {
    use super::{HashMap, HashSet};

    #[test]
    fn a_map_has_each_key_once() {
        let mut map: HashMap<String, i32> =
            [("a", 1), ("b", 2), ("a", 3)].map(|(key, n)| (key.to_owned(), n)).into_iter().collect();
        assert_eq!((map.get("a"), map.get("b"), map.get("c")), (Some(&3), Some(&2), None));
        *map.get_mut("b").unwrap() += 1;
        *map.entry("b".to_owned()).or_default() += 1;
        *map.entry("c".to_owned()).or_default() += 1;
        for n in map.values_mut() {
            *n *= 10;
        }
        map.insert("a".to_owned(), 5);
        assert!(HashMap::<u32, u32>::with_capacity(2).get(&1).is_none());
        let mut all: Vec<_> = map.iter().map(|(key, n)| (key.clone(), *n)).collect();
        all.sort();
        assert_eq!(all, [("a".to_owned(), 5), ("b".to_owned(), 40), ("c".to_owned(), 10)]);
        assert_eq!((map.remove("b"), map.remove("b")), (Some(40), None));
        assert!(map.contains_key("c") && !map.contains_key("b"));
    }

    #[test]
    fn a_set_has_each_value_once() {
        let mut set = HashSet::with_capacity(2);
        assert!(set.insert(1) && set.insert(2) && !set.insert(1));
        assert_eq!((set.replace(2), set.replace(3)), (Some(2), None));
        assert_eq!((set.take(&1), set.take(&1)), (Some(1), None));
        set.retain(|value| *value != 2);
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [3]);
        assert_eq!(set.drain().collect::<Vec<_>>(), [3]);
        assert!(set.insert(3));
    }
}
