//! Formatting.
//!
//! A template (see `Arguments`) is decoded by natives, piece by piece: literal text, then one
//! argument with its options. Natives make the text of numbers outside the simulated heap.

use crate::cell::Cell;
use crate::string::String;

#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;
impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt("an error occurred when formatting an argument", f)
    }
}

pub type Result = crate::result::Result<(), Error>;

pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;
    fn write_char(&mut self, c: char) -> Result {
        self.write_str(char_text(c))
    }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut output = self;
        write(&mut output, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }
    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

pub struct Opaque;

/// One argument of a template, its type forgotten.
#[lang = "format_argument"]
#[derive(Copy, Clone)]
pub struct Argument<'a> {
    value: &'a Opaque,
    formatter: fn(&Opaque, &mut Formatter<'_>) -> Result,
}
impl<'a> Argument<'a> {
    #[lang = "format_argument_new"]
    pub fn new<'b, T>(value: &'b T, fmt: for<'c, 'd, 'e> fn(&'c T, &'d mut Formatter<'e>) -> Result) -> Argument<'b> {
        unsafe { Argument { value: crate::mem::transmute(value), formatter: crate::mem::transmute(fmt) } }
    }
}

#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    template: &'static str,
    args: &'a [Argument<'a>],
}
impl<'a> Arguments<'a> {
    #[lang = "format_arguments_new"]
    pub fn new(template: &'static str, args: &'a [Argument<'a>]) -> Arguments<'a> {
        Arguments { template, args }
    }
    pub const fn as_str(&self) -> Option<&'static str> {
        if template_is_text(self.template) { Some(template_text(self.template, 0)) } else { None }
    }
}
impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}
impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write(&mut *f.buf, *self)
    }
}

