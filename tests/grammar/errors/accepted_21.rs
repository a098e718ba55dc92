macro_rules! { }
