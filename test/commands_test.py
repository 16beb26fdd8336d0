"""The commands as a user calls them: good input, bad input, exit statuses, and what stays stored.

Usage: commands_test.py PROGRAM. Standard library only; every path is below a temporary folder.
"""
import datetime
import json
import os
import pathlib
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "data" / "sample"

# Written for this test: made-up parties.
ARTICLE = """가람전자, 누리칩스에 메모리 공급

가람전자가 누리칩스에 3년간 1200억원 규모의 메모리 반도체를 공급하는 계약을 체결했다고 4일 밝혔다.

가람전자는 지난달 누리칩스와 협력 방안을 논의한 바 있다.
"""


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.dir = pathlib.Path(self.folder.name)
        self.store = str(self.dir / "news.db")

    def run_it(self, *words, stdin=None, status=0):
        done = subprocess.run([PROGRAM, *map(str, words)], input=stdin, capture_output=True, timeout=240, cwd=self.dir)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, f"{words}\n{out}\n{err}")
        return out, err

    def write(self, name, content):
        path = self.dir / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read_summary(self, *paths, status=0):
        out, err = self.run_it("read", *paths, "--store", self.store, "--json", status=status)
        return json.loads(out), err

    def one_line_about(self, err, path, reason):
        lines = [line for line in err.splitlines() if str(path) in line]
        self.assertEqual(len(lines), 1, err)
        self.assertRegex(lines[0], reason)


