pub struct S { x: i32, pub }
