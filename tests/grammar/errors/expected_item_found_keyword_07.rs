match x { }
