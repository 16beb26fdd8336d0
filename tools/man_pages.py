"""Manual pages of the program and of each of its commands, out of what --help says, so that they stay true.
Usage: man_pages.py PROGRAM FOLDER VERSION -> FOLDER/hapjong.1, hapjong-read.1 ..."""
import pathlib
import re
import subprocess
import sys

program, folder, version = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
SEE = "The documents in /usr/share/doc/hapjong: operations.md, tuning.md, ontology.md, api.md."


def help_of(*command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True).stdout


def commands(text):
    part = re.search(r"^Subcommands:\n((?:  .*\n)+)", text, re.M)
    return re.findall(r"^  (\w+) +(.*)$", part[1], re.M) if part else []


def roff(text):
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.replace("\\", "\\e").replace("-", "\\-").split("\n"))


def terms(part):
    """`  --store TEXT   The store …`, its words on the same line or on the next."""
    out = []
    for line in part.splitlines():
        if found := re.match(r"  (\S(?:.*?\S)?)(?:  +(\S.*))?$", line):
            out.append([found[1], found[2] or ""])
        elif out:
            out[-1][1] = (out[-1][1] + " " + line.strip()).strip()
    return "".join(f".TP\n.B {roff(name)}\n{roff(words)}\n" for name, words in out)


def page(name, text):
    lines = text.splitlines()
    usage = next(line for line in lines if line.startswith("Usage: ")).removeprefix("Usage: ")
    about = lines[0].rstrip(".")
    out = f'.TH {name.upper()} 1 "" "hapjong {version}" "User Commands"\n.SH NAME\n{roff(name)} \\- {roff(about)}\n.SH SYNOPSIS\n.B {roff(usage)}\n'
    for title, part in re.findall(r"^(\w[\w ]*):\n((?:(?:  .*)\n)+)", text, re.M):
        if title.endswith(("Examples", "First steps")):
            out += f".SH {title.upper()}\n.nf\n{roff(part.rstrip())}\n.fi\n"
        else:
            out += f".SH {title.upper()}\n{terms(part)}"
    return out + f".SH EXIT STATUS\n0: done; 1: something failed, with a line on standard error for each thing that did; 2: the call was wrong.\n.SH SEE ALSO\n{roff(SEE)}\n"


folder.mkdir(parents=True, exist_ok=True)
top = help_of()
(folder / "hapjong.1").write_text(page("hapjong", top))
for command, _ in commands(top):
    text = help_of(command)
    for action, _ in commands(text):
        text += "\n" + re.sub(r"^(\w[\w ]*):$", f"{command} {action}: \\1".replace(":", "") + ":", help_of(command, action), flags=re.M)
    (folder / f"hapjong-{command}.1").write_text(page(f"hapjong-{command}", text))
