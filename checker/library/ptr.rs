//! Raw pointers.

use crate::cmp::Ordering;
use crate::fmt;
use crate::ops::CoerceUnsized;
use crate::marker::Unsize;
use crate::num::NonZero;

#[native = "ptr_null"]
pub const fn null<T>() -> *const T;

#[native = "ptr_null"]
pub const fn null_mut<T>() -> *mut T;

#[native = "ptr_dangling"]
pub const fn dangling<T>() -> *const T;

#[native = "ptr_dangling"]
pub const fn dangling_mut<T>() -> *mut T;

#[keeps_address]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

#[native = "ptr_read"]
pub const unsafe fn read<T>(src: *const T) -> T;

#[native = "ptr_read_unaligned"]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T;

#[native = "ptr_read"]
pub unsafe fn read_volatile<T>(src: *const T) -> T;

#[native = "ptr_write"]
#[writes_through]
pub const unsafe fn write<T>(dst: *mut T, src: T);

#[native = "ptr_write_unaligned"]
#[writes_through]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T);

#[native = "ptr_write"]
#[writes_through]
pub unsafe fn write_volatile<T>(dst: *mut T, src: T);

#[native = "ptr_write_bytes"]
pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);

#[native = "ptr_copy"]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);

#[native = "ptr_copy_nonoverlapping"]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);

/// Runs the drop glue of what `to_drop` points at.
#[native = "drop_in_place"]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T);

pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    unsafe {
        let a = read(x);
        let b = read(y);
        write(x, b);
        write(y, a);
    }
}

pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe {
        let old = read(dst);
        write(dst, src);
        old
    }
}

#[native = "ptr_eq"]
fn same<T: ?Sized>(a: *const T, b: *const T) -> bool;

#[native = "ptr_addr_eq"]
fn same_address<T: ?Sized, U: ?Sized>(a: *const T, b: *const U) -> bool;

pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    same(a, b)
}
pub fn addr_eq<T: ?Sized, U: ?Sized>(a: *const T, b: *const U) -> bool {
    same_address(a, b)
}

pub const fn without_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}
pub fn with_exposed_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}
pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}
pub fn hash<T: ?Sized, S: crate::hash::Hasher>(hashee: *const T, into: &mut S) {
    crate::hash::Hash::hash(&hashee, into)
}
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        unsafe { swap(x.add(i), y.add(i)) }
        i += 1;
    }
}

/// How many bytes `field` lies behind `start`: for `offset_of!`.
#[doc(hidden)]
pub const unsafe fn byte_distance<T, U>(start: *const T, field: *const U) -> usize {
    unsafe { (field as *const u8).offset_from(start as *const u8) as usize }
}

#[native = "slice_from_raw_parts"]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T];

#[native = "slice_from_raw_parts"]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T];

