struct P { x: f64, y f64 }
