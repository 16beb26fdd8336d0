#!/usr/bin/env python3
"""Checks the gold set beside it against its texts, the sample files and data/schema.

    check_gold.py [GOLD_DIR]        exit 0: sound; 1: each fault on a line, file:line: reason; 2: usage
"""
import html
import json
import os
import re
import sys

KEYS = {"articles": {"id", "published", "path", "item", "outlet", "title", "subheadlines", "captions", "body", "text"},
        "gold": {"id", "story", "published", "copy_of", "entities", "facts", "quotes", "standings", "notes"},
        "fact": {"type", "a", "b", "status", "amount", "time", "object", "title", "speaker", "via", "forecast",
                 "unconfirmed", "evidence", "optional"},
        "amount": {"value", "currency", "approx", "bound", "written"},
        "quote": {"speaker", "affiliation", "starts"},
        "standing": {"party", "market", "rank", "share", "period", "evidence"}}
CURRENCIES = {"달러": "USD", "弗": "USD", "원": "KRW", "엔": "JPY", "유로": "EUR", "위안": "CNY", "파운드": "GBP"}
PLAIN_B = {"visit", "build", "launch"}  # b may be a place or a product that is no entity
DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-H[12]|-Q[1-4])?"
TIME = re.compile(rf"{DATE}(/({DATE}|\.\.))?$")


def codes(root, name):
    with open(os.path.join(root, "data/schema", name + ".tsv"), encoding="utf-8") as f:
        return {line.split("\t")[0] for line in f.read().splitlines()[1:] if line}


def money(written):
    """'약 1조6천800억원' -> (1680000000000, 'KRW'); None where the words are no such number."""
    m = re.search(r"((?:[\d.,]+\s*천?\s*(?:[조억만]\s*)?)+)(" + "|".join(CURRENCIES) + ")", written)
    if not m:
        return None
    total = 0
    for digits, thousands, rest, unit in re.findall(r"([\d.,]+)\s*(천?)(\d*)\s*([조억만]?)", m[1]):
        n = float(digits.replace(",", "")) * (1000 if thousands else 1) + float(rest or 0)
        total += n * {"조": 10**12, "억": 10**8, "만": 10**4, "": 1}[unit]
    return round(total), CURRENCIES[m[2]]


def source_text(root, art):
    """The words of the file that the article was taken from, as a reader sees them."""
    path = os.path.join(root, art["path"])
    with open(path, "rb") as f:
        raw = f.read()
    charset = "euc-kr" if b"charset=euc-kr" in raw[:600].lower() else "utf-8"
    text = raw.decode(charset)
    if path.endswith(".jsonl"):
        row = next((r for r in map(json.loads, text.splitlines()) if r["id"] == art["item"]), None)
        return None if row is None else row["title"] + "\n" + row["body"]
    if path.endswith(".xml"):
        item = next((i for i in re.findall(r"<item>.*?</item>", text, re.S) if f">{art['item']}<" in i), None)
        return None if item is None else html.unescape(re.sub(r"</p>|<[^!\]>][^>]*>", "\n", item))
    if path.endswith("crawled.txt"):
        lines = text.splitlines()
        return lines[int(art["item"]) - 1] if int(art["item"]) <= len(lines) else None
    if path.endswith(".html"):
        return html.unescape(re.sub(r"<[^>]+>", "\n", re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.S | re.I)))
    return text