impl<T: ?Sized> *const T {
    #[native = "ptr_is_null"]
    pub const fn is_null(self) -> bool;
    #[keeps_address]
    pub const fn cast<U>(self) -> *const U {
        self as *const U
    }
    #[keeps_address]
    pub const fn cast_mut(self) -> *mut T {
        self as *mut T
    }
    #[native = "ptr_addr"]
    pub fn addr(self) -> usize;
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }
    pub fn with_addr(self, addr: usize) -> *const T where T: Sized {
        self.wrapping_byte_offset((addr as isize).wrapping_sub(self.addr() as isize))
    }
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *const T where T: Sized {
        self.with_addr(f(self.addr()))
    }
    pub fn expose_provenance(self) -> usize {
        self.addr()
    }
    pub const unsafe fn byte_add(self, count: usize) -> *const T where T: Sized {
        unsafe { (self as *const u8).add(count) as *const T }
    }
    pub const unsafe fn byte_sub(self, count: usize) -> *const T where T: Sized {
        unsafe { (self as *const u8).sub(count) as *const T }
    }
    pub const unsafe fn byte_offset(self, count: isize) -> *const T where T: Sized {
        unsafe { (self as *const u8).offset(count) as *const T }
    }
    pub const fn wrapping_byte_add(self, count: usize) -> *const T where T: Sized {
        (self as *const u8).wrapping_add(count) as *const T
    }
    pub const fn wrapping_byte_sub(self, count: usize) -> *const T where T: Sized {
        (self as *const u8).wrapping_sub(count) as *const T
    }
    pub const fn wrapping_byte_offset(self, count: isize) -> *const T where T: Sized {
        (self as *const u8).wrapping_offset(count) as *const T
    }
    pub const unsafe fn byte_offset_from<U>(self, origin: *const U) -> isize where T: Sized {
        unsafe { (self as *const u8).offset_from(origin as *const u8) }
    }
}
impl<T> *const T {
    #[native = "ptr_offset"]
    pub const unsafe fn offset(self, count: isize) -> *const T;
    #[native = "ptr_add"]
    pub const unsafe fn add(self, count: usize) -> *const T;
    #[native = "ptr_sub"]
    pub const unsafe fn sub(self, count: usize) -> *const T;
    #[native = "ptr_wrapping_add"]
    pub const fn wrapping_add(self, count: usize) -> *const T;
    #[native = "ptr_wrapping_sub"]
    pub const fn wrapping_sub(self, count: usize) -> *const T;
    #[native = "ptr_wrapping_offset"]
    pub const fn wrapping_offset(self, count: isize) -> *const T;
    #[native = "ptr_offset_from"]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize;
    pub const unsafe fn read(self) -> T {
        unsafe { read(self) }
    }
    pub unsafe fn read_volatile(self) -> T {
        unsafe { read(self) }
    }
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { read_unaligned(self) }
    }
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        unsafe { copy(self, dest, count) }
    }
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        unsafe { copy_nonoverlapping(self, dest, count) }
    }
    #[native = "ptr_is_aligned"]
    pub fn is_aligned(self) -> bool;
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe { self.offset_from(origin) as usize }
    }
    pub const unsafe fn byte_offset_from_unsigned<U>(self, origin: *const U) -> usize {
        unsafe { self.byte_offset_from(origin) as usize }
    }
    pub fn align_offset(self, align: usize) -> usize {
        if align == 0 || (align & (align - 1)) != 0 {
            panic!("align_offset: align is not a power-of-two");
        }
        let size = crate::mem::size_of::<T>();
        let misaligned = self.addr() & (align - 1);
        if misaligned == 0 {
            return 0;
        }
        let bytes = align - misaligned;
        if size == 0 {
            return usize::MAX;
        }
        let mut count = 1;
        while count <= align {
            if (count * size) & (align - 1) == bytes {
                return count;
            }
            count += 1;
        }
        usize::MAX
    }
}
impl<T: ?Sized> *mut T {
    #[native = "ptr_is_null"]
    pub const fn is_null(self) -> bool;
    #[keeps_address]
    pub const fn cast<U>(self) -> *mut U {
        self as *mut U
    }
    #[keeps_address]
    pub const fn cast_const(self) -> *const T {
        self as *const T
    }
    #[native = "ptr_addr"]
    pub fn addr(self) -> usize;
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }
    pub unsafe fn drop_in_place(self) {
        unsafe { drop_in_place(self) }
    }
    pub fn with_addr(self, addr: usize) -> *mut T where T: Sized {
        self.wrapping_byte_offset((addr as isize).wrapping_sub(self.addr() as isize))
    }
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *mut T where T: Sized {
        self.with_addr(f(self.addr()))
    }
    pub fn expose_provenance(self) -> usize {
        self.addr()
    }
    pub const unsafe fn byte_add(self, count: usize) -> *mut T where T: Sized {
        unsafe { (self as *mut u8).add(count) as *mut T }
    }
    pub const unsafe fn byte_sub(self, count: usize) -> *mut T where T: Sized {
        unsafe { (self as *mut u8).sub(count) as *mut T }
    }
    pub const unsafe fn byte_offset(self, count: isize) -> *mut T where T: Sized {
        unsafe { (self as *mut u8).offset(count) as *mut T }
    }
    pub const fn wrapping_byte_add(self, count: usize) -> *mut T where T: Sized {
        (self as *mut u8).wrapping_add(count) as *mut T
    }
    pub const fn wrapping_byte_sub(self, count: usize) -> *mut T where T: Sized {
        (self as *mut u8).wrapping_sub(count) as *mut T
    }
    pub const fn wrapping_byte_offset(self, count: isize) -> *mut T where T: Sized {
        (self as *mut u8).wrapping_offset(count) as *mut T
    }
    pub const unsafe fn byte_offset_from<U>(self, origin: *const U) -> isize where T: Sized {
        unsafe { (self as *const u8).offset_from(origin as *const u8) }
    }
}
impl<T> *mut T {
    #[native = "ptr_offset"]
    pub const unsafe fn offset(self, count: isize) -> *mut T;
    #[native = "ptr_add"]
    pub const unsafe fn add(self, count: usize) -> *mut T;
    #[native = "ptr_sub"]
    pub const unsafe fn sub(self, count: usize) -> *mut T;
    #[native = "ptr_wrapping_add"]
    pub const fn wrapping_add(self, count: usize) -> *mut T;
    #[native = "ptr_wrapping_sub"]
    pub const fn wrapping_sub(self, count: usize) -> *mut T;
    #[native = "ptr_wrapping_offset"]
    pub const fn wrapping_offset(self, count: isize) -> *mut T;
    #[native = "ptr_offset_from"]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize;
    pub const unsafe fn read(self) -> T {
        unsafe { read(self) }
    }
    pub const unsafe fn write(self, val: T) {
        unsafe { write(self, val) }
    }
    pub unsafe fn read_volatile(self) -> T {
        unsafe { read(self) }
    }
    pub unsafe fn write_volatile(self, val: T) {
        unsafe { write(self, val) }
    }
    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        unsafe { write_bytes(self, val, count) }
    }
    pub const unsafe fn replace(self, src: T) -> T {
        unsafe { replace(self, src) }
    }
    pub const unsafe fn swap(self, with: *mut T) {
        unsafe { swap(self, with) }
    }
    pub const unsafe fn copy_from(self, src: *const T, count: usize) {
        unsafe { copy(src, self, count) }
    }
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) {
        unsafe { copy_nonoverlapping(src, self, count) }
    }
    #[native = "ptr_is_aligned"]
    pub fn is_aligned(self) -> bool;
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe { self.offset_from(origin) as usize }
    }
    pub const unsafe fn byte_offset_from_unsigned<U>(self, origin: *const U) -> usize {
        unsafe { self.byte_offset_from(origin) as usize }
    }
    pub fn align_offset(self, align: usize) -> usize {
        if align == 0 || (align & (align - 1)) != 0 {
            panic!("align_offset: align is not a power-of-two");
        }
        let size = crate::mem::size_of::<T>();
        let misaligned = self.addr() & (align - 1);
        if misaligned == 0 {
            return 0;
        }
        let bytes = align - misaligned;
        if size == 0 {
            return usize::MAX;
        }
        let mut count = 1;
        while count <= align {
            if (count * size) & (align - 1) == bytes {
                return count;
            }
            count += 1;
        }
        usize::MAX
    }
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { read_unaligned(self) }
    }
    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { write_unaligned(self, val) }
    }
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        unsafe { copy(self, dest, count) }
    }
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        unsafe { copy_nonoverlapping(self, dest, count) }
    }
}
impl<T> *const [T] {
    #[native = "slice_len"]
    pub const fn len(self) -> usize;
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}
impl<T> *mut [T] {
    #[native = "slice_len"]
    pub const fn len(self) -> usize;
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

macro_rules! ptr_impl {
    ($($p:ty),*) => { $(
        impl<T: ?Sized> Clone for $p {
            fn clone(&self) -> Self { *self }
        }
        impl<T: ?Sized> Copy for $p {}
        impl<T: ?Sized> PartialEq for $p {
            fn eq(&self, other: &$p) -> bool { same(*self as *const T, *other as *const T) }
        }
        impl<T: ?Sized> Eq for $p {}
        impl<T: ?Sized> PartialOrd for $p {
            fn partial_cmp(&self, other: &$p) -> Option<Ordering> { Some(self.cmp(other)) }
        }
        impl<T: ?Sized> Ord for $p {
            fn cmp(&self, other: &$p) -> Ordering { (*self).addr().cmp(&(*other).addr()) }
        }
        impl<T: ?Sized> fmt::Debug for $p {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt((*self).addr(), f) }
        }
        impl<T: ?Sized> fmt::Pointer for $p {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt((*self).addr(), f) }
        }
        impl<T: ?Sized> crate::hash::Hash for $p {
            fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { state.write_usize((*self).addr()) }
        }
    )* };
}
ptr_impl! { *const T, *mut T }

