"""The files of deploy/ as far as they can be run on one machine: units, a compose file, Kubernetes, servers' settings.
Usage: deploy_test.py HAPJONG   (a part whose program is not installed is skipped)"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
sys.path.insert(0, str(ROOT / "tools"))
import servers  # noqa: E402

PROGRAM = ""
try:
    import yaml
except ImportError:
    yaml = None


def is_there(name, *places):
    return shutil.which(name) or any(os.path.exists(place + "/" + name) for place in places)


NATS = is_there("nats-server", "/usr/sbin")
POSTGRES = is_there("psql")


def unit(name):
    """Key -> values, in order, of a systemd unit."""
    out = {}
    for line in (DEPLOY / "systemd" / name).read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            out.setdefault(key, []).append(value)
    return out


def kubernetes():
    return list(yaml.safe_load_all((DEPLOY / "kubernetes" / "hapjong.yaml").read_text(encoding="utf-8")))


def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def commands():
    """Every command line of hapjong that the files run."""
    for name in ("hapjong-work.service", "hapjong-serve@.service"):
        yield name, shlex.split(unit(name)["ExecStart"][0].replace("%i", "8470").replace("/usr/bin/", ""))
    if yaml:
        for name, service in compose()["services"].items():
            if service.get("image") == "hapjong":
                yield "compose.yaml: " + name, service["command"]
        for thing in kubernetes():
            for container in thing["spec"].get("template", {}).get("spec", {}).get("containers", []):
                yield "kubernetes: " + container["name"], container["command"]


def lost(given, kept, path=""):
    """The keys of `given` that `kept` lacks, or has otherwise."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for key, value in given.items():
            yield from lost(value, kept.get(key), f"{path}.{key}")
    elif isinstance(given, list) and isinstance(kept, list) and len(given) == len(kept):
        for i, value in enumerate(given):
            yield from lost(value, kept[i], f"{path}[{i}]")
    elif given != kept:
        yield f"{path}: {given!r} is {kept!r}"


