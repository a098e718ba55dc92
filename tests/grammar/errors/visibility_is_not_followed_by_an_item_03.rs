pub x
