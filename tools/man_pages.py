"""Manual pages of the programs and of each command, out of what --help says, so that they stay true.
Usage: man_pages.py PROGRAM FOLDER VERSION -> FOLDER/hapjong.1.gz, hapjong-read.1.gz ..., hjlex.1.gz
They bear the day of SOURCE_DATE_EPOCH, so that the same commit gives the same bytes."""
import datetime
import gzip
import os
import pathlib
import re
import subprocess
import sys
import textwrap

program, folder, version = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
DAY = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or 1700000000), datetime.timezone.utc).strftime("%Y-%m-%d")
FILES = [("./hapjong.toml, /etc/hapjong/hapjong.toml", "settings; hapjong config init prints a file with every key and its meaning"),
         ("/usr/share/doc/hapjong", "the documents: start.md (the first five minutes), operations.md, tuning.md, ontology.md, api.md")]


def help_of(*command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True).stdout


def commands(text):
    part = re.search(r"^Subcommands:\n((?:  .*\n)+)", text, re.M)
    return re.findall(r"^  (\w+) +(.*)$", part[1], re.M) if part else []


def roff(text):
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.replace("\\", "\\e").replace("-", "\\-").split("\n"))


def filled(words):
    """Lines of a source are short; groff fills them anew."""
    return "\n".join(roff(line) for line in textwrap.wrap(words, 60, break_long_words=False, break_on_hyphens=False))


def terms(part):
    """`  --store TEXT   The store …`, its words on the same line or on the next; a list of values may break after its commas."""
    out = []
    for line in part.splitlines():
        if found := re.match(r"  (\S(?:.*?\S)?)(?:  +(\S.*))?$", line):
            out.append([found[1], found[2] or ""])
        elif out:
            out[-1][1] = (out[-1][1] + " " + line.strip()).strip()
    text = ""
    for name, words in out:
        name = re.sub(r"(?<=,)(?=[a-z_]+[,}])", "\\\\:", roff(name))
        text += f".TP\n.B {name}\n{filled(words)}\n" if words else f".TP\n.B {name}\n"
    return text


def page(name, text, others):
    lines = text.splitlines()
    usage = next(line for line in lines if line.startswith("Usage: ")).removeprefix("Usage: ")
    about = lines[0].rstrip(".").removeprefix("합종 (Hapjong) ")
    out = f'.TH {roff(name.upper())} 1 "{DAY}" "hapjong {version}" "User Commands"\n.ad l\n.SH NAME\n{roff(name)} \\- {filled(about)}\n'
    out += f".SH SYNOPSIS\n.nf\n.B {roff(usage)}\n.fi\n"
    for title, part in re.findall(r"^(\w[\w ]*):\n((?:(?:  .*)\n)+)", text, re.M):
        if title.endswith(("Examples", "First steps")):
            out += f".SH {title.upper()}\n.nf\n{roff(part.rstrip())}\n.fi\n"
        else:
            out += f".SH {title.upper()}\n{terms(part)}"
    out += ".SH EXIT STATUS\n0: done; 1: something failed, with a line on standard error for each thing\nthat did; 2: the call was wrong.\n.SH FILES\n"
    out += "".join(f".TP\n.I {roff(file)}\n{filled(words)}\n" for file, words in FILES)
    see = "".join(f".BR {roff(other)} (1){',' if other != others[-1] else ''}\n" for other in others)
    return out + f".SH SEE ALSO\n{see}"


def write(name, text):
    (folder / f"{name}.1.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


folder.mkdir(parents=True, exist_ok=True)
for old in folder.glob("*.1*"):  # of commands that are no more
    old.unlink()
top = help_of()
every = [f"hapjong-{command}" for command, _ in commands(top)]
write("hapjong", page("hapjong", top, [*every, "hjlex"]))
for command, _ in commands(top):
    text = help_of(command)
    for action, _ in commands(text):
        text += "\n" + re.sub(r"^(\w[\w ]*):$", f"{command} {action}: \\1".replace(":", "") + ":", help_of(command, action).split("\nExamples:")[0] + "\n", flags=re.M)
    write(f"hapjong-{command}", page(f"hapjong-{command}", text, ["hapjong"]))
write("hjlex", page("hjlex", """Compiles a table of words or rules (TSV) into the checked file that hapjong maps
Usage: hjlex TSV OUT
Examples:
  hjlex partner.tsv /usr/share/hapjong/rules/claim/partner.hjl
""", ["hapjong"]))
