pub fn
