#![feature(rustc_attrs, stmt_expr_attributes)]
#![allow(unused)]
struct P { x: i32, y: String, z: (i32, String) }
struct D { s: String } impl Drop for D { fn drop(&mut self) {} }
enum E { A(String), B(i32) }
fn main() {
    let mut p = P { x: 1, y: String::new(), z: (1, String::new()) };
    let r = &mut p;
    let c = #[rustc_capture_analysis] || { r.x += 1; println!("{}", r.y); };
    drop(c);
    let c = #[rustc_capture_analysis] || { let a = &p.x; let b = &mut p.z.1; };
    drop(c);
    let c = #[rustc_capture_analysis] || { let a = p.y.clone(); p.x };
    let c = #[rustc_capture_analysis] move || { let a = p.x; p.z.0 };
    let c = #[rustc_capture_analysis] || { let a = p.y; };
    let d = D { s: String::new() };
    let c = #[rustc_capture_analysis] || { let a = &d.s; };
    let c = #[rustc_capture_analysis] move || { d.s.len() };
    let b = Box::new((1, String::new()));
    let c = #[rustc_capture_analysis] || { let a = b.0; };
    let c = #[rustc_capture_analysis] || { let a = b.1; };
    let t = (1, &(2, 3));
    let c = #[rustc_capture_analysis] || { t.1.0 + t.0 };
    let c = #[rustc_capture_analysis] move || { t.1.0 + t.0 };
    let mut v = vec![1];
    let c = #[rustc_capture_analysis] || { v.push(1); v[0] };
    let arr = [1, 2, 3];
    let c = #[rustc_capture_analysis] || { arr[0] };
    let o = Some(String::new());
    let c = #[rustc_capture_analysis] || { match o { Some(ref s) => s.len(), None => 0 } };
    let c = #[rustc_capture_analysis] || { if let Some(s) = &o { s.len() } else { 0 } };
    let c = #[rustc_capture_analysis] || { if let Some(s) = o { s.len() } else { 0 } };
    let e = E::A(String::new());
    let c = #[rustc_capture_analysis] || { matches!(e, E::A(_)) };
    let tup = (String::new(), String::new());
    let c = #[rustc_capture_analysis] || { let (a, _) = &tup; };
    let c = #[rustc_capture_analysis] || { let (_, b) = tup; };
    let mut n = 0;
    let mut c = #[rustc_capture_analysis] || { let mut d = #[rustc_capture_analysis] || { n += 1; }; d(); };
    let mut q = (1, 2);
    let c = #[rustc_capture_analysis] || { q.0 = 5; q = (1, 2); };
    let raw = &mut q as *mut (i32, i32);
    let c = #[rustc_capture_analysis] || unsafe { (*raw).0 = 5; };
    let f = |x: i32| x;
    let c = #[rustc_capture_analysis] || f(1);
    let c = #[rustc_capture_analysis] || { let _ = n; };
    let s = String::new();
    let c = #[rustc_capture_analysis] || { s + "a" };
    let rr = &&n;
    let c = #[rustc_capture_analysis] || { **rr + 1 };
    let mut w = P { x: 1, y: String::new(), z: (1, String::new()) };
    let c = #[rustc_capture_analysis] || { let P { x, y, .. } = &mut w; };
    drop(c);
    let c = #[rustc_capture_analysis] || P { x: 2, ..w };
}
