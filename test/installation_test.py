"""What `make install` lays down works where it lies: program, data, manual pages, completion, library, examples.
Usage: installation_test.py BUILD (a built release). Standard library only; everything lies below a temporary folder."""
import gzip
import json
import pathlib
import re
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

    def test_the_commented_settings_are_there_and_sound(self):
        settings = self.top / "hapjong.toml"
        settings.write_text(run(self.program, "config", "init"))
        self.assertIn("[serve]", settings.read_text())
        run(self.program, "--config", settings, "config", "check")

    def test_every_command_has_a_manual_page_without_warnings(self):
        pages = {page.name: gzip.decompress(page.read_bytes()).decode() for page in (self.prefix / "share/man/man1").iterdir()}
        names = ["hapjong", "hjlex", *(f"hapjong-{command}" for command in self.commands(self.help()))]
        self.assertEqual(sorted(pages), sorted(f"{name}.1.gz" for name in names))
        for words in (".SH NAME", "\\-\\-published", ".SH EXAMPLES", ".SH EXIT STATUS"):
            self.assertIn(words, pages["hapjong-read.1.gz"])
        for tool in (["groff", "-k", "-ww", "-man", "-Tutf8", "-z"], ["mandoc", "-Tlint"]):
            if shutil.which(tool[0]) is None:
                continue  # tools/install_deps.sh test brings mandoc
            for name, text in pages.items():
                done = subprocess.run(tool, input=text.encode(), capture_output=True, timeout=60)
                self.assertEqual((done.stdout + done.stderr).decode(), "", f"{tool[0]} {name}")

    def help(self, *command):
        return run(self.program, *command, "--help")

    @staticmethod
    def commands(text):
        part = re.search(r"^Subcommands:\n((?:  .*\n)+)", text, re.M)
        return re.findall(r"^  (\w+) ", part[1], re.M) if part else []

    def each_command(self, *at):
        text = self.help(*at)
        yield at, text
        for command in self.commands(text):
            yield from self.each_command(*at, command)

    def bash(self, *words):
        script = self.prefix / "share/bash-completion/completions/hapjong"
        call = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _hapjong; printf "%s\\n" "${COMPREPLY[@]}"'
        return run("bash", "-c", call, "-", script, self.program, *words).split()

    def zsh(self, *words):
        """What the function hands to zsh, whose own part filters it by the word under the cursor."""
        script = self.prefix / "share/zsh/site-functions/_hapjong"
        call = """_describe() { print -rl -- ${${(P)@[-1]}%%:*} }
          compadd() { print -rl -- ${(P)2} }
          compset() { [[ ${words[CURRENT]} == *[,=]* ]] }
          _files() { print files }
          script=$1; shift; words=("$@"); CURRENT=$#; source $script"""
        found = run("zsh", "-f", "-c", call, "-", script, self.program, *words).split()
        return [one for one in found if one.startswith(re.split("[,=]", words[-1])[-1])]

    def completes(self, complete):
        self.assertEqual(complete("expl"), ["explain"])
        self.assertEqual(complete("read", "--publ"), ["--published"])
        self.assertEqual(complete("--config", "hapjong.toml", "read", "-j", "2", "--publ"), ["--published"])
        self.assertEqual(complete("token", "add", "--scope", "c"), ["correct"])
        self.assertEqual(complete("export", "claims", "--format", "j"), ["jsonl", "jsonld"])
        self.assertEqual(complete("export", "de"), ["deals"])
        self.assertEqual(complete("correct", "undo"), ["undo"])
        for command, text in self.each_command():
            options = re.findall(r"^  (?:-\w,)?(--[a-z-]+)", text, re.M)
            self.assertEqual(sorted(complete(*command, "--")), sorted(options), command)
            if self.commands(text):
                self.assertEqual(sorted(complete(*command, "")), sorted(self.commands(text)), command)
            for option, values in re.findall(r"^  (?:-\w,)?(--[a-z-]+) \w+:\{(.*)\}", text, re.M):
                self.assertEqual(sorted(complete(*command, option, "")), sorted(values.split(",")), (command, option))

    def test_bash_completes_each_command_option_and_value(self):
        self.completes(self.bash)
        self.assertEqual(self.bash("deals", "--status", "signed,d"), ["signed,done", "signed,denied"])
        self.assertEqual(self.bash("serve", "--log", "=", "j"), ["json"])

    def test_zsh_completes_each_command_option_and_value(self):
        if shutil.which("zsh") is None:
            self.skipTest("zsh is not here")
        self.completes(self.zsh)
        self.assertEqual(self.zsh("deals", "--status", "signed,d"), ["done", "denied"])
        self.assertEqual(self.zsh("serve", "--log=j"), ["json"])

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