#[repr(transparent)]
#[lang = "non_null"]
pub struct NonNull<T: ?Sized> {
    pointer: *const T,
}

impl<T> NonNull<T> {
    pub const fn dangling() -> Self {
        NonNull { pointer: dangling() }
    }
    pub const unsafe fn offset(self, count: isize) -> Self {
        NonNull { pointer: unsafe { self.pointer.offset(count) } }
    }
    pub const unsafe fn add(self, count: usize) -> Self {
        NonNull { pointer: unsafe { self.pointer.add(count) } }
    }
    pub const unsafe fn sub(self, count: usize) -> Self {
        NonNull { pointer: unsafe { self.pointer.sub(count) } }
    }
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        NonNull { pointer: unsafe { self.pointer.byte_offset(count) } }
    }
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        NonNull { pointer: unsafe { self.pointer.byte_add(count) } }
    }
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        NonNull { pointer: unsafe { self.pointer.byte_sub(count) } }
    }
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize {
        unsafe { self.pointer.offset_from(origin.pointer) }
    }
    pub const unsafe fn offset_from_unsigned(self, origin: NonNull<T>) -> usize {
        unsafe { self.pointer.offset_from(origin.pointer) as usize }
    }
    pub const unsafe fn byte_offset_from<U>(self, origin: NonNull<U>) -> isize {
        unsafe { self.pointer.byte_offset_from(origin.pointer) }
    }
    pub const unsafe fn read(self) -> T {
        unsafe { read(self.pointer) }
    }
    pub unsafe fn read_volatile(self) -> T {
        unsafe { read_volatile(self.pointer) }
    }
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { read_unaligned(self.pointer) }
    }
    pub const unsafe fn write(self, val: T) {
        unsafe { write(self.pointer as *mut T, val) }
    }
    pub unsafe fn write_volatile(self, val: T) {
        unsafe { write_volatile(self.pointer as *mut T, val) }
    }
    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { write_unaligned(self.pointer as *mut T, val) }
    }
    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        unsafe { write_bytes(self.pointer as *mut T, val, count) }
    }
    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize) {
        unsafe { copy(self.pointer, dest.as_ptr(), count) }
    }
    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize) {
        unsafe { copy_nonoverlapping(self.pointer, dest.as_ptr(), count) }
    }
    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize) {
        unsafe { copy(src.pointer, self.as_ptr(), count) }
    }
    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize) {
        unsafe { copy_nonoverlapping(src.pointer, self.as_ptr(), count) }
    }
    pub const unsafe fn replace(self, src: T) -> T {
        unsafe { replace(self.as_ptr(), src) }
    }
    pub const unsafe fn swap(self, with: NonNull<T>) {
        unsafe { swap(self.as_ptr(), with.as_ptr()) }
    }
    pub fn align_offset(self, align: usize) -> usize {
        self.pointer.align_offset(align)
    }
    pub fn is_aligned(self) -> bool {
        self.pointer.is_aligned()
    }
    pub const fn without_provenance(addr: NonZero<usize>) -> Self {
        NonNull { pointer: addr.get() as *const T }
    }
    pub fn with_addr(self, addr: NonZero<usize>) -> Self {
        NonNull { pointer: self.pointer.with_addr(addr.get()) }
    }
    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self {
        self.with_addr(f(self.addr()))
    }
}
impl<T> NonNull<[T]> {
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> NonNull<[T]> {
        NonNull { pointer: slice_from_raw_parts(data.pointer, len) }
    }
    pub const fn len(self) -> usize {
        self.pointer.len()
    }
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}
impl<T: ?Sized> NonNull<T> {
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        crate::hint::precondition(!ptr.is_null(), "NonNull::new_unchecked requires that the pointer is non-null");
        NonNull { pointer: ptr as *const T }
    }
    pub const fn new(ptr: *mut T) -> Option<Self> {
        if ptr.is_null() { None } else { Some(NonNull { pointer: ptr as *const T }) }
    }
    pub const fn as_ptr(self) -> *mut T {
        self.pointer as *mut T
    }
    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*self.pointer }
    }
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *(self.pointer as *mut T) }
    }
    #[keeps_address]
    pub const fn cast<U>(self) -> NonNull<U> {
        NonNull { pointer: self.pointer as *const U }
    }
    pub const fn from_ref(r: &T) -> Self {
        NonNull { pointer: r as *const T }
    }
    pub const fn from_mut(r: &mut T) -> Self {
        NonNull { pointer: r as *mut T as *const T }
    }
    pub fn addr(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.pointer.addr()) }
    }
    pub unsafe fn drop_in_place(self) {
        unsafe { drop_in_place(self.as_ptr()) }
    }
}
impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.pointer.partial_cmp(&other.pointer)
    }
}
impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.pointer.cmp(&other.pointer)
    }
}
impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> {}
impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer
    }
}
impl<T: ?Sized> Eq for NonNull<T> {}
impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::pointer_fmt(self.pointer.addr(), f)
    }
}
impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::pointer_fmt(self.pointer.addr(), f)
    }
}
impl<T: ?Sized> crate::hash::Hash for NonNull<T> {
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) {
        state.write_usize(self.pointer.addr())
    }
}
impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self {
        NonNull { pointer: r as *mut T as *const T }
    }
}
impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self {
        NonNull { pointer: r as *const T }
    }
}

impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for &'a mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *const T {}

/// `&raw const` as a macro.
macro_rules! addr_of {
    ($place:expr) => { &raw const $place };
}

/// `&raw mut` as a macro.
macro_rules! addr_of_mut {
    ($place:expr) => { &raw mut $place };
}

pub use {addr_of, addr_of_mut};
