//! Spans of time, and the machine's clock: it starts at zero and moves by what the program sleeps.

use crate::fmt::{self, Write};
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

const NANOS_PER_SEC: u32 = 1_000_000_000;
const NANOS_PER_MILLI: u32 = 1_000_000;
const NANOS_PER_MICRO: u32 = 1_000;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration {
    secs: u64,
    nanos: u32,
}

impl Duration {
    pub const ZERO: Duration = Duration::from_nanos(0);
    pub const MAX: Duration = Duration { secs: u64::MAX, nanos: NANOS_PER_SEC - 1 };

    #[track_caller]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        if nanos < NANOS_PER_SEC {
            Duration { secs, nanos }
        } else {
            match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
                Some(secs) => Duration { secs, nanos: nanos % NANOS_PER_SEC },
                None => panic!("overflow in Duration::new"),
            }
        }
    }
    pub const fn from_secs(secs: u64) -> Duration {
        Duration { secs, nanos: 0 }
    }
    pub const fn from_millis(millis: u64) -> Duration {
        Duration { secs: millis / 1000, nanos: (millis % 1000) as u32 * NANOS_PER_MILLI }
    }
    pub const fn from_micros(micros: u64) -> Duration {
        Duration { secs: micros / 1_000_000, nanos: (micros % 1_000_000) as u32 * NANOS_PER_MICRO }
    }
    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration { secs: nanos / 1_000_000_000, nanos: (nanos % 1_000_000_000) as u32 }
    }
    #[track_caller]
    pub const fn from_mins(mins: u64) -> Duration {
        match mins.checked_mul(60) {
            Some(secs) => Duration::from_secs(secs),
            None => panic!("overflow in Duration::from_mins"),
        }
    }
    #[track_caller]
    pub const fn from_hours(hours: u64) -> Duration {
        match hours.checked_mul(3600) {
            Some(secs) => Duration::from_secs(secs),
            None => panic!("overflow in Duration::from_hours"),
        }
    }
    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos == 0
    }
    pub const fn as_secs(&self) -> u64 {
        self.secs
    }
    pub const fn subsec_millis(&self) -> u32 {
        self.nanos / NANOS_PER_MILLI
    }
    pub const fn subsec_micros(&self) -> u32 {
        self.nanos / NANOS_PER_MICRO
    }
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }
    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1000 + (self.nanos / NANOS_PER_MILLI) as u128
    }
    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + (self.nanos / NANOS_PER_MICRO) as u128
    }
    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * NANOS_PER_SEC as u128 + self.nanos as u128
    }
    /// From a total that may be too large.
    const fn of_nanos(nanos: u128) -> Option<Duration> {
        let secs = nanos / NANOS_PER_SEC as u128;
        if secs > u64::MAX as u128 {
            None
        } else {
            Some(Duration { secs: secs as u64, nanos: (nanos % NANOS_PER_SEC as u128) as u32 })
        }
    }
    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(d) => d,
            None => other.checked_sub(self).unwrap(),
        }
    }
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        Duration::of_nanos(self.as_nanos() + rhs.as_nanos())
    }
    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(d) => d,
            None => Duration::MAX,
        }
    }
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let (a, b) = (self.as_nanos(), rhs.as_nanos());
        if a < b { None } else { Duration::of_nanos(a - b) }
    }
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(d) => d,
            None => Duration::ZERO,
        }
    }
    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        Duration::of_nanos(self.as_nanos() * rhs as u128)
    }
    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(d) => d,
            None => Duration::MAX,
        }
    }
    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 { None } else { Duration::of_nanos(self.as_nanos() / rhs as u128) }
    }
    pub const fn as_secs_f64(&self) -> f64 {
        (self.secs as f64) + (self.nanos as f64) / (NANOS_PER_SEC as f64)
    }
    pub const fn as_secs_f32(&self) -> f32 {
        (self.secs as f32) + (self.nanos as f32) / (NANOS_PER_SEC as f32)
    }
    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        match Duration::of_nanos(nanos) {
            Some(duration) => duration,
            None => panic!("overflow in `Duration::from_nanos_u128`"),
        }
    }
    #[track_caller]
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(duration) => duration,
            Err(error) => panic!("{}", error.description()),
        }
    }
    #[track_caller]
    pub fn from_secs_f32(secs: f32) -> Duration {
        Duration::from_secs_f64(secs as f64)
    }
    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
        }
        match exact_nanos(secs) {
            Some(nanos) => Duration::of_nanos(nanos).ok_or(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan }),
            None => Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan }),
        }
    }
    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        Duration::try_from_secs_f64(secs as f64)
    }
    #[track_caller]
    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }
    #[track_caller]
    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }
    #[track_caller]
    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }
    #[track_caller]
    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        (self.as_nanos() as f64) / (rhs.as_nanos() as f64)
    }
    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        (self.as_nanos() as f32) / (rhs.as_nanos() as f32)
    }
}

