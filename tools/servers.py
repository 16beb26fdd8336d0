#!/usr/bin/env python3
"""Starts PostgreSQL or NATS for a test, below a temporary folder, on a socket or loopback, and stops it.
Usage: servers.py start-postgres [PID] | restart-postgres URL | start-nats COUNT [PID] | stop URL
start-… prints the URL that `stop` takes; without the server's program it prints nothing and exits 1.
With a process's id it stops by itself once that process is gone, however it ended.
Root hands PostgreSQL to the user `postgres` or `nobody`, for it refuses to run as root."""
import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

SETTINGS = {"listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
            "shared_buffers": "128MB", "max_wal_size": "2GB", "autovacuum_naptime": "15s", "max_connections": "60"}


def program(name, *places):
    found = shutil.which(name) or next((p for pattern in places for p in sorted(glob.glob(pattern + "/" + name), reverse=True)), None)
    if not found:
        print(f"servers.py: {name} is not installed", file=sys.stderr)
        sys.exit(1)
    return found


def unprivileged():
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    sys.exit("servers.py: root, and neither postgres nor nobody is a user")


def postgres_tool(name):
    return program(name, "/usr/lib/postgresql/*/bin")


def run(user, *command):
    ids = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd="/", **ids)
    if done.returncode != 0:
        sys.exit(f"servers.py: {command[0]}: {done.stderr.decode(errors='replace').strip()}")


def start_postgres(folder=None, settings=None):
    initdb, control = postgres_tool("initdb"), postgres_tool("pg_ctl")
    user = unprivileged()
    folder = folder or tempfile.mkdtemp(prefix="hj-postgres-")
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    run(user, initdb, "-D", folder + "/data", "-U", "hapjong", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    with open(folder + "/data/postgresql.conf", "a") as conf:
        for key, value in {**SETTINGS, **(settings or {}), "unix_socket_directories": folder}.items():
            conf.write(f"{key} = '{value}'\n")
    run(user, control, "-D", folder + "/data", "-w", "-l", folder + "/log", "start")
    return "postgres://hapjong@/?host=" + folder


def restart_postgres(url, how="immediate"):
    folder = urllib.parse.parse_qs(urllib.parse.urlparse(url).query)["host"][0]
    run(unprivileged(), postgres_tool("pg_ctl"), "-D", folder + "/data", "-w", "-m", how, "-l", folder + "/log", "restart")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


class Nats:
    """One server, or several that form a cluster with JetStream."""

    def __init__(self, count, folder=None, extra=()):
        self.folder = folder or tempfile.mkdtemp(prefix="hj-nats-")
        self.program, self.count, self.extra = program("nats-server", "/usr/sbin", "/usr/local/bin"), count, list(extra)
        os.makedirs(self.folder, exist_ok=True)
        ports = free_ports(2 * count)
        self.clients, self.routes = ports[:count], ports[count:]
        self.processes = [None] * count
        for i in range(count):
            self.start(i)
        for port in self.clients:
            wait_for_port(port)

    def start(self, i):
        command = [self.program, "-a", "127.0.0.1", "-p", str(self.clients[i]), "-js", "-sd", f"{self.folder}/{i}",
                   "-n", f"n{i}", "-l", f"{self.folder}/{i}.log", *self.extra]
        if self.count > 1:
            routes = ",".join(f"nats://127.0.0.1:{p}" for p in self.routes)
            command += ["-cluster_name", "hapjong", "-cluster", f"nats://127.0.0.1:{self.routes[i]}", "-routes", routes]
        self.processes[i] = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                             stdin=subprocess.DEVNULL, start_new_session=True)
        with open(f"{self.folder}/{i}.pid", "w") as file:
            file.write(str(self.processes[i].pid))

    def kill(self, i):
        self.processes[i].kill()
        self.processes[i].wait()

    def url(self):
        return "nats://" + ",".join(f"127.0.0.1:{p}" for p in self.clients)


def wait_for_port(port, seconds=20):
    for _ in range(seconds * 20):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"servers.py: nothing listens on port {port}")


def stop(url):
    """`url` as start-… has printed it: PostgreSQL's socket folder, or NATS's with its process ids."""
    folder = urllib.parse.parse_qs(urllib.parse.urlparse(url).query)["host" if url.startswith("postgres") else "folder"][0]
    if not os.path.basename(folder).startswith("hj-"):
        sys.exit("servers.py: it was not started here")
    if url.startswith("postgres"):
        run(unprivileged(), postgres_tool("pg_ctl"), "-D", folder + "/data", "-w", "-m", "immediate", "stop")
    for path in glob.glob(folder + "/*.pid"):
        with open(path) as file:
            try:
                os.kill(int(file.read()), signal.SIGKILL)
            except ProcessLookupError:
                pass
    shutil.rmtree(folder, ignore_errors=True)


def stop_after(pid, url):
    """A child of its own session waits for the end of `pid`."""
    if os.fork() != 0:
        return
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    while os.path.exists(f"/proc/{pid}"):
        time.sleep(0.5)
    stop(url)


def main():
    command, words = sys.argv[1:2], sys.argv[2:]
    if command in (["start-postgres"], ["start-nats"]):
        if command == ["start-nats"]:
            nats = Nats(int(words.pop(0)))
            url = nats.url() + "?folder=" + nats.folder
        else:
            url = start_postgres()
        print(url, flush=True)
        if words:
            stop_after(int(words[0]), url)
    elif command == ["restart-postgres"] and len(words) == 1:
        restart_postgres(words[0])
        print("restarted")
    elif sys.argv[1:2] == ["stop"] and len(sys.argv) == 3:
        stop(sys.argv[2])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
