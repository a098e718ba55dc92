struct S { a: }
