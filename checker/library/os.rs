//! What only some operating systems have: the machine is a Unix.

pub mod unix {
    pub mod fs {
        use crate::fs::{change, sys};
        use crate::io;
        use crate::path::Path;

        pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {
            change(sys::SYMLINK, original.as_ref(), link.as_ref())
        }
    }
    pub mod ffi {
        use crate::ffi::{OsStr, OsString};

        pub trait OsStrExt {
            fn from_bytes(slice: &[u8]) -> &Self;
            fn as_bytes(&self) -> &[u8];
        }
        impl OsStrExt for OsStr {
            fn from_bytes(slice: &[u8]) -> &OsStr {
                OsStr::of(slice)
            }
            fn as_bytes(&self) -> &[u8] {
                self.as_encoded_bytes()
            }
        }
        pub trait OsStringExt {
            fn from_vec(vec: Vec<u8>) -> Self;
            fn into_vec(self) -> Vec<u8>;
        }
        impl OsStringExt for OsString {
            fn from_vec(vec: Vec<u8>) -> OsString {
                OsStr::of(&vec).to_os_string()
            }
            fn into_vec(self) -> Vec<u8> {
                self.into_encoded_bytes()
            }
        }
    }
}

pub mod raw {
    pub use crate::ffi::{c_char, c_schar, c_uchar, c_short, c_ushort, c_int, c_uint, c_long, c_ulong};
    pub use crate::ffi::{c_longlong, c_ulonglong, c_float, c_double};
    pub use crate::ffi::c_void;
}
