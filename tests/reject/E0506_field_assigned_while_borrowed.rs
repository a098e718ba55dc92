struct Player {
    name: String,
    score: u32,
}

fn main() {
    let mut player = Player { name: String::from("ada"), score: 0 };
    let name = &player.name;
    player.score = 5;
    player.name = String::from("bob");
    println!("{name} {}", player.score);
}
