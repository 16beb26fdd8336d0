"""Many machines in small, as a user calls them: faults of every kind, credentials, TLS, versions, copies.
Usage: scale_test.py HAPJONG   (exit status 77: PostgreSQL or NATS is not installed)"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import types
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import chaos  # noqa: E402
import servers  # noqa: E402  (chaos has shown the way to tools/)

SAMPLE = str(ROOT / "data" / "sample" / "articles.jsonl")
PROGRAM = ""


def run(*words, env=None):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, env={**os.environ, **(env or {})}, check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr


class Faults(unittest.TestCase):
    def test_nothing_is_lost_double_or_different(self):
        options = types.SimpleNamespace(program=PROGRAM, articles=150, workers=2, nats=3, kills=1, seconds=120, poison=True, keep=False)
        report = chaos.chaos(options)
        self.assertTrue(report["fine"], report)
        self.assertLess(max(report["recovery"]), 10)


class Store(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.postgres = servers.start_postgres(settings={"listen_addresses": "127.0.0.1", "port": str(servers.free_ports(1)[0])})
        cls.folder = tempfile.mkdtemp(prefix="hj-scale-")

    @classmethod
    def tearDownClass(cls):
        servers.stop(cls.postgres)
        shutil.rmtree(cls.folder)

    def database(self, name):
        folder = self.postgres.split("host=")[1]
        with open(folder + "/data/postgresql.conf", encoding="utf-8") as conf:
            port = [line.split("'")[1] for line in conf if line.startswith("port = ")][-1]
        self.port, self.socket = port, folder
        self.sql("postgres", f"CREATE DATABASE {name}")
        return f"postgres://hapjong@/{name}?host={folder}&port={port}"

    def sql(self, database, query):
        return subprocess.run(["psql", "-At", f"postgres://hapjong@/{database}?host={self.socket}&port={self.port}", "-c", query],
                              capture_output=True, text=True, check=True).stdout

    def test_every_command_says_the_same_of_both_and_copies_go_both_ways(self):
        store, there, back = self.folder + "/a.db", self.database("copied"), self.folder + "/b.db"
        self.assertEqual(run("read", SAMPLE, "--store", store, "-q")[0], 0)
        self.assertEqual(run("store", "copy", there, "--store", store)[0], 0)
        self.assertEqual(run("store", "copy", back, "--store", there)[0], 0)
        self.assertEqual(run("store", "check", "--store", there)[0], 0)
        for words in (["find", "투자", "--json"], ["deals", "--json"], ["stories", "--json"], ["map"], ["store", "info", "--json"],
                      *(["export", name] for name in chaos.LISTS)):
            answers = [run(*words, "--store", s)[1] for s in (store, there, back)]
            if words[0] == "store":
                answers = [{k: v for k, v in json.loads(a).items() if k not in ("store", "bytes", "bytes_an_article", "tables")} for a in answers]
            self.assertEqual(answers[0], answers[1], words)
            self.assertEqual(answers[0], answers[2], words)
        status, _, words = run("store", "copy", there, "--store", store)
        self.assertEqual(status, 1)
        self.assertIn("is not empty", words)

    def test_an_older_program_refuses_a_newer_store(self):
        url = self.database("newer")
        self.assertEqual(run("read", SAMPLE, "--store", url, "-q")[0], 0)
        self.sql("newer", "UPDATE meta SET value = 99 WHERE key = 'schema'")
        for words in (["read", SAMPLE], ["work", "--queue", "nats://127.0.0.1:1"]):
            status, _, line = run(*words, "--store", url)
            self.assertEqual(status, 1)
            self.assertIn("schema 99 is newer than this program's", line)

    def test_credentials_are_asked_for_and_no_password_is_told(self):
        self.database("locked")
        self.sql("postgres", "CREATE ROLE news LOGIN PASSWORD 'right-word'; GRANT ALL ON DATABASE locked TO news")
        self.sql("locked", "GRANT ALL ON SCHEMA public TO news")
        hba = self.socket + "/data/pg_hba.conf"
        with open(hba, encoding="utf-8") as file:
            rules = file.read()
        with open(hba, "w", encoding="utf-8") as file:
            file.write("host all news 127.0.0.1/32 scram-sha-256\n" + rules)
        self.sql("postgres", "SELECT pg_reload_conf()")
        at = f"@127.0.0.1:{self.port}/locked"
        status, _, line = run("read", SAMPLE, "-q", "--store", "postgres://news:wrong-word" + at)
        self.assertEqual(status, 1)
        self.assertIn("password authentication failed", line)
        self.assertNotIn("wrong-word", line)
        self.assertEqual(run("read", SAMPLE, "-q", "--store", "postgres://news:right-word" + at)[0], 0)
        self.assertEqual(run("store", "check", env={"HAPJONG_STORE_PATH": "postgres://news:right-word" + at})[0], 0)


class Queue(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="hj-scale-")

    def tearDown(self):
        shutil.rmtree(self.folder)

    def feed(self, url):
        return run("feed", SAMPLE, "--queue", url)

    def test_a_queue_that_is_away_is_named(self):
        status, _, line = self.feed("nats://news:secret-word@127.0.0.1:1")
        self.assertEqual(status, 1)
        self.assertIn("nats://127.0.0.1:1", line)
        self.assertNotIn("secret-word", line)

    def test_tls_and_a_password(self):
        key, cert = self.folder + "/key.pem", self.folder + "/cert.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert], check=True, capture_output=True)
        nats = servers.Nats(1, self.folder + "/nats", ["--tls", f"--tlscert={cert}", f"--tlskey={key}", "--user", "news", "--pass", "right-word"])
        try:
            at = f"127.0.0.1:{nats.clients[0]}"
            for url in (f"tls://news:wrong-word@{at}?ca={cert}", f"tls://news:right-word@{at}"):  # a wrong word; a stranger's certificate
                status, _, line = self.feed(url)
                self.assertEqual(status, 1, url)
                self.assertNotIn("-word", line)
            status, said, line = self.feed(f"tls://news:right-word@{at}?ca={cert}")
            self.assertEqual(status, 0, line)
            self.assertIn("0 failed", said)
            self.assertIn("known already", self.feed(f"tls://news:right-word@{at}?ca={cert}")[1])
        finally:
            nats.kill(0)

    def test_an_archive_is_taken_apart_by_a_worker(self):
        nats = servers.Nats(1, self.folder + "/nats")
        try:
            store = self.folder + "/a.db"
            self.assertEqual(run("feed", "--archives", SAMPLE, "-q", "--queue", nats.url())[0], 0)
            self.assertEqual(run("work", "--once", "-q", "--queue", nats.url(), "--store", store)[0], 0)
            alone = self.folder + "/b.db"
            self.assertEqual(run("read", SAMPLE, "-q", "--store", alone)[0], 0)
            for name in chaos.LISTS:
                self.assertEqual(sorted(run("export", name, "--store", store)[1].splitlines()),
                                 sorted(run("export", name, "--store", alone)[1].splitlines()), name)
        finally:
            nats.kill(0)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    if not (shutil.which("nats-server") or os.path.exists("/usr/sbin/nats-server")) or not shutil.which("psql"):
        print("scale_test.py: nats-server or PostgreSQL is not installed")
        sys.exit(77)
    unittest.main()
