impl S { let x = 3; }
