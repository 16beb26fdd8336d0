"""Every dictionary is one that libFuzzer can read (it ends at a byte beyond ASCII) and belongs to a fuzzer.
Usage: dict_test.py (anywhere)."""
import pathlib
import re
import unittest

HERE = pathlib.Path(__file__).resolve().parent
WORD = re.compile(r'"(?:[ !#-\[\]-~]|\\x[0-9A-F]{2}|\\["\\])+"')


class Dictionaries(unittest.TestCase):
    def test_libfuzzer_reads_them(self):
        for dictionary in sorted(HERE.glob("dict/*.dict")):
            for number, line in enumerate(dictionary.read_text().splitlines(), 1):
                self.assertTrue(line.startswith("#") or WORD.fullmatch(line), f"{dictionary.name}:{number}: {line}")

    def test_each_belongs_to_a_fuzzer(self):
        for dictionary in HERE.glob("dict/*.dict"):
            self.assertTrue((HERE / f"{dictionary.stem}_fuzz.cc").exists(), dictionary.name)

    def test_each_fuzzer_has_seeds(self):
        for fuzzer in HERE.glob("*_fuzz.cc"):
            self.assertTrue(any((HERE / "corpus" / fuzzer.stem.removesuffix("_fuzz")).iterdir()), fuzzer.name)


if __name__ == "__main__":
    unittest.main()
