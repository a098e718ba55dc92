fn main() {
    let _later = async |n: i32| n + 1; //~ unsupported: async closures
}
