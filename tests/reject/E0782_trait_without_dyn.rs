trait Draw {
    fn draw(&self);
}

fn paint(item: &Draw) {
    item.draw();
}

fn all(items: Vec<Box<Draw>>) {
    items.iter().for_each(|item| item.draw());
}

fn main() {}
