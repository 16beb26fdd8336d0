"""Prints a party's deals from a running `hapjong serve`. Usage: deals.py NAME [BASE] (http://127.0.0.1:8470);
HAPJONG_TOKEN in the environment is sent where the server wants one. Standard library only."""
import datetime
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

BASE = sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8470"


def get(path, **query):
    request = urllib.request.Request(f"{BASE}/api/v1{path}?{urllib.parse.urlencode(query)}")
    if token := os.environ.get("HAPJONG_TOKEN"):
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.URLError as error:  # nobody there, or an answer that is an error
        sys.exit(f"deals.py: {BASE}: {error}")


def day(instant):
    """Its day in Korea: times of the API are in UTC."""
    if not instant:
        return ""
    return str((datetime.datetime.fromisoformat(instant.replace("Z", "+00:00")) + datetime.timedelta(hours=9)).date())


if len(sys.argv) < 2:
    sys.exit(__doc__)
found = [party for party in get("/entities", q=sys.argv[1])["items"] if party["name"] == sys.argv[1]]
if not found:
    sys.exit(f"{sys.argv[1]}: no such party")
names = lambda side: ", ".join(party["name"] for party in side)
cursor = {}
while cursor is not None:
    page = get("/deals", party=found[0]["id"], limit=100, **cursor)
    for deal in page["items"]:
        print(day(deal["last"]), deal["type"], names(deal["a"]), "→" if deal["directed"] else "─", names(deal["b"]), deal["status"], sep="\t")
    cursor = {"cursor": page["next_cursor"]} if page["next_cursor"] else None
