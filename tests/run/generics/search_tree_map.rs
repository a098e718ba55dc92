use std::borrow::Borrow;
use std::cmp::Ordering;
use std::iter::FusedIterator;
use std::ops::Index;
#[derive(Debug, Clone)]
struct Node<K, V> {
    key: K,
    value: V,
    left: Link<K, V>,
    right: Link<K, V>,
}
type Link<K, V> = Option<Box<Node<K, V>>>;
#[derive(Debug, Clone)]
pub struct Map<K, V> {
    root: Link<K, V>,
    len: usize,
}
impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map { root: None, len: 0 }
    }
}
impl<K: Ord, V> Map<K, V> {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let mut cur = &mut self.root;
        while let Some(node) = cur {
            match key.cmp(&node.key) {
                Ordering::Less => cur = &mut node.left,
                Ordering::Greater => cur = &mut node.right,
                Ordering::Equal => return Some(std::mem::replace(&mut node.value, value)),
            }
        }
        *cur = Some(Box::new(Node {
            key,
            value,
            left: None,
            right: None,
        }));
        self.len += 1;
        None
    }
    pub fn get<Q>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Ord + ?Sized,
    {
        let mut cur = self.root.as_deref();
        while let Some(n) = cur {
            cur = match key.cmp(n.key.borrow()) {
                Ordering::Less => n.left.as_deref(),
                Ordering::Greater => n.right.as_deref(),
                Ordering::Equal => return Some(&n.value),
            };
        }
        None
    }
    pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        fn go<'a, K: Borrow<Q>, V, Q: Ord + ?Sized>(
            l: &'a mut Link<K, V>,
            key: &Q,
        ) -> Option<&'a mut V> {
            let n = l.as_mut()?;
            match key.cmp(n.key.borrow()) {
                Ordering::Less => go(&mut n.left, key),
                Ordering::Greater => go(&mut n.right, key),
                Ordering::Equal => Some(&mut n.value),
            }
        }
        go(&mut self.root, key)
    }
    pub fn remove(&mut self, key: &K) -> Option<V> {
        fn min<K, V>(l: &mut Link<K, V>) -> Option<Box<Node<K, V>>> {
            if l.as_ref()?.left.is_some() {
                min(&mut l.as_mut().unwrap().left)
            } else {
                let mut n = l.take()?;
                *l = n.right.take();
                Some(n)
            }
        }
        fn go<K: Ord, V>(l: &mut Link<K, V>, key: &K) -> Option<V> {
            match key.cmp(&l.as_ref()?.key) {
                Ordering::Less => go(&mut l.as_mut()?.left, key),
                Ordering::Greater => go(&mut l.as_mut()?.right, key),
                Ordering::Equal => {
                    let mut n = l.take()?;
                    *l = match (n.left.take(), n.right.take()) {
                        (None, r) => r,
                        (l, None) => l,
                        (left, mut right) => {
                            let mut m = min(&mut right)?;
                            m.left = left;
                            m.right = right;
                            Some(m)
                        }
                    };
                    Some(n.value)
                }
            }
        }
        let v = go(&mut self.root, key)?;
        self.len -= 1;
        Some(v)
    }
}
impl<K, V> Map<K, V> {
    pub fn iter(&self) -> Iter<'_, K, V> {
        let mut it = Iter {
            stack: Vec::new(),
            left: self.len,
        };
        it.push(self.root.as_deref());
        it
    }
    pub fn keys(&self) -> impl Iterator<Item = &K> + '_ {
        self.iter().map(|(k, _)| k)
    }
    pub fn values<'a>(&'a self) -> Box<dyn Iterator<Item = &'a V> + 'a> {
        Box::new(self.iter().map(|(_, v)| v))
    }
}
pub struct Iter<'a, K, V> {
    stack: Vec<&'a Node<K, V>>,
    left: usize,
}
impl<'a, K, V> Iter<'a, K, V> {
    fn push(&mut self, mut n: Option<&'a Node<K, V>>) {
        while let Some(x) = n {
            self.stack.push(x);
            n = x.left.as_deref();
        }
    }
}
impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<Self::Item> {
        let n = self.stack.pop()?;
        self.push(n.right.as_deref());
        self.left -= 1;
        Some((&n.key, &n.value))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> FusedIterator for Iter<'_, K, V> {}
impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}
pub struct IntoIter<K, V>(Vec<Box<Node<K, V>>>);
impl<K, V> IntoIter<K, V> {
    fn push(&mut self, mut l: Link<K, V>) {
        while let Some(mut n) = l {
            l = n.left.take();
            self.0.push(n);
        }
    }
}
impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let n = self.0.pop()?;
        let Node {
            key, value, right, ..
        } = *n;
        self.push(right);
        Some((key, value))
    }
}
impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        let mut i = IntoIter(vec![]);
        i.push(self.root);
        i
    }
}
impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, it: I) {
        for (k, v) in it {
            self.insert(k, v);
        }
    }
}
impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(it: I) -> Self {
        let mut m = Self::new();
        m.extend(it);
        m
    }
}
impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(a: [(K, V); N]) -> Self {
        a.into_iter().collect()
    }
}
impl<K: Borrow<Q> + Ord, Q: Ord + ?Sized, V> Index<&Q> for Map<K, V> {
    type Output = V;
    fn index(&self, k: &Q) -> &V {
        self.get(k).expect("no such key")
    }
}
fn main() {
    let mut m: Map<String, u32> = ["delta", "alpha", "echo", "bravo"]
        .iter()
        .map(|s| (s.to_string(), s.len() as u32))
        .collect();
    println!("{:?}", m.keys().collect::<Vec<_>>());
    *m.get_mut("echo").unwrap() += 100;
    println!("{} {:?}", m["echo"], m.get("zulu"));
    println!("{:?}", m.insert("alpha".into(), 7));
    m.extend(vec![("charlie".to_owned(), 1)]);
    println!("{:?} {}", m.remove(&"delta".to_string()), m.len);
    for (k, v) in &m {
        print!("{k}={v} ");
    }
    println!("{} {}", m.values().sum::<u32>(), m.iter().len());
    let c = m.clone();
    let (a, b): (Vec<_>, Vec<_>) = m.into_iter().unzip();
    println!("{a:?} {b:?} {:?}", c.iter().rev_max());
    let small = Map::from([(3, 'c'), (1, 'a'), (2, 'b')]);
    let mut it = small.into_iter();
    println!("{:?}", it.next());
    println!("{}", it.map(|(n, c)| format!("{n}{c}")).collect::<String>());
}
trait RevMax: Iterator + Sized {
    fn rev_max(self) -> Option<Self::Item>
    where
        Self::Item: Ord,
    {
        self.max()
    }
}
impl<I: Iterator> RevMax for I {}
