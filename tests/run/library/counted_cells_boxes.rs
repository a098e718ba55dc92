use std::borrow::Cow;
use std::cell::{Cell, LazyCell, OnceCell, Ref, RefCell, RefMut};
use std::error::Error;
use std::mem::MaybeUninit;
use std::rc::{Rc, Weak};
use std::sync::Arc;
fn main() {
    let mut a: Rc<[i32]> = Rc::from(vec![1, 2, 3]);
    let b = a.clone();
    Rc::make_mut(&mut a)[0] = 9;
    println!("{a:?} {b:?}");
    let mut s: Rc<str> = "abc".into();
    Rc::make_mut(&mut s).make_ascii_uppercase();
    println!("{s} {}", s < Rc::from("b"));
    let bx: Box<str> = "boxed".into();
    let r: Rc<str> = bx.into();
    println!("{r}");
    let bytes: Rc<[u8]> = Rc::from(r.clone());
    println!("{bytes:?} {}", Rc::strong_count(&r));
    let d: Box<dyn std::fmt::Display> = Box::new(41);
    let rd: Rc<dyn std::fmt::Display> = d.into();
    println!("{rd}");
    let st: Rc<(String, i32)> = Rc::from(Box::new((String::from("k"), 3)));
    println!("{st:?}");
    let mut five = Rc::<u32>::new_uninit();
    Rc::get_mut(&mut five).unwrap().write(5);
    println!("{}", unsafe { five.assume_init() });
    let mut sl = Rc::<[u32]>::new_uninit_slice(3);
    let m = Rc::get_mut(&mut sl).unwrap();
    m[0].write(1);
    m[1].write(2);
    m[2].write(3);
    println!("{:?}", unsafe { sl.assume_init() });
    println!("{:?}", unsafe {
        Rc::<[u32]>::new_zeroed_slice(2).assume_init()
    });
    println!("{}", unsafe { Arc::<u32>::new_zeroed().assume_init() });
    let arr: Result<Rc<[i32; 3]>, _> = b.clone().try_into();
    println!("{:?}", arr);
    let arr: Result<Rc<[i32; 2]>, _> = b.clone().try_into();
    println!("{:?}", arr);
    let w = Rc::downgrade(&b);
    println!("{}", w.strong_count());
    let strong = Rc::new("hello".to_owned());
    let weak = Rc::downgrade(&strong);
    let raw = weak.into_raw();
    assert_eq!(Rc::weak_count(&strong), 1);
    println!("{}", unsafe { &*raw });
    let weak = unsafe { Weak::from_raw(raw) };
    println!(
        "{:?} {}",
        weak.upgrade(),
        std::ptr::eq(Weak::<i32>::new().as_ptr(), Weak::new().as_ptr())
    );
    let mut mm = Rc::new(String::from("moved"));
    let ww = Rc::downgrade(&mm);
    Rc::make_mut(&mut mm).push('!');
    println!("{mm} {:?}", ww.upgrade());
    let p = Rc::pin(5);
    println!("{p}");
    let c: Rc<str> = Cow::Borrowed("cow").into();
    println!("{c}");
    let dflt: (Rc<str>, Arc<[i32]>) = Default::default();
    println!("{dflt:?}");
    // cells
    let slice: &mut [i32] = &mut [1, 2, 3];
    let cells = Cell::from_mut(slice).as_slice_of_cells();
    cells[0].set(cells[1].get() + 10);
    cells[2].swap(&cells[1]);
    println!("{slice:?}");
    let rc = RefCell::new((1, String::from("x")));
    {
        let (x, y) = Ref::map_split(rc.borrow(), |p| (&p.0, &p.1));
        println!("{x} {y} {:?}", rc.try_borrow_mut().is_err());
        drop(x);
        println!("{:?}", rc.try_borrow_mut().is_err());
    }
    {
        let (mut x, mut y) = RefMut::map_split(rc.borrow_mut(), |p| (&mut p.0, &mut p.1));
        *x += 1;
        y.push('y');
        drop(x);
        println!("{}", rc.try_borrow().is_err());
    }
    println!("{rc:?}");
    println!(
        "{:?}",
        Ref::filter_map(rc.borrow(), |p| if p.0 > 5 { Some(&p.0) } else { None }).is_err()
    );
    match RefMut::filter_map(rc.borrow_mut(), |p| Some(&mut p.0)) {
        Ok(mut n) => *n = 50,
        Err(_) => {}
    }
    println!("{rc:?} {:?}", unsafe { rc.try_borrow_unguarded() });
    let o = OnceCell::from(3);
    println!("{o:?} {}", o == OnceCell::new());
    let l = LazyCell::new(|| 5);
    print!("{l:?} ");
    println!("{} {l:?}", *l);
    // box
    let five = Box::<u32>::new_uninit();
    println!("{}", Box::write(five, 5));
    let mut bs = Box::<[u32]>::new_uninit_slice(2);
    bs[0].write(1);
    bs[1].write(7);
    println!("{:?}", unsafe { bs.assume_init() });
    let mut x = Box::<i32>::new_uninit();
    unsafe {
        x.as_mut_ptr().write(4);
        println!("{}", x.assume_init());
    }
    let e: Box<dyn Error> = Cow::from("bad").into();
    println!("{e}");
    let e: Box<dyn Error + Send + Sync> = "worse".into();
    println!("{e:?}");
    let a3: Box<[i32; 3]> = vec![1, 2, 3].try_into().unwrap();
    println!("{a3:?}");
    let bb: Box<[u8]> = Box::<str>::from("hi").into();
    println!("{bb:?}");
    let joined: Box<str> = ["a", "b"].into_iter().collect();
    println!("{joined}");
    let mut cow: Cow<str> = "a".into();
    cow += "b";
    println!("{cow} {}", cow == "ab");
    let v: Cow<[i32]> = Cow::from(vec![1]);
    println!("{v:?} {}", v == vec![1]);
    let mut mu = [const { MaybeUninit::<u8>::uninit() }; 3];
    for m in &mut mu {
        m.write(3);
    }
    println!("{:?}", unsafe { mu[1].assume_init() });
    let mut t = String::from("old");
    "new".clone_into(&mut t);
    println!("{t}");
}
