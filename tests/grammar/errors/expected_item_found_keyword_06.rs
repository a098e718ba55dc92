mut let x = 3;
