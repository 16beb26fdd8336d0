#!/usr/bin/env python3
"""Requests a second of `hapjong serve` under wrk, 64 connections kept alive: serve.py PROGRAM [COUNT] [SECONDS]

Reads COUNT (2,000) articles of bench/corpus.py into a store, serves it, and asks for a file of 1 KB
(the bare server), the map of 300 edges, the largest story and a search, for SECONDS (10) each. Where
there are two cores the server has the first one and wrk the second. wrk is Debian's (`apt install wrk`)."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

CONNECTIONS = 64
KINDS = ("connect", "read", "write", "timeout", "status")


def on(core, command):
    return ["taskset", "-c", str(core), *command] if shutil.which("taskset") and os.cpu_count() > 1 else command


def start(program, store, web):
    server = subprocess.Popen(on(0, [program, "serve", store, "--port", "0", "--web", web]), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for line in server.stdout:
        if found := re.search(r"http://[0-9.:]+", line):
            return server, found[0]
    sys.exit(f"{program} serve: exit {server.wait()}")


def ask(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def measure(name, url, seconds):
    size = len(ask(url))
    done = subprocess.run(on(1, ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url]),
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"wrk: {done.stderr}")
    rate = float(re.search(r"Requests/sec:\s*([0-9.]+)", done.stdout)[1])
    slow = re.search(r"^\s*99%\s+(\S+)", done.stdout, re.M)[1]
    wrong = [line.strip() for line in done.stdout.splitlines() if re.search("Non-2xx|Socket errors", line)]
    print(f"{name}: {rate:,.0f} requests/s, p99 {slow}, {size:,} bytes; {'; '.join(wrong) or 'no error'}", flush=True)


def main():
    if len(sys.argv) < 2 or not shutil.which("wrk"):
        sys.exit(__doc__)
    program, count = os.path.realpath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "2000"
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    here = os.path.dirname(os.path.realpath(__file__))
    with tempfile.TemporaryDirectory() as work:
        store, web = os.path.join(work, "b.db"), os.path.join(work, "web")
        os.mkdir(web)
        with open(os.path.join(web, "index.html"), "w") as page:
            page.write("<!doctype html><title>1 KB</title>".ljust(1024, "."))
        with open(os.path.join(work, "a.jsonl"), "w") as articles:
            subprocess.run([sys.executable, os.path.join(here, "corpus.py"), count], stdout=articles, check=True)
        subprocess.run([program, "read", articles.name, "--store", store, "--quiet"], check=True)
        server, base = start(program, store, web)
        try:
            api = base + "/api/v1"
            story = json.loads(ask(f"{api}/stories?sort=size&limit=1"))["items"][0]["id"]
            edges = len(json.loads(ask(f"{api}/map?limit=300"))["edges"])
            measure("bare, a file of 1 KB", base + "/index.html", seconds)
            measure(f"map of {edges} edges", f"{api}/map?limit=300", seconds)
            measure("story", f"{api}/stories/{story}", seconds)
            measure("search", f"{api}/search?q={urllib.parse.quote('공급 계약')}", seconds)
        finally:
            server.terminate()
            server.wait()


main()
