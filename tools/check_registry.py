#!/usr/bin/env python3
"""Compares data/lexicon/party.tsv with lists of listed companies beside the repository.

    check_registry.py [SHARED]     SHARED: ../shared, with data/krx/listed.csv and data/sp500/names.csv

Prints the rows whose ticker the lists do not know, or know under a name that the row does not have, rows with one
ticker, and Korean firms by their listed name whose ticker is missing. Exit status 1 where there is any; 0 with a line
where the lists are not there. Names are compared without spaces, marks,
legal forms and case.
"""
import csv, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


LEGAL = r"\b(inc|corp|corporation|company|co|group|holdings|the|ltd|plc|컴퍼니|코퍼레이션|기업|a종|class a)\b\.?"


def norm(name):
    name = re.sub(r"\(the\)|" + LEGAL, "", (name or "").lower())
    return re.sub(r"[\s·.,&'’\-㈜()]+", "", name)


def known(name, names, foreign):
    """Lists of the US write some names in English and in full: Gilead Sciences is Gilead."""
    return name in names or (foreign and any(len(n) > 2 and (name.startswith(n) or n.startswith(name)) for n in names))


def rows():
    header = None
    for number, line in enumerate((ROOT / "data/lexicon/party.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        row = dict(zip(header, cells + [""] * len(header)))
        row["line"] = number
        row["names"] = {norm(n.rstrip("?")) for n in [row["ko"], row["en"], *row["aliases"].split(";")]} - {""}
        yield row


def listed(path, code, name):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return {r[code]: r[name] for r in csv.DictReader(f)}


def main():
    shared = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared")
    krx_file, us_file = shared / "data/krx/listed.csv", shared / "data/sp500/names.csv"
    if not krx_file.exists() or not us_file.exists():
        print(f"check_registry.py: {shared}/data is not here; skipped")
        return 0
    krx, us = listed(krx_file, "Code", "Name"), listed(us_file, "symbol", "name_ko")
    by_name = {norm(n): c for c, n in krx.items()}
    faults, holders, checked = [], {}, 0
    for row in rows():
        where, ticker = f"party.tsv:{row['line']}: {row['ko']}", row["ticker"]
        if ticker:
            holders.setdefault(ticker, []).append(row["ko"])
        names = krx if re.fullmatch(r"[0-9][0-9A-Z]{5}", ticker) and row["country"] == "KR" else us
        if ticker in names:
            checked += 1
            if not known(norm(names[ticker]), row["names"], names is us):
                faults.append(f"{where}: {ticker} is listed as {names[ticker]}")
        elif ticker and names is krx:
            faults.append(f"{where}: no company is listed under {ticker}")
        elif not ticker and row["kind"] == "org" and row["country"] == "KR" and norm(row["ko"]) in by_name:
            faults.append(f"{where}: listed as {by_name[norm(row['ko'])]}, no ticker in its row")
    faults += [f"{t}: the ticker of {', '.join(n)}" for t, n in holders.items() if len(n) > 1]
    print("\n".join(faults) if faults else "", end="\n" if faults else "")
    print(f"check_registry.py: {checked} tickers looked up, {len(faults)} mismatches")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
