// Functions of C's math library take and give structures of two floats.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
struct Complex {
    re: f32,
    im: f32,
}

#[repr(C)]
#[derive(Clone, Copy, Debug)]
struct Wide {
    re: f64,
    im: f64,
}

#[link(name = "m")]
unsafe extern "C" {
    fn csqrtf(z: Complex) -> Complex;
    fn ccosf(z: Complex) -> Complex;
    fn csqrt(z: Wide) -> Wide;
}

fn main() {
    let z = Complex { re: -1., im: 0. };
    println!("{:?}", unsafe { csqrtf(z) });
    println!("{:?}", unsafe { ccosf(z) });
    println!("{:?}", unsafe { csqrt(Wide { re: 3., im: 4. }) });
}
