trait T { x }
