macro_rules! m { () => { } }
