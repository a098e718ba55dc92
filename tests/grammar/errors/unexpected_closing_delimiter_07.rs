fn f() -> String { return "x" } }
