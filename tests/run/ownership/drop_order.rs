struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

impl Noisy {
    fn name(&self) -> &'static str {
        self.0
    }
}

struct Pair {
    first: Noisy,
    second: Noisy,
}

struct Outer {
    name: &'static str,
    _pair: Pair,
}

impl Drop for Outer {
    fn drop(&mut self) {
        println!("  drop outer {}", self.name);
    }
}

fn returns_early(early: bool) -> u8 {
    let _a = Noisy("a");
    if early {
        return 1;
    }
    let _b = Noisy("b");
    2
}

fn pass_through(noisy: Noisy) -> Noisy {
    println!("  passing {}", noisy.name());
    noisy
}

fn main() {
    println!("fields, in order of declaration:");
    drop(Pair { second: Noisy("second"), first: Noisy("first") });

    println!("a value before its fields:");
    drop(Outer { name: "box", _pair: Pair { first: Noisy("f"), second: Noisy("s") } });

    println!("a partly moved value:");
    {
        let pair = Pair { first: Noisy("moved"), second: Noisy("kept") };
        let _first = pair.first;
        println!("  end of block, {} stays", pair.second.name());
    }

    println!("a temporary, at the end of its statement:");
    println!("  used {}", Noisy("temporary").name());

    println!("the value that is assigned over:");
    let mut slot = Noisy("old");
    slot = Noisy("new");
    println!("  slot is {}", slot.name());

    println!("early return {}", returns_early(true));
    println!("late return {}", returns_early(false));

    println!("elements, in order:");
    let list = vec![Noisy("1"), Noisy("2"), Noisy("3")];
    for noisy in list {
        if noisy.name() == "2" {
            break;
        }
    }

    println!("only if it was initialised:");
    let maybe;
    if returns_early(true) == 1 {
        maybe = pass_through(Noisy("maybe"));
        println!("  {}", maybe.name());
    }
    println!("end of main");
}
