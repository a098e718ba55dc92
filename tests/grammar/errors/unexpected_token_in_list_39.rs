use foo.bar;
