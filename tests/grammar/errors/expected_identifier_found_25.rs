use std::collections::;
