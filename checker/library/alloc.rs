//! Memory by hand.

#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Layout {
    size: usize,
    align: usize,
}

impl crate::fmt::Debug for Layout {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        let align = format_args!("{} (1 << {})", self.align, self.align.trailing_zeros());
        f.debug_struct("Layout").field("size", &self.size).field("align", &align).finish()
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayoutError;

impl crate::fmt::Display for LayoutError {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}
impl crate::error::Error for LayoutError {}

impl Layout {
    pub const fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError> {
        if align == 0 || (align & (align - 1)) != 0 || size > 9223372036854775807 - (align - 1) {
            return Err(LayoutError);
        }
        Ok(Layout { size, align })
    }
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Layout {
        crate::hint::precondition(
            Layout::from_size_align(size, align).is_ok(),
            "Layout::from_size_align_unchecked requires that align is a power of 2 \
             and the rounded-up allocation size does not exceed isize::MAX",
        );
        Layout { size, align }
    }
    pub const fn size(&self) -> usize {
        self.size
    }
    pub const fn align(&self) -> usize {
        self.align
    }
    pub const fn new<T>() -> Layout {
        Layout { size: crate::mem::size_of::<T>(), align: crate::mem::align_of::<T>() }
    }
    pub const fn for_value<T: ?Sized>(t: &T) -> Layout {
        Layout { size: crate::mem::size_of_val(t), align: crate::mem::align_of_val(t) }
    }
    pub const fn array<T>(n: usize) -> Result<Layout, LayoutError> {
        match crate::mem::size_of::<T>().checked_mul(n) {
            Some(size) => Layout::from_size_align(size, crate::mem::align_of::<T>()),
            None => Err(LayoutError),
        }
    }
    pub const fn align_to(&self, align: usize) -> Result<Layout, LayoutError> {
        Layout::from_size_align(self.size, if align > self.align { align } else { self.align })
    }
    /// `size` rounded up to the next multiple of `align`.
    const fn rounded(size: usize, align: usize) -> usize {
        (size + (align - 1)) & !(align - 1)
    }
    pub const fn pad_to_align(&self) -> Layout {
        Layout { size: Layout::rounded(self.size, self.align), align: self.align }
    }
    pub const fn extend(&self, next: Layout) -> Result<(Layout, usize), LayoutError> {
        let align = if self.align > next.align { self.align } else { next.align };
        let offset = Layout::rounded(self.size, next.align);
        match offset.checked_add(next.size) {
            Some(size) => match Layout::from_size_align(size, align) {
                Ok(layout) => Ok((layout, offset)),
                Err(e) => Err(e),
            },
            None => Err(LayoutError),
        }
    }
}

#[native = "raw_alloc"]
unsafe fn raw_alloc(size: usize, align: usize) -> *mut u8;

#[native = "raw_alloc_zeroed"]
unsafe fn raw_alloc_zeroed(size: usize, align: usize) -> *mut u8;

#[native = "raw_dealloc"]
unsafe fn raw_dealloc(ptr: *mut u8, size: usize, align: usize);

#[native = "raw_realloc"]
unsafe fn raw_realloc(ptr: *mut u8, size: usize, align: usize, new_size: usize) -> *mut u8;

#[leaks = "raw-alloc"]
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    unsafe { raw_alloc(layout.size, layout.align) }
}
#[leaks = "raw-alloc"]
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    unsafe { raw_alloc_zeroed(layout.size, layout.align) }
}
pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { raw_dealloc(ptr, layout.size, layout.align) }
}
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    unsafe { raw_realloc(ptr, layout.size, layout.align, new_size) }
}
pub fn handle_alloc_error(_layout: Layout) -> ! {
    crate::process::abort()
}
