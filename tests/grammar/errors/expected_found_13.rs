fn main() {
    use std:io;
}
