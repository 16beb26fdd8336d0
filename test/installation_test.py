"""What `make install` lays down works where it lies: program, data, manual pages, completion, library, examples.
Usage: installation_test.py BUILD (a built release). Standard library only; everything lies below a temporary folder."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parent.parent
# Written for this test: made-up parties.
ARTICLE = "가람전자, 누리칩스에 메모리 공급\n\n가람전자가 누리칩스에 1200억원 규모의 메모리 반도체를 공급하는 계약을 체결했다고 4일 밝혔다.\n"


def run(*words, status=0, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == status, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Installation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.top = pathlib.Path(cls.folder.name)
        cls.prefix = cls.top / "prefix"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.program = cls.prefix / "bin/hapjong"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_program_finds_its_data_and_pages(self):
        article = json.loads(run(self.program, "explain", "-", "--json", input=ARTICLE))
        self.assertIn("supply", [claim["type"] for claim in article["claims"]])
        self.assertTrue((self.prefix / "share/hapjong/web/index.html").exists())

    def test_every_command_has_a_manual_page(self):
        pages = {page.name for page in (self.prefix / "share/man/man1").iterdir()}
        for name in ("hapjong.1", "hapjong-read.1", "hapjong-serve.1", "hapjong-deals.1"):
            self.assertIn(name, pages)
        text = (self.prefix / "share/man/man1/hapjong-read.1").read_text()
        for words in (".SH NAME", "\\-\\-published", ".SH EXAMPLES", ".SH EXIT STATUS"):
            self.assertIn(words, text)

    def complete(self, *words):
        script = self.prefix / "share/bash-completion/completions/hapjong"
        call = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _hapjong; printf "%s\\n" "${COMPREPLY[@]}"'
        return run("bash", "-c", call, "-", script, self.program, *words).split()

    def test_bash_completes_commands_options_and_values(self):
        self.assertEqual(self.complete("expl"), ["explain"])
        self.assertEqual(self.complete("read", "--publ"), ["--published"])
        self.assertEqual(self.complete("token", "add", "--scope", "c"), ["correct"])
        self.assertEqual(self.complete("export", "claims", "--format", "j"), ["jsonl", "jsonld"])

    def test_zsh_can_read_its_completion(self):
        if shutil.which("zsh") is None:
            self.skipTest("zsh is not here")
        run("zsh", "-n", self.prefix / "share/zsh/vendor-completions/_hapjong")

    def test_a_c_program_finds_the_library_and_reads_an_article(self):
        build = self.top / "example"
        run("cmake", "-S", ROOT / "examples/c", "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", build)
        out = json.loads(run(build / "example", self.prefix / "share/hapjong", "2026-03-05", input=ARTICLE))
        self.assertEqual(out["articles"][0]["published"], "2026-03-05")
        self.assertIn("supply", [claim["type"] for claim in out["articles"][0]["claims"]])
        run(build / "example", self.top / "nowhere", status=1, input=ARTICLE)

    def test_the_examples_speak_with_a_server(self):
        store = self.top / "sample.db"
        run(self.program, "read", ROOT / "data/sample", "--store", store, "--quiet")
        server = subprocess.Popen([str(self.program), "serve", str(store), "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            base = "http://" + server.stdout.readline().split("http://")[1].split()[0].rstrip("/")
            party = json.loads(run(self.program, "export", "deals", "--store", store).splitlines()[0])["a"][0]
            name = party["name"] if isinstance(party, dict) else party
            self.assertIn(name, run(sys.executable, ROOT / "examples/http/deals.py", name, base))
            self.assertIn("articles", run("node", ROOT / "examples/http/live.mjs", base, "2"))
        finally:
            server.terminate()
            server.wait()
            server.stdout.close()


if __name__ == "__main__":
    unittest.main()