class Checker:
    def __init__(self, folder):
        self.folder = folder
        self.root = os.path.abspath(os.path.join(folder, "../.."))
        self.faults = []
        self.where = ""
        self.types, self.statuses, self.kinds, self.bounds = (codes(self.root, n) for n in ("type", "status", "kind", "bound"))

    def fault(self, reason):
        self.faults.append(f"{self.where}: {reason}")

    def expect(self, ok, reason):
        if not ok:
            self.fault(reason)
        return ok

    def rows(self, name):
        path = os.path.join(self.folder, name)
        with open(path, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                self.where = f"{path}:{number}"
                try:
                    row = json.loads(line)
                except ValueError as e:
                    self.fault(f"not JSON: {e}")
                    continue
                self.known(row, name.split(".")[0])
                yield row

    def known(self, row, what):
        for k in sorted(set(row) - KEYS[what]):
            self.fault(f"unknown key '{k}' in {what}")

    def article(self, art, texts):
        self.expect(art["id"] not in texts, f"id '{art['id']}' stands twice")
        parts = [art.get("title"), *art.get("subheadlines", []), *art.get("captions", []), art.get("body"), art.get("text")]
        text = "\n".join(p for p in parts if p)
        texts[art["id"]] = (text, art["published"])
        self.expect(text, "no text")
        self.expect(os.path.exists(os.path.join(self.root, art["path"])), f"no file {art['path']}")
        source = source_text(self.root, art)
        if self.expect(source is not None, f"{art['path']} has no item '{art.get('item')}'"):
            for line in filter(None, text.split("\n")):
                self.expect(line.strip() in source, f"not in {art['path']}: {line[:40]}")

    def gold(self, g, texts, ids):
        if not self.expect(g["id"] in texts, f"no article '{g['id']}'"):
            return
        text, published = texts[g["id"]]
        self.expect(g["id"] not in ids, f"id '{g['id']}' stands twice")
        ids.add(g["id"])
        self.expect(g["published"] == published, f"published {g['published']}, the article's is {published}")
        self.expect("copy_of" not in g or g["copy_of"] in texts, f"copy_of unknown '{g.get('copy_of')}'")
        names = self.entities(g["entities"], text)
        seen = set()
        for f in g["facts"]:
            self.fact(f, text, names)
            key = (f["type"], f["a"], f["b"], f["status"], f.get("time"), f.get("object"))
            self.expect(key not in seen, f"fact stands twice: {key}")
            seen.add(key)
            if g["story"].startswith("neg-"):
                self.expect(f.get("optional") or f["type"] == "role", f"a negative with a {f['type']}")
        for q in g["quotes"]:
            self.known(q, "quote")
            self.expect(q["speaker"], "a quote without speaker")
            self.expect(0 < len(q["starts"]) <= 10 and q["starts"] in text, f"quote not in the text: {q['starts']}")
            self.expect(not q["affiliation"] or q["affiliation"] in names, f"affiliation is no entity: {q['affiliation']}")
        for s in g.get("standings", []):
            self.known(s, "standing")
            self.expect(s["party"] in names, f"standing of no entity: {s['party']}")
            self.expect(s["rank"] or s["share"], f"standing of {s['party']} with neither rank nor share")
            self.expect(not s["share"] or s["share"] in s["evidence"], f"share {s['share']} not in its evidence")
            self.expect(s["evidence"] in text, f"standing's evidence not in the text: {s['evidence'][:40]}")

    def entities(self, entities, text):
        names, forms = set(), set()
        for e in entities:
            self.expect(e["kind"] in self.kinds, f"kind '{e['kind']}' of {e['name']}")
            names.add(e["name"])
            for form in (e["name"], *e["aliases"]):
                self.expect(form in text, f"name not in the text: {form}")
                self.expect(form not in forms, f"name of two entities: {form}")
                forms.add(form)
        return names

    def fact(self, f, text, names):
        label = f"{f['type']} {f['a']} -> {f['b']}"
        self.known(f, "fact")
        self.expect(f["type"] in self.types, f"type '{f['type']}'")
        self.expect(f["status"] in self.statuses, f"{label}: status '{f['status']}'")
        self.expect(f["a"] in names or f["a"] is None and f["type"] == "invest", f"{label}: a is no entity")
        self.expect(f["b"] in names or f["type"] in PLAIN_B and f["b"] in text, f"{label}: b is neither entity nor place in the text")
        self.expect(f["a"] != f["b"], f"{label}: with itself")
        self.expect(isinstance(f["forecast"], bool) and isinstance(f["unconfirmed"], bool), f"{label}: forecast, unconfirmed")
        self.expect(not f["forecast"] or f["status"] == "rumoured", f"{label}: a forecast is rumoured")
        self.expect("time" not in f or TIME.match(f["time"]), f"{label}: time '{f.get('time')}'")
        self.expect(f["type"] != "role" or f.get("title") or f.get("optional"), f"{label}: role without title")
        self.expect(f.get("optional") in (None, True), f"{label}: optional is true or absent")
        head, cut, tail = f["evidence"].partition(" … ")
        found = f["evidence"] in text or cut and head in text and tail in text[text.find(head):]
        self.expect(f["evidence"] and found, f"{label}: evidence not in the text: {f['evidence'][:40]}")
        for a in f.get("amount", []):
            self.amount(a, label, text)

    def amount(self, a, label, text):
        self.known(a, "amount")
        self.expect(a["bound"] is None or a["bound"] in self.bounds - {"none"}, f"{label}: bound '{a['bound']}'")
        self.expect(a["written"] in text, f"{label}: amount not in the text: {a['written']}")
        self.expect(money(a["written"]) == (a["value"], a["currency"]),
                    f"{label}: {a['written']} reads as {money(a['written'])}, not {a['value']} {a['currency']}")


def main():
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        print(__doc__)
        return 0 if len(sys.argv) == 2 else 2
    c = Checker(sys.argv[1] if len(sys.argv) == 2 else os.path.dirname(os.path.abspath(__file__)))
    texts, ids, facts, optional = {}, set(), 0, 0
    for art in c.rows("articles.jsonl"):
        c.article(art, texts)
    for g in c.rows("gold.jsonl"):
        c.gold(g, texts, ids)
        facts += len(g["facts"])
        optional += sum(bool(f.get("optional")) for f in g["facts"])
    for missing in sorted(set(texts) - ids):
        c.where = os.path.join(c.folder, "gold.jsonl")
        c.fault(f"no gold for '{missing}'")
    print("\n".join(c.faults) or f"{len(ids)} articles, {facts} facts ({optional} optional): sound")
    return 1 if c.faults else 0


if __name__ == "__main__":
    sys.exit(main())
