#!/usr/bin/env python3
"""Many machines in small: workers, a judge, NATS servers and PostgreSQL on this one, some of them killed.
Usage: bench/chaos.py HAPJONG [--articles 20000] [--workers 4] [--nats 3] [--kills 3] [--poison] [--seconds 3600]
       bench/chaos.py HAPJONG --throughput [--articles 1000]

Feeds generated articles (bench/corpus.py), kills -9 a worker, the judge and a NATS server and restarts
PostgreSQL `--kills` times each, and compares: every list that `hapjong export` gives, sorted, must be
byte for byte that of one `hapjong read` into SQLite. Prints one JSON object; exit status 1 if anything
is lost, double or different. --throughput compares workers with the in-process loop, without kills.
Exit status 77: a server is not installed.
"""
import argparse
import glob
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import servers  # noqa: E402

LISTS = ("articles", "claims", "deals", "stories", "entities")


class House:
    """The servers, the processes over them, and a folder for all that they write."""

    def __init__(self, program, nats):
        self.folder = tempfile.mkdtemp(prefix="hj-chaos-")
        self.program = str(pathlib.Path(program).resolve())
        self.counts = bool(glob.glob("/usr/share/postgresql/*/extension/pg_stat_statements.control"))
        preload = {"shared_preload_libraries": "pg_stat_statements"} if self.counts else {}
        self.postgres = servers.start_postgres(settings={"fsync": "on", "synchronous_commit": "on", **preload})
        self.nats = servers.Nats(nats, folder=os.path.join(self.folder, "nats"))
        self.queue = self.nats.url()
        self.store = self.postgres.replace("/?", "/postgres?")
        self.log = open(os.path.join(self.folder, "log"), "w")
        self.running = {}

    def run(self, *words, **more):
        return subprocess.run([self.program, *words], check=False, stdout=subprocess.PIPE, stderr=self.log, text=True, **more)

    def start(self, name, *words):
        self.running[name] = (subprocess.Popen([self.program, *words], stdout=self.log, stderr=self.log), words)

    def kill_and_restart(self, name):
        process, words = self.running[name]
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.start(name, *words)

    def revive(self):
        """What a service manager does with a worker that a poison page has ended."""
        for name, (process, words) in list(self.running.items()):
            if process.poll() is not None:
                self.start(name, *words)

    def sql(self, query):
        done = subprocess.run(["psql", "-At", self.store, "-c", query], capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    def end(self, keep):
        for process, _ in self.running.values():
            process.kill()
            process.wait()
        for i in range(self.nats.count):
            self.nats.kill(i)
        servers.stop(self.postgres)
        self.log.close()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def dump(program, store):
    """Sorted lines of every list -> digest and count of each."""
    out = {}
    for name in LISTS:
        done = subprocess.run([program, "export", name, "--format", "jsonl", "--store", store], capture_output=True, check=True)
        lines = sorted(done.stdout.splitlines())
        out[name] = {"rows": len(lines), "double": len(lines) - len(set(lines)),
                     "digest": hashlib.sha256(b"\n".join(lines)).hexdigest()[:16], "lines": lines}
    return out


def corpus(folder, count):
    path = os.path.join(folder, "articles.jsonl")
    with open(path, "wb") as file:
        subprocess.run([sys.executable, str(ROOT / "bench" / "corpus.py"), str(count)], stdout=file, check=True)
    return path


def single(house, path, jobs):
    store = os.path.join(house.folder, "single.db")
    begin = time.time()
    house.run("read", path, "--store", store, "-q", "-j", str(jobs))
    return store, time.time() - begin


def wait_until_empty(house, seconds):
    """Until no job waits anywhere and the stories are told; false if that takes too long."""
    until, calm = time.time() + seconds, 0
    while time.time() < until and calm < 3:
        house.revive()
        time.sleep(1)
        done = house.run("queue", "status", "--json", "--queue", house.queue)
        rows = [json.loads(line) for line in done.stdout.splitlines()] if done.returncode == 0 else []
        waiting = sum(row["jobs"] for row in rows if row["topic"] != "dead") if len(rows) == 4 else 1
        open_ = house.sql("SELECT count(*) FROM record WHERE kind = 'judge.open'")
        calm = calm + 1 if waiting == 0 and open_ == "0" else 0
    return calm >= 3


def articles_in(house):
    try:
        return int(house.sql("SELECT count(*) FROM doc") or 0)
    except ValueError:
        return 0


def wreck(house, kills, workers, total, report):
    """Each kind of fault `kills` times, spread over the articles."""
    kinds = ("worker", "judge", "nats", "postgres")
    steps = kills * len(kinds)
    for step in range(steps):
        goal = total * (step + 1) // (steps + 1)
        until = time.time() + 600
        while articles_in(house) < goal and time.time() < until:
            house.revive()
            time.sleep(0.2)
        kind = kinds[step % len(kinds)]
        if kind == "worker":
            house.kill_and_restart(f"worker{step % workers}")
        elif kind == "judge":
            before = articles_in(house)
            begin = time.time()
            house.kill_and_restart("judge")
            while articles_in(house) == before and time.time() - begin < 60:
                time.sleep(0.05)
            report["recovery"].append(round(time.time() - begin, 2))
        elif kind == "nats":
            victim = step // len(kinds) % house.nats.count
            house.nats.kill(victim)
            time.sleep(2)
            house.nats.start(victim)
        else:
            servers.restart_postgres(house.postgres)
        report["kills"].append(kind)


def poison_page(house):
    """A job whose bytes are no parcel: the worker that gets it must set it aside, and the rest go on."""
    host, port = "127.0.0.1", house.nats.clients[0]
    import socket
    with socket.create_connection((host, port), timeout=5) as s:
        s.recv(65536)
        body = b"no parcel"
        s.sendall(b"CONNECT {\"verbose\":false}\r\nPUB hapjong.pages %d\r\n%s\r\nPING\r\n" % (len(body), body))
        s.recv(1024)


def chaos(options):
    house = House(options.program, options.nats)
    report = {"articles": options.articles, "workers": options.workers, "nats": options.nats, "kills": [], "recovery": []}
    fine = False
    try:
        path = corpus(house.folder, options.articles)
        alone, report["single_seconds"] = single(house, path, 2)
        want = dump(house.program, alone)
        common = ("--queue", house.queue, "--store", house.store, "-q")
        house.run("feed", "--queue", house.queue, "-q", "/dev/null")  # the topics are there
        house.start("judge", "work", "--no-read", "--settle", "86400", *common)
        for i in range(options.workers):
            house.start(f"worker{i}", "work", "--no-judge", "-j", "1", *common)
        begin = time.time()
        feeder = threading.Thread(target=house.run, args=("feed", path, "--queue", house.queue, "-q"))
        feeder.start()
        if options.poison:
            poison_page(house)
        wreck(house, options.kills, options.workers, want["articles"]["rows"], report)
        feeder.join()
        report["drained"] = wait_until_empty(house, options.seconds)
        report["seconds"] = round(time.time() - begin, 1)
        got = dump(house.program, house.store)
        report["dead"] = len(house.run("queue", "dead", "--json", "--queue", house.queue).stdout.splitlines())
        for name in LISTS:
            report[name] = {"rows": got[name]["rows"], "double": got[name]["double"], "equal": got[name]["digest"] == want[name]["digest"],
                            "lost": len(set(want[name]["lines"]) - set(got[name]["lines"])),
                            "other": len(set(got[name]["lines"]) - set(want[name]["lines"]))}
        check = house.run("store", "check", "--store", house.store)
        report["sound"] = check.returncode == 0
        fine = (report["drained"] and report["sound"] and report["dead"] == int(options.poison)
                and all(report[n]["equal"] and not report[n]["double"] for n in LISTS))
    finally:
        report["fine"] = fine
        house.end(keep=options.keep or not fine)
    if not fine:
        report["log"] = house.folder
    report["fine"] = fine
    return report


def cpu():
    """CPU seconds of all children that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def postgres_cpu(house):
    """CPU seconds of the database so far: of its processes, and of those that have ended."""
    with open(house.postgres.split("host=")[1] + "/data/postmaster.pid", encoding="utf-8") as file:
        postmaster = file.readline().strip()
    ticks = 0
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat, encoding="utf-8") as file:
                pid, rest = file.read().split(" ", 1)
        except OSError:
            continue  # it has ended meanwhile
        fields = rest.rsplit(")", 1)[1].split()
        if pid == postmaster:
            ticks += sum(int(f) for f in fields[11:15])
        elif fields[1] == postmaster:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def nats_cpu(house):
    """CPU seconds of the queue's servers so far."""
    ticks = 0
    for process in house.nats.processes:
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            ticks += sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def statements(house):
    """That the database has run; none where pg_stat_statements is not installed."""
    if not house.counts:
        return None
    house.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA counts")
    return int(house.sql("SELECT sum(calls) FROM counts.pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%'") or 0)


def read_all(house):
    """Every page is read, and nothing judged."""
    house.start("reader", "work", "--no-judge", "-q", "-j", "2", "--queue", house.queue, "--store", house.store)
    jobs = -1
    while jobs != 0:
        time.sleep(0.5)
        rows = house.run("queue", "status", "--json", "--queue", house.queue).stdout.splitlines()
        jobs = sum(row["jobs"] for row in map(json.loads, rows) if row["topic"] == "pages") if rows else -1
    process, _ = house.running.pop("reader")
    process.terminate()
    process.wait()


def throughput(options):
    """Articles a second and CPU: `read` into SQLite and PostgreSQL, then feed and work with 1 and 2 threads."""
    out = {"articles": options.articles}
    for name, jobs in (("read sqlite -j1", 1), ("read postgres -j1", 1), ("read postgres -j2", 2), ("work -j1", 1), ("work -j2", 2), ("judge alone", 2)):
        house = House(options.program, 1)
        try:
            path = corpus(house.folder, options.articles)
            house.run("store", "info", "--store", house.store)  # the tables are there
            house.sql("CREATE SCHEMA counts")
            asked, server, queue = statements(house), postgres_cpu(house), nats_cpu(house)
            begin, used = time.time(), cpu()
            if name.startswith("read"):
                store = os.path.join(house.folder, "a.db") if "sqlite" in name else house.store
                house.run("read", path, "--store", store, "-q", "-j", str(jobs))
            else:
                house.run("feed", path, "--queue", house.queue, "-q")
                out[name + " feed"] = {"seconds": round(time.time() - begin, 2), "cpu_ms_an_article": round(1000 * (cpu() - used) / options.articles, 2)}
                alone = ["--no-read"] if name == "judge alone" else []
                if alone:
                    read_all(house)
                asked, server, queue = statements(house), postgres_cpu(house), nats_cpu(house)
                begin, used = time.time(), cpu()
                house.run("work", "--once", "-q", *alone, "-j", str(jobs), "--settle", "86400", "--queue", house.queue, "--store", house.store)
            seconds, used = time.time() - begin, cpu() - used
            out[name] = {"seconds": round(seconds, 2), "articles_a_second": round(options.articles / seconds, 1),
                         "cpu_ms_an_article": round(1000 * used / options.articles, 2)}
            if "sqlite" not in name:
                out[name]["postgres_cpu_ms_an_article"] = round(1000 * (postgres_cpu(house) - server) / options.articles, 2)
            if not name.startswith("read"):
                out[name]["nats_cpu_ms_an_article"] = round(1000 * (nats_cpu(house) - queue) / options.articles, 2)
            if asked is not None and "sqlite" not in name:
                out[name]["statements_an_article"] = round((statements(house) - asked) / options.articles, 1)
            if name == "read postgres -j1":
                info = json.loads(house.run("store", "info", "--json", "--store", house.store).stdout)
                out["bytes_an_article"] = info["bytes_an_article"]
        finally:
            house.end(keep=False)
    for jobs in (1, 2):  # the same CPU, how many articles of the loop's hundred
        loop, work = out[f"read postgres -j{jobs}"], out[f"work -j{jobs}"]
        work["percent_of_the_loop_per_core"] = round(100 * loop["cpu_ms_an_article"] / work["cpu_ms_an_article"])
        work["percent_of_the_loop_in_articles_a_second"] = round(100 * work["articles_a_second"] / loop["articles_a_second"])
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--nats", type=int, default=3)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--poison", action="store_true")
    parser.add_argument("--throughput", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    if not (shutil.which("nats-server") or os.path.exists("/usr/sbin/nats-server")) or not shutil.which("psql"):
        print("chaos.py: nats-server or PostgreSQL is not installed", file=sys.stderr)
        sys.exit(77)
    report = throughput(options) if options.throughput else chaos(options)
    print(json.dumps(report, indent=1, ensure_ascii=False))
    sys.exit(0 if options.throughput or report["fine"] else 1)


if __name__ == "__main__":
    main()
