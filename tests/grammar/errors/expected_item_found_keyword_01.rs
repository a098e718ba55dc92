let x = 3;
