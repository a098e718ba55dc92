use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum Instruction {
    Push(i64),
    Add,
    Multiply,
    Subtract,
    Duplicate,
    Swap,
    JumpIfZero(usize),
    Jump(usize),
    Print,
    Halt,
}

#[derive(Debug, PartialEq)]
enum Fault {
    Underflow { at: usize },
    BadJump(usize),
    Overflow,
    UnknownWord(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Underflow { at } => write!(f, "stack underflow at {at}"),
            Fault::BadJump(target) => write!(f, "jump to {target}"),
            Fault::Overflow => write!(f, "arithmetic overflow"),
            Fault::UnknownWord(word) => write!(f, "unknown word {word}"),
        }
    }
}

#[derive(Default)]
struct Machine {
    stack: Vec<i64>,
    counter: usize,
    output: String,
}

impl Machine {
    fn pop(&mut self) -> Result<i64, Fault> {
        self.stack.pop().ok_or(Fault::Underflow { at: self.counter })
    }

    fn binary(&mut self, operation: fn(i64, i64) -> Option<i64>) -> Result<(), Fault> {
        let (right, left) = (self.pop()?, self.pop()?);
        self.stack.push(operation(left, right).ok_or(Fault::Overflow)?);
        Ok(())
    }

    fn run(&mut self, program: &[Instruction]) -> Result<usize, Fault> {
        use Instruction::*;
        let mut steps = 0;
        loop {
            let instruction = program.get(self.counter).ok_or(Fault::BadJump(self.counter))?;
            steps += 1;
            match instruction {
                Push(value) => self.stack.push(*value),
                Add => self.binary(i64::checked_add)?,
                Multiply => self.binary(i64::checked_mul)?,
                Subtract => self.binary(i64::checked_sub)?,
                Duplicate => {
                    let top = self.pop()?;
                    self.stack.extend([top, top]);
                }
                Swap => {
                    let (top, below) = (self.pop()?, self.pop()?);
                    self.stack.extend([top, below]);
                }
                JumpIfZero(target) => {
                    if self.pop()? == 0 {
                        self.counter = *target;
                        continue;
                    }
                }
                Jump(target) => {
                    self.counter = *target;
                    continue;
                }
                Print => {
                    let top = self.pop()?;
                    self.output += &format!("{top} ");
                }
                Halt => return Ok(steps),
            }
            self.counter += 1;
        }
    }
}

fn parse(source: &str) -> Result<Vec<Instruction>, Fault> {
    source
        .split_whitespace()
        .map(|word| match word {
            "+" => Ok(Instruction::Add),
            "*" => Ok(Instruction::Multiply),
            "-" => Ok(Instruction::Subtract),
            "dup" => Ok(Instruction::Duplicate),
            "swap" => Ok(Instruction::Swap),
            "." => Ok(Instruction::Print),
            "halt" => Ok(Instruction::Halt),
            _ => match (word.split_once(':'), word.parse()) {
                (Some(("jz", target)), _) => {
                    Ok(Instruction::JumpIfZero(target.parse().unwrap_or(0)))
                }
                (Some(("j", target)), _) => Ok(Instruction::Jump(target.parse().unwrap_or(0))),
                (_, Ok(value)) => Ok(Instruction::Push(value)),
                _ => Err(Fault::UnknownWord(word.to_string())),
            },
        })
        .collect()
}

fn main() {
    let sources = [
        "2 3 + 4 * . halt",
        "5 dup . 1 - dup jz:8 j:1 halt halt",
        "1 +",
        "4000000000 dup * dup * halt",
        "j:9",
        "1 two +",
    ];
    for source in sources {
        let mut machine = Machine::default();
        match parse(source).and_then(|program| machine.run(&program)) {
            Ok(steps) => println!("{}in {steps} steps, {:?} left", machine.output, machine.stack),
            Err(fault) => println!("{}fault: {fault}", machine.output),
        }
    }
}
