impl T fr S { }
