Droppable { a: i32 }
