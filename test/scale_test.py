"""Many machines in small, as a user calls them: faults of every kind, credentials, TLS, versions, copies.
Usage: scale_test.py HAPJONG   (exit status 77: PostgreSQL or NATS is not installed)"""
import gzip
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import types
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import chaos  # noqa: E402
import servers  # noqa: E402  (chaos has shown the way to tools/)

SAMPLE = str(ROOT / "data" / "sample" / "articles.jsonl")
PROGRAM = ""


def run(*words, env=None):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, env={**os.environ, **(env or {})}, check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr


def certificate(folder):
    """A key and a certificate of its own for this machine."""
    key, cert = folder + "/key.pem", folder + "/cert.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert], check=True, capture_output=True)
    return key, cert


def lists(store):
    return {name: sorted(run("export", name, "--store", store)[1].splitlines()) for name in chaos.LISTS}


SKEW = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static long skew(void) { const char* s = getenv("SKEW"); return s ? atol(s) : 0; }
int clock_gettime(clockid_t clock, struct timespec* t) {
  long fault = syscall(SYS_clock_gettime, clock, t);
  if (!fault && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) t->tv_sec += skew();
  return (int)fault;
}
int gettimeofday(struct timeval* t, void* zone) {
  struct timespec s;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &s);
  t->tv_sec = s.tv_sec, t->tv_usec = s.tv_nsec / 1000;
  return 0;
}
time_t time(time_t* t) {
  struct timespec s;
  clock_gettime(CLOCK_REALTIME, &s);
  if (t) *t = s.tv_sec;
  return s.tv_sec;
}
int pthread_cond_timedwait(pthread_cond_t* c, pthread_mutex_t* m, const struct timespec* until) {
  static int (*real)(pthread_cond_t*, pthread_mutex_t*, const struct timespec*);
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  struct timespec t = *until;
  t.tv_sec -= skew();
  return real(c, m, &t);
}
"""


def skewed(folder):
    """What makes a program's wall clock wrong by SKEW seconds; the package faketime does not get on with jemalloc."""
    source, library = folder + "/skew.c", folder + "/skew.so"
    pathlib.Path(source).write_text(SKEW, encoding="utf-8")
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    # A sanitized program wants its runtime first, unless it is told that this library may be.
    asan = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "verify_asan_link_order=0"]))
    return {"LD_PRELOAD": library, "ASAN_OPTIONS": asan}