class Reading(Commands):
    def test_an_article_comes_out_with_claims_and_evidence(self):
        path = self.write("a.txt", ARTICLE)
        out, _ = self.run_it("explain", path, "--published", "2026-03-05", "--json")
        article = json.loads(out)
        self.assertEqual(article["headline"], "가람전자, 누리칩스에 메모리 공급")
        self.assertEqual(article["published"], "2026-03-05")
        supply = [c for c in article["claims"] if c["type"] == "supply"]
        self.assertTrue(supply, article["claims"])
        claim = supply[0]
        self.assertEqual((claim["a"], claim["b"]), (["가람전자"], ["누리칩스"]))
        self.assertEqual([(a["value"], a["currency"]) for a in claim["amount"]], [(120000000000.0, "KRW")])
        self.assertIn(claim["evidence"]["sentence"], ARTICLE)
        self.assertIn(claim["evidence"]["trigger"], claim["evidence"]["sentence"])
        self.assertTrue(claim["rule"])

    def test_nothing_is_guessed_from_today(self):
        out, _ = self.run_it("explain", self.write("a.txt", ARTICLE), "--json")
        article = json.loads(out)
        self.assertIsNone(article["published"])
        self.assertIn("unresolved", [t["value"] for t in article["times"]])

    def test_the_same_page_twice_changes_nothing(self):
        path = self.write("a.txt", ARTICLE)
        first, _ = self.read_summary(path)
        dump = self.dump()
        again, _ = self.read_summary(path)
        self.assertEqual((first["new"], again["new"]), (1, 0))
        self.assertEqual(self.dump(), dump)

    def dump(self):
        """Every row of every table but the full-text index, whose tokenizer is the program's own."""
        db = sqlite3.connect(self.store)
        db.text_factory = bytes
        try:
            tables = [name.decode() for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            return {t: sorted(map(repr, db.execute(f"SELECT * FROM {t}"))) for t in tables if not t.startswith("words")}
        finally:
            db.close()

    def test_ids_do_not_depend_on_the_machine_or_the_order(self):
        listing = lambda store: sorted(line for what in ("articles", "deals", "stories", "entities")
                                       for line in self.ids(store, what))
        files = sorted(p for p in SAMPLE.rglob("*") if p.is_file() and p.suffix != ".md")
        one, two = self.dir / "one.db", self.dir / "two.db"
        self.run_it("read", *files, "--store", one, "--quiet")
        self.run_it("read", *reversed(files), "--store", two, "--quiet", "--jobs", "3")
        self.assertEqual(listing(one), listing(two))

    def ids(self, store, what):
        out, _ = self.run_it("export", what, "--store", store)
        return [what + json.loads(line)["id"] for line in out.splitlines()]

    def test_explain_prints_the_same_bytes_each_time(self):
        self.assertEqual(self.run_it("explain", SAMPLE, "--json")[0], self.run_it("explain", SAMPLE, "--json")[0])

    def test_an_inputs_own_id_is_carried_through(self):
        row = {"id": "mine/7", "published": "2026-03-05T09:00:00+09:00", "outlet": "가온일보", "title": "가람전자, 누리칩스에 메모리 공급",
               "body": ARTICLE.split("\n\n", 1)[1], "url": "https://gaon.example/7"}
        out, _ = self.run_it("explain", self.write("a.jsonl", json.dumps(row, ensure_ascii=False) + "\n"), "--json")
        article = json.loads(out)
        self.assertEqual((article["id"], article["outlet"]), ("mine/7", "가온일보"))
        self.assertEqual(article["published"], "2026-03-05T00:00:00Z")

    def test_standard_input_is_read(self):
        out, _ = self.run_it("explain", "-", "--json", stdin=ARTICLE.encode())
        self.assertEqual(json.loads(out)["headline"], "가람전자, 누리칩스에 메모리 공급")


class BadInput(Commands):
    def test_each_bad_path_has_its_line_and_the_others_are_read(self):
        good = self.write("good.txt", ARTICLE)
        empty = self.write("empty.txt", "")
        binary = self.write("photo.txt", bytes(range(256)) * 64)
        lines = self.write("rows.jsonl", json.dumps({"title": "제목", "body": ARTICLE}, ensure_ascii=False) + "\n{no json\n")
        missing = self.dir / "missing.txt"
        summary, err = self.read_summary(missing, empty, binary, lines, good, status=1)
        self.one_line_about(err, missing, "cannot be opened|No such file")
        self.one_line_about(err, empty, "empty")
        self.one_line_about(err, binary, "binary")
        self.one_line_about(err, f"{lines}:2", "JSON")
        self.assertEqual(summary["articles"], 2)

    def test_bad_bytes_in_the_middle_are_mended_and_named(self):
        cut = ARTICLE.encode()
        at = cut.index("계약".encode())
        path = self.write("bad.txt", cut[:at] + b"\xff\xfe" + cut[at:])
        out, err = self.run_it("explain", path, "--json")
        self.one_line_about(err, path, "UTF-8")
        self.assertIn("\ufffd", json.loads(out)["body"])

    def test_an_unreadable_file_is_named(self):
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        path = self.write("locked.txt", ARTICLE)
        path.chmod(0)
        _, err = self.run_it("explain", path, status=1)
        self.one_line_about(err, path, "Permission")

    def test_two_gibibytes_are_refused_or_streamed_in_constant_memory(self):
        path = self.dir / "huge.txt"
        with open(path, "wb") as huge:
            huge.write(ARTICLE.encode())
            huge.truncate(2 << 30)
        summary, err = self.read_summary(path, self.write("good.txt", ARTICLE), status=1)
        self.one_line_about(err, path, "limit|large|binary|MiB")
        self.assertEqual(summary["articles"], 1)

    def test_a_store_of_a_newer_version_is_not_touched(self):
        self.read_summary(self.write("a.txt", ARTICLE))
        db = sqlite3.connect(self.store)
        db.execute("PRAGMA user_version = 999")
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        before = pathlib.Path(self.store).read_bytes()
        _, err = self.run_it("read", self.dir / "a.txt", "--store", self.store, status=1)
        self.assertRegex(err, "news.db: .*999.*newer")
        self.assertEqual(pathlib.Path(self.store).read_bytes(), before)

    def test_a_file_that_is_no_store_is_named(self):
        _, err = self.run_it("deals", "--store", self.write("notes.txt", "no store " * 500), status=1)
        self.one_line_about(err, "notes.txt", "database|store")

    def test_a_damaged_store_is_the_stores_fault(self):
        self.read_summary(self.write("a.txt", ARTICLE))
        db = sqlite3.connect(self.store)
        page, = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'deal'").fetchone()
        size, = db.execute("PRAGMA page_size").fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        with open(self.store, "r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)
        for words in (("deals",), ("export", "deals"), ("store", "check")):
            _, err = self.run_it(*words, "--store", self.store, status=1)
            self.one_line_about(err, "news.db", "malformed|page|Page")

    def test_a_full_disk_is_said_once_and_what_is_lost_is_counted(self):
        rows = [{"id": str(i), "title": f"가람전자 {i}호 공급", "published": "2026-03-05", "outlet": "한빛일보",
                 "body": ARTICLE.split("\n\n", 1)[1].replace("1200억", f"{i + 100}억")} for i in range(300)]
        path = self.write("many.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows))
        full = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20)))
        done = subprocess.run([PROGRAM, "read", path, "--store", self.store, "--json"], capture_output=True, timeout=240, cwd=self.dir, preexec_fn=full)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.one_line_about(done.stderr.decode(), self.store, "full|I/O")
        told = json.loads(done.stdout)
        stored = len(self.run_it("export", "articles", "--store", self.store)[0].splitlines())
        self.assertEqual((told["articles"], told["new"], told["lost"]), (stored, stored, 300 - stored))
        self.assertTrue(0 < stored < 300)
        self.run_it("store", "check", "--store", self.store)

    def test_a_missing_store_is_not_made_by_asking(self):
        self.run_it("deals", "--store", self.store, status=1)
        self.assertFalse(os.path.exists(self.store))

    def test_wrong_calls_have_status_2(self):
        for words in ((), ("nonsense",), ("read",), ("read", "x", "--jobs", "many"), ("serve", "--port", "99999"),
                      ("explain", "x", "--published", "yesterday"), ("stories", "--type", "invest"), ("find", ""),
                      ("export", "claims", "--format", "gexf"), ("export", "promises")):
            _, err = self.run_it(*words, status=2)
            self.assertRegex(err, r"^hapjong: .+\n$")
        self.assertIn("nonsense is no command", self.run_it("nonsense", status=2)[1])
        self.assertIn("`hapjong read --help`", self.run_it("read", status=2)[1])

    def test_a_value_that_is_none_is_a_wrong_call(self):
        self.read_summary(self.write("a.txt", ARTICLE))
        for words in (("deals", "--status", "nonsense"), ("deals", "--at", "someday"), ("map", "--type", "nonsense"),
                      ("export", "deals", "--since", "someday"), ("why", "xyz"), ("correct", "reject_claim")):
            _, err = self.run_it(*words, "--store", self.store, status=2)
            self.assertRegex(err, r"^hapjong: .+\n$")

    def test_nobodys_id_is_nobodys(self):
        self.read_summary(self.write("a.txt", ARTICLE))
        for nobody in ("0" * 16, "f" * 16):
            out, err = self.run_it("why", nobody, "--store", self.store, status=1)
            self.assertEqual(out, "")
            self.one_line_about(err, nobody, "no claim or deal")

    def test_what_only_looks_makes_no_store(self):
        empty, none = self.write("empty.db", ""), self.dir / "none.db"
        for words in (("deals",), ("why", "f" * 16), ("store", "check"), ("correct", "list"), ("reread",), ("diff", "--since", "today")):
            self.run_it(*words, "--store", empty, status=1)
            self.run_it(*words, "--store", none, status=1)
        self.assertEqual((empty.stat().st_size, none.exists()), (0, False))

    def test_an_answer_of_nothing_is_said(self):
        self.read_summary(self.write("a.txt", ARTICLE))
        for words in (("deals", "--status", "failed"), ("find", "오징어"), ("diff", "--since", "2999-01-01")):
            out, err = self.run_it(*words, "--store", self.store)
            self.assertEqual((out, err.count("\n")), ("", 1))
            self.assertEqual(self.run_it(*words, "--quiet", "--store", self.store), ("", ""))

    def test_what_is_no_text_is_not_tagged(self):
        _, err = self.run_it("tag", self.write("photo.txt", b"GIF\0\1"), self.dir, self.dir / "none", status=1)
        self.assertEqual(len(err.splitlines()), 3)
        self.one_line_about(err, "photo.txt", "binary")

    def test_another_scheme_is_named(self):
        _, err = self.read_summary("ftp://gaon.example/1", status=1)
        self.one_line_about(err, "ftp://gaon.example/1", "no http or https address")

    def test_help_is_no_failure(self):
        for words in (("--help",), ("--version",), *((c, "--help") for c in
                      ("read", "explain", "serve", "export", "find", "deals", "stories", "map", "why", "score", "tag"))):
            out, _ = self.run_it(*words)
            self.assertTrue(out.strip())