class Files(unittest.TestCase):
    @unittest.skipUnless(is_there("systemd-analyze"), "systemd is not installed")
    def test_the_units_are_sound(self):
        folder = tempfile.mkdtemp(prefix="hj-deploy-")
        self.addCleanup(shutil.rmtree, folder)
        for name in ("hapjong-work.service", "hapjong-serve@.service"):
            text = (DEPLOY / "systemd" / name).read_text(encoding="utf-8").replace("/usr/bin/hapjong", PROGRAM)
            text = "\n".join(line for line in text.splitlines() if not line.startswith("Documentation="))  # its page is not installed here
            path = f"{folder}/{name.replace('@', '@8470')}"
            pathlib.Path(path).write_text(text, encoding="utf-8")
            done = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False)
            said = "\n".join(line for line in (done.stdout + done.stderr).splitlines() if os.path.basename(path) in line)
            self.assertEqual(said, "", name)

    @unittest.skipUnless(NATS, "NATS is not installed")
    def test_nats_takes_its_file_and_asks_for_the_password(self):
        program = servers.program("nats-server", "/usr/sbin")
        conf = str(DEPLOY / "nats.conf")
        env = {key: value for key, value in os.environ.items() if key != "NATS_PASSWORD"}
        self.assertNotEqual(subprocess.run([program, "-t", "-c", conf], capture_output=True, env=env, check=False).returncode, 0)
        done = subprocess.run([program, "-t", "-c", conf, "-n", "n1"], capture_output=True, text=True, env={**env, "NATS_PASSWORD": "secret-word"}, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    @unittest.skipUnless(POSTGRES, "PostgreSQL is not installed")
    def test_postgresql_takes_its_file(self):
        url = servers.start_postgres()
        self.addCleanup(servers.stop, url)
        folder = url.split("host=")[1]
        settings = re.findall(r"^(\w+) = (\S+)", (DEPLOY / "postgresql.conf").read_text(encoding="utf-8"), re.M)
        with open(folder + "/data/postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(f"include '{DEPLOY}/postgresql.conf'\n" if os.access(DEPLOY, os.R_OK) and os.geteuid() != 0 else
                       (DEPLOY / "postgresql.conf").read_text(encoding="utf-8"))
        subprocess.run(["psql", "-q", url.replace("/?", "/postgres?"), "-c", "SELECT pg_reload_conf()"], check=True, capture_output=True)
        time.sleep(0.5)
        for name, value in settings:
            done = subprocess.run(["psql", "-At", url.replace("/?", "/postgres?"), "-c",
                                   f"SELECT setting, error FROM pg_file_settings WHERE name = '{name}' ORDER BY seqno DESC LIMIT 1"],
                                  check=True, capture_output=True, text=True).stdout.strip()
            said, error = done.split("|")
            self.assertEqual(said, value)
            self.assertIn(error, ("", "setting could not be applied"))  # which only says that it waits for a restart

    @unittest.skipUnless(yaml, "python3-yaml is not installed")
    def test_compose_names_what_there_is(self):
        whole = compose()
        self.assertLessEqual({key for key in whole if not key.startswith("x-")}, {"services", "volumes"})
        known = {"image", "restart", "environment", "volumes", "healthcheck", "command", "deploy", "depends_on", "ports"}
        for name, service in whole["services"].items():
            self.assertLessEqual(set(service), known, name)
            self.assertIn("image", service)
            for other, how in service.get("depends_on", {}).items():
                self.assertIn("healthcheck", whole["services"][other], other)
                self.assertEqual(how, {"condition": "service_healthy"})
            for volume in service.get("volumes", []):
                source = volume.split(":")[0]
                self.assertTrue(source in whole["volumes"] or source.startswith("./"), volume)
        hosts = set(re.findall(r"[@,](\w+):4222", whole["services"]["worker"]["environment"]["HAPJONG_QUEUE"]))
        self.assertLessEqual(hosts | {"db"}, set(whole["services"]))
        routes = set(re.findall(r"nats://(\w+):6222", (DEPLOY / "nats.conf").read_text(encoding="utf-8")))
        self.assertEqual(routes, hosts)

    @unittest.skipUnless(yaml, "python3-yaml is not installed")
    def test_kubernetes_names_what_there_is(self):
        labels = set()
        for thing in kubernetes():
            self.assertLessEqual({"apiVersion", "kind", "metadata", "spec"}, set(thing))
            self.assertRegex(thing["metadata"]["name"], r"^[a-z0-9-]+$")
            if thing["kind"] == "Service":
                continue
            self.assertEqual((thing["apiVersion"], thing["kind"]), ("apps/v1", "Deployment"))
            template = thing["spec"]["template"]
            self.assertEqual(thing["spec"]["selector"]["matchLabels"], template["metadata"]["labels"])
            labels.add(template["metadata"]["labels"]["app"])
            volumes = {volume["name"] for volume in template["spec"].get("volumes", [])}
            for container in template["spec"]["containers"]:
                self.assertLessEqual({mount["name"] for mount in container.get("volumeMounts", [])}, volumes)
                ports = {port["containerPort"] for port in container.get("ports", [])}
                if "readinessProbe" in container:
                    self.assertIn(container["readinessProbe"]["httpGet"]["port"], ports)
        for thing in kubernetes():
            if thing["kind"] == "Service":
                self.assertIn(thing["spec"]["selector"]["app"], labels)
                self.assertEqual(thing["spec"]["ports"][0]["targetPort"], 8470)

    @unittest.skipUnless(yaml and shutil.which("kubectl"), "kubectl or python3-yaml is not installed")
    def test_kubernetes_knows_every_key(self):
        """kubectl reads a deployment into its own types, of which what it does not know is not left."""
        deployments = [thing for thing in kubernetes() if thing["kind"] == "Deployment"]
        said = subprocess.run(["kubectl", "set", "env", "--local", "-f", "-", "-o", "json", "CHECKED=1"], input=yaml.safe_dump_all(deployments),
                              capture_output=True, text=True, check=True).stdout
        known, decoder = {}, json.JSONDecoder()
        while said.strip():
            thing, end = decoder.raw_decode(said.lstrip())
            known[thing["metadata"]["name"]], said = thing, said.lstrip()[end:]
        self.assertEqual({thing["metadata"]["name"] for thing in deployments}, set(known))
        for thing in deployments:
            self.assertEqual(list(lost(thing, known[thing["metadata"]["name"]])), [])

    @unittest.skipUnless(shutil.which("docker-compose"), "docker-compose is not installed")
    def test_compose_takes_its_file(self):
        words = ["docker-compose", "-f", str(DEPLOY / "compose.yaml"), "config", "-q"]
        done = subprocess.run(words, env={**os.environ, "NATS_PASSWORD": "a", "DB_PASSWORD": "b"}, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        self.assertIn("_PASSWORD", done.stderr)  # that must be set
        self.assertNotEqual(done.returncode, 0)


@unittest.skipUnless(NATS and POSTGRES, "PostgreSQL or NATS is not installed")
class Commands(unittest.TestCase):
    """Every command line that a unit or a container runs, against real servers, by hand."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="hj-deploy-")
        cls.postgres = servers.start_postgres()
        cls.nats = servers.Nats(1, cls.folder + "/nats", ["--user", "hapjong", "--pass", "secret-word"])
        cls.env = {**os.environ, "HAPJONG_QUEUE": cls.nats.url().replace("nats://", "nats://hapjong:secret-word@"),
                   "HAPJONG_STORE_PATH": cls.postgres.replace("/?", "/postgres?")}

    @classmethod
    def tearDownClass(cls):
        cls.nats.kill(0)
        servers.stop(cls.postgres)
        shutil.rmtree(cls.folder)

    def test_they_run(self):
        tokens = self.folder + "/tokens"
        subprocess.run([PROGRAM, "token", "add", "desk", "--scope", "read", "--tokens", tokens], check=True, capture_output=True)
        subprocess.run([PROGRAM, "feed", str(ROOT / "data" / "sample" / "articles.jsonl"), "-q"], check=True, env=self.env)
        seen = set()
        for where, words in commands():
            words = [tokens if word == "/etc/hapjong/tokens" else word for word in words[1:]]
            with self.subTest(where):
                seen.add(words[0])
                if words[0] == "work":
                    done = subprocess.run([PROGRAM, *words, "--once"], env=self.env, capture_output=True, text=True, check=False, timeout=120)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertIn("pages read", done.stderr)
                else:
                    self.serve(words)
        self.assertEqual(seen, {"work", "serve"})

    def serve(self, words):
        port = str(servers.free_ports(1)[0])
        words = [port if word == "8470" else "127.0.0.1" if word == "0.0.0.0" else word for word in words]
        words += [] if "--port" in words else ["--port", port]
        server = subprocess.Popen([PROGRAM, *words], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            servers.wait_for_port(int(port))
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
                self.assertEqual(answer.status, 200)
        finally:
            server.terminate()
            self.assertEqual(server.wait(20), 0, server.stderr.read())
            server.stderr.close()


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
