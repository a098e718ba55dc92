fn f(x: Box<dyn>) { }