/// Nanoseconds, rounded half to even from the exact value; None for NaN and what is too big.
fn exact_nanos(secs: f64) -> Option<u128> {
    if !(secs < 18446744073709551616.0) {
        return None;
    }
    let bits = secs.to_bits();
    let biased = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & 0xF_FFFF_FFFF_FFFF;
    let mantissa = if biased == 0 { fraction } else { fraction | 1 << 52 };
    let exponent = if biased == 0 { -1074 } else { biased - 1075 };
    let scaled = mantissa as u128 * NANOS_PER_SEC as u128;
    if exponent >= 0 {
        return Some(scaled << exponent as u32);
    }
    let shift = -exponent as u32;
    if shift > 100 {
        return Some(0);
    }
    let (whole, rest, half) = (scaled >> shift, scaled & ((1 << shift) - 1), 1 << (shift - 1));
    let up = rest > half || (rest == half && whole & 1 == 1);
    Some(whole + up as u128)
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryFromFloatSecsError {
    kind: TryFromFloatSecsErrorKind,
}
#[derive(Debug, Clone, PartialEq, Eq)]
enum TryFromFloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}
impl TryFromFloatSecsError {
    const fn description(&self) -> &'static str {
        match self.kind {
            TryFromFloatSecsErrorKind::Negative => "cannot convert float seconds to Duration: value is negative",
            TryFromFloatSecsErrorKind::OverflowOrNan => "cannot convert float seconds to Duration: value is either too big or NaN",
        }
    }
}
impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.description())
    }
}
impl crate::error::Error for TryFromFloatSecsError {}

impl Add for Duration {
    type Output = Duration;
    #[track_caller]
    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}
impl AddAssign for Duration {
    #[track_caller]
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}
impl Sub for Duration {
    type Output = Duration;
    #[track_caller]
    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}
impl SubAssign for Duration {
    #[track_caller]
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}
impl Mul<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}
impl Mul<Duration> for u32 {
    type Output = Duration;
    #[track_caller]
    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}
impl MulAssign<u32> for Duration {
    #[track_caller]
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}
impl Div<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}
impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}
impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |a, b| a + b)
    }
}
impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |a, b| a + *b)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if f.sign_plus() { "+" } else { "" };
        if self.secs > 0 {
            fmt_decimal(f, self.secs, self.nanos, NANOS_PER_SEC / 10, sign, "s")
        } else if self.nanos >= NANOS_PER_MILLI {
            fmt_decimal(f, (self.nanos / NANOS_PER_MILLI) as u64, self.nanos % NANOS_PER_MILLI, NANOS_PER_MILLI / 10, sign, "ms")
        } else if self.nanos >= NANOS_PER_MICRO {
            fmt_decimal(f, (self.nanos / NANOS_PER_MICRO) as u64, self.nanos % NANOS_PER_MICRO, NANOS_PER_MICRO / 10, sign, "µs")
        } else {
            fmt_decimal(f, self.nanos as u64, 0, 1, sign, "ns")
        }
    }
}

