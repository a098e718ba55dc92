static X = 3;
