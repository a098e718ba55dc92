//! The growable buffer under `Vec` and `String`: one slot of the machine, which knows its elements.
//!
//! Elements below `len` are initialised. Nothing here drops an element; `dealloc` frees the memory.

#[native_type(size = 24, align = 8)]
pub struct RawBuf<T> {
    marker: crate::marker::PhantomData<T>,
}

unsafe impl<T: Send> Send for RawBuf<T> {}
unsafe impl<T: Sync> Sync for RawBuf<T> {}

impl<T> RawBuf<T> {
    #[native = "buf_new"]
    pub const fn new() -> RawBuf<T>;
    #[native = "buf_with_capacity"]
    pub fn with_capacity(capacity: usize) -> RawBuf<T>;
    #[native = "buf_len"]
    pub const fn len(&self) -> usize;
    #[native = "buf_capacity"]
    pub const fn capacity(&self) -> usize;
    #[native = "buf_ptr"]
    pub const fn ptr(&self) -> *mut T;
    /// All elements, as a slice.
    #[native = "buf_slice"]
    pub const fn slice(&self) -> &[T];
    #[native = "buf_slice"]
    pub const fn slice_mut(&mut self) -> &mut [T];
    #[native = "buf_push"]
    pub fn push(&mut self, value: T);
    /// The last element, moved out. The buffer is not empty.
    #[native = "buf_pop"]
    pub unsafe fn pop(&mut self) -> T;
    /// `index <= len`.
    #[native = "buf_insert"]
    pub unsafe fn insert(&mut self, index: usize, value: T);
    /// `index < len`.
    #[native = "buf_remove"]
    pub unsafe fn remove(&mut self, index: usize) -> T;
    #[native = "buf_set_len"]
    pub unsafe fn set_len(&mut self, len: usize);
    #[native = "buf_reserve"]
    pub fn reserve(&mut self, additional: usize);
    #[native = "buf_reserve_exact"]
    pub fn reserve_exact(&mut self, additional: usize);
    #[native = "buf_shrink"]
    pub fn shrink_to(&mut self, capacity: usize);
    /// Appends a bitwise copy of `s`.
    #[native = "buf_extend"]
    pub unsafe fn extend_from_slice(&mut self, s: &[T]);
    /// Appends `n` bitwise copies of `value`.
    #[native = "buf_fill"]
    pub unsafe fn fill(&mut self, n: usize, value: T);
    /// Moves all elements of `other` to the end.
    #[native = "buf_append"]
    pub fn append(&mut self, other: &mut RawBuf<T>);
    /// Moves elements `start..end` to a new buffer and closes the gap.
    #[native = "buf_extract"]
    pub unsafe fn extract(&mut self, start: usize, end: usize) -> RawBuf<T>;
    /// The same for elements that are on their way out: no block is made for them.
    #[native = "buf_detach"]
    pub unsafe fn detach(&mut self, start: usize, end: usize) -> RawBuf<T>;
    /// Inserts all elements of `other`, emptying it, before `index`.
    #[native = "buf_splice"]
    pub unsafe fn splice(&mut self, index: usize, other: &mut RawBuf<T>);
    #[native = "buf_dealloc"]
    pub fn dealloc(&mut self);
    /// The buffer's block as a box; the capacity is the length.
    #[native = "buf_into_box"]
    pub fn into_box(self) -> Box<[T]>;
    #[native = "buf_from_box"]
    pub fn from_box(b: Box<[T]>) -> RawBuf<T>;
}

unsafe impl<#[may_dangle] T> Drop for RawBuf<T> {
    fn drop(&mut self) {
        self.dealloc()
    }
}
