fn archive(report: String) -> usize {
    report.len()
}

fn main() {
    let report = String::from("quarterly");
    let bytes = archive(report);
    println!("{report} took {bytes} bytes");
}
