macro_rules m { }
