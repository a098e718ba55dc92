struct point_3d {
    xValue: i32,
}

enum Shape {
    smallCircle,
}

trait can_walk {
    fn doWalk(&self);
}

type my_int = i32;

const maxSize: i32 = 1;

static globalName: &str = "a";

mod MyModule {
    pub fn ok() {}
}

impl can_walk for point_3d {
    fn doWalk(&self) {}
}

impl point_3d {
    fn getValue(&self, WhichOne: i32) -> i32 {
        self.xValue + WhichOne
    }
}

fn CamelCase<t>(value: t) -> t {
    value
}

#[repr(C)]
struct c_name {
    field: i32,
}

fn main() {
    let myPoint = point_3d { xValue: maxSize };
    let X = CamelCase(1 as my_int);
    myPoint.doWalk();
    println!("{}", myPoint.getValue(X));
    println!("{globalName}");
    MyModule::ok();
    let _shape = Shape::smallCircle;
    for Index in 0..1 {
        println!("{Index}");
    }
    println!("{}", c_name { field: 1 }.field);
}
