use std::any::{type_name, Any, TypeId};
use std::collections::{BTreeMap, HashMap};
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
struct Entity(u32);
trait Component: 'static {
    fn name() -> &'static str
    where
        Self: Sized,
    {
        type_name::<Self>().rsplit("::").next().unwrap_or("?")
    }
}
trait Storage: Any {
    fn remove(&mut self, e: Entity) -> bool;
    fn len(&self) -> usize;
    fn any(&self) -> &dyn Any;
    fn any_mut(&mut self) -> &mut dyn Any;
}
struct VecStorage<C> {
    items: BTreeMap<Entity, C>,
}
impl<C: Component> Storage for VecStorage<C> {
    fn remove(&mut self, e: Entity) -> bool {
        self.items.remove(&e).is_some()
    }
    fn len(&self) -> usize {
        self.items.len()
    }
    fn any(&self) -> &dyn Any {
        self
    }
    fn any_mut(&mut self) -> &mut dyn Any {
        self
    }
}
#[derive(Default)]
struct World {
    next: u32,
    stores: HashMap<TypeId, Box<dyn Storage>>,
    names: Vec<&'static str>,
}
impl World {
    fn spawn(&mut self) -> Builder<'_> {
        self.next += 1;
        Builder {
            e: Entity(self.next),
            w: self,
        }
    }
    fn store<C: Component>(&self) -> Option<&BTreeMap<Entity, C>> {
        self.stores
            .get(&TypeId::of::<C>())?
            .any()
            .downcast_ref::<VecStorage<C>>()
            .map(|s| &s.items)
    }
    fn store_mut<C: Component>(&mut self) -> &mut BTreeMap<Entity, C> {
        let names = &mut self.names;
        let s = self.stores.entry(TypeId::of::<C>()).or_insert_with(|| {
            names.push(C::name());
            Box::new(VecStorage::<C> {
                items: BTreeMap::new(),
            })
        });
        &mut s
            .any_mut()
            .downcast_mut::<VecStorage<C>>()
            .expect("storage of another type")
            .items
    }
    fn query<A: Component, B: Component>(&self) -> impl Iterator<Item = (Entity, &A, &B)> + '_ {
        self.store::<A>()
            .into_iter()
            .flatten()
            .filter_map(move |(e, a)| Some((*e, a, self.store::<B>()?.get(e)?)))
    }
    fn for_each<C: Component>(&mut self, mut f: impl FnMut(Entity, &mut C)) {
        for (e, c) in self.store_mut::<C>() {
            f(*e, c)
        }
    }
    fn despawn(&mut self, e: Entity) -> usize {
        self.stores.values_mut().map(|s| s.remove(e) as usize).sum()
    }
}
struct Builder<'w> {
    e: Entity,
    w: &'w mut World,
}
impl Builder<'_> {
    fn with<C: Component>(self, c: C) -> Self {
        self.w.store_mut().insert(self.e, c);
        self
    }
    fn id(self) -> Entity {
        self.e
    }
}
#[derive(Debug)]
struct Pos(i32, i32);
#[derive(Debug)]
struct Vel(i32, i32);
struct Name(String);
impl Component for Pos {}
impl Component for Vel {}
impl Component for Name {
    fn name() -> &'static str {
        "Label"
    }
}
trait System {
    fn run(&mut self, w: &mut World);
}
impl<F: FnMut(&mut World)> System for F {
    fn run(&mut self, w: &mut World) {
        self(w)
    }
}
fn main() {
    let mut w = World::default();
    let a = w
        .spawn()
        .with(Pos(0, 0))
        .with(Vel(1, 2))
        .with(Name("a".into()))
        .id();
    let b = w.spawn().with(Pos(5, 5)).id();
    w.spawn().with(Vel(9, 9));
    let mut ticks = 0;
    let mut systems: Vec<Box<dyn System>> = vec![
        Box::new(|w: &mut World| {
            let moves: Vec<_> = w
                .query::<Pos, Vel>()
                .map(|(e, _, v)| (e, v.0, v.1))
                .collect();
            for (e, x, y) in moves {
                let p = w.store_mut::<Pos>().get_mut(&e).unwrap();
                p.0 += x;
                p.1 += y;
            }
        }),
        Box::new(move |_: &mut World| {
            ticks += 1;
            println!("tick {ticks}")
        }),
    ];
    for _ in 0..3 {
        systems.iter_mut().for_each(|s| s.run(&mut w));
    }
    w.for_each(|e, p: &mut Pos| {
        p.0 *= 10;
        println!("{e:?} {p:?}")
    });
    println!(
        "{:?} {}",
        w.names,
        w.store::<Name>()
            .map_or(0, |s| s.values().map(|n| n.0.len()).sum())
    );
    println!(
        "{} {} {}",
        w.despawn(a),
        w.despawn(b),
        w.despawn(Entity(77))
    );
    println!("{}", w.stores.values().map(|s| s.len()).sum::<usize>());
}
