use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct TreeNode {
    name: String,
    size: u32,
    parent: RefCell<Weak<TreeNode>>,
    children: RefCell<Vec<Rc<TreeNode>>>,
}

impl TreeNode {
    fn new(name: &str, size: u32) -> Rc<TreeNode> {
        Rc::new(TreeNode {
            name: name.to_string(),
            size,
            parent: RefCell::new(Weak::new()),
            children: RefCell::new(Vec::new()),
        })
    }

    fn add(self: &Rc<Self>, child: Rc<TreeNode>) -> Rc<TreeNode> {
        *child.parent.borrow_mut() = Rc::downgrade(self);
        self.children.borrow_mut().push(Rc::clone(&child));
        child
    }

    fn path(&self) -> String {
        match self.parent.borrow().upgrade() {
            Some(parent) => format!("{}/{}", parent.path(), self.name),
            None => self.name.clone(),
        }
    }

    fn total(&self) -> u32 {
        self.size + self.children.borrow().iter().map(|child| child.total()).sum::<u32>()
    }

    fn walk(&self, depth: usize, visit: &mut dyn FnMut(usize, &TreeNode)) {
        visit(depth, self);
        for child in self.children.borrow().iter() {
            child.walk(depth + 1, visit);
        }
    }
}

impl Drop for TreeNode {
    fn drop(&mut self) {
        println!("drop {} (parent alive: {})", self.name, self.parent.borrow().upgrade().is_some());
    }
}

fn main() {
    let root = TreeNode::new("root", 1);
    let home = root.add(TreeNode::new("home", 10));
    let file = home.add(TreeNode::new("file", 100));
    root.add(TreeNode::new("etc", 5));

    println!("{} {}", file.path(), root.total());
    let mut lines = Vec::new();
    root.walk(0, &mut |depth, node| lines.push(format!("{}{}", "  ".repeat(depth), node.name)));
    println!("{}", lines.join("\n"));
    println!("{} strong, {} weak", Rc::strong_count(&home), Rc::weak_count(&home));

    let removed = root.children.borrow_mut().remove(0);
    println!("{} {}", removed.path(), Rc::ptr_eq(&removed, &home));
    drop(home);
    drop(removed);
    println!("{} {}", file.path(), file.parent.borrow().upgrade().is_none());
    drop(root);
    println!("end");
}
