use std.collections.HashMap;
