#!/usr/bin/env python3
"""Mixed load on one `hapjong serve` on loopback: readers, searches, live listeners, corrections, a `hapjong read` of
new articles again and again, and clients that hardly read or never finish their request.
Usage: bench/soak.py HAPJONG [--minutes 40] [--slow 1000] [--readers 6] [--listeners 50] [--articles 530]

Prints a line a minute and one JSON object: requests and errors, p50/p99/max of each kind of request (ms, seen by the
client, with `--pause` between two requests of a reader), resident memory and open files over the time, how soon a
change reaches a listener. Exit status 1 where anything failed: an answer that is none of ours, a listener that was cut
off, a correction that did not hold, memory that grew by more than --growth MiB after the first quarter.
"""
import argparse
import asyncio
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent


def quantile(sorted_values, share):
    return round(sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))], 1)


class Connection:
    """HTTP/1.1 over one kept connection: enough of it for our own server."""

    def __init__(self, port):
        self.port, self.streams = port, None

    async def ask(self, method, path, body=None):
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        data = b"" if body is None else json.dumps(body).encode()
        kind = "Content-Type: application/json\r\n" if body is not None else ""
        writer.write(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{kind}Content-Length: {len(data)}\r\n\r\n".encode() + data)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0]) if "content-length:" in head else 0
        answer = await reader.readexactly(length)
        if "connection: close" in head:
            self.close()
        return int(head.split()[1]), answer

    def close(self):
        if self.streams:
            self.streams[1].close()
        self.streams = None


class Soak:
    def __init__(self, options, folder):
        self.options, self.folder = options, pathlib.Path(folder)
        self.program = str(pathlib.Path(options.program).resolve())
        self.store = str(self.folder / "soak.db")
        self.took = collections.defaultdict(list)
        self.errors = collections.Counter()
        self.counts = collections.Counter()
        self.samples = []
        self.changed_at = 0.0
        self.random = random.Random(7)
        self.ids = {}

    def fail(self, what):
        self.errors[what[:160]] += 1

    # --- the store and the server -------------------------------------------------------------------------------
    def make_store(self):
        made = subprocess.run([sys.executable, ROOT / "bench/corpus.py", str(self.options.articles * 2)], check=True, capture_output=True, text=True)
        lines = made.stdout.splitlines(keepends=True)
        first = self.folder / "first.jsonl"
        first.write_text("".join(lines[: self.options.articles]))
        self.later = lines[self.options.articles :]
        subprocess.run([self.program, "read", first, "--store", self.store, "--quiet"], check=True)

    def start(self):
        self.server = subprocess.Popen([self.program, "serve", self.store, "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.port = int(self.server.stdout.readline().split("127.0.0.1:")[1].split("/")[0].split()[0])

    async def fill_ids(self):
        one = Connection(self.port)
        for kind in ("stories", "articles", "entities", "deals"):
            rows = json.loads((await one.ask("GET", f"/api/v1/{kind}?limit=200"))[1])["items"]
            self.ids[kind] = [row["id"] for row in rows]
            if kind == "entities":
                self.names = [row["name"] for row in rows]
        one.close()

    # --- the clients --------------------------------------------------------------------------------------------
    def page(self):
        """A reader's next request: (kind, path)."""
        pick = lambda kind: self.random.choice(self.ids[kind])
        name = lambda: urllib.parse.quote(self.random.choice(self.names))
        start = lambda: urllib.parse.quote(self.random.choice(self.names)[:2])
        return self.random.choice([
            ("story", lambda: f"stories/{pick('stories')}"), ("article", lambda: f"articles/{pick('articles')}"),
            ("entity", lambda: f"entities/{pick('entities')}"), ("deal", lambda: f"deals/{pick('deals')}"),
            ("lists", lambda: "stories?limit=50"), ("lists", lambda: "deals?limit=50&facets=1"), ("today", lambda: "today"),
            ("map", lambda: f"map?entity={pick('entities')}"), ("map", lambda: "map?limit=300"),
            ("search", lambda: f"search?q={name()}&facets=1"), ("search", lambda: f"search?q={name()}%20{name()}"),
            ("suggest", lambda: f"suggest?q={start()}")])

    async def timed(self, one, kind, method, path, body=None, good=(200,)):
        begin = time.perf_counter()
        try:
            status, answer = await asyncio.wait_for(one.ask(method, path, body), 60)
        except (OSError, EOFError, asyncio.TimeoutError) as error:
            one.close()
            return self.fail(f"{kind}: {type(error).__name__}")
        self.took[kind].append((time.perf_counter() - begin) * 1000)
        if status not in good:
            return self.fail(f"{kind}: {status} {answer[:100].decode(errors='replace')}")
        return json.loads(answer) if answer else {}

    async def reader(self):
        one = Connection(self.port)
        while not self.over():
            kind, path = self.page()
            # A correction or a new article may move a deal or a story: 404 is then the true answer.
            await self.timed(one, kind, "GET", "/api/v1/" + path(), good=(200, 404))
            await asyncio.sleep(self.options.pause)

    async def corrector(self):
        one = Connection(self.port)
        while not self.over():
            deal = self.random.choice(self.ids["deals"])
            wish = {"kind": "status", "target": {"deal": deal}, "value": {"status": self.random.choice(["signed", "talks", "done"])}, "reason": "soak"}
            made = await self.timed(one, "correction", "POST", "/api/v1/corrections", wish, good=(201, 404))
            if made and "id" in made:
                self.changed_at = time.perf_counter()
                self.counts["corrections"] += 1
                told = await self.timed(one, "deal", "GET", f"/api/v1/deals/{deal}", good=(200, 404))
                if told and "status" in told and told["status"] != wish["value"]["status"]:
                    self.fail(f"a correction did not hold: {told['status']}")
                await self.timed(one, "undo", "POST", f"/api/v1/corrections/{made['id']}/undo", {})
            await asyncio.sleep(2)

    async def listener(self):
        told = 0.0  # of which change this listener has heard
        while not self.over():
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(b"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                while not self.over():
                    line = await asyncio.wait_for(reader.readline(), 90)
                    if not line:
                        self.fail("listener: cut off")
                        break
                    if line.startswith(b"event:"):
                        self.counts["events"] += 1
                        if self.changed_at != told:
                            told = self.changed_at
                            self.took["event after a correction"].append((time.perf_counter() - self.changed_at) * 1000)
            except (OSError, asyncio.TimeoutError) as error:
                self.fail(f"listener: {type(error).__name__}")
            writer.close()

    async def slow(self, number):
        """Even ones send a byte of a request now and then; odd ones ask for much and hardly read. The server ends both."""
        await asyncio.sleep(self.random.random() * 20)
        while not self.over():
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=256)
                self.counts["slow connections"] += 1
                request = b"GET /api/v1/map?limit=300 HTTP/1.1\r\nHost: localhost\r\n"
                writer.write(request if number % 2 == 0 else request + b"\r\n")
                while not self.over():
                    await asyncio.sleep(5)
                    if number % 2 == 0:
                        writer.write(b"x")
                        await writer.drain()
                    if reader.at_eof() or (number % 2 == 1 and not await asyncio.wait_for(reader.read(64), 60)):
                        break
            except (OSError, asyncio.TimeoutError):
                self.counts["slow connections ended"] += 1  # what is wanted: the server does not wait for ever
            writer.close()
            await asyncio.sleep(1)

    async def newcomer(self):
        """Another process reads new articles into the same store."""
        while not self.over():
            await asyncio.sleep(self.options.every)
            if not self.later or self.over():
                continue
            batch, self.later = self.later[:10], self.later[10:]
            more = self.folder / "more.jsonl"
            more.write_text("".join(batch))
            process = await asyncio.create_subprocess_exec(self.program, "read", str(more), "--store", self.store, "--quiet", stderr=asyncio.subprocess.PIPE)
            _, said = await process.communicate()
            self.counts["articles read"] += len(batch)
            if process.returncode != 0:
                self.fail(f"read: {said.decode(errors='replace')}")

    # --- what is watched ----------------------------------------------------------------------------------------
    def over(self):
        return time.monotonic() > self.end

    async def watch(self):
        place = pathlib.Path(f"/proc/{self.server.pid}")
        while not self.over():
            memory = next(line for line in (place / "status").read_text().splitlines() if line.startswith("VmRSS"))
            self.samples.append((int(memory.split()[1]) / 1024, len(list((place / "fd").iterdir()))))
            if len(self.samples) % 6 == 1:
                print(f"{len(self.samples) / 6:5.1f} min  {self.samples[-1][0]:6.1f} MiB  {self.samples[-1][1]} files  {sum(map(len, self.took.values()))} requests  {sum(self.errors.values())} errors", file=sys.stderr, flush=True)
            await asyncio.sleep(10)

    async def run(self):
        await self.fill_ids()
        self.end = time.monotonic() + self.options.minutes * 60
        o = self.options
        clients = [self.watch(), self.corrector(), self.newcomer(), *(self.reader() for _ in range(o.readers)),
                   *(self.listener() for _ in range(o.listeners)), *(self.slow(number) for number in range(o.slow))]
        tasks = [asyncio.create_task(client) for client in clients]
        await asyncio.sleep(o.minutes * 60 + 15)
        for task in tasks:
            if task.done() and task.exception():
                self.fail(f"bench: {task.exception()!r}")
            task.cancel()

    def growth(self):
        """How much more is resident in the last quarter than in the second one, by medians (MiB)."""
        memory = [mib for mib, _ in self.samples]
        quarter = max(1, len(memory) // 4)
        median = lambda part: sorted(part)[len(part) // 2]
        return median(memory[-quarter:]) - median(memory[quarter : 2 * quarter] or memory)

    def report(self):
        took = {kind: sorted(values) for kind, values in sorted(self.took.items())}
        every = sorted(ms for kind, values in took.items() if not kind.startswith("event") for ms in values)
        line = lambda v: {"count": len(v), "p50": quantile(v, 0.5), "p99": quantile(v, 0.99), "max": round(v[-1], 1)}
        return {"minutes": self.options.minutes, "slow_clients": self.options.slow, "listeners": self.options.listeners,
                "requests": len(every), "errors": dict(self.errors), **self.counts, "all_ms": line(every), "ms": {kind: line(v) for kind, v in took.items()},
                "resident_mib": {"first": round(self.samples[0][0], 1), "most": round(max(m for m, _ in self.samples), 1),
                                 "last": round(self.samples[-1][0], 1), "growth": round(self.growth(), 1)},
                "files": {"first": self.samples[0][1], "most": max(f for _, f in self.samples), "last": self.samples[-1][1]}}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    for name, value in (("minutes", 40.0), ("pause", 0.1), ("every", 30.0), ("growth", 32.0)):
        options.add_argument(f"--{name}", type=float, default=value)
    for name, value in (("slow", 1000), ("readers", 6), ("listeners", 50), ("articles", 530)):
        options.add_argument(f"--{name}", type=int, default=value)
    options = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="hj-soak-") as folder:
        soak = Soak(options, folder)
        soak.make_store()
        soak.start()
        try:
            asyncio.run(soak.run())
            if soak.server.poll() is not None:
                soak.fail(f"the server ended: {soak.server.returncode}")
        finally:
            soak.server.terminate()
            soak.server.wait(30)
            soak.server.stdout.close()
    report = soak.report()
    print(json.dumps(report, ensure_ascii=False, indent=1))
    sys.exit(1 if soak.errors or report["resident_mib"]["growth"] > options.growth else 0)


if __name__ == "__main__":
    main()