class Serving(Commands):
    def serve(self, *words, port=0):
        server = subprocess.Popen([PROGRAM, "serve", self.store, "--port", str(port), *words], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, cwd=self.dir)
        self.addCleanup(lambda: (server.kill(), server.wait(), server.stdout.close(), server.stderr.close()))
        return server

    def address(self, server):
        line = server.stdout.readline().decode()
        self.assertIn("http://127.0.0.1:", line)
        return line.split("http://")[1].split()[0]

    def get(self, address, path):
        with urllib.request.urlopen(f"http://{address}{path}", timeout=20) as answer:
            return answer.read()

    def test_a_missing_store_is_made_and_served_until_it_is_told_to_stop(self):
        server = self.serve()
        address = self.address(server)
        meta = json.loads(self.get(address, "/api/v1/meta"))
        self.assertEqual(meta["articles"], 0)
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(timeout=20), 0)

    def test_a_store_that_cannot_be_served_is_told_of_once(self):
        notes = self.write("notes.txt", "no store " * 500)
        _, err = self.run_it("serve", notes, "--port", 0, status=1)
        self.one_line_about(err, "notes.txt", "database|store")

    def test_what_is_read_meanwhile_is_seen(self):
        address = self.address(self.serve())
        self.read_summary(self.write("a.txt", ARTICLE))
        self.assertEqual(json.loads(self.get(address, "/api/v1/meta"))["articles"], 1)
        deals = json.loads(self.get(address, "/api/v1/deals?type=supply"))["items"]
        self.assertEqual(deals[0]["a"][0]["name"], "가람전자")
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.get(address, "/api/v1/deals?type=nonsense")
        self.addCleanup(refused.exception.close)
        self.assertEqual(refused.exception.code, 400)
        self.assertEqual(refused.exception.headers["Content-Type"], "application/problem+json")
        self.assertIn("type", json.loads(refused.exception.read())["detail"])

    def test_a_port_in_use_is_one_line(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            _, err = self.run_it("serve", self.store, "--port", port, status=1)
            self.one_line_about(err, f"127.0.0.1:{port}", "in use")

    def test_killed_while_reading_nothing_acknowledged_is_lost(self):
        corpus = self.dir / "many.jsonl"
        with open(corpus, "w", encoding="utf-8") as out:
            for i in range(300):
                body = ARTICLE.split("\n\n", 1)[1].replace("1200억", f"{i + 100}억")
                out.write(json.dumps({"id": str(i), "title": f"가람전자 {i}호 공급", "body": body, "published": "2026-03-05"}, ensure_ascii=False) + "\n")
        for delay in (0.1, 0.2, 0.4):
            reader = subprocess.Popen([PROGRAM, "read", str(corpus), "--store", self.store, "--quiet"], cwd=self.dir)
            time.sleep(delay)
            reader.kill()
            reader.wait()
            if not os.path.exists(self.store) or os.path.getsize(self.store) == 0:
                continue
            db = sqlite3.connect(self.store)
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchone()[0], "ok")
            self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
            db.close()
        summary, _ = self.read_summary(corpus)
        self.assertEqual(summary["articles"], 300)



