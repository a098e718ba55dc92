unsafe { }