/// `integer` and `fraction` (in units of a tenth of `place`) with the precision asked for.
fn fmt_decimal(f: &mut fmt::Formatter<'_>, integer: u64, fraction: u32, place: u32, sign: &str, unit: &str) -> fmt::Result {
    let mut integer = integer as u128;
    let mut rest = fraction;
    let mut place = place;
    let mut digits = String::new();
    let wanted = f.precision().unwrap_or(9);
    while rest > 0 && digits.len() < wanted && place > 0 {
        digits.push((b'0' + (rest / place) as u8) as char);
        rest %= place;
        place /= 10;
    }
    if rest > 0 && place > 0 && (rest > place * 5 || (rest == place * 5 && odd_end(&digits, integer))) {
        let mut rounded = String::new();
        let mut carry = true;
        for c in digits.chars().rev() {
            let d = if carry { if c == '9' { '0' } else { carry = false; (c as u8 + 1) as char } } else { c };
            rounded.insert(0, d);
        }
        digits = rounded;
        if carry {
            integer += 1;
        }
    }
    if let Some(precision) = f.precision() {
        while digits.len() < precision {
            digits.push('0');
        }
    }
    let point = if digits.is_empty() { "" } else { "." };
    let text = format!("{sign}{integer}{point}{digits}{unit}");
    let width = f.width().unwrap_or(0);
    let missing = width.saturating_sub(text.chars().count());
    let before = match f.align() {
        Some(fmt::Alignment::Right) => missing,
        Some(fmt::Alignment::Center) => missing / 2,
        _ => 0,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    f.write_str(&text)?;
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}
fn odd_end(digits: &str, integer: u128) -> bool {
    match digits.bytes().last() {
        Some(d) => d % 2 == 1,
        None => integer % 2 == 1,
    }
}

#[native = "clock_now"]
fn clock_now() -> u64;

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    since_start: Duration,
}
impl Instant {
    pub fn now() -> Instant {
        Instant { since_start: Duration::from_nanos(clock_now()) }
    }
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.since_start.saturating_sub(earlier.since_start)
    }
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.since_start.checked_sub(earlier.since_start)
    }
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.since_start.saturating_sub(earlier.since_start)
    }
    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        match self.since_start.checked_add(duration) {
            Some(since_start) => Some(Instant { since_start }),
            None => None,
        }
    }
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        match self.since_start.checked_sub(duration) {
            Some(since_start) => Some(Instant { since_start }),
            None => None,
        }
    }
}
impl Add<Duration> for Instant {
    type Output = Instant;
    #[track_caller]
    fn add(self, other: Duration) -> Instant {
        self.checked_add(other).expect("overflow when adding duration to instant")
    }
}
impl AddAssign<Duration> for Instant {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}
impl Sub<Duration> for Instant {
    type Output = Instant;
    #[track_caller]
    fn sub(self, other: Duration) -> Instant {
        self.checked_sub(other).expect("overflow when subtracting duration from instant")
    }
}
impl SubAssign<Duration> for Instant {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}
impl Sub<Instant> for Instant {
    type Output = Duration;
    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant").field("tv_sec", &self.since_start.as_secs()).field("tv_nsec", &self.since_start.subsec_nanos()).finish()
    }
}

/// What the machine's clock starts at, in seconds since the epoch: each run has the same time.
const START: u64 = 1_700_000_000;

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime {
    /// Nanoseconds.
    since_epoch: i128,
}
pub const UNIX_EPOCH: SystemTime = SystemTime { since_epoch: 0 };

#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);
impl SystemTimeError {
    pub fn duration(&self) -> Duration {
        self.0
    }
}
impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("second time provided was later than self")
    }
}
impl crate::error::Error for SystemTimeError {}

impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;
    pub fn now() -> SystemTime {
        SystemTime { since_epoch: START as i128 * NANOS_PER_SEC as i128 + clock_now() as i128 }
    }
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        let nanos = self.since_epoch - earlier.since_epoch;
        match Duration::of_nanos(nanos.unsigned_abs()) {
            Some(duration) if nanos >= 0 => Ok(duration),
            Some(duration) => Err(SystemTimeError(duration)),
            None => Ok(Duration::MAX),
        }
    }
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }
    /// Seconds of the real clock are an `i64`.
    fn within(nanos: i128) -> Option<SystemTime> {
        let secs = nanos.div_euclid(NANOS_PER_SEC as i128);
        if secs < i64::MIN as i128 || secs > i64::MAX as i128 { None } else { Some(SystemTime { since_epoch: nanos }) }
    }
    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {
        SystemTime::within(self.since_epoch + duration.as_nanos() as i128)
    }
    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {
        SystemTime::within(self.since_epoch - duration.as_nanos() as i128)
    }
}
impl Add<Duration> for SystemTime {
    type Output = SystemTime;
    #[track_caller]
    fn add(self, dur: Duration) -> SystemTime {
        self.checked_add(dur).expect("overflow when adding duration to instant")
    }
}
impl AddAssign<Duration> for SystemTime {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}
impl Sub<Duration> for SystemTime {
    type Output = SystemTime;
    #[track_caller]
    fn sub(self, dur: Duration) -> SystemTime {
        self.checked_sub(dur).expect("overflow when subtracting duration from instant")
    }
}
impl SubAssign<Duration> for SystemTime {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}
impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = NANOS_PER_SEC as i128;
        f.debug_struct("SystemTime")
            .field("tv_sec", &(self.since_epoch.div_euclid(second) as i64))
            .field("tv_nsec", &(self.since_epoch.rem_euclid(second) as u32))
            .finish()
    }
}
