struct S
