fn f(self: ) { }
