"""`minirust completion SHELL`: a script that completes commands, options and file names."""

from __future__ import annotations

_COMMANDS = {
    "check": "--edition --error-format --color --dump",
    "run": "--edition --error-format --color --leak-check --stack-size --report --allow-fs "
    "--memory-map --seed --dump",
    "test": "--edition --error-format --color --exact --skip --ignored --include-ignored --list "
    "--nocapture --leak-check --stack-size --allow-fs --seed",
    "trace": "--edition --error-format --color --var --format --seed",
    "explain": "",
    "completion": "bash zsh fish",
}


def completion_command(shell: str) -> int:
    """Prints the script for `shell`."""
    match shell:
        case "fish":
            print(_fish())
        case "zsh":
            print("autoload -U +X bashcompinit && bashcompinit\n" + _bash())
        case _:
            print(_bash())
    return 0


def _bash() -> str:
    cases = "\n".join(f'    {name}) words="{words}" ;;' for name, words in _COMMANDS.items())
    return f"""\
_minirust() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{" ".join(_COMMANDS)} --help --version" -- "$cur"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}}
complete -o filenames -F _minirust minirust"""


def _fish() -> str:
    lines = [f"complete -c minirust -n __fish_use_subcommand -a '{' '.join(_COMMANDS)}'"]
    for name, words in _COMMANDS.items():
        for word in words.split():
            option = f"-l {word[2:]}" if word.startswith("--") else f"-a {word}"
            lines.append(f"complete -c minirust -n '__fish_seen_subcommand_from {name}' {option}")
    return "\n".join(lines)