class Small:
    """A file system of few megabytes, where root may mount one."""

    def __init__(self, megabytes):
        self.path = tempfile.mkdtemp(prefix="hj-small-")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", self.path], capture_output=True, check=False)
        self.mounted = done.returncode == 0

    def fill(self, leave):
        """A file that leaves so many bytes."""
        free = os.statvfs(self.path)
        with open(self.path + "/filler", "wb") as file:
            file.write(b"x" * max(0, free.f_bavail * free.f_bsize - leave))

    def free(self):
        os.unlink(self.path + "/filler")

    def end(self):
        if self.mounted:
            subprocess.run(["umount", "-l", self.path], check=False)
        shutil.rmtree(self.path, ignore_errors=True)


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

    def test_an_older_judge_ends_when_a_newer_program_has_migrated(self):
        url, nats = self.database("upgraded"), servers.Nats(1, self.folder + "/nats-upgraded")
        self.addCleanup(nats.kill, 0)
        work = subprocess.Popen([PROGRAM, "work", "-q", "-j", "1", "--queue", nats.url(), "--store", url], stderr=subprocess.PIPE, text=True)
        self.addCleanup(work.stderr.close)
        self.addCleanup(work.kill)
        self.assertEqual(run("feed", SAMPLE, "-q", "--queue", nats.url())[0], 0)
        articles = lambda: int(self.sql("upgraded", "SELECT count(*) FROM doc"))
        until = time.time() + 60
        while time.time() < until and run("queue", "status", "--queue", nats.url())[1].count(" 0 jobs") < 4:
            time.sleep(0.2)
        before = articles()
        self.assertGreater(before, 0)
        self.sql("upgraded", "UPDATE meta SET value = 99 WHERE key = 'schema'")
        self.assertEqual(run("feed", chaos.corpus(self.folder, 40), "-q", "--queue", nats.url())[0], 0)
        self.assertEqual(work.wait(60), 1)
        self.assertIn("schema 99 is newer than this program's", work.stderr.read())
        self.assertEqual(articles(), before)
        self.assertEqual(run("queue", "dead", "--queue", nats.url())[1], "")  # what waits is for a newer one

    @unittest.skipUnless(shutil.which("cc"), "no C compiler is installed")
    def test_clocks_that_differ_by_days_change_nothing(self):
        shim, nats = skewed(self.folder), servers.Nats(1, self.folder + "/nats-clocks")
        self.addCleanup(nats.kill, 0)
        shown = subprocess.run(["date", "+%s"], env={**os.environ, **shim, "SKEW": "864000"}, capture_output=True, text=True, check=True).stdout
        self.assertGreater(int(shown), time.time() + 800000)
        store, path, alone = self.database("clocks"), chaos.corpus(self.folder, 200), self.folder + "/alone-clocks.db"
        self.assertEqual(run("read", path, "-q", "--store", alone)[0], 0)
        self.assertEqual(run("feed", path, "-q", "--queue", nats.url())[0], 0)
        crew = [subprocess.Popen([PROGRAM, "work", "-q", "--queue", nats.url(), "--store", store, *words],
                                 env={**os.environ, **shim, "SKEW": str(days * 86400)})
                for days, words in ((-9, ["--no-judge", "-j", "1"]), (40, ["--no-judge", "-j", "1"]), (-3, ["--no-read", "--once"]))]
        try:
            self.assertEqual(crew[2].wait(120), 0)
        finally:
            for one in crew:
                one.terminate()
                one.wait(30)
        self.assertEqual(lists(store), lists(alone))

    def test_two_shards_on_the_same_servers_keep_apart(self):
        nats, crew = servers.Nats(1, self.folder + "/nats-shards"), []
        self.addCleanup(nats.kill, 0)
        inputs = {"one": SAMPLE, "two": chaos.corpus(self.folder, 150)}
        stores = {name: self.database("shard_" + name) for name in inputs}
        for name, path in inputs.items():
            queue = nats.url() + "?name=" + name
            self.assertEqual(run("feed", path, "-q", "--queue", queue)[0], 0)
            crew.append(subprocess.Popen([PROGRAM, "work", "--once", "-q", "-j", "1", "--queue", queue, "--store", stores[name]]))
        for one in crew:
            self.assertEqual(one.wait(120), 0)
        for name, path in inputs.items():
            alone = self.folder + f"/alone-{name}.db"
            self.assertEqual(run("read", path, "-q", "--store", alone)[0], 0)
            self.assertEqual(lists(stores[name]), lists(alone), name)

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

    def test_tls_is_as_libpq_has_it(self):
        self.database("sealed")
        folder = self.folder + "/tls"
        os.mkdir(folder)
        key, cert = certificate(folder)
        stranger = self.folder + "/stranger"
        os.mkdir(stranger)
        data = self.socket + "/data"
        shutil.copy(cert, data + "/server.crt")
        shutil.copy(key, data + "/server.key")
        os.chmod(data + "/server.key", 0o600)
        owner = os.stat(data)
        for name in ("server.crt", "server.key"):
            os.chown(f"{data}/{name}", owner.st_uid, owner.st_gid)
        self.sql("postgres", "ALTER SYSTEM SET ssl = on")
        with open(data + "/pg_hba.conf", encoding="utf-8") as file:
            rules = file.read()
        with open(data + "/pg_hba.conf", "w", encoding="utf-8") as file:
            file.write("hostnossl all sealed_user 127.0.0.1/32 reject\nhostssl all sealed_user 127.0.0.1/32 scram-sha-256\n" + rules)
        self.sql("postgres", "CREATE ROLE sealed_user SUPERUSER LOGIN PASSWORD 'right-word'")
        self.sql("postgres", "SELECT pg_reload_conf()")
        time.sleep(0.5)
        at = f"postgres://sealed_user:right-word@127.0.0.1:{self.port}/sealed"
        status, _, line = run("read", SAMPLE, "-q", "--store", at + f"?sslmode=verify-full&sslrootcert={cert}")
        self.assertEqual(status, 0, line)
        for words in ("?sslmode=disable", f"?sslmode=verify-full&sslrootcert={certificate(stranger)[1]}"):
            status, _, line = run("store", "check", "--store", at + words)
            self.assertEqual(status, 1, words)
            self.assertNotIn("right-word", line)

    def test_a_database_that_is_away_at_the_start_is_named(self):
        status, _, line = run("work", "--queue", "nats://127.0.0.1:1", "--store", "postgres://news:secret-word@127.0.0.1:1/news")
        self.assertEqual(status, 1)
        self.assertIn("127.0.0.1", line)
        self.assertNotIn("secret-word", line)
        self.assertEqual(len(line.strip().splitlines()), 1, line)

    def test_a_full_disk_of_the_database_is_waited_out(self):
        small = Small(60)
        self.addCleanup(small.end)
        if not small.mounted:
            self.skipTest("only root mounts a small disk")
        owner = os.stat(self.socket + "/data") if hasattr(self, "socket") else None
        self.database("elsewhere")
        owner = owner or os.stat(self.socket + "/data")
        os.chown(small.path, owner.st_uid, owner.st_gid)
        os.chmod(small.path, 0o700)
        self.sql("postgres", f"CREATE TABLESPACE small LOCATION '{small.path}'")
        self.sql("postgres", "CREATE DATABASE full_disk TABLESPACE small")
        store = f"postgres://hapjong@/full_disk?host={self.socket}&port={self.port}"
        self.assertEqual(run("store", "info", "--store", store)[0], 0)
        nats = servers.Nats(1, self.folder + "/nats-full")
        self.addCleanup(nats.kill, 0)
        path = chaos.corpus(self.folder, 400)
        alone = self.folder + "/alone-full.db"
        self.assertEqual(run("read", path, "-q", "--store", alone)[0], 0)
        self.assertEqual(run("feed", path, "-q", "--queue", nats.url())[0], 0)
        small.fill(leave=1 << 20)
        with open(self.folder + "/full.log", "w", encoding="utf-8") as log:
            work = subprocess.Popen([PROGRAM, "work", "--once", "-j", "1", "--queue", nats.url(), "--store", store], stderr=log)
            said = ""
            for _ in range(600):
                with open(self.folder + "/full.log", encoding="utf-8") as file:
                    said = file.read()
                if "No space left" in said:
                    break
                time.sleep(0.1)
            self.assertIn("No space left", said)
            self.assertIsNone(work.poll())  # it waits
            small.free()
            self.assertEqual(work.wait(120), 0)
        self.assertEqual(lists(store), lists(alone))
        self.assertEqual(run("store", "check", "--store", store)[0], 0)


