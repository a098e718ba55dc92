impl T for { }
