"""The pages of docs/ that are to be followed, followed: every ```sh block is run, in order, in a folder of its own, and
what it prints must be the ```text block after it. ```console blocks (installing, serving) are not run.
Usage: pages_test.py HAPJONG [--write] (--write puts what is printed into the pages)."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
WRITE = "--write" in sys.argv
PROGRAM = pathlib.Path(sys.argv[1]).resolve()
BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.M | re.S)


def printed(block, folder):
    path = f"{PROGRAM.parent}:{os.environ['PATH']}"
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=folder, env={**os.environ, "PATH": path, "HAPJONG_CONFIG": os.devnull},
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip("\n") + "\n"


class Pages(unittest.TestCase):
    def follow(self, name):
        page = ROOT / "docs" / name
        text = page.read_text()
        with tempfile.TemporaryDirectory() as folder:
            for found in list(BLOCK.finditer(text)):
                out = printed(found[1], folder)
                if found[2] is None:
                    continue
                if WRITE:
                    text = text.replace(found[0], f"```sh\n{found[1]}```\n```text\n{out}```\n")
                else:
                    self.assertEqual(out, found[2], f"{page.name}: {found[1]}If that is how it should be: test/pages_test.py HAPJONG --write")
        if WRITE:
            page.write_text(text)

    def test_the_article_of_the_front_pages(self):
        """Blocks are indented there: the article, and what `hapjong explain` prints of it."""
        for name in ("README.md", "README.ko.md"):
            blocks = [re.sub(r"^    ", "", found[0], flags=re.M).strip("\n") for found in re.finditer(r"(?:^(?:    .*)?\n)+", (ROOT / name).read_text(), re.M)]
            article = next(block for block in blocks if block.startswith("가람전자") and "발행" not in block)
            shown = next(block for block in blocks if "발행  2026-03-05" in block)
            with tempfile.TemporaryDirectory() as folder:
                (pathlib.Path(folder) / "article.txt").write_text(article + "\n")
                self.assertEqual(printed("hapjong explain article.txt --published 2026-03-05", folder).strip("\n"), shown, name)

    def test_first_five_minutes(self):
        self.follow("start.md")

    def test_how_it_reads(self):
        self.follow("how.md")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