/// How much text `format!` makes room for: twice the literal text, nothing for a short template that
/// begins with an argument.
#[native = "template_capacity"]
fn estimated_capacity(template: &'static str) -> usize;
/// Whether a template has no arguments.
#[native = "template_is_text"]
const fn template_is_text(template: &'static str) -> bool;
#[native = "template_len"]
fn template_len(template: &'static str) -> usize;
/// The literal text before argument number `i`.
#[native = "template_text"]
const fn template_text(template: &'static str, i: usize) -> &'static str;
/// The index of the argument of piece `i`, `usize::MAX` after the last.
#[native = "template_arg"]
fn template_arg(template: &'static str, i: usize) -> usize;
/// Whether piece `i` has options.
#[native = "template_has_options"]
fn template_has_options(template: &'static str, i: usize) -> bool;
#[native = "template_fill"]
fn template_fill(template: &'static str, i: usize) -> char;
/// 0 none, 1 left, 2 centre, 3 right.
#[native = "template_align"]
fn template_align(template: &'static str, i: usize) -> u8;
/// Bits: 1 `+`, 2 `#`, 4 `0`, 8 `x?`, 16 `X?`, 32 `-`.
#[native = "template_flags"]
fn template_flags(template: &'static str, i: usize) -> u32;
/// 0 none, 1 a number, 2 an argument's index.
#[native = "template_width_kind"]
fn template_width_kind(template: &'static str, i: usize) -> u8;
#[native = "template_width"]
fn template_width(template: &'static str, i: usize) -> usize;
#[native = "template_precision_kind"]
fn template_precision_kind(template: &'static str, i: usize) -> u8;
#[native = "template_precision"]
fn template_precision(template: &'static str, i: usize) -> usize;

fn count(args: &[Argument<'_>], kind: u8, value: usize) -> Option<usize> {
    if kind == 0 {
        None
    } else if kind == 1 {
        Some(value)
    } else {
        let count = unsafe { *(args[value].value as *const Opaque as *const usize) };
        if count > u16::MAX as usize {
            panic!("Formatting argument out of range");
        }
        Some(count)
    }
}

pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let template = args.template;
    let n = template_len(template);
    let mut i = 0;
    while i < n {
        let text = template_text(template, i);
        if !text.is_empty() {
            output.write_str(text)?;
        }
        let index = template_arg(template, i);
        if index != usize::MAX {
            let argument = &args.args[index];
            let mut formatter = Formatter::over(&mut *output);
            if template_has_options(template, i) {
                formatter.flags = template_flags(template, i);
                formatter.fill = template_fill(template, i);
                formatter.align = template_align(template, i);
                formatter.width = count(args.args, template_width_kind(template, i), template_width(template, i));
                formatter.precision = count(args.args, template_precision_kind(template, i), template_precision(template, i));
            }
            (argument.formatter)(argument.value, &mut formatter)?;
        }
        i += 1;
    }
    Ok(())
}

pub fn format(args: Arguments<'_>) -> String {
    match args.as_str() {
        Some(s) => String::from(s),
        None => {
            let mut output = String::with_capacity(estimated_capacity(args.template));
            match write(&mut output, args) {
                Ok(()) => {}
                Err(_) => panic!("a formatting trait implementation returned an error when the underlying stream did not"),
            }
            output
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

pub struct Formatter<'a> {
    flags: u32,
    fill: char,
    align: u8,
    width: Option<usize>,
    precision: Option<usize>,
    buf: &'a mut (dyn Write + 'a),
}

impl<'a> Formatter<'a> {
    pub(crate) fn over(buf: &'a mut (dyn Write + 'a)) -> Formatter<'a> {
        Formatter { flags: 0, fill: ' ', align: 0, width: None, precision: None, buf }
    }
    fn same_options<'b>(&self, buf: &'b mut (dyn Write + 'b)) -> Formatter<'b> {
        Formatter { flags: self.flags, fill: self.fill, align: self.align, width: self.width, precision: self.precision, buf }
    }
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        if self.width.is_none() && self.flags == 0 {
            if !is_nonnegative {
                self.buf.write_str("-")?;
            }
            return self.buf.write_str(buf);
        }
        let prefix = if self.alternate() { prefix } else { "" };
        let text = padded_integral(is_nonnegative, prefix, buf, self.flags, self.fill, self.align, self.width.unwrap_or(0));
        self.buf.write_str(text)
    }
    pub fn pad(&mut self, s: &str) -> Result {
        if self.width.is_none() && self.precision.is_none() {
            return self.buf.write_str(s);
        }
        let text = padded_text(s, self.fill, self.align, self.width.unwrap_or(0), self.precision.unwrap_or(usize::MAX));
        self.buf.write_str(text)
    }
    /// A number whose text is made: sign-aware padding, right-aligned by default.
    fn pad_number(&mut self, is_nonnegative: bool, digits: &str) -> Result {
        let text = padded_integral(is_nonnegative, "", digits, self.flags, self.fill, self.align, self.width.unwrap_or(0));
        self.buf.write_str(text)
    }
    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.write_str(data)
    }
    pub fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        if let Some(s) = args.as_str() { self.buf.write_str(s) } else { write(&mut *self.buf, args) }
    }
    pub fn fill(&self) -> char {
        self.fill
    }
    pub fn align(&self) -> Option<Alignment> {
        match self.align {
            1 => Some(Alignment::Left),
            2 => Some(Alignment::Center),
            3 => Some(Alignment::Right),
            _ => None,
        }
    }
    pub fn width(&self) -> Option<usize> {
        self.width
    }
    pub fn precision(&self) -> Option<usize> {
        self.precision
    }
    pub fn flags(&self) -> u32 {
        self.flags & 1 | (self.flags & 32) >> 4 | (self.flags & 2) << 1 | (self.flags & 4) << 1 | (self.flags & 24) << 1
    }
    pub fn sign_plus(&self) -> bool {
        self.flags & 1 != 0
    }
    pub fn sign_minus(&self) -> bool {
        self.flags & 32 != 0
    }
    pub fn alternate(&self) -> bool {
        self.flags & 2 != 0
    }
    pub fn sign_aware_zero_pad(&self) -> bool {
        self.flags & 4 != 0
    }
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        let result = self.write_str(name);
        DebugStruct { fmt: self, result, has_fields: false }
    }
    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        let result = self.write_str(name);
        DebugTuple { fmt: self, result, fields: 0, empty_name: name.is_empty() }
    }
    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        let result = self.write_str("[");
        DebugList { inner: DebugInner { fmt: self, result, has_fields: false } }
    }
    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        let result = self.write_str("{");
        DebugSet { inner: DebugInner { fmt: self, result, has_fields: false } }
    }
    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        let result = self.write_str("{");
        DebugMap { fmt: self, result, has_fields: false, has_key: false, on_newline: true }
    }
}
impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.write_str(s)
    }
    fn write_char(&mut self, c: char) -> Result {
        self.buf.write_char(c)
    }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        write(&mut *self.buf, args)
    }
}

#[native = "fmt_padded_integral"]
fn padded_integral(is_nonnegative: bool, prefix: &str, digits: &str, flags: u32, fill: char, align: u8, width: usize) -> &'static str;
#[native = "fmt_padded_text"]
fn padded_text(s: &str, fill: char, align: u8, width: usize, precision: usize) -> &'static str;
/// The digits of a number that is not negative.
#[native = "fmt_digits"]
fn digits(value: u128, radix: u32, upper: bool) -> &'static str;
#[native = "fmt_char_text"]
fn char_text(c: char) -> &'static str;
/// Text of the absolute value of a float. `precision` is `usize::MAX` for the shortest that reads
/// back; `how` is 0 `{}`, 1 `{:?}`, 2 `{:e}`, 3 `{:E}`. `single` for f32.
#[native = "fmt_float"]
fn float_text(value: f64, single: bool, precision: usize, how: u32) -> &'static str;
/// A string as `{:?}` shows it.
#[native = "fmt_str_debug"]
fn str_debug(s: &str) -> &'static str;
#[native = "fmt_char_debug"]
fn char_debug(c: char) -> &'static str;

/// Indents what passes through it, for `{:#?}`.
struct PadAdapter<'buf, 'state> {
    buf: &'buf mut (dyn Write + 'buf),
    on_newline: &'state mut bool,
}
impl Write for PadAdapter<'_, '_> {
    fn write_str(&mut self, s: &str) -> Result {
        for line in s.split_inclusive('\n') {
            if *self.on_newline {
                self.buf.write_str("    ")?;
            }
            *self.on_newline = line.ends_with('\n');
            self.buf.write_str(line)?;
        }
        Ok(())
    }
}

/// `value` formatted through the indenting adapter, with a prefix and a trailing comma and newline.
fn write_indented(fmt: &mut Formatter<'_>, prefix: &str, separator: &str, value: &dyn Debug) -> Result {
    let mut on_newline = true;
    let mut adapter = PadAdapter { buf: &mut *fmt.buf, on_newline: &mut on_newline };
    adapter.write_str(prefix)?;
    adapter.write_str(separator)?;
    write_padded(fmt, &mut on_newline, value, ",\n")
}

/// `value` and `end` through the indenting adapter.
fn write_padded(fmt: &mut Formatter<'_>, on_newline: &mut bool, value: &dyn Debug, end: &str) -> Result {
    let (flags, fill, align, width, precision) = (fmt.flags, fmt.fill, fmt.align, fmt.width, fmt.precision);
    let mut adapter = PadAdapter { buf: &mut *fmt.buf, on_newline };
    let mut inner = Formatter { flags, fill, align, width, precision, buf: &mut adapter };
    value.fmt(&mut inner)?;
    inner.write_str(end)
}

pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}
impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value);
        }
        self.has_fields = true;
        self
    }
    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            write_indented(self.fmt, name, ": ", value)
        } else {
            let prefix = if self.has_fields { ", " } else { " { " };
            self.fmt.write_str(prefix)?;
            self.fmt.write_str(name)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        if self.has_fields {
            if self.fmt.alternate() { self.fmt.write_str("    ..\n}") } else { self.fmt.write_str(", .. }") }
        } else {
            self.fmt.write_str(" { .. }")
        }
    }
    pub fn finish(&mut self) -> Result {
        self.result?;
        if self.has_fields {
            if self.fmt.alternate() {
                self.fmt.write_str("}")?;
            } else {
                self.fmt.write_str(" }")?;
            }
        }
        Ok(())
    }
}

pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}
impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value);
        }
        self.fields += 1;
        self
    }
    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            write_indented(self.fmt, "", "", value)
        } else {
            let prefix = if self.fields == 0 { "(" } else { ", " };
            self.fmt.write_str(prefix)?;
            value.fmt(self.fmt)
        }
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        if self.fields == 0 {
            self.fmt.write_str("(..)")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n)")
        } else {
            self.fmt.write_str(", ..)")
        }
    }
    pub fn finish(&mut self) -> Result {
        self.result?;
        if self.fields > 0 {
            if self.fields == 1 && self.empty_name && !self.fmt.alternate() {
                self.fmt.write_str(",")?;
            }
            self.fmt.write_str(")")?;
        }
        Ok(())
    }
}

struct DebugInner<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}
impl<'a, 'b: 'a> DebugInner<'a, 'b> {
    fn entry(&mut self, entry: &dyn Debug) {
        if self.result.is_ok() {
            self.result = self.write_entry(entry);
        }
        self.has_fields = true;
    }
    fn write_entry(&mut self, entry: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            write_indented(self.fmt, "", "", entry)
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            entry.fmt(self.fmt)
        }
    }
    /// What stands for entries that are not shown.
    fn write_more(&mut self) -> Result {
        self.result?;
        self.fmt.write_str(more_entries(self.has_fields, self.fmt.alternate()))
    }
}
fn more_entries(has_fields: bool, alternate: bool) -> &'static str {
    if !has_fields {
        ".."
    } else if alternate {
        "    ..\n"
    } else {
        ", .."
    }
}

