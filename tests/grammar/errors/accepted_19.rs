fn f<T: Display, >(x: T) where T: , { }
