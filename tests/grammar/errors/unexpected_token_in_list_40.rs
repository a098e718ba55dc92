use foo::{a b};
