//@ leak: rc-cycle

use std::cell::RefCell;
use std::rc::Rc;

struct Tree {
    name: &'static str,
    parent: RefCell<Option<Rc<Tree>>>,
    children: RefCell<Vec<Rc<Tree>>>,
}

impl Tree {
    fn new(name: &'static str) -> Rc<Tree> {
        Rc::new(Tree { name, parent: RefCell::default(), children: RefCell::default() })
    }

    fn adopt(self: &Rc<Tree>, child: Rc<Tree>) {
        *child.parent.borrow_mut() = Some(Rc::clone(self));
        self.children.borrow_mut().push(child);
    }

    fn path(&self) -> String {
        match &*self.parent.borrow() {
            Some(parent) => format!("{}.{}", parent.path(), self.name),
            None => self.name.to_string(),
        }
    }
}

fn main() {
    let root = Tree::new("root");
    let leaf = Tree::new("leaf");
    root.adopt(Rc::clone(&leaf));
    println!("{} {}", leaf.path(), root.children.borrow().len());
    let alone = Tree::new("alone");
    println!("{}", alone.path());
}
