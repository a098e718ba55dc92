//! Values as memory.

use crate::ops::{Deref, DerefMut};

pub fn drop<T>(_x: T) {}

#[native = "forget"]
#[leaks = "forget"]
pub const fn forget<T>(t: T);

#[native = "size_of"]
pub const fn size_of<T>() -> usize;

#[native = "align_of"]
pub const fn align_of<T>() -> usize;

#[native = "size_of_val"]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize;

#[native = "align_of_val"]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize;

#[native = "needs_drop"]
pub const fn needs_drop<T: ?Sized>() -> bool;

#[native = "transmute"]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;

pub const fn min_align_of<T>() -> usize {
    align_of::<T>()
}
pub fn min_align_of_val<T: ?Sized>(val: &T) -> usize {
    align_of_val(val)
}

pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    assert!(size_of::<Src>() >= size_of::<Dst>(), "cannot transmute_copy if Dst is larger than Src");
    unsafe { crate::ptr::read_unaligned(src as *const Src as *const Dst) }
}

/// The discriminant of `v` as the derives compare it.
#[native = "discriminant_value"]
pub const fn discriminant_value<T>(v: &T) -> isize;

pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = crate::ptr::read(x);
        let b = crate::ptr::read(y);
        crate::ptr::write(x, b);
        crate::ptr::write(y, a);
    }
}

#[must_use = "if you don't need the old value, you can just assign the new value directly"]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = crate::ptr::read(dest);
        crate::ptr::write(dest, src);
        result
    }
}

pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

/// May zero bytes be a `T`, as far as its layout tells?
#[native = "zero_is_valid"]
const fn zero_is_valid<T>() -> bool;
/// The same for bytes that are all 1, which stand for uninitialised ones.
#[native = "ones_are_valid"]
const fn ones_are_valid<T>() -> bool;
#[native = "is_inhabited"]
const fn is_inhabited<T>() -> bool;

pub const unsafe fn zeroed<T>() -> T {
    if !zero_is_valid::<T>() {
        invalid::<T>("zero-initialize type", ", which is invalid");
    }
    unsafe { MaybeUninit::zeroed().assume_init() }
}

#[deprecated(since = "1.39.0", note = "use `mem::MaybeUninit` instead")]
pub unsafe fn uninitialized<T>() -> T {
    if !ones_are_valid::<T>() {
        invalid::<T>("leave type", " uninitialized, which is invalid");
    }
    let mut value = MaybeUninit::uninit();
    unsafe {
        crate::ptr::write_bytes(value.as_mut_ptr(), 1, 1);
        value.assume_init()
    }
}

const fn invalid<T>(what: &str, why: &str) -> ! {
    let name = crate::any::type_name::<T>();
    if is_inhabited::<T>() {
        crate::panicking::panic_nounwind(format_args!("attempted to {what} `{name}`{why}"))
    } else {
        crate::panicking::panic_nounwind(format_args!("attempted to instantiate uninhabited type `{name}`"))
    }
}

#[derive(Copy)]
pub struct Discriminant<T> {
    value: isize,
    marker: crate::marker::PhantomData<T>,
}

pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant { value: discriminant_value(v), marker: crate::marker::PhantomData }
}

impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self {
        Discriminant { value: self.value, marker: crate::marker::PhantomData }
    }
}
impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool {
        self.value == rhs.value
    }
}
impl<T> Eq for Discriminant<T> {}
impl<T> crate::hash::Hash for Discriminant<T> {
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) {
        crate::hash::Hash::hash(&self.value, state)
    }
}
impl<T> crate::fmt::Debug for Discriminant<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.debug_tuple("Discriminant").field(&self.value).finish()
    }
}

#[lang = "manually_drop"]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    #[leaks = "manually-drop"]
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value }
    }
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        slot.value
    }
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        unsafe { crate::ptr::read(&slot.value) }
    }
}
impl<T: ?Sized> ManuallyDrop<T> {
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        unsafe { crate::ptr::drop_in_place(&mut slot.value) }
    }
}
impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

#[lang = "maybe_uninit"]
#[derive(Copy)]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}

impl<T> crate::fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        write!(f, "MaybeUninit<{}>", crate::any::type_name::<T>())
    }
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> MaybeUninit<T> {
    pub const fn new(val: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop::new(val) }
    }
    pub const fn uninit() -> MaybeUninit<T> {
        MaybeUninit { uninit: () }
    }
    #[native = "zeroed"]
    pub const fn zeroed() -> MaybeUninit<T>;
    pub const fn write(&mut self, val: T) -> &mut T {
        *self = MaybeUninit::new(val);
        unsafe { self.assume_init_mut() }
    }
    pub const fn as_ptr(&self) -> *const T {
        self as *const MaybeUninit<T> as *const T
    }
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut MaybeUninit<T> as *mut T
    }
    pub const unsafe fn assume_init(self) -> T {
        if !is_inhabited::<T>() {
            invalid::<T>("", "");
        }
        unsafe { ManuallyDrop::into_inner(self.value) }
    }
    pub const unsafe fn assume_init_read(&self) -> T {
        unsafe { crate::ptr::read(self.as_ptr()) }
    }
    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { crate::ptr::drop_in_place(self.as_mut_ptr()) }
    }
    pub const unsafe fn assume_init_ref(&self) -> &T {
        unsafe { &*self.as_ptr() }
    }
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        unsafe { &mut *self.as_mut_ptr() }
    }
}

/// The distance of a field, or a path of fields, from the start of the type.
macro_rules! offset_of {
    ($Container:ty, $($fields:tt)+) => {{
        let container = $crate::mem::MaybeUninit::<$Container>::uninit();
        let start = container.as_ptr();
        unsafe { $crate::ptr::byte_distance(start, &raw const (*start).$($fields)+) }
    }};
}

pub use offset_of;
