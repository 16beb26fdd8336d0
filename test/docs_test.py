"""What the documents say of the repository is true: files that they name are there, and docs/tuning.md names
every column of every table. Usage: docs_test.py (at the root)."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCS = sorted(doc for doc in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md"), *(ROOT / "data").rglob("README.md")] if "node_modules" not in doc.parts)
PLACE = re.compile(r"(?<![\w./-])((?:docs|data|src|tools|test|bench|fuzz|web|cmake|examples)/[\w./*-]*[\w*])")


class Documents(unittest.TestCase):
    def test_files_that_they_name_are_there(self):
        for doc in DOCS:
            for number, line in enumerate(doc.read_text().splitlines(), 1):
                for place in PLACE.findall(line):
                    if re.search(r"[A-Z]{4}(?!.*\.md)", place) or place.startswith("web/dist"):
                        continue  # a placeholder: data/rules/claim/TYPE.tsv; what a build makes
                    found = list(ROOT.glob(place)) or list(doc.parent.glob(place))
                    self.assertTrue(found, f"{doc.relative_to(ROOT)}:{number}: {place} is not there")

    def test_links_lead_somewhere(self):
        for doc in DOCS:
            for target in re.findall(r"\]\(([^)#:]+)\)", doc.read_text()):
                self.assertTrue((doc.parent / target).exists(), f"{doc.relative_to(ROOT)}: {target} is not there")

    def test_every_column_of_every_table_is_explained(self):
        words = (ROOT / "docs/tuning.md").read_text()
        types = {line.split("\t")[0] for line in (ROOT / "data/schema/type.tsv").read_text().splitlines()[1:]}
        for table in sorted([*(ROOT / "data/rules").rglob("*.tsv"), *(ROOT / "data/lexicon").glob("*.tsv")]):
            name = "TYPE" if table.parent.name == "claim" and table.stem in types else table.stem
            self.assertIn(f"{name}.tsv`", words, f"docs/tuning.md does not name {table.relative_to(ROOT)}")
            header = next(line for line in table.read_text().splitlines() if not line.startswith("#"))
            for column in header.split("\t"):
                self.assertIn(f"`{column}`", words, f"docs/tuning.md: {table.relative_to(ROOT)} has a column {column}")

    def test_placeholders_are_filled(self):
        for doc in DOCS:
            self.assertNotIn("<!--", doc.read_text(), doc)


if __name__ == "__main__":
    unittest.main()
