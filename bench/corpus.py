#!/usr/bin/env python3
"""Makes a large corpus from the sample: corpus.py COUNT [--gold FILE] > articles.jsonl

Every round takes all articles of data/gold/articles.jsonl and gives them other parties (the stems of
their names), other words (nouns change places with one another), other figures and a later date: a
world of its own, in which the sample's stories and copies are as they were. What stays is what any
two articles share: verbs, endings, the words of the trade. The same COUNT gives the same bytes. With --gold, writes id, story and copy_of of each article.
"""
import argparse, datetime, json, pathlib, random, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
JOSA = re.compile(r"(에서는|으로는|에서|에게|으로|까지|부터|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$")
WORD = re.compile(r"[가-힣]{2,}")
TRADE = set("""기자 회장 대표 사장 관계자 업계 시장 계약 공급 투자 인수 합병 협력 협상 체결 합의 규모 계획 예정 방침
지난 올해 내년 지난해 지난달 오는 이번 이날 최근 오전 오후 한국 미국 일본 중국 서울 기업 회사 그룹 사업 기술 제품 생산
공장 지분 매출 영업이익 실적 주가 거래 정부 장관 대통령 발표 검토 추진 논의 설명 전망 예상 관련 대해 통해 위해 따르면""".split())
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후기니디리미비시이지치키티피히"


def load(name):
    with open(ROOT / "data" / "gold" / name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def stems(gold):
    """Two-syllable stems of organisations' names, and whole names of persons."""
    orgs, people = set(), set()
    for row in gold:
        for entity in row["entities"]:
            for name in [entity["name"], *entity.get("aliases", [])]:
                if re.fullmatch(r"[가-힣]{3,}|[A-Za-z]{4,}", name):
                    (people if entity["kind"] == "person" else orgs).add(name if entity["kind"] == "person" else name[:2])
    return sorted(orgs), sorted(people)


def nouns(articles, names):
    seen = set()
    for article in articles:
        words = {JOSA.sub("", w) for w in WORD.findall(article.get("body") or article["text"])}
        seen.update(w for w in words if len(w) >= 2 and not w.endswith(("다", "고", "며", "한", "할", "된", "던", "해", "서", "나", "지")))
    return sorted(w for w in seen - TRADE if not any(s in w or w in s for s in names))


def world(number, orgs, people, words):
    """The replacements of one round: pattern and table."""
    rng = random.Random(number)
    table = {s: "".join(rng.choices(SYLLABLES, k=2)) for s in orgs}
    table |= {p: p[0] + "".join(rng.choices(SYLLABLES, k=2)) for p in people}
    shuffled = words[:]
    rng.shuffle(shuffled)
    table |= dict(zip(words, shuffled))
    return table


def vary(text, pattern, table, number):
    text = pattern.sub(lambda m: table[m.group()], text)
    if number == 0:
        return text
    return re.sub(r"\d{2,8}", lambda m: str(int(m.group()) * (number % 89 + 7) % 10 ** len(m.group()) or 1), text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("count", type=int)
    arguments.add_argument("--gold")
    arguments = arguments.parse_args()
    articles, gold = load("articles.jsonl"), load("gold.jsonl")
    meta = {g["id"]: g for g in gold}
    orgs, people = stems(gold)
    words = nouns(articles, orgs + people)
    pattern = re.compile("|".join(map(re.escape, sorted(orgs + people + words, key=lambda s: (-len(s), s)))))
    out_gold = open(arguments.gold, "w", encoding="utf-8") if arguments.gold else None
    for n in range(arguments.count):
        number, source = n // len(articles), articles[n % len(articles)]
        if n % len(articles) == 0:
            table = world(number, orgs, people, words)
        suffix = f"/{number}"
        date = datetime.date.fromisoformat(source["published"][:10]) + datetime.timedelta(days=number * 53 % 360)
        row = {"id": source["id"] + suffix, "published": date.isoformat()}
        if source.get("outlet"):
            row["outlet"] = source["outlet"]
        for field in ("title", "body", "text"):
            if source.get(field):
                row[field] = vary(source[field], pattern, table, number)
        print(json.dumps(row, ensure_ascii=False))
        if out_gold:
            g = meta[source["id"]]
            mark = {"id": row["id"], "story": (g.get("story") or source["id"]) + suffix,
                    "copy_of": g["copy_of"] + suffix if g.get("copy_of") else None}
            print(json.dumps(mark, ensure_ascii=False), file=out_gold)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
