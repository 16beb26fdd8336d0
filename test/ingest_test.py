"""Fetching and following as a user calls them, against small servers of this test on the loopback.

Usage: ingest_test.py PROGRAM. Standard library only; every path is below a temporary folder.
"""
import gzip
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())


def page(title, body, url="", more=""):  # made-up parties
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    return f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title>{canonical}
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2024-02-18T09:30:00+09:00">
</head><body><h1>{title}</h1><div id="articleBody"><p>{body}</p></div>{more}</body></html>"""


DEAL = "가람전자가 누리칩스에 3년간 1200억원 규모의 메모리 반도체를 공급하는 계약을 체결했다고 4일 밝혔다."


class Site:
    """A server whose answers are functions of the request; counts what was asked."""

    def __init__(self):
        self.routes, self.asked, self.times = {}, [], []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                site.times.append((self.path, time.monotonic()))
                route = site.routes.get(self.path.split("?")[0])
                status, headers, body = (404, {}, b"") if route is None else route(self) or (None, None, None)
                if status is None:
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def handle(self):
                try:
                    super().handle()
                except ConnectionError:
                    pass  # a client that had enough

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def html(self, path, text, charset="utf-8"):
        self.routes[path] = lambda _: (200, {"Content-Type": f"text/html; charset={charset}"}, text.encode(charset))

    def count(self, path):
        return sum(asked.split("?")[0] == path for asked, _ in self.asked)


class Network(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.store = str(self.dir / "news.db")
        self.site = Site()
        self.addCleanup(self.site.close)

    def run_it(self, *words, status=0, timeout=120):
        done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=timeout, cwd=self.dir)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, f"{words}\n{out}\n{err}")
        return out, err

    def read(self, *paths, status=0, private=True):
        words = ["read", *paths, "--store", self.store, "--json"] + (["--allow-private"] if private else [])
        out, err = self.run_it(*words, status=status)
        return json.loads(out), err

    def articles(self):
        out, _ = self.run_it("export", "articles", "--store", self.store)
        return [json.loads(line) for line in out.splitlines()]


class Addresses(Network):
    def test_a_page_is_fetched_and_read(self):
        self.site.html("/1", page("가람전자, 누리칩스에 메모리 공급", DEAL), "euc-kr")
        summary, err = self.read(self.site.base + "/1")
        self.assertEqual(summary["articles"], 1, err)
        article = self.articles()[0]
        self.assertEqual(article["headline"], "가람전자, 누리칩스에 메모리 공급")
        self.assertEqual(article["url"], self.site.base + "/1")
        self.assertIsNotNone(article["seen"])
        self.assertEqual(article["published"], "2024-02-18T00:30:00Z")

    def test_packed_answers_are_unpacked(self):
        body = gzip.compress(page("가람전자, 누리칩스에 메모리 공급", DEAL).encode())
        self.site.routes["/1"] = lambda _: (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, body)
        self.assertEqual(self.read(self.site.base + "/1")[0]["articles"], 1)
        self.assertIn("br", dict(self.site.asked[0][1])["Accept-Encoding"])

    def test_private_addresses_are_refused_unless_allowed(self):
        self.site.html("/1", page("가", DEAL))
        port = self.site.server.server_port
        for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"):
            _, err = self.read(f"http://{host}:{port}/1", status=1, private=False)
            self.assertRegex(err, r"private address|resolve|no http or https", host)
        self.assertEqual(self.site.asked, [])

    def test_other_schemes_are_no_addresses(self):
        for url in ("file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/"):
            _, err = self.read(url, status=1)
            self.assertIn(url + ": is no http or https address", err)
        self.site.routes["/to"] = lambda _: (302, {"Location": "file:///etc/passwd"}, b"")
        _, err = self.read(self.site.base + "/to", status=1)
        self.assertIn("which is no http or https address", err)
        _, err = self.read("http://user:secret@127.0.0.1/", status=1)
        self.assertIn("no http or https address", err)

    def test_redirects_are_followed_and_end(self):
        self.site.html("/2", page("가람전자, 누리칩스에 메모리 공급", DEAL))
        self.site.routes["/1"] = lambda _: (301, {"Location": "/2"}, b"")
        self.site.routes["/loop"] = lambda _: (302, {"Location": "/loop"}, b"")
        self.assertEqual(self.read(self.site.base + "/1")[0]["articles"], 1)
        self.assertEqual(self.articles()[0]["url"], self.site.base + "/2")
        _, err = self.read(self.site.base + "/loop", status=1)
        self.assertIn("redirects more than 8 times", err)
        self.assertLess(self.site.count("/loop"), 12)

    def test_what_is_too_big_is_refused(self):
        bomb = gzip.compress(b"<p>" + b"\0" * (200 << 20))
        self.site.routes["/bomb"] = lambda _: (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb)
        _, err = self.read(self.site.base + "/bomb", status=1)
        self.assertIn("is over 16 MiB", err)
        self.site.routes["/lie"] = lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort") and h.connection.close()
        _, err = self.read(self.site.base + "/lie", status=1)
        self.assertIn(self.site.base + "/lie: ", err)

    def test_errors_are_named(self):
        _, err = self.read(self.site.base + "/none", status=1)
        self.assertIn("/none: answers 404", err)
        _, err = self.read("http://127.0.0.1:1/", status=1)
        self.assertIn("http://127.0.0.1:1/: ", err)


class Revisions(Network):
    def test_a_changed_page_is_a_revision_and_shows_what_changed(self):
        url = "https://daon.example/1"
        (self.dir / "1.html").write_text(page("가람전자, 누리칩스에 메모리 공급", DEAL, url))
        (self.dir / "2.html").write_text(page("가람전자, 누리칩스에 메모리 공급", DEAL.replace("1200억원", "1500억원"), url)
                                         .replace("</head>", '<meta property="article:modified_time" content="2024-02-18T11:00:00+09:00"></head>'))
        summary, _ = self.read("1.html", "2.html", "1.html")
        self.assertEqual(summary["new"], 2)
        port = free_port()
        server = subprocess.Popen([PROGRAM, "serve", self.store, "--port", str(port)], cwd=self.dir,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        late = next(a for a in self.articles() if a["modified"])
        answer = ask(f"http://127.0.0.1:{port}/api/v1/articles/{late['id']}")
        self.assertEqual(len(answer["revisions"]), 2)
        self.assertEqual(answer["revisions"][1]["id"], late["id"])
        changed = [(c["op"], c["text"].strip()) for c in answer["changes"] if c["op"] != "kept"]
        self.assertEqual(changed, [("removed", "1200억원"), ("added", "1500억원")])
        first = ask(f"http://127.0.0.1:{port}/api/v1/articles/{answer['revisions'][0]['id']}")
        self.assertEqual(first["changes"], [])


def free_port():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def ask(url):
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(url)


class Following(Network):
    def feeds(self, *urls, pause=0, more=""):
        text = f'[defaults]\nevery = "10m"\npause = {pause}\n'
        for url in urls:
            text += f'\n[[feed]]\nurl = "{url}"\n{more}'
        (self.dir / "feeds.toml").write_text(text)

    def rss(self, *items, title="다온뉴스 - 전체기사"):
        body = "".join(f"<item><title>{t}</title><link>{self.site.base}{p}</link><pubDate>Sun, 18 Feb 2024 09:30:00 +0900</pubDate>"
                       f"<slash:comments>3</slash:comments></item>" for t, p in items)
        return (f'<?xml version="1.0"?><rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>'
                f"<title>{title}</title>{body}</channel></rss>").encode()

    def serve_feed(self, items, path="/feed.xml"):
        def answer(handler):
            body = self.rss(*items)
            tag = f'"{hash(body)}"'
            if handler.headers.get("If-None-Match") == tag:
                return 304, {"ETag": tag}, b""
            return 200, {"Content-Type": "application/rss+xml", "ETag": tag}, body
        self.site.routes[path] = answer

    def watch(self, status=0):
        out, err = self.run_it("watch", "feeds.toml", "--once", "--json", "--allow-private", "--store", self.store, status=status)
        return json.loads(out.splitlines()[-1]), err

    def sources(self):
        out, _ = self.run_it("sources", "feeds.toml", "--json")
        return [json.loads(line) for line in out.splitlines()]

    def test_what_is_new_is_fetched_once(self):
        items = [("가람전자, 누리칩스에 메모리 공급", "/1")]
        self.serve_feed(items)
        self.site.html("/1", page("가람전자, 누리칩스에 메모리 공급", DEAL))
        self.site.html("/2", page("나래화학, 하람에너지 인수", "나래화학이 하람에너지를 인수하기로 했다고 5일 밝혔다."))
        self.feeds(self.site.base + "/feed.xml")
        first, err = self.watch()
        self.assertEqual((first["feeds"], first["articles"], first["new"]), (1, 1, 1), err)
        article = self.articles()[0]
        self.assertEqual((article["outlet"], article["comments"]), ("다온뉴스", 3))
        second, _ = self.watch()
        self.assertEqual((second["unchanged"], second["articles"]), (1, 0))
        self.assertIn("If-None-Match", self.site.asked[-1][1])
        self.assertEqual(self.site.count("/1"), 1)
        items.append(("나래화학, 하람에너지 인수", "/2"))
        third, _ = self.watch()
        self.assertEqual(third["new"], 1)
        self.assertEqual(self.site.count("/1"), 1)
        health = self.sources()[0]
        self.assertEqual((health["state"], health["polls"], health["unchanged"], health["articles"]), ("ok", 3, 1, 2))

    def test_robots_are_obeyed(self):
        self.serve_feed([("가", "/open"), ("나", "/closed/1")])
        self.site.html("/open", page("가람전자, 누리칩스에 메모리 공급", DEAL))
        self.site.html("/closed/1", page("나", DEAL))
        self.site.routes["/robots.txt"] = lambda _: (200, {}, b"User-agent: *\nDisallow: /closed/\n")
        self.feeds(self.site.base + "/feed.xml")
        out, err = self.watch()
        self.assertEqual(out["articles"], 1)
        self.assertIn("robots.txt does not allow it", err)
        self.assertEqual(self.site.count("/closed/1"), 0)
        self.assertEqual(self.site.count("/robots.txt"), 1)

    def test_failures_back_off_and_are_shown(self):
        self.site.routes["/feed.xml"] = lambda _: (503, {"Retry-After": "7200"}, b"")
        self.site.routes["/html"] = lambda _: (200, {"Content-Type": "text/html"}, b"<!doctype html><html><body>404</body></html>")
        self.site.routes["/gone"] = lambda _: (410, {}, b"")
        self.feeds(*(self.site.base + p for p in ("/feed.xml", "/html", "/gone")))
        out, err = self.watch(status=1)
        self.assertEqual(out["failed"], 3)
        self.assertIn("/feed.xml: answers 503", err)
        self.assertIn("/html: is an HTML page, no feed", err)
        busy, html, gone = self.sources()
        self.assertEqual((busy["state"], busy["failures"], busy["status"]), ("failing", 1, 503))
        self.assertGreater(seconds_between(busy["last_try"], busy["next"]), 7190)
        self.assertAlmostEqual(seconds_between(html["last_try"], html["next"]), 1200, delta=2)
        self.assertEqual((gone["state"], gone["next"]), ("gone", None))
        asked = self.site.count("/gone")
        self.watch(status=1)
        self.assertEqual(self.site.count("/gone"), asked)

    def test_a_host_is_asked_no_faster_than_it_likes(self):
        self.serve_feed([(f"가 {i}", f"/{i}") for i in range(3)])
        for i in range(3):
            self.site.html(f"/{i}", page(f"가람전자, 누리칩스에 메모리 공급 {i}", DEAL))
        self.site.routes["/robots.txt"] = lambda _: (200, {}, b"User-agent: hapjong\nCrawl-delay: 0.4\n")
        self.feeds(self.site.base + "/feed.xml")
        self.watch()
        times = [t for p, t in self.site.times if p != "/robots.txt"]
        self.assertEqual(len(times), 4)
        self.assertGreater(min(b - a for a, b in zip(times, times[1:])), 0.35)

    def test_bad_articles_cost_themselves_alone_and_are_tried_again(self):
        self.serve_feed([("가", "/good"), ("나", "/busy"), ("다", "/missing"), ("라", "/image")])
        self.site.html("/good", page("가람전자, 누리칩스에 메모리 공급", DEAL))
        self.site.routes["/busy"] = lambda _: (500, {}, b"")
        self.site.routes["/image"] = lambda _: (200, {"Content-Type": "image/png"}, b"\x89PNG")
        self.feeds(self.site.base + "/feed.xml")
        out, err = self.watch()
        self.assertEqual((out["articles"], out["faults"]), (1, 3), err)
        self.site.html("/busy", page("나래화학, 하람에너지 인수", "나래화학이 하람에너지를 인수하기로 했다고 5일 밝혔다."))
        out, _ = self.watch()
        self.assertEqual(out["new"], 1)
        self.assertEqual((self.site.count("/good"), self.site.count("/missing")), (1, 1))

    def test_sitemaps_and_json_feeds_are_followed(self):
        day = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        self.site.routes["/index.xml"] = lambda _: (200, {}, f"<sitemapindex {space}><sitemap><loc>{self.site.base}/news.xml</loc></sitemap></sitemapindex>".encode())
        self.site.routes["/news.xml"] = lambda _: (200, {}, f"<urlset {space}><url><loc>{self.site.base}/1</loc><lastmod>{day}</lastmod></url>"
                                                   f"<url><loc>{self.site.base}/old</loc><lastmod>2019-01-01</lastmod></url></urlset>".encode())
        self.site.routes["/feed.json"] = lambda _: (200, {}, json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "누리통신",
                                                    "items": [{"id": "1", "url": self.site.base + "/2", "title": "나"}]}).encode())
        self.site.html("/1", page("가람전자, 누리칩스에 메모리 공급", DEAL))
        self.site.html("/2", page("나래화학, 하람에너지 인수", "나래화학이 하람에너지를 인수하기로 했다고 5일 밝혔다."))
        self.feeds(self.site.base + "/index.xml", self.site.base + "/feed.json")
        out, err = self.watch()
        self.assertEqual(out["new"], 2, err)
        self.assertEqual(self.site.count("/old"), 0)

    def test_a_feed_at_a_private_address_is_refused(self):
        self.serve_feed([])
        self.feeds(self.site.base + "/feed.xml")
        _, err = self.run_it("watch", "feeds.toml", "--once", "--store", self.store, status=1)
        self.assertIn("private address", err)
        self.assertEqual(self.site.asked, [])

    def test_it_stops_when_it_is_told(self):
        self.serve_feed([])
        self.feeds(self.site.base + "/feed.xml")
        running = subprocess.Popen([PROGRAM, "watch", "feeds.toml", "--allow-private", "--store", self.store], cwd=self.dir,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertIn(b"1 feeds", running.stdout.readline())
        running.terminate()
        out, err = running.communicate(timeout=20)
        self.assertEqual(running.returncode, 0, err)

    def test_mistakes_in_the_list_are_named(self):
        for text, reason in (('[[feed]]\nurl = "x"\n', "feeds.toml:1: url is no http or https address"),
                             ('[[feed]]\nurl = "http://a/"\nspeed = 1\n', 'feeds.toml:3: "speed" is no setting'),
                             ('[defaults]\nevery = "1w"\n', "feeds.toml:2: every is no time"),
                             ("[[feed]\n", "feeds.toml:1: "), ("", "feeds.toml: has no [[feed]]")):
            (self.dir / "feeds.toml").write_text(text)
            _, err = self.run_it("watch", "feeds.toml", "--once", status=1)
            self.assertIn(reason, err)

    def test_opml_goes_in_and_out(self):
        (self.dir / "in.opml").write_text('<opml version="2.0"><body><outline text="뉴스"><outline text="다온 &amp; 뉴스" xmlUrl="https://daon.example/rss?a=1&amp;b=2" '
                                          'htmlUrl="https://daon.example/"/><outline xmlUrl="javascript:x"/></outline></body></opml>')
        out, _ = self.run_it("sources", "feeds.toml", "--add", "in.opml")
        self.assertIn("1 feeds added", out)
        out, _ = self.run_it("sources", "feeds.toml", "--add", "in.opml")
        self.assertIn("0 feeds added", out)
        out, _ = self.run_it("sources", "feeds.toml", "--opml")
        self.assertIn('text="다온 &amp; 뉴스" xmlUrl="https://daon.example/rss?a=1&amp;b=2" htmlUrl="https://daon.example/"', out)
        self.assertEqual(self.sources()[0]["state"], "new")


def seconds_between(first, last):
    parse = lambda text: time.mktime(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))
    return parse(last) - parse(first)


class Archives(Network):
    def record(self, number, body):
        http_answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
        return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://daon.example/{number}\r\nWARC-Date: 2024-02-18T00:30:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http_answer)}\r\n\r\n").encode() + http_answer + b"\r\n\r\n"

    def test_a_warc_goes_on_where_it_stopped(self):
        pages = [page(f"가람전자, 누리칩스에 메모리 공급 {i}", DEAL.replace("4일", f"{i + 1}일")) for i in range(20)]
        members = [gzip.compress(self.record(i, p)) for i, p in enumerate(pages)]
        (self.dir / "a.warc.gz").write_bytes(b"".join(members[:12]))
        first, _ = self.read("a.warc.gz", "--resume", "places")
        self.assertEqual(first["new"], 12)
        (self.dir / "a.warc.gz").write_bytes(b"".join(members))
        second, _ = self.read("a.warc.gz", "--resume", "places")
        self.assertEqual((second["articles"], second["new"]), (8, 8))
        third, _ = self.read("a.warc.gz", "--resume", "places")
        self.assertEqual(third["articles"], 0)
        (self.dir / "places").write_text("[]")
        self.run_it("read", "a.warc.gz", "--resume", "places", "--store", self.store, status=1)

    def test_csv_with_a_mapping(self):
        (self.dir / "a.csv").write_text(f"기사제목,글\n가람전자 공급 계약,{DEAL}\n")
        summary, _ = self.read("a.csv", "--columns", "title=기사제목,body=글")
        self.assertEqual(summary["articles"], 1)
        self.run_it("read", "a.csv", "--columns", "colour=1", status=2)


if __name__ == "__main__":
    unittest.main(verbosity=1)
