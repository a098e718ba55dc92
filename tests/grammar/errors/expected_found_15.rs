struct S { a }
