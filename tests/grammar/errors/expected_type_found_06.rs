fn f(x: ) { }
