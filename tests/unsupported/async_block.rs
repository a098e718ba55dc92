fn main() {
    let _later = async { 42 }; //~ unsupported: async blocks
}