class Servers(unittest.TestCase):
    """Many servers over one database and over its standby: stateless, each with live updates."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="hj-scale-")
        self.port = str(servers.free_ports(1)[0])
        self.primary = servers.start_postgres(settings={"listen_addresses": "127.0.0.1", "port": self.port, "wal_level": "replica", "max_wal_senders": "4",
                                                        "synchronous_commit": "on"})  # one test stops it hard
        self.socket = self.primary.split("host=")[1]
        self.store = f"postgres://hapjong@/postgres?host={self.socket}&port={self.port}"
        self.running = []

    def tearDown(self):
        for process in self.running:
            process.kill()
            process.wait()
            process.stderr.close()
        servers.stop(self.primary)
        shutil.rmtree(self.folder)

    def standby(self):
        folder = tempfile.mkdtemp(prefix="hj-standby-")
        user = servers.unprivileged()
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        servers.run(user, servers.postgres_tool("pg_basebackup"), "-h", self.socket, "-p", self.port, "-U", "hapjong", "-D", folder + "/data", "-R", "-c", "fast")
        port = str(servers.free_ports(1)[0])
        with open(folder + "/data/postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(f"port = '{port}'\nunix_socket_directories = '{folder}'\n")
        servers.run(user, servers.postgres_tool("pg_ctl"), "-D", folder + "/data", "-w", "-l", folder + "/log", "start")
        self.addCleanup(servers.stop, "postgres://hapjong@/?host=" + folder)
        return f"postgres://hapjong@/postgres?host={folder}&port={port}"

    def serve(self, store):
        port = str(servers.free_ports(1)[0])
        self.running.append(subprocess.Popen([PROGRAM, "serve", store, "--port", port], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        servers.wait_for_port(int(port))
        return f"http://127.0.0.1:{port}"

    def ask(self, base, path):
        with urllib.request.urlopen(base + path, timeout=20) as answer:
            return json.load(answer)

    def listen(self, base, seen):
        """Notes each generation that the event stream of a server tells."""
        def follow():
            try:
                with urllib.request.urlopen(base + "/api/v1/events", timeout=60) as stream:
                    for line in stream:
                        if line.startswith(b"data:"):
                            seen.append(json.loads(line[5:])["generation"])
            except OSError:
                pass  # the server has gone
        threading.Thread(target=follow, daemon=True).start()

    def test_all_of_them_tell_of_a_change_within_seconds(self):
        self.assertEqual(run("store", "info", "--store", self.store)[0], 0)
        bases = [self.serve(self.store), self.serve(self.store), self.serve(self.standby())]
        heard = [[] for _ in bases]
        for base, seen in zip(bases, heard):
            self.listen(base, seen)
        until = time.time() + 20
        while time.time() < until and not all(heard):
            time.sleep(0.1)
        self.assertTrue(all(heard), heard)
        self.assertEqual(run("read", SAMPLE, "-q", "--store", self.store)[0], 0)
        until = time.time() + 10
        told = lambda: all(seen[-1] > seen[0] for seen in heard) and len({seen[-1] for seen in heard}) == 1
        while time.time() < until and not told():
            time.sleep(0.1)
        self.assertTrue(told(), heard)
        self.assertGreater(heard[0][-1], heard[0][0])
        answers = [self.ask(base, "/api/v1/stories?limit=20") for base in bases]
        self.assertTrue(answers[0]["items"])
        self.assertEqual(answers[0], answers[1])
        self.assertEqual(answers[0], answers[2])  # a reader of the standby

    def test_a_server_outlives_a_restart_of_its_database(self):
        self.assertEqual(run("read", SAMPLE, "-q", "--store", self.store)[0], 0)
        base = self.serve(self.store)
        before = self.ask(base, "/api/v1/stories?limit=5")
        servers.restart_postgres(self.primary)
        until, after = time.time() + 20, None
        while time.time() < until and after is None:
            try:
                after = self.ask(base, "/api/v1/stories?limit=5")
            except OSError:
                time.sleep(0.2)
        self.assertEqual(before, after)


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
        key, cert = certificate(self.folder)
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

    def test_a_token(self):
        nats = servers.Nats(1, self.folder + "/nats", ["--auth", "right-word"])
        try:
            at = f"127.0.0.1:{nats.clients[0]}"
            self.assertEqual(self.feed(f"nats://right-word@{at}")[0], 0)
            for url in (f"nats://wrong-word@{at}", f"nats://{at}"):
                status, _, line = self.feed(url)
                self.assertEqual(status, 1, url)
                self.assertNotIn("-word", line)
        finally:
            nats.kill(0)

    def test_a_full_disk_of_the_queue_is_named(self):
        small = Small(6)
        if not small.mounted:
            self.skipTest("only root mounts a small disk")
        nats = servers.Nats(1, small.path + "/nats")
        try:
            status, _, line = run("feed", chaos.corpus(self.folder, 12000), "-q", "--queue", nats.url())
            self.assertEqual(status, 1)
            self.assertIn(nats.url(), line)
            self.assertLess(len(line.splitlines()), 3, line)
        finally:
            nats.kill(0)
            small.end()

    def test_a_queue_that_goes_midway_is_waited_for(self):
        nats = servers.Nats(1, self.folder + "/nats")
        store, path = self.folder + "/a.db", chaos.corpus(self.folder, 300)
        try:
            self.assertEqual(run("feed", path, "-q", "--queue", nats.url())[0], 0)
            work = subprocess.Popen([PROGRAM, "work", "--once", "-j", "1", "--queue", nats.url(), "--store", store], stderr=subprocess.PIPE, text=True)
            until = time.time() + 60
            while time.time() < until and json.loads(run("store", "info", "--json", "--store", store)[1] or '{"articles": 0}')["articles"] == 0:
                time.sleep(0.1)
            nats.kill(0)
            time.sleep(2)
            nats.start(0)
            said = work.communicate(timeout=120)[1]
            self.assertEqual(work.returncode, 0, said)
            alone = self.folder + "/b.db"
            self.assertEqual(run("read", path, "-q", "--store", alone)[0], 0)
            self.assertEqual(lists(store), lists(alone))
        finally:
            nats.kill(0)

    def cpu_of_reading(self, path):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        self.assertEqual(run("read", path, "-q", "-j", "1", "--store", path + ".db")[0], 0)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def test_a_page_that_ends_its_workers_is_set_aside_and_the_rest_goes_on(self):
        """Each worker may use some seconds of CPU, of which one page alone takes more: the kernel ends it, and it is begun anew."""
        path, large, store = chaos.corpus(self.folder, 60), self.folder + "/large.jsonl", self.folder + "/a.db"
        with open(path, encoding="utf-8") as file:
            articles = [article for article in map(json.loads, file) if "body" in article]
        text = "\n".join(article["body"] for article in articles)
        with open(large, "w", encoding="utf-8") as file:  # a line may have 4 MiB
            json.dump({**articles[0], "id": "large", "body": text * (3_900_000 // len(text.encode()))}, file, ensure_ascii=False)
        limit, others = max(1, int(self.cpu_of_reading(large) / 2)), self.cpu_of_reading(path)
        self.assertLess(others, limit)
        nats = servers.Nats(1, self.folder + "/nats")
        self.addCleanup(nats.kill, 0)
        for each in (large, path):
            self.assertEqual(run("feed", each, "-q", "--queue", nats.url())[0], 0)
        common = ["--queue", nats.url(), "--store", store]
        judge = subprocess.Popen([PROGRAM, "work", "-q", "--no-read", "--settle", "1", *common])
        self.addCleanup(judge.wait, 60)
        self.addCleanup(judge.terminate)
        words = [PROGRAM, "work", "-q", "--once", "--no-judge", "-j", "1", *common]
        status, said = [-signal.SIGKILL], ""
        while status[-1] == -signal.SIGKILL and len(status) < 6:
            done = subprocess.run(words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)), check=False, timeout=200,
                                  stderr=subprocess.PIPE, text=True)
            status.append(done.returncode)
            said = done.stderr
        self.assertEqual(status[1:], [-signal.SIGKILL] * 3 + [0], said)  # the fourth sets it aside
        dead = [json.loads(line) for line in run("queue", "dead", "--json", "--queue", nats.url())[1].splitlines()]
        self.assertEqual([(d["topic"], d["number"]) for d in dead], [("pages", 1)])
        self.assertIn("3 times", dead[0]["why"])
        self.assertIn("large.jsonl", dead[0]["source"])
        until = time.time() + 60
        while time.time() < until and lists(store) != lists(path + ".db"):
            time.sleep(0.5)
        self.assertEqual(lists(store), lists(path + ".db"))

    def warc(self, count):
        """An archive of pages, each record a gzip member of its own, and what one read makes of it."""
        path = self.folder + "/news.warc.gz"
        with open(chaos.corpus(self.folder, count), encoding="utf-8") as articles, open(path, "wb") as out:
            for i, line in enumerate(articles):
                article = json.loads(line)
                page = ("<!doctype html><html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>".format(
                    article.get("title", "소식"), "".join(f"<p>{p}</p>" for p in (article.get("body") or article["text"]).split("\n")))).encode()
                http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
                head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{i}\r\n" \
                       f"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
                out.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))
        return path

    def test_a_large_archive_is_many_jobs(self):
        path = self.warc(2500)
        self.assertGreater(os.path.getsize(path), 1 << 20)
        nats = servers.Nats(1, self.folder + "/nats")
        try:
            store, alone = self.folder + "/a.db", self.folder + "/b.db"
            said = json.loads(run("feed", "--archives", "--cut", "1", path, "--json", "--queue", nats.url())[1])
            self.assertGreaterEqual(said["put"], 2)
            again = json.loads(run("feed", "--archives", "--cut", "1", path, "--json", "--queue", nats.url())[1])
            self.assertEqual((again["put"], again["known"]), (0, said["put"]))
            worked = run("work", "--once", "-q", "--queue", nats.url(), "--store", store)
            self.assertEqual(worked[0], 0, worked)
            self.assertEqual(run("read", path, "-q", "--store", alone)[0], 0)
            self.assertEqual(lists(store), lists(alone))
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
