#[derive(Debug] struct S;
