use std::collections::*
