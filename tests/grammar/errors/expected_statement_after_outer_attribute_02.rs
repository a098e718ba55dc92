fn f() { #[cfg(x)] }
