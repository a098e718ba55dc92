type = 3;
