use foo::;
