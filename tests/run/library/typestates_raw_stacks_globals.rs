use std::alloc::{alloc, dealloc, Layout};
use std::cell::{OnceCell, Ref, RefCell, RefMut, UnsafeCell};
use std::collections::{
    hash_map::{DefaultHasher, RandomState},
    HashMap,
};
use std::hash::{BuildHasher, Hash, Hasher};
use std::marker::PhantomData;
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::ops::{AddAssign, ControlFlow, Deref, DerefMut, Index, IndexMut};
use std::ptr::{self, NonNull};
use std::rc::Rc;
use std::sync::{
    atomic::{AtomicUsize, Ordering},
    Arc, LazyLock, Mutex, OnceLock, RwLock,
};
struct Open;
struct Closed;
struct Door<S> {
    opened: u32,
    _s: PhantomData<S>,
}
impl Door<Closed> {
    fn new() -> Self {
        Door {
            opened: 0,
            _s: PhantomData,
        }
    }
    fn open(self) -> Door<Open> {
        Door {
            opened: self.opened + 1,
            _s: PhantomData,
        }
    }
}
impl Door<Open> {
    fn close(self) -> Door<Closed> {
        Door {
            opened: self.opened,
            _s: PhantomData,
        }
    }
}
struct MyVec<T> {
    ptr: NonNull<T>,
    cap: usize,
    len: usize,
    _m: PhantomData<T>,
}
impl<T> MyVec<T> {
    fn new() -> Self {
        MyVec {
            ptr: NonNull::dangling(),
            cap: 0,
            len: 0,
            _m: PhantomData,
        }
    }
    fn grow(&mut self) {
        let cap = if self.cap == 0 { 1 } else { self.cap * 2 };
        unsafe {
            let new = alloc(Layout::array::<T>(cap).unwrap()) as *mut T;
            let new = NonNull::new(new).expect("oom");
            ptr::copy_nonoverlapping(self.ptr.as_ptr(), new.as_ptr(), self.len);
            if self.cap != 0 {
                dealloc(
                    self.ptr.as_ptr().cast(),
                    Layout::array::<T>(self.cap).unwrap(),
                );
            }
            self.ptr = new;
            self.cap = cap;
        }
    }
    fn push(&mut self, t: T) {
        if self.len == self.cap {
            self.grow()
        }
        unsafe { self.ptr.add(self.len).write(t) }
        self.len += 1;
    }
    fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            None
        } else {
            self.len -= 1;
            unsafe { Some(self.ptr.as_ptr().add(self.len).read()) }
        }
    }
}
impl<T> Drop for MyVec<T> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
        if self.cap != 0 {
            unsafe {
                dealloc(
                    self.ptr.as_ptr() as *mut u8,
                    Layout::array::<T>(self.cap).unwrap(),
                )
            }
        }
    }
}
impl<T> Deref for MyVec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}
impl<T> DerefMut for MyVec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        unsafe { std::slice::from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }
}
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0)
    }
}
struct Stack<T> {
    head: *mut SNode<T>,
}
struct SNode<T> {
    v: T,
    next: *mut SNode<T>,
}
impl<T> Stack<T> {
    fn push(&mut self, v: T) {
        self.head = Box::into_raw(Box::new(SNode { v, next: self.head }))
    }
    fn pop(&mut self) -> Option<T> {
        if self.head.is_null() {
            return None;
        }
        let b = unsafe { Box::from_raw(self.head) };
        self.head = b.next;
        Some(b.v)
    }
    fn iter(&self) -> SIter<'_, T> {
        SIter {
            at: unsafe { self.head.as_ref() },
        }
    }
}
impl<T> Drop for Stack<T> {
    fn drop(&mut self) {
        while let Some(_) = self.pop() {}
    }
}
struct SIter<'a, T> {
    at: Option<&'a SNode<T>>,
}
impl<'a, T> Iterator for SIter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        self.at.map(|n| {
            self.at = unsafe { n.next.as_ref() };
            &n.v
        })
    }
}
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Id(u32);
#[derive(Default)]
struct Fnv(u64);
impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, b: &[u8]) {
        for x in b {
            self.0 = (self.0 ^ *x as u64).wrapping_mul(0x100000001b3)
        }
    }
}
#[derive(Clone, Default)]
struct FnvBuild;
impl BuildHasher for FnvBuild {
    type Hasher = Fnv;
    fn build_hasher(&self) -> Fnv {
        Fnv(0xcbf29ce484222325)
    }
}
struct Matrix<const R: usize, const C: usize>([[f64; C]; R]);
impl<const R: usize, const C: usize> Index<(usize, usize)> for Matrix<R, C> {
    type Output = f64;
    fn index(&self, (r, c): (usize, usize)) -> &f64 {
        &self.0[r][c]
    }
}
impl<const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<R, C> {
    fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut f64 {
        &mut self.0[r][c]
    }
}
impl<const R: usize, const C: usize> AddAssign<f64> for Matrix<R, C> {
    fn add_assign(&mut self, x: f64) {
        self.0.iter_mut().flatten().for_each(|v| *v += x)
    }
}
static COUNT: AtomicUsize = AtomicUsize::new(0);
static CONFIG: OnceLock<String> = OnceLock::new();
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| (1..4).map(|x| x * x).collect());
thread_local! { static TL: RefCell<Vec<i32>> = const { RefCell::new(Vec::new()) }; }
union Bits {
    f: f32,
    u: u32,
}
fn first_word(r: &RefCell<String>) -> Ref<'_, str> {
    Ref::map(r.borrow(), |s| s.split(' ').next().unwrap_or(""))
}
fn longest<'a>(r: &'a RefCell<Vec<String>>) -> Option<RefMut<'a, String>> {
    RefMut::filter_map(r.borrow_mut(), |v| v.iter_mut().max_by_key(|s| s.len())).ok()
}
struct Lazy<T> {
    v: UnsafeCell<Option<T>>,
    f: fn() -> T,
}
impl<T> Lazy<T> {
    fn get(&self) -> &T {
        unsafe { (*self.v.get()).get_or_insert_with(self.f) }
    }
}
fn main() {
    println!("{}", Door::new().open().close().open().opened);
    let mut v = MyVec::new();
    for i in 0..5 {
        v.push(format!("s{i}"));
    }
    v[1].push('!');
    v.reverse();
    println!(
        "{:?} {} {:?}",
        &*v,
        v.len(),
        v.iter().map(|s| s.len()).sum::<usize>()
    );
    println!("{:?}", v.pop());
    let mut s = Stack {
        head: ptr::null_mut(),
    };
    for i in 0..3 {
        s.push(i)
    }
    println!("{:?} {:?}", s.iter().collect::<Vec<_>>(), s.iter().count());
    let md = ManuallyDrop::new(Loud("never"));
    println!("{}", md.0);
    let l = Loud("later");
    let m2 = ManuallyDrop::into_inner(ManuallyDrop::new(Loud("now")));
    drop(m2);
    mem::drop(l);
    let mut a: [MaybeUninit<String>; 3] = [const { MaybeUninit::uninit() }; 3];
    for (i, e) in a.iter_mut().enumerate() {
        e.write(format!("e{i}"));
    }
    let a: [String; 3] = unsafe { mem::transmute(a) };
    println!("{a:?}");
    let b = Bits { f: 1.5 };
    println!("{:#x}", unsafe { b.u });
    let mut hm: HashMap<Id, &str, FnvBuild> = HashMap::with_hasher(FnvBuild);
    hm.insert(Id(3), "three");
    println!("{:?}", hm.get(&Id(3)));
    let mut h = DefaultHasher::new();
    (1u8, "x").hash(&mut h);
    println!("{:x}", h.finish());
    let mut m = Matrix([[0.0; 2]; 2]);
    m[(0, 1)] = 2.5;
    m += 1.0;
    println!("{:?}", m.0);
    COUNT.fetch_add(2, Ordering::SeqCst);
    println!(
        "{} {} {:?}",
        COUNT.load(Ordering::Relaxed),
        CONFIG.get_or_init(|| "cfg".into()),
        *TABLE
    );
    TL.with(|t| t.borrow_mut().push(3));
    TL.with_borrow_mut(|t| t.push(4));
    println!("{:?}", TL.take());
    let data = Arc::new(Mutex::new(0));
    let hs: Vec<_> = (0..3)
        .map(|i| {
            let d = Arc::clone(&data);
            std::thread::spawn(move || *d.lock().unwrap() += i)
        })
        .collect();
    for h in hs {
        h.join().unwrap()
    }
    println!("{:?} {}", data.lock().unwrap(), Arc::strong_count(&data));
    let rw = RwLock::new(vec![1]);
    {
        rw.write().unwrap().push(2);
    }
    println!("{:?}", rw.read().unwrap().len());
    let r = RefCell::new(String::from("hello world"));
    println!("{}", &*first_word(&r));
    let vs = RefCell::new(vec!["a".to_string(), "bbb".into()]);
    if let Some(mut s) = longest(&vs) {
        s.push('!')
    }
    println!("{vs:?}");
    let lz = Lazy {
        v: UnsafeCell::new(None),
        f: || 42,
    };
    println!("{} {}", lz.get(), lz.get());
    let oc: OnceCell<Rc<str>> = OnceCell::new();
    println!(
        "{} {:?}",
        oc.get_or_init(|| Rc::from("once")),
        oc.set("no".into())
    );
    let found = (1..100).try_for_each(|x| {
        if x * x > 50 {
            ControlFlow::Break(x)
        } else {
            ControlFlow::Continue(())
        }
    });
    println!("{found:?} {:?}", found.break_value());
    let (mut x, mut y) = (vec![1], vec![2, 3]);
    mem::swap(&mut x, &mut y);
    let old = mem::replace(&mut x, vec![]);
    println!(
        "{x:?}{y:?}{old:?} {:?} {}",
        mem::take(&mut y),
        mem::size_of::<Option<Box<u8>>>()
    );
    let bx: Box<dyn Fn() -> Box<dyn std::fmt::Debug>> = Box::new(|| Box::new(Some(3)));
    println!("{:?}", bx());
    let raw = Box::into_raw(Box::new(Loud("raw")));
    unsafe { drop(Box::from_raw(raw)) }
    let leaked: &'static mut i32 = Box::leak(Box::new(5));
    *leaked += 1;
    println!("{leaked}");
    unsafe { drop(Box::from_raw(leaked as *mut i32)) }
    let rc: Rc<dyn Fn(i32) -> i32> = Rc::new(|x| x + 1);
    let rc2 = rc.clone();
    println!("{} {}", rc(1), Rc::ptr_eq(&rc, &rc2));
    let t = mem::discriminant(&Some(3)) == mem::discriminant(&Some(4));
    println!("{t}");
}
