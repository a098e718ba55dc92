#[derive Debug] struct S;
