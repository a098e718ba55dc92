struct List { value: i32, next: Option<Box<List>> }
fn to_refs(mut list: &mut List) -> Vec<&mut i32> {
    let mut result = vec![];
    loop {
        result.push(&mut list.value);
        if let Some(n) = list.next.as_mut() {
            list = n;
        } else {
            return result;
        }
    }
}

fn main() {}
