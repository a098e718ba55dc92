struct S { , }
