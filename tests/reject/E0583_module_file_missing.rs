mod absent_helpers;

fn main() {
    absent_helpers::run();
}
