"""The laws of a room, checked: it includes only the rooms that it declares, and the names of its unnamed
namespaces are unique, so that the room compiles as one unit (CMAKE_UNITY_BUILD) and nothing is written twice.
Usage: check_room.py SRC ROOM USES..."""
import pathlib
import re
import sys

src, room, uses = pathlib.Path(sys.argv[1]), sys.argv[2], set(sys.argv[3:])
rooms = {p.name for p in src.iterdir() if p.is_dir()}
KINDS = {"_test": "test", "_main": "main"}
TYPE = re.compile(r"(?:class|struct|enum(?: class)?) (\w+)\b(?!;)")
CONSTANT = re.compile(r"(?:inline )?(?:static )?(?:constexpr|const)\b[^(]*?\b(k[A-Z]\w*)\s*[=\[{]")
FUNCTION = re.compile(r"(?!return|using|namespace|else|if|for)[A-Za-z_][\w:<>,&* ]*?[ &*](\w+)\(([^()]*(?:\([^()]*\)[^()]*)*)\)[ \w]*\{")


def faults_of_includes():
    for path in sorted((src / room).rglob("*.[ch]*")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'#include "(\w+)/', line)
            if found and found[1] in rooms - uses - {room}:
                yield f"{path}:{number}: {room} may not include {found[1]}"


def parameters(words):
    """`const Json& object, int depth = 0` -> `const Json&,int`: what tells overloads apart."""
    words = re.sub(r"\s*=[^,]*", "", words)
    return ",".join(re.sub(r"\s*\b\w+$", "", " ".join(w.split())) if " " in w.strip() else w.strip() for w in words.split(","))


def names_of(text):
    """(offset, key) of each definition at the left margin of an unnamed namespace, as clang-format lays them."""
    for block in re.finditer(r"^namespace \{\n(.*?)^\}  // namespace$", text, re.M | re.S):
        for line in re.finditer(r"^(?=[A-Za-z])", block[1], re.M):
            start = block[1][line.start():line.start() + 600]
            for pattern in (TYPE, CONSTANT, FUNCTION):
                if found := pattern.match(start):
                    outer = re.findall(r"^namespace ([\w:]+) \{", text[:block.start()], re.M)
                    yield block.start(1) + line.start(), "::".join(outer[-1:] + [found[1]]) + (f"({parameters(found[2])})" if pattern is FUNCTION else "")
                    break


def faults_of_names():
    seen = {}
    for path in sorted((src / room).glob("*.h")):
        text = path.read_text()
        space = re.search(r"^namespace ([\w:]+) \{", text, re.M)
        for line in re.finditer(r"^(?:inline )?(?=[A-Za-z])", text, re.M):
            start = text[line.end():line.end() + 600]
            for pattern in (TYPE, CONSTANT, FUNCTION):
                if found := pattern.match(start):
                    key = found[1] + (f"({parameters(found[2])})" if pattern is FUNCTION else "")
                    seen[("room", f"{space[1]}::{key}")] = f"{path}:{text.count(chr(10), 0, line.start()) + 1}"
                    break
    for path in sorted((src / room).glob("*.cc")):
        unit = next((name for end, name in KINDS.items() if path.stem.endswith(end)), "room")
        if unit == "main":
            continue
        text = path.read_text()
        for at, key in names_of(text):
            place = f"{path}:{text.count(chr(10), 0, at) + 1}"
            other = seen.setdefault((unit, key), place)
            if other != place:
                yield f"{place}: {key} is also at {other}: names of a room are unique"


faults = [*faults_of_includes(), *faults_of_names()]
print("\n".join(faults))
sys.exit(bool(faults))