pub struct DebugList<'a, 'b: 'a> {
    inner: DebugInner<'a, 'b>,
}
impl<'a, 'b: 'a> DebugList<'a, 'b> {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
        self.inner.entry(entry);
        self
    }
    pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
        for entry in entries {
            self.inner.entry(&entry);
        }
        self
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.write_more()?;
        self.inner.fmt.write_str("]")
    }
    pub fn finish(&mut self) -> Result {
        self.inner.result?;
        self.inner.fmt.write_str("]")
    }
}

pub struct DebugSet<'a, 'b: 'a> {
    inner: DebugInner<'a, 'b>,
}
impl<'a, 'b: 'a> DebugSet<'a, 'b> {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
        self.inner.entry(entry);
        self
    }
    pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
        for entry in entries {
            self.inner.entry(&entry);
        }
        self
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.write_more()?;
        self.inner.fmt.write_str("}")
    }
    pub fn finish(&mut self) -> Result {
        self.inner.result?;
        self.inner.fmt.write_str("}")
    }
}

pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    has_key: bool,
    on_newline: bool,
}
impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        self.key(key).value(value)
    }
    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            assert!(!self.has_key, "attempted to begin a new map entry without completing the previous one");
            self.result = self.write_key(key);
            self.has_key = true;
        }
        self
    }
    fn write_key(&mut self, key: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.on_newline = true;
            write_padded(self.fmt, &mut self.on_newline, key, ": ")
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")
        }
    }
    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            assert!(self.has_key, "attempted to format a map value before its key");
            self.result = if self.fmt.alternate() {
                write_padded(self.fmt, &mut self.on_newline, value, ",\n")
            } else {
                value.fmt(self.fmt)
            };
            self.has_key = false;
        }
        self.has_fields = true;
        self
    }
    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (k, v) in entries {
            self.entry(&k, &v);
        }
        self
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        assert!(!self.has_key, "attempted to finish a map with a partial entry");
        self.fmt.write_str(more_entries(self.has_fields, self.fmt.alternate()))?;
        self.fmt.write_str("}")
    }
    pub fn finish(&mut self) -> Result {
        self.result?;
        assert!(!self.has_key, "attempted to finish a map with a partial entry");
        self.fmt.write_str("}")
    }
}

