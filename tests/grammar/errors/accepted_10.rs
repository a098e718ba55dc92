fn f<T:>() { }
