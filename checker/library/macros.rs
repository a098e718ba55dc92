//! The standard macros. Those that only a compiler can do are `#[rustc_builtin_macro]`.

#[rustc_builtin_macro]
#[macro_export]
macro_rules! format_args { ($fmt:expr) => {{}}; ($fmt:expr, $($args:tt)*) => {{}}; }

/// `format_args!` with a newline at the end of the template.
#[rustc_builtin_macro]
#[macro_export]
macro_rules! format_args_nl { ($fmt:expr) => {{}}; ($fmt:expr, $($args:tt)*) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! concat { ($($e:expr),* $(,)?) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! stringify { ($($t:tt)*) => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! line { () => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! column { () => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! file { () => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! module_path { () => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! cfg { ($($cfg:tt)*) => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! include_str { ($file:expr $(,)?) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! include_bytes { ($file:expr $(,)?) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! include { ($file:expr $(,)?) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! env { ($name:expr $(,)?) => {{}}; ($name:expr, $msg:expr $(,)?) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! option_env { ($name:expr $(,)?) => {{}}; }

/// What `option_env!` is where the variable is set.
macro_rules! option_env_some {
    ($name:expr $(,)?) => { $crate::option::Option::Some($crate::env!($name)) };
}

/// And where it is not.
macro_rules! option_env_none {
    ($name:expr $(,)?) => { $crate::option::Option::None::<&'static str> };
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! compile_error { ($msg:expr $(,)?) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! assert { ($cond:expr $(,)?) => {{}}; ($cond:expr, $($arg:tt)+) => {{}}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! panic { ($($arg:tt)*) => {}; }

#[rustc_builtin_macro]
#[macro_export]
macro_rules! unreachable { ($($arg:tt)*) => {}; }

/// What `panic!` is in editions 2021 and 2024.
macro_rules! panic_2021 {
    () => { $crate::panicking::panic("explicit panic") };
    ("{}", $arg:expr $(,)?) => { $crate::panicking::panic_display(&$arg) };
    ($($t:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!($($t)+)) };
}

/// What `panic!` is in editions 2015 and 2018.
macro_rules! panic_2015 {
    () => { $crate::panicking::panic("explicit panic") };
    ($msg:literal $(,)?) => { $crate::panicking::panic($msg) };
    ($msg:expr $(,)?) => { $crate::panicking::panic_display(&$msg) };
    ($fmt:expr, $($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!($fmt, $($arg)+)) };
}

/// What `unreachable!` is in editions 2021 and 2024.
macro_rules! unreachable_2021 {
    () => { $crate::panicking::panic("internal error: entered unreachable code") };
    ($($t:tt)+) => { $crate::panicking::unreachable_fmt($crate::format_args!($($t)+)) };
}

/// What `unreachable!` is in editions 2015 and 2018.
macro_rules! unreachable_2015 {
    () => { $crate::panicking::panic("internal error: entered unreachable code") };
    ($msg:expr $(,)?) => { $crate::panicking::unreachable_fmt($crate::format_args!("{}", $msg)) };
    ($fmt:expr, $($arg:tt)*) => { $crate::panicking::unreachable_fmt($crate::format_args!($fmt, $($arg)*)) };
}

#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args!($($arg)*)); }};
}

#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args_nl!($($arg)*)); }};
}

#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args!($($arg)*)); }};
}

#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args_nl!($($arg)*)); }};
}

#[macro_export]
macro_rules! format {
    ($($arg:tt)*) => { $crate::hint::must_use({ $crate::fmt::format($crate::format_args!($($arg)*)) }) };
}

#[macro_export]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args!($($arg)*)) };
}

#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => { $crate::write!($dst, "\n") };
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args_nl!($($arg)*)) };
}

#[macro_export]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($elem:expr; $n:expr) => { $crate::vec::from_elem($elem, $n) };
    ($($x:expr),+ $(,)?) => { $crate::slice::into_vec($crate::boxed::box_new([$($x),+])) };
}

#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Eq, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Eq, &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Ne, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Ne, &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

#[macro_export]
macro_rules! debug_assert {
    ($($arg:tt)*) => { $crate::assert!($($arg)*) };
}

#[macro_export]
macro_rules! debug_assert_eq {
    ($($arg:tt)*) => { $crate::assert_eq!($($arg)*) };
}

#[macro_export]
macro_rules! debug_assert_ne {
    ($($arg:tt)*) => { $crate::assert_ne!($($arg)*) };
}

#[macro_export]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression {
            $pattern $(if $guard)? => true,
            _ => false
        }
    };
}

#[macro_export]
macro_rules! todo {
    () => { $crate::panicking::panic("not yet implemented") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("not yet implemented: {}", $crate::format_args!($($arg)+))) };
}

#[macro_export]
macro_rules! unimplemented {
    () => { $crate::panicking::panic("not implemented") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("not implemented: {}", $crate::format_args!($($arg)+))) };
}

#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!("[{}:{}:{}] {} = {:#?}", $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($val), &tmp);
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => { ($($crate::dbg!($val)),+,) };
}

#[macro_export]
macro_rules! r#try {
    ($expr:expr $(,)?) => {
        match $expr {
            $crate::result::Result::Ok(val) => val,
            $crate::result::Result::Err(err) => {
                return $crate::result::Result::Err($crate::convert::From::from(err));
            }
        }
    };
}

#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = const $init:block; $($rest:tt)*) => {
        $(#[$attr])* $vis const $name: $crate::thread::LocalKey<$t> = $crate::thread_local_key!($t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = const $init:block) => {
        $(#[$attr])* $vis const $name: $crate::thread::LocalKey<$t> = $crate::thread_local_key!($t, $init);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = $init:expr; $($rest:tt)*) => {
        $(#[$attr])* $vis const $name: $crate::thread::LocalKey<$t> = $crate::thread_local_key!($t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = $init:expr) => {
        $(#[$attr])* $vis const $name: $crate::thread::LocalKey<$t> = $crate::thread_local_key!($t, $init);
    };
}

/// The key of one thread-local value.
macro_rules! thread_local_key {
    ($t:ty, $init:expr) => {{
        fn __rust_std_internal_init_fn() -> $t { $init }
        $crate::thread::LocalKey::made_by(__rust_std_internal_init_fn)
    }};
}