macro_rules! format_traits {
    ($($(#[$derivable:ident])? $Trait:ident $lang:literal)*) => { $(
        #[lang = $lang]
        $(#[$derivable])?
        pub trait $Trait {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        impl<T: ?Sized + $Trait> $Trait for &T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $Trait::fmt(&**self, f) }
        }
        impl<T: ?Sized + $Trait> $Trait for &mut T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $Trait::fmt(&**self, f) }
        }
    )* };
}
format_traits! {
    #[derivable] Debug "Debug" Display "Display" Octal "Octal" LowerHex "LowerHex" UpperHex "UpperHex"
    Binary "Binary" LowerExp "LowerExp" UpperExp "UpperExp"
}

#[lang = "Pointer"]
pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}
impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer_fmt((*self as *const T).addr(), f)
    }
}
impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer_fmt((&**self as *const T).addr(), f)
    }
}

pub(crate) fn pointer_fmt(addr: usize, f: &mut Formatter<'_>) -> Result {
    let old = (f.flags, f.width);
    if f.alternate() {
        f.flags |= 4;
        if f.width.is_none() {
            f.width = Some(18);
        }
    }
    f.flags |= 2;
    let result = f.pad_integral(true, "0x", digits(addr as u128, 16, false));
    f.flags = old.0;
    f.width = old.1;
    result
}

macro_rules! int_fmt {
    ($($t:ident $unsigned:ident)*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let n = *self;
                f.pad_integral(n >= 0, "", digits(if n >= 0 { n as u128 } else { (0 as u128).wrapping_sub(n as u128) }, 10, false))
            }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if f.flags & 8 != 0 {
                    LowerHex::fmt(self, f)
                } else if f.flags & 16 != 0 {
                    UpperHex::fmt(self, f)
                } else {
                    Display::fmt(self, f)
                }
            }
        }
        impl Binary for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0b", digits(*self as $unsigned as u128, 2, false)) }
        }
        impl Octal for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0o", digits(*self as $unsigned as u128, 8, false)) }
        }
        impl LowerHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0x", digits(*self as $unsigned as u128, 16, false)) }
        }
        impl UpperHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0x", digits(*self as $unsigned as u128, 16, true)) }
        }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let n = *self;
                let text = int_exp(if n >= 0 { n as u128 } else { (0 as u128).wrapping_sub(n as u128) }, f.precision.unwrap_or(usize::MAX), false);
                f.pad_number(n >= 0, text)
            }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let n = *self;
                let text = int_exp(if n >= 0 { n as u128 } else { (0 as u128).wrapping_sub(n as u128) }, f.precision.unwrap_or(usize::MAX), true);
                f.pad_number(n >= 0, text)
            }
        }
    )* };
}
int_fmt! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize u8 u8 u16 u16 u32 u32 u64 u64 u128 u128 usize usize }

/// An integer in scientific notation.
#[native = "fmt_int_exp"]
fn int_exp(value: u128, precision: usize, upper: bool) -> &'static str;

macro_rules! float_fmt {
    ($($t:ident $single:literal)*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(*self as f64, $single, 0, f) }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(*self as f64, $single, 1, f) }
        }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(*self as f64, $single, 2, f) }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(*self as f64, $single, 3, f) }
        }
    )* };
}
float_fmt! { f32 true f64 false }

fn float_fmt(value: f64, single: bool, how: u32, f: &mut Formatter<'_>) -> Result {
    let text = float_text(value, single, f.precision.unwrap_or(usize::MAX), how);
    if value.is_nan() {
        let flags = f.flags;
        f.flags &= !1;
        let result = f.pad_number(true, text);
        f.flags = flags;
        result
    } else {
        f.pad_number(!value.is_sign_negative(), text)
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}
impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }
}
impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(str_debug(self))
    }
}
impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }
}
impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(char_debug(*self))
    }
}
impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(char_text(*self))
    }
}
impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}
impl Debug for ! {
    fn fmt(&self, _f: &mut Formatter<'_>) -> Result {
        *self
    }
}
impl Display for ! {
    fn fmt(&self, _f: &mut Formatter<'_>) -> Result {
        *self
    }
}

/// A value that is shown by calling a closure.
pub struct FromFn<F>(F);
pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> {
    FromFn(f)
}
impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}
impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}