class Keeping(Commands):
    """The store's own commands, corrections, differences and exports."""

    def setUp(self):
        super().setUp()
        rows = [{"id": "1", "outlet": "한빛일보", "published": "2024-03-01", "title": "가람전자, 누리칩스에 메모리 공급 협의",
                 "body": "가람전자가 누리칩스에 1000억원 규모의 메모리를 공급하는 방안을 협의하고 있다고 1일 밝혔다."},
                {"id": "2", "outlet": "서울통신", "published": "2024-03-10", "title": "가람전자, 누리칩스에 메모리 공급",
                 "body": "가람전자가 누리칩스에 1200억원 규모의 메모리를 공급하는 계약을 체결했다고 10일 밝혔다."}]
        self.read_summary(self.write("a.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)))

    def lines(self, *words):
        out, _ = self.run_it(*words, "--store", self.store)
        return [json.loads(line) for line in out.splitlines()]

    def supply(self):
        return [d for d in self.lines("deals", "--json") if d["type"] == "supply"]

    def test_days_are_those_of_korea(self):
        for words in (("find", "메모리"), ("deals",), ("stories",)):
            out, _ = self.run_it(*words, "--store", self.store)
            self.assertIn("2024-03-10", out)
            self.assertNotIn("2024-03-09", out)

    def test_the_store_is_checked_measured_compacted_and_copied(self):
        out, _ = self.run_it("store", "check", "--store", self.store)
        self.assertIn("sound", out)
        info = json.loads(self.run_it("store", "info", "--json", "--store", self.store)[0])
        self.assertEqual(info["articles"], 2)
        self.assertGreater(info["tables"]["body"], 0)
        self.run_it("store", "compact", "--store", self.store)
        copy = self.dir / "copy.db"
        self.run_it("store", "backup", copy, "--store", self.store)
        self.run_it("store", "check", "--store", copy)
        self.run_it("store", "backup", copy, "--store", self.store, status=1)
        self.run_it("store", "check", "--store", self.dir / "none.db", status=1)
        article = self.lines("export", "articles")[0]["id"]
        self.run_it("store", "remove", article, "--store", self.store)
        self.assertEqual(len(self.lines("export", "articles")), 1)
        self.run_it("store", "check", "--store", self.store)

    def test_corrections_hold_across_a_reread_and_can_be_undone(self):
        deal = self.supply()[0]["id"]
        made = json.loads(self.run_it("correct", "set_deal_status", deal, "failed", "--by", "편집자", "--json",
                                      "--store", self.store)[0])
        self.assertEqual(self.supply()[0]["status"], "failed")
        out, _ = self.run_it("reread", "--json", "--store", self.store)
        summary = json.loads(out.splitlines()[-1])
        self.assertEqual((summary["articles"], summary["added"], summary["gone"]), (2, 0, 0))
        self.assertEqual(self.supply()[0]["status"], "failed")
        self.assertEqual(self.lines("correct", "list", "--json")[0]["by"], "편집자")
        self.run_it("correct", "undo", made["no"], "--store", self.store)
        self.assertEqual(self.supply()[0]["status"], "signed")
        self.run_it("correct", "undo", made["no"], "--store", self.store, status=1)
        self.run_it("correct", "reject_claim", "xyz", "--store", self.store, status=2)
        self.run_it("store", "check", "--store", self.store)

    def stories(self):
        """Articles by the id of their story, and the headline of each."""
        rows = self.lines("export", "stories", "--format", "jsonl")
        return {r["id"]: sorted(a["headline"] for a in r["articles"]) for r in rows}, {r["id"]: r["headline"] for r in rows}

    def test_corrections_of_stories_hold_across_a_reread_and_further_articles(self):
        def told(n, day, title, body):
            return {"id": f"s{n}", "outlet": "한빛일보", "published": f"2024-05-{day:02}", "title": title, "body": body}
        port = [told(1, 1, "해솔항만 하역 파업", "해솔항만 하역 노동자들이 임금 협상 결렬로 파업에 들어갔다고 항만노조가 1일 밝혔다. 컨테이너 부두 하역이 멈췄다."),
                told(2, 2, "해솔항만 컨테이너 부두 멈춰", "해솔항만 컨테이너 부두 하역이 파업 이틀째 멈췄다. 항만노조와 해솔항만은 임금 협상을 다시 열기로 했다."),
                told(3, 3, "해솔항만 파업 사흘 만에 타결", "해솔항만과 항만노조가 임금 협상을 타결했다. 컨테이너 부두 하역 파업이 사흘 만에 끝났다.")]
        bank = [told(4, 1, "들녘은행 전산망 해킹", "들녘은행 전산망이 해킹을 당해 고객 정보가 유출됐다고 금융보안원이 1일 밝혔다. 악성코드가 심어져 있었다."),
                told(5, 2, "들녘은행 고객 정보 유출 조사", "금융보안원이 들녘은행 전산망 해킹의 악성코드를 조사하고 있다. 유출된 고객 정보는 이름과 전화번호다.")]
        late = [told(6, 4, "해솔항만 하역 재개", "해솔항만 컨테이너 부두 하역이 재개됐다. 항만노조 파업으로 밀린 컨테이너를 나르고 있다.")]
        jsonl = lambda rows: "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
        self.read_summary(self.write("s.jsonl", jsonl(port + bank)))
        before, _ = self.stories()
        whole = {id_: len(titles) for id_, titles in before.items()}
        docs = {a["headline"]: a["id"] for a in self.lines("export", "articles", "--format", "jsonl")}
        story = {a["headline"]: a["story"] for a in self.lines("export", "articles", "--format", "jsonl")}
        port_id, bank_id, memory_id = story[port[0]["title"]], story[bank[0]["title"]], story["가람전자, 누리칩스에 메모리 공급"]
        self.assertEqual((whole[port_id], whole[bank_id]), (3, 2))
        correct = lambda *words: self.run_it("correct", *words, "--store", self.store)
        correct("split_story", "--docs", docs[port[2]["title"]])
        correct("rename_story", port_id, "--text", "해솔항만 파업")
        correct("join_stories", memory_id, bank_id)
        correct("pin_article", docs[bank[1]["title"]], port_id)
        after, names = self.stories()
        self.assertEqual(after[port_id], sorted([port[0]["title"], port[1]["title"], bank[1]["title"]]))
        self.assertEqual(names[port_id], "해솔항만 파업")
        self.assertNotIn(memory_id, after)
        self.assertIn(bank[0]["title"], after[bank_id])
        split_id = next(id_ for id_, titles in after.items() if titles == [port[2]["title"]])
        self.assertNotIn(split_id, before)
        self.run_it("reread", "--quiet", "--store", self.store)
        self.assertEqual(self.stories(), (after, names))
        self.read_summary(self.write("late.jsonl", jsonl(late)))  # what comes later changes nothing of it
        more, names = self.stories()
        self.assertEqual({id_: [t for t in titles if t != late[0]["title"]] for id_, titles in more.items()}, after)
        self.assertEqual(names[port_id], "해솔항만 파업")
        for row in self.lines("correct", "list", "--json"):
            correct("undo", row["no"])
        put_back, names = self.stories()
        self.assertEqual({id_: [t for t in titles if t != late[0]["title"]] for id_, titles in put_back.items()}, before)
        self.assertNotEqual(names[port_id], "해솔항만 파업")
        self.run_it("store", "check", "--store", self.store)

    def test_what_has_become_of_the_deals(self):
        turns = {row["turn"] for row in self.lines("diff", "--since", "2024-03-05", "--json") if row["type"] == "supply"}
        self.assertEqual(turns, {"raised"})
        turns = {row["turn"] for row in self.lines("diff", "--since", "2024-02-01", "--json") if row["type"] == "supply"}
        self.assertEqual(turns, {"new"})
        self.assertEqual(self.lines("diff", "--since", "yesterday", "--json"), [])  # quiet for years
        self.run_it("diff", "--since", "last week", "--store", self.store, status=2)

    def test_what_has_become_of_the_deals_since_yesterday(self):
        now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9)))
        day = lambda back: (now - datetime.timedelta(days=back)).strftime("%Y-%m-%d")
        said = lambda back: f"{(now - datetime.timedelta(days=back)).day}일"
        told = lambda back, words: {"outlet": "한빛일보", "published": day(back), "title": words[:20],
                                    "body": f"{words} {said(back)} 밝혔다. 두 회사는 지난해 매출이 늘었다."}
        due = now - datetime.timedelta(days=1)
        rows = [told(90, "다온조선과 라온해운이 선박용 엔진 합작법인 설립을 논의하고 있다고"),
                told(61, "마루제약과 가비의료가 백신 공동 개발을 협의하고 있다고"),
                told(20, f"하람전지는 {due.year}년 {due.month}월 {due.day}일 무지개전자를 인수할 계획이라고"),
                told(9, "가람전자와 소담칩스가 메모리 공동 개발을 협의하고 있다고"),
                told(0, "가람전자와 소담칩스가 메모리 공동 개발 계약을 체결했다고"),
                told(0, "새벽항공은 누리전자와 전략적 제휴를 맺었다고")]
        store = str(self.dir / "days.db")
        text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
        self.run_it("read", self.write("days.jsonl", text), "--store", store)
        out, _ = self.run_it("diff", "--since", "yesterday", "--json", "--store", store)
        turns = {(row["turn"], row["a"][0]["name"]) for row in map(json.loads, out.splitlines())}
        for turn in (("new", "새벽항공"), ("raised", "가람전자"), ("quiet", "마루제약"), ("due", "하람전지")):
            self.assertIn(turn, turns)
        self.assertNotIn("다온조선", {name for _, name in turns})  # it went quiet a month ago

    def test_other_programs_can_read_it(self):
        import xml.etree.ElementTree as xml
        for what, form in (("articles", "rss"), ("articles", "atom")):
            out, _ = self.run_it("export", what, "--format", form, "--store", self.store)
            self.assertIn("누리칩스", "".join(xml.fromstring(out).itertext()) + out)
        out, _ = self.run_it("export", "promises", "--format", "ics", "--store", self.store)
        self.assertTrue(out.startswith("BEGIN:VCALENDAR"))
        out, _ = self.run_it("export", "articles", "--format", "rss", "--query", "type:supply 메모리", "--store", self.store)
        self.assertEqual(len(xml.fromstring(out).findall("./channel/item")), 2)
        self.run_it("export", "stories", "--format", "ics", "--store", self.store, status=2)

    def test_search_reads_fields(self):
        for query, found in (("type:supply", 2), ("메모리를 status:signed", 1), ("amount>1100억 누리칩스", 1), ("party:누리칩스 until:2024-03-05", 1)):
            hits = [h for h in self.lines("find", query, "--json") if h["kind"] == "article"]
            self.assertEqual(len(hits), found, query)
        for words in (["-누리칩스 메모리"], ["--limit", "3", "-누리칩스 메모리"], ["--", "-누리칩스 메모리"]):
            self.assertEqual(self.run_it("find", "--store", self.store, *words)[0], "")
        self.assertEqual(len([h for h in self.lines("find", "-type:invest 메모리", "--json") if h["kind"] == "article"]), 2)
        self.assertIn("read as: 누리칩스", self.run_it("find", "누리칩수", "--store", self.store)[1])
        _, err = self.run_it("find", "type:nonsense", "--store", self.store, status=1)
        self.assertIn("type", err)


if __name__ == "__main__":
    unittest.main(verbosity=1)
