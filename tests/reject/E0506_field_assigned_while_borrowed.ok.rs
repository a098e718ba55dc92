struct Player {
    name: String,
    score: u32,
}

fn main() {
    let mut player = Player { name: String::from("ada"), score: 0 };
    let name = &player.name;
    player.score = 5;
    println!("{name} {}", player.score);
    player.name = String::from("bob");
    println!("{}", player.name);
}
