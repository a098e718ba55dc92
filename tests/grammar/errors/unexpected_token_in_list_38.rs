use foo::bar
