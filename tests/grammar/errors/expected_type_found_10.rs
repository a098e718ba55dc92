impl { }
