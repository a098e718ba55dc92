fn main() {}

/* a comment /* inside */ another
