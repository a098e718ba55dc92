//! The `Clone` trait. Tuples, arrays, closures and function pointers clone as the language says.

#[lang = "clone"]
#[derivable]
pub trait Clone: Sized {
    #[lang = "clone_fn"]
    fn clone(&self) -> Self;

    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

macro_rules! clone_impl {
    ($($t:ty)*) => { $(
        impl Clone for $t {
            fn clone(&self) -> Self {
                *self
            }
        }
    )* };
}
clone_impl! { bool char i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }

/// What `make_mut` of counting pointers copies: anything that is `Clone`, slices and `str`.
#[doc(hidden)]
pub unsafe trait CloneToUninit {
    #[doc(hidden)]
    fn to_rc(&self) -> crate::rc::Rc<Self>;
    #[doc(hidden)]
    fn to_arc(&self) -> crate::sync::Arc<Self>;
}
unsafe impl<T: Clone> CloneToUninit for T {
    fn to_rc(&self) -> crate::rc::Rc<T> {
        crate::rc::Rc::new(self.clone())
    }
    fn to_arc(&self) -> crate::sync::Arc<T> {
        crate::sync::Arc::new(self.clone())
    }
}
unsafe impl<T: Clone> CloneToUninit for [T] {
    fn to_rc(&self) -> crate::rc::Rc<[T]> {
        crate::rc::Rc::from(self)
    }
    fn to_arc(&self) -> crate::sync::Arc<[T]> {
        crate::sync::Arc::from(self)
    }
}
unsafe impl CloneToUninit for str {
    fn to_rc(&self) -> crate::rc::Rc<str> {
        crate::rc::Rc::from(self)
    }
    fn to_arc(&self) -> crate::sync::Arc<str> {
        crate::sync::Arc::from(self)
    }
}

/// What `#[derive(Clone)]` on a `Copy` type names for each field.
#[doc(hidden)]
pub struct AssertParamIsClone<T: Clone + ?Sized> {
    marker: crate::marker::PhantomData<T>,
}

/// What `#[derive(Clone)]` of a union names.
#[doc(hidden)]
pub struct AssertParamIsCopy<T: Copy + ?Sized> {
    marker: crate::marker::PhantomData<T>,
}
