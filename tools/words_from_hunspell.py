#!/usr/bin/env python3
"""Makes the table of open-class words from Debian's hunspell-ko.

    words_from_hunspell.py KO_DIC OUT_TSV

form, class: n noun, v verb stem, a adjective stem, r root of a 하 or 되 stem, m adverb or determiner; several
letters where a form is of several classes. Stems stand without 다. The forms that hunspell lists only because they are
contracted (투자해, 정지돼) are left out: the model restores those.
"""
import re
import sys
import unicodedata

# Inflection classes of ko.aff: what of hunspell's numbers is a noun, an adjective, an adverb.
NOUN = {"8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "21", "24", "25", "26", "27", "29", "46"}
ADJECTIVE = {"47", "49", "53", "57", "62", "63"}
ADVERB = {"", "67"}


def classes(word, flag):
    """Form and class letter of a head word; no letter for contracted forms."""
    if word.endswith("다") and len(word) > 1 and flag not in NOUN and flag not in ADVERB:
        return word[:-1], "a" if flag in ADJECTIVE else "v"
    return word, "n" if flag in NOUN else "m" if flag in ADVERB else ""


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    found = {}
    with open(sys.argv[1], encoding="utf-8") as f:
        for line in f.read().split("\n")[1:]:
            line = unicodedata.normalize("NFC", line.strip())
            if not line or "\t" in line:
                continue
            word, _, flag = line.partition("/")
            form, cls = classes(word, flag.split(",")[0])
            if not cls or not re.fullmatch("[가-힣]+", form) or len(form) > 16:
                continue
            found.setdefault(form, set()).add(cls)
            if cls in "va" and len(form) > 2 and form[-1] in "하되":
                found.setdefault(form[:-1], set()).add("r")
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("form\tclass\n")
        for form in sorted(found):
            out.write(form + "\t" + "".join(sorted(found[form])) + "\n")


if __name__ == "__main__":
    main()
