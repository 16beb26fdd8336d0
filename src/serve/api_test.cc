// The API through real HTTP on a free loopback port, over hand-built articles.
#include "serve/api.h"

#include <brotli/decode.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "serve/client.h"
#include "serve/map_layout.h"
#include "serve/router.h"
#include "serve/serve.h"
#include "store/made.h"

namespace hj::serving {
namespace {

using made::entity;
using made::kDay;
using made::kMarch;
using made::Made;

class Api : public testing::Test {
 protected:
  static constexpr std::size_t kListeners = 5;
  static void SetUpTestSuite() {
    std::string name = (std::filesystem::temp_directory_path() / "hj-serve-XXXXXX").string();
    folder() = mkdtemp(name.data());
    build_store(folder() + "/a.db");
    build_web(folder() + "/web");
    ServeOptions options;
    options.store = folder() + "/a.db";
    options.port = 0;
    options.web = folder() + "/web";
    options.signals = false;
    options.listeners = kListeners;
    options.english[Kind::org] = {{"다온", "Daon"}};
    Result<std::unique_ptr<Server>> opened = open_server(options);
    ASSERT_TRUE(opened) << opened.error().what;
    server() = *std::move(opened);
    runner() = std::thread([] { server()->run(); });
  }
  static void TearDownTestSuite() {
    if (server() != nullptr) server()->stop();
    if (runner().joinable()) runner().join();
    server().reset();
    std::filesystem::remove_all(folder());
  }
  static void build_store(const std::string& path) {
    const auto store = *open_store(path);
    Made one = made::supply("한빛일보", kMarch),
         two = made::supply("서울통신", kMarch + 10 * kDay, Status::done, "공급했다고 밝혔다.");
    Made copy = made::supply("아침뉴스", kMarch + 60);
    one.doc.comments = 7;
    copy.verdict.original = one.doc.id;
    first() = one;
    for (const Made* m : {&one, &two, &copy}) ASSERT_TRUE(store->put(m->doc, m->verdict));
    ASSERT_TRUE(store->put(alliance().doc, alliance().verdict));
    const Placing placings[] = {
        {one.doc.id, StoryId{0xABC}}, {two.doc.id, StoryId{0xABC}}, {copy.doc.id, StoryId{0xABC}}};
    ASSERT_TRUE(store->place(placings));
    const Telling telling[] = {
        {StoryId{0xABC}, one.doc.id, {{one.doc.id, one.doc.sentences.rows[1].span}}}};
    ASSERT_TRUE(store->tell(telling));
    ASSERT_TRUE(store->keep(
        {std::string(Record::kGoneStory), id_text(StoryId{0xDEF}), id_text(two.doc.id), 0}));
  }
  // Three parties on one side, a role, and a character beyond U+FFFF before them.
  static const Made& alliance() {
    static const Made kMade = [] {
      made::Builder b("한빛일보", kMarch + 2 * kDay, "𠮷 다온·라온·마루 손잡아",
                      {"다온과 라온, 마루가 힘을 합쳤다.", "한도윤은 다온 대표다."});
      const Row a = b.party("다온", "다온"), c = b.party("라온", "라온"),
                d = b.party("마루", "마루");
      const Row who = b.party("한도윤", "한도윤", Kind::person), at = b.party("다온", "다온");
      const Row title = b.figure("대표", "", Kind::title);
      b.claim(0, Type::partner, Status::signed_, {a, c, d}, {});
      b.part(b.claim(2, Type::role, Status::done, {who}, {at}), Slot::title, title);
      return b.take();
    }();
    return kMade;
  }
  static void build_web(const std::string& path) {
    std::filesystem::create_directories(path + "/assets");
    const auto write = [&](const char* name, const char* words) {
      std::ofstream(path + name) << words;
    };
    write("/index.html", "<!doctype html><title>x</title>");
    write("/assets/app-1a2B3c_D.js", "let a = 1");
    write("/assets/app-1a2B3c_D.js.br", "BROTLI");
    write("/assets/app-1a2B3c_D.js.gz", "GZIP");
    write("/../secret.txt", "hidden words");
  }
  static std::string& folder() {
    static std::string path;
    return path;
  }
  static std::unique_ptr<Server>& server() {
    static std::unique_ptr<Server> one;
    return one;
  }
  static std::thread& runner() {
    static std::thread one;
    return one;
  }
  static Made& first() {
    static Made one;
    return one;
  }

  Client::Reply get(const std::string& target, const std::string& fields = "",
                    const std::string& method = "GET") {
    return Client(server()->port()).get(target, fields, method);
  }
  Client::Reply post(const std::string& route, const Json& body) {
    const std::string bytes = body.dump();
    Client client(server()->port());
    client.send("POST /api/v1" + route +
                " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Content-Length: " +
                std::to_string(bytes.size()) + "\r\n\r\n" + bytes);
    return client.reply();
  }
  unsigned write(const std::string& method, const std::string& route, const Json& body) {
    const std::string bytes = body.is_null() ? "" : body.dump();
    Client client(server()->port());
    client.send(method + " /api/v1" + route +
                " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Content-Length: " +
                std::to_string(bytes.size()) + "\r\n\r\n" + bytes);
    return client.reply().status;
  }
  Json json(const std::string& route, unsigned status = 200) {
    const Client::Reply r = get("/api/v1" + route);
    EXPECT_EQ(r.status, status) << route << '\n' << r.body;
    EXPECT_EQ(r.field("Content-Type"),
              status == 200 ? "application/json" : "application/problem+json");
    return Json::parse(r.body, nullptr, false);
  }
  // A 400 that names the parameter.
  void refused(const std::string& route, const std::string& parameter) {
    const Json p = json(route, 400);
    EXPECT_EQ(p["parameter"], parameter) << route;
    EXPECT_EQ(p["status"], 400);
    EXPECT_NE(p["detail"].get<std::string>().find(parameter), std::string::npos);
    EXPECT_EQ(p["instance"], "/api/v1" + route.substr(0, route.find('?')));
  }
};

std::string slice16(const std::string& utf8, std::uint32_t begin, std::uint32_t end) {
  std::string out;
  std::uint32_t unit = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    const std::size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (unit >= begin && unit < end) out += utf8.substr(i, size);
    unit += size == 4 ? 2 : 1;
    i += size;
  }
  return out;
}

TEST_F(Api, Meta) {
  const Json m = json("/meta");
  EXPECT_EQ(m["articles"], 4);
  EXPECT_EQ(m["copies"], 1);
  EXPECT_EQ(m["stories"], 1);
  EXPECT_EQ(m["deals"], 3);
  EXPECT_EQ(m["outlets"], 3);
  EXPECT_EQ(m["first"], "2024-03-01T00:00:00Z");
  EXPECT_EQ(m["routes"].size(), routes().size());
  EXPECT_EQ(m["routes"]["/suggest"], Json({"q"}));
}

TEST_F(Api, SchemaHasEveryCode) {
  const Json s = json("/schema");
  EXPECT_EQ(s["types"].size(), kTypeCount);
  EXPECT_EQ(s["types"][0]["code"], "meet");
  EXPECT_EQ(s["types"][0]["symmetric"], true);
  EXPECT_EQ(s["statuses"].size(), kStatusCount);
  EXPECT_EQ(s["slots"].size(), kSlotCount);
}

TEST_F(Api, Stories) {
  const Json list = json("/stories?sort=comments");
  ASSERT_EQ(list["items"].size(), 1U);
  EXPECT_EQ(list["items"][0]["articles"], 3);
  EXPECT_EQ(list["items"][0]["copies"], 1);
  EXPECT_EQ(list["items"][0]["independent"], 2);
  EXPECT_EQ(list["next_cursor"], nullptr);
  const Json s = json("/stories/0000000000000abc");
  ASSERT_EQ(s["digest"].size(), 1U);
  EXPECT_EQ(s["digest"][0]["text"], "가람전자가 누리칩스에 1조원 규모의 메모리를 공급하기로 했다.");
  EXPECT_EQ(s["articles"].size(), 3U);
  EXPECT_EQ(s["deals"].size(), 1U);
  EXPECT_EQ(s["timeline"].size(), 3U);
  EXPECT_EQ(s["timeline"][0]["date"], "2024-03-01");
  EXPECT_EQ(s["timeline"][2]["status"], "done");
  EXPECT_EQ(s["quotes"].size(), 3U);
  EXPECT_EQ(s["parties"][0]["mentions"], 6);
  json("/stories/00000000000000ff", 404);
  for (const char* of : {"/stories/", "/articles/", "/entities/", "/deals/", "/claims/"})
    json(of + std::string(16, '0'), 404);
  json("/deals?party=0000000000000000", 400);
  EXPECT_EQ(json("/stories?entity=" + id_text(entity("다온")))["items"].size(), 0U);
  EXPECT_EQ(json("/stories?since=2025")["items"].size(), 0U);
}

TEST_F(Api, Articles) {
  const Json list = json("/articles?limit=2");
  ASSERT_EQ(list["items"].size(), 2U);
  EXPECT_EQ(list["items"][0]["outlet"], "서울통신");
  const Json rest = json("/articles?limit=2&cursor=" + list["next_cursor"].get<std::string>());
  EXPECT_EQ(rest["items"].size(), 2U);
  EXPECT_EQ(json("/articles?sort=comments")["items"][0]["comments"], 7);
  EXPECT_EQ(json("/articles?outlet=%ED%95%9C%EB%B9%9B%EC%9D%BC%EB%B3%B4")["items"].size(), 2U);
  EXPECT_EQ(json("/articles?until=2024-03-01")["items"].size(), 2U);
  EXPECT_EQ(json("/articles?since=2024-03-02&until=2024-03-03T00:00:01Z")["items"].size(), 1U);
}

TEST_F(Api, AnArticleWithOffsetsForJavaScript) {
  const Json a = json("/articles/" + id_text(alliance().doc.id));
  const std::string text = a["text"];
  ASSERT_EQ(a["mentions"].size(), 6U);
  EXPECT_EQ(a["mentions"][0]["begin"], 3);  // after a character of two units and a space
  EXPECT_EQ(slice16(text, a["mentions"][1]["begin"], a["mentions"][1]["end"]), "라온");
  EXPECT_EQ(a["mentions"][0]["entity"], id_text(entity("다온")));
  const Json& claim = a["claims"][0];
  const Json& evidence = claim["evidence"];
  EXPECT_EQ(evidence["begin"], 0);
  EXPECT_EQ(slice16(text, evidence["begin"], evidence["end"]), evidence["text"]);
  EXPECT_EQ(slice16(evidence["text"], evidence["parts"][2]["begin"], evidence["parts"][2]["end"]),
            "마루");
  EXPECT_EQ(a["claims"][1]["title"], "대표");
  EXPECT_EQ(a["original"], nullptr);
  const Json first_one = json("/articles/" + id_text(first().doc.id));
  ASSERT_EQ(first_one["copies"].size(), 1U);
  EXPECT_EQ(first_one["quotes"][0]["text"], "협력을 넓히겠다");
  EXPECT_EQ(
      slice16(first_one["text"], first_one["quotes"][0]["begin"], first_one["quotes"][0]["end"]),
      "협력을 넓히겠다");
  EXPECT_EQ(json("/articles/" + first_one["copies"][0]["id"].get<std::string>())["original"]["id"],
            id_text(first().doc.id));
}

TEST_F(Api, Entities) {
  EXPECT_EQ(json("/entities?kind=person")["items"].size(), 1U);
  EXPECT_EQ(json("/entities?q=%EB%88%84%EB%A6%AC")["items"][0]["name"], "누리칩스");
  EXPECT_EQ(json("/entities?sort=name")["items"][0]["name"], "가람전자");
  const Json e = json("/entities/" + id_text(entity("누리칩스")));
  EXPECT_EQ(e["names"][0]["count"], 6);
  EXPECT_EQ(e["deals"].size(), 1U);
  EXPECT_EQ(e["money"]["out"].size(), 1U);  // the buyer pays
  EXPECT_EQ(e["money"]["in"].size(), 0U);
  EXPECT_EQ(e["co_parties"][0]["name"], "가람전자");
  EXPECT_EQ(e["stories"].size(), 1U);
  const Json person = json("/entities/" + id_text(entity("한도윤")));
  ASSERT_EQ(person["roles"].size(), 1U);
  EXPECT_EQ(person["roles"][0]["title"], "대표");
  EXPECT_EQ(person["deals"].size(), 0U);
  EXPECT_EQ(person["quotes"].size(), 3U);
}

TEST_F(Api, Deals) {
  const Json all = json("/deals");
  EXPECT_EQ(all["items"].size(), 3U);
  const Json found =
      json("/deals?type=supply,invest&status=done&party=" + id_text(entity("가람전자")));
  ASSERT_EQ(found["items"].size(), 1U);
  const Json& d = found["items"][0];
  EXPECT_EQ(d["independent"], 2);
  EXPECT_EQ(d["amount"][0]["value"], 1e12);
  EXPECT_EQ(d["amount"][0]["currency"], "KRW");
  EXPECT_EQ(d["object"], "메모리");
  const std::string id = d["id"];
  const Json now = json("/deals/" + id);
  EXPECT_EQ(now["status"], "done");
  EXPECT_EQ(now["history"].size(), 3U);
  EXPECT_EQ(now["rows"].size(), 3U);
  const Json then = json("/deals/" + id + "?at=2024-03-05");
  EXPECT_EQ(then["status"], "signed");
  EXPECT_EQ(then["history"].size(), 2U);
  EXPECT_EQ(then["independent"], 1);
  json("/deals/" + id + "?at=2023", 404);
  EXPECT_EQ(json("/claims/" + now["rows"][0]["id"].get<std::string>())["deal"], id);
  EXPECT_EQ(json("/deals?q=%EB%A7%88%EB%A3%A8")["items"].size(), 1U);
}

TEST_F(Api, Map) {
  const Json m = json("/map");
  EXPECT_EQ(m["edges"].size(), 4U);  // three pairs of the alliance and the supply
  EXPECT_EQ(m["nodes"].size(), 5U);
  std::set<std::string> ids;
  for (const Json& e : m["edges"]) ids.insert(e["id"]);
  EXPECT_EQ(ids.size(), 4U);
  double ranks = 0;
  for (const Json& n : m["nodes"]) {
    EXPECT_GE(n["x"], 0.0);
    EXPECT_LE(n["x"], 1.0);
    EXPECT_GE(n["y"], 0.0);
    EXPECT_LE(n["y"], 1.0);
    ranks += n["pagerank"].get<double>();
    EXPECT_EQ(n["betweenness"], 0.0);  // a triangle and a pair
  }
  EXPECT_NEAR(ranks, 1, 0.001);
  EXPECT_EQ(m["camps"].size(), 2U);
  EXPECT_EQ(m["camps"][0]["size"], 3);
  EXPECT_EQ(json("/map?roles=1")["edges"].size(), 5U);
  const Json few = json("/map?limit=1");
  EXPECT_EQ(few["edges"].size(), 1U);
  EXPECT_EQ(few["edges"][0]["type"], "supply");
  EXPECT_EQ(few["edges"][0]["history"].size(), 2U);
  EXPECT_EQ(few["omitted"]["edges"], 3);
  EXPECT_EQ(few["omitted"]["nodes"], 3);
  EXPECT_EQ(json("/map?story=0000000000000abc")["edges"].size(), 1U);
  EXPECT_EQ(json("/map?at=2024-03-02&status=signed&type=supply")["edges"].size(), 1U);
  EXPECT_EQ(json("/map?entity=" + id_text(entity("마루")))["nodes"].size(), 3U);
}

// Who stands between the others ranks first.
TEST(MapLayout, RanksTheMiddleOfAStar) {
  const std::vector<Place> star = lay_out({11, 22, 33, 44}, {{0, 1, 1}, {1, 2, 1}, {1, 3, 1}});
  EXPECT_EQ(star[1].between, 1.0);
  EXPECT_EQ(star[0].between, 0.0);
  for (const std::size_t leaf : {0, 2, 3}) EXPECT_GT(star[1].rank, star[leaf].rank);
}

TEST_F(Api, Timeline) {
  const Json all = json("/timeline");
  ASSERT_EQ(all["items"].size(), 5U);
  EXPECT_EQ(all["items"][0]["date"], "2024-03-01");
  EXPECT_EQ(all["items"][4]["date"], "2024-03-11");
  EXPECT_EQ(all["items"][4]["status"], "done");
  const std::string deal = all["items"][4]["deal"];
  EXPECT_EQ(json("/timeline?deal=" + deal)["items"].size(), 3U);
  EXPECT_EQ(json("/timeline?party=" + id_text(entity("마루")))["items"].size(), 1U);
  EXPECT_EQ(json("/timeline?type=supply&since=2024-03-05")["items"].size(), 1U);
  EXPECT_EQ(json("/timeline?outlet=" + std::string("%ED%95%9C%EB%B9%9B%EC%9D%BC%EB%B3%B4"))["items"]
                .size(),
            3U);
  const Json page = json("/timeline?limit=2");
  const Json next = json("/timeline?limit=3&cursor=" + page["next_cursor"].get<std::string>());
  EXPECT_EQ(next["items"][2], all["items"][4]);
  refused("/timeline?type=nothing", "type");
}

TEST_F(Api, Search) {
  const Json s = json("/search?q=%EB%A9%94%EB%AA%A8%EB%A6%AC%20%EA%B3%B5%EA%B8%89&kind=article");
  EXPECT_EQ(s["total"], 3);
  ASSERT_EQ(s["items"].size(), 3U);
  std::string joined;
  bool hit = false;
  for (const Json& piece : s["items"][0]["snippet"])
    joined += piece["text"], hit = hit || piece["hit"].get<bool>();
  EXPECT_TRUE(hit);
  EXPECT_NE(joined.find("메모리"), std::string::npos);
  EXPECT_EQ(json("/search?kind=entity&q=%EA%B0%80%EB%9E%8C")["items"][0]["title"], "가람전자");
  EXPECT_EQ(json("/search?kind=deal&q=%EB%A9%94%EB%AA%A8%EB%A6%AC")["items"][0]["title"],
            "가람전자 → 누리칩스");
  EXPECT_EQ(json("/search?kind=story&q=%EB%A9%94%EB%AA%A8%EB%A6%AC")["items"][0]["id"],
            "0000000000000abc");
  const Json page = json("/search?q=%EB%A9%94%EB%AA%A8%EB%A6%AC&kind=article&limit=2");
  EXPECT_EQ(json("/search?q=%EB%A9%94%EB%AA%A8%EB%A6%AC&kind=article&limit=2&cursor=" +
                 page["next_cursor"].get<std::string>())["items"]
                .size(),
            1U);
  EXPECT_EQ(json("/suggest?q=%EB%88%84")["items"][0]["text"], "누리칩스");
}

TEST_F(Api, AQueryThatCannotBeReadIsNamed) {
  for (const char* route : {"/search?q=type:nonsense", "/feeds/search.xml?q=since:never"}) {
    const Json problem = json(route, 400);
    EXPECT_EQ(problem["parameter"], "q") << route;
    EXPECT_NE(problem["detail"].get<std::string>().find("cannot be read"), std::string::npos);
  }
}

TEST_F(Api, SuggestsByEnglishNames) {
  EXPECT_EQ(json("/suggest?q=da")["items"][0]["text"], "다온");
  EXPECT_EQ(json("/suggest?q=DAON")["items"][0]["text"], "다온");
  EXPECT_EQ(json("/suggest?q=aon")["items"].size(), 0U);
}

TEST_F(Api, HostileQueriesAreData) {
  for (const char* q :
       {"%22", "a%22%20OR%20%22b", "*", "NEAR(a%20b)", "head:x", "%27%3B%20DROP%20TABLE%20doc%3B--",
        "-", "%28%28%28", "%EF%BF%BD", "a%00b", "%5E%2B%3A%7B%7D", "AND%20OR%20NOT"})
    json(std::string("/search?q=") + q);
  EXPECT_EQ(json("/meta")["articles"], 4);
}

TEST_F(Api, CorrectsAndUndoes) {
  const std::string path = "/articles/" + id_text(first().doc.id);
  const Json claim = json(path)["claims"][0];
  const Client::Reply made =
      post("/corrections",
           {{"kind", "reject"}, {"target", {{"claim", claim["id"]}}}, {"reason", "틀림"}});
  ASSERT_EQ(made.status, 201U) << made.body;
  const Json correction = Json::parse(made.body);
  EXPECT_EQ(correction["kind"], "reject");
  EXPECT_EQ(correction["state"], "active");
  EXPECT_EQ(correction["by"], "local");
  EXPECT_EQ(correction["reason"], "틀림");
  EXPECT_EQ(correction["target"]["claim"], claim["id"]);
  EXPECT_EQ(json(path)["claims"].size(), 0U);
  EXPECT_EQ(json("/corrections")["items"][0]["id"], correction["id"]);
  const std::string undo = "/corrections/" + correction["id"].get<std::string>() + "/undo";
  const Client::Reply undone = post(undo, Json::object());
  ASSERT_EQ(undone.status, 200U) << undone.body;
  EXPECT_EQ(Json::parse(undone.body)["state"], "undone");
  EXPECT_EQ(json(path)["claims"][0]["id"], claim["id"]);
  EXPECT_EQ(post(undo, Json::object()).status, 409U);
}

TEST_F(Api, RefusesBadCorrections) {
  const auto refused_body = [&](const Json& body, const std::string& member) {
    const Client::Reply r = post("/corrections", body);
    EXPECT_EQ(r.status, 400U) << r.body;
    EXPECT_EQ(Json::parse(r.body)["parameter"], member);
  };
  const std::string id = id_text(ClaimId{7});
  refused_body({{"target", {{"claim", id}}}}, "kind");
  refused_body({{"kind", "erase"}}, "kind");
  refused_body({{"kind", "reject"}, {"target", {{"claim", "x"}}}}, "claim");
  refused_body({{"kind", "retype"}, {"target", {{"claim", id}}}}, "type");
  refused_body({{"kind", "retype"}, {"target", {{"claim", id}}}, {"value", {{"type", "steal"}}}},
               "type");
  refused_body({{"kind", "merge"}, {"target", {{"entity", id}}}, {"value", 3}}, "other");
  refused_body({{"kind", "merge"}, {"target", {{"entity", id}}}, {"value", {{"other", id}}}},
               "other");
  refused_body({{"kind", "rename"}, {"target", {{"entity", id}}}, {"value", {{"name", ""}}}},
               "name");
  refused_body({{"kind", "reject"}, {"target", {{"claim", id}, {"deal", id}}}}, "claim");
}

TEST_F(Api, CorrectsDealsAndStories) {
  const Json story = {{"story", id_text(StoryId{0xABC})}};
  const Json rename = {{"kind", "rename"}, {"target", story}, {"value", {{"name", "칩 공급"}}}};
  const Client::Reply seen = post("/corrections/preview", rename);
  ASSERT_EQ(seen.status, 200U) << seen.body;
  EXPECT_EQ(Json::parse(seen.body)["articles"], 3);
  EXPECT_EQ(Json::parse(seen.body)["stories"], 1);
  EXPECT_NE(json("/stories/" + id_text(StoryId{0xABC}))["headline"], "칩 공급");
  const Client::Reply made = post("/corrections", rename);
  ASSERT_EQ(made.status, 201U) << made.body;
  EXPECT_EQ(Json::parse(made.body)["target"], story);
  EXPECT_EQ(json("/stories/" + id_text(StoryId{0xABC}))["headline"], "칩 공급");
  const auto undo = [&](const Client::Reply& r) {
    post("/corrections/" + Json::parse(r.body)["id"].get<std::string>() + "/undo", Json::object());
  };
  undo(made);
  const Json row = json("/deals?type=supply")["items"][0];
  const Client::Reply status = post(
      "/corrections",
      {{"kind", "status"}, {"target", {{"deal", row["id"]}}}, {"value", {{"status", "stalled"}}}});
  ASSERT_EQ(status.status, 201U) << status.body;
  EXPECT_EQ(Json::parse(status.body)["after"], "stalled");
  EXPECT_EQ(json("/deals/" + row["id"].get<std::string>())["status"], "stalled");
  undo(status);
  EXPECT_EQ(json("/deals/" + row["id"].get<std::string>())["status"], row["status"]);
}

TEST_F(Api, AJoinedStoryIsFoundByItsOldId) {
  const std::string id = id_text(StoryId{0xABC});
  const auto undo = [&](const Client::Reply& r) {
    post("/corrections/" + Json::parse(r.body)["id"].get<std::string>() + "/undo", Json::object());
  };
  std::string later;
  const Json articles = json("/stories/" + id)["articles"];
  for (const Json& a : articles)
    if (a["outlet"] == "서울통신") later = a["id"];
  const Client::Reply split =
      post("/corrections", {{"kind", "split"},
                            {"target", {{"story", id}}},
                            {"value", {{"articles", Json::array({later})}}}});
  ASSERT_EQ(split.status, 201U) << split.body;
  const std::string other = json("/articles/" + later)["story"];
  ASSERT_NE(other, id);
  EXPECT_EQ(json("/stories/" + other)["moved"], nullptr);
  const Client::Reply join =
      post("/corrections",
           {{"kind", "merge"}, {"target", {{"story", id}}}, {"value", {{"other", other}}}});
  ASSERT_EQ(join.status, 201U) << join.body;
  EXPECT_EQ(json("/stories/" + other)["id"], id);
  EXPECT_EQ(json("/stories/" + other)["moved"], other);
  undo(join), undo(split);
  EXPECT_EQ(json("/stories/" + other)["id"], id);  // a bookmark of what was split off
  EXPECT_EQ(json("/stories/" + id_text(StoryId{0xDEF}))["id"], id);  // two that the judge joined
  EXPECT_EQ(json("/stories/" + id_text(StoryId{0xDEF}))["moved"], id_text(StoryId{0xDEF}));
}

TEST_F(Api, Sources) {
  const Json items = json("/sources")["items"];
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0]["outlet"], "한빛일보");  // two articles
  EXPECT_EQ(items[0]["first_reports"], 1);
  EXPECT_EQ(items[0]["copied_by_others"], 1);
  EXPECT_EQ(items[0]["feed"], nullptr);
}

TEST_F(Api, KeepsTopics) {
  const Client::Reply made =
      post("/topics", {{"name", "칩"}, {"query", ""}, {"types", {"supply"}}});
  ASSERT_EQ(made.status, 201U) << made.body;
  const Json topic = Json::parse(made.body);
  const std::string path = "/topics/" + topic["id"].get<std::string>();
  EXPECT_EQ(topic["deals"], json("/deals?type=supply")["items"].size());
  EXPECT_EQ(topic["stories"], 1);
  const Json whole = json(path);
  EXPECT_EQ(whole["story_list"][0]["id"], id_text(StoryId{0xABC}));
  EXPECT_EQ(whole["deal_list"][0]["type"], "supply");
  EXPECT_EQ(
      write("PATCH", path, {{"parties", {id_text(entity("마루"))}}, {"types", Json::array()}}),
      200U);
  EXPECT_EQ(json(path)["parties"][0]["name"], "마루");
  EXPECT_EQ(json(path)["deal_list"][0]["type"], "partner");
  EXPECT_EQ(write("PATCH", path, {{"types", {"steal"}}}), 400U);
  EXPECT_EQ(post("/topics", {{"name", "무엇"}}).status, 400U);
  EXPECT_EQ(post("/topics", {{"query", "칩"}, {"kinds", {"supply"}}}).status, 400U);
  EXPECT_EQ(post("/topics", {{"query", "amount>x"}}).status, 400U);
  EXPECT_EQ(json("/topics")["items"].size(), 1U);
  EXPECT_EQ(write("DELETE", path, nullptr), 204U);
  EXPECT_EQ(write("DELETE", path, nullptr), 404U);
  EXPECT_EQ(json("/topics")["items"].size(), 0U);
}

TEST_F(Api, KeepsAlerts) {
  EXPECT_EQ(post("/alerts", {{"query", "칩"}, {"channel", "pigeon"}}).status, 400U);
  EXPECT_EQ(post("/alerts", {{"query", "칩"}, {"via", "webhook"}}).status, 400U);
  EXPECT_EQ(post("/alerts", {{"query", "칩"}, {"channel", "webhook"}, {"url", "file:///x"}}).status,
            400U);
  const Client::Reply made = post(
      "/alerts", {{"query", "type:supply"}, {"channel", "webhook"}, {"url", "https://a.example/"}});
  ASSERT_EQ(made.status, 201U) << made.body;
  const Json alert = Json::parse(made.body);
  EXPECT_EQ(alert["secret"].get<std::string>().size(), 64U);
  const Json listed = json("/alerts")["items"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_FALSE(listed[0].contains("secret"));
  EXPECT_EQ(listed[0]["feed"], "/api/v1/feeds/search.xml?q=type%3Asupply");
  const std::string path = "/alerts/" + alert["id"].get<std::string>();
  EXPECT_EQ(write("PATCH", path, {{"active", false}}), 200U);
  EXPECT_EQ(json("/alerts")["items"][0]["active"], false);
  EXPECT_EQ(json(path + "/deliveries")["items"].size(), 0U);
  const Client::Reply preview = post("/alerts/preview", {{"query", "type:supply"}});
  EXPECT_EQ(preview.status, 200U);
  EXPECT_GT(Json::parse(preview.body)["matches"], 0) << preview.body;
  EXPECT_EQ(write("DELETE", path, nullptr), 204U);
  json(path + "/deliveries", 404);
}

TEST_F(Api, KeepsAnAuditOfWrites) {
  const auto noted = [&] { return json("/audit?limit=500")["items"]; };
  const std::size_t before = noted().size();
  json("/stories");
  EXPECT_EQ(post("/alerts", {{"query", "칩"}, {"channel", "pigeon"}}).status, 400U);  // not done
  EXPECT_EQ(post("/alerts/preview", {{"query", "칩"}}).status, 200U);  // changes nothing
  EXPECT_EQ(noted().size(), before);
  const Client::Reply made = post("/topics", {{"name", "칩"}, {"query", "메모리"}});
  ASSERT_EQ(made.status, 201U) << made.body;
  const std::string path = "/topics/" + Json::parse(made.body)["id"].get<std::string>();
  EXPECT_EQ(write("DELETE", path, nullptr), 204U);
  const Json all = noted();
  ASSERT_EQ(all.size(), before + 2);
  EXPECT_EQ(all[0]["method"], "DELETE");
  EXPECT_EQ(all[0]["path"], "/api/v1" + path);
  EXPECT_EQ(all[1]["method"], "POST");
  EXPECT_EQ(all[1]["status"], 201);
  EXPECT_EQ(all[1]["by"], "local");
  EXPECT_EQ(all[1]["request"], made.field("X-Request-Id"));
  EXPECT_TRUE(all[0]["at"].is_string());
  const Json page = json("/audit?limit=1");
  ASSERT_TRUE(page["next_cursor"].is_string());
  EXPECT_EQ(json("/audit?limit=1&cursor=" + page["next_cursor"].get<std::string>())["items"][0],
            all[1]);
  EXPECT_EQ(json("/audit?cursor=x", 400)["parameter"], "cursor");
}

TEST_F(Api, FacetsAndTheQueryAsRead) {
  const Json d = json("/deals?facets=1&type=supply");
  EXPECT_EQ(d["facets"]["type"].size(), 3U);  // with those that the filter of types leaves out
  EXPECT_EQ(d["facets"]["status"].size(), 1U);
  EXPECT_FALSE(json("/deals").contains("facets"));
  const Json s = json("/search?q=type%3Asupply%20-%EB%B0%B0%EC%B6%94&facets=1");
  EXPECT_EQ(s["parsed"][0]["text"], "-배추");
  EXPECT_EQ(s["parsed"][1]["value"], "supply");
  ASSERT_EQ(s["facets"]["outlet"].size(), 3U);
  EXPECT_EQ(s["facets"]["type"][0][0], "supply");
  EXPECT_EQ(json("/search?q=type%3Asupply&outlet=%EC%84%9C%EC%9A%B8%ED%86%B5%EC%8B%A0")["total"],
            1);
  EXPECT_EQ(json("/search?q=type%3Asupply&type=invest")["total"], 0);
  EXPECT_EQ(json("/map?outlet=nobody")["edges"].size(), 0U);
}

TEST_F(Api, ADealTellsItsSteps) {
  const Json row = json("/deals?type=supply")["items"][0];
  const Json d = json("/deals/" + row["id"].get<std::string>());
  ASSERT_EQ(d["steps"].size(), d["rows"].size());
  EXPECT_EQ(d["steps"].back()["status"], row["status"]);
  EXPECT_FALSE(d["steps"][0]["sentence"].get<std::string>().empty());
  EXPECT_GT(d["sources"].size(), 0U);
}

TEST_F(Api, RefusesBadParametersByName) {
  refused("/stories?sort=oldest", "sort");
  refused("/stories?limit=0", "limit");
  refused("/stories?limit=501", "limit");
  refused("/stories?limit=ten", "limit");
  refused("/stories?cursor=%27", "cursor");
  refused("/articles?since=yesterday", "since");
  refused("/articles?until=2024-13-45", "until");
  refused("/deals?type=supply,steal", "type");
  refused("/deals?status=x", "status");
  refused("/deals?party=12", "party");
  refused("/entities?kind=dragon", "kind");
  refused("/map?roles=2", "roles");
  refused("/map?limit=2001", "limit");
  refused("/search", "q");
  refused("/search?q=%ff", "q");
  refused("/search?q=%zz", "q");
  refused("/search?q=a&q=b", "q");
  refused("/search?q=" + std::string(600, 'a'), "q");
  refused("/meta?colour=red", "colour");
  json("/articles/xyz", 404);
  json("/articles/0123456789abcdef", 404);
  json("/nothing", 404);
  EXPECT_EQ(get("/api/v2/meta").status, 404U);
}

TEST_F(Api, EtagFollowsTheStore) {
  const Client::Reply a = get("/api/v1/meta");
  const std::string tag = a.field("ETag");
  ASSERT_FALSE(tag.empty());
  const Client::Reply same = get("/api/v1/meta", "If-None-Match: \"x\", " + tag + "\r\n");
  EXPECT_EQ(same.status, 304U);
  EXPECT_TRUE(same.body.empty());
  const auto store = *open_store(folder() + "/a.db");
  const Made extra = made::supply("새벽신문", kMarch - 400 * kDay);
  ASSERT_TRUE(store->put(extra.doc, extra.verdict));
  EXPECT_EQ(get("/api/v1/meta", "If-None-Match: " + tag + "\r\n").status, 200U);
  EXPECT_EQ(json("/meta")["articles"], 5);
  ASSERT_TRUE(store->remove(extra.doc.id));
  EXPECT_EQ(json("/meta")["articles"], 4);
}

TEST_F(Api, PacksWhatIsLarge) {
  const Client::Reply packed = get("/api/v1/schema", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.field("Content-Encoding"), "br");
  const Client::Reply zipped = get("/api/v1/schema", "Accept-Encoding: br;q=0, gzip\r\n");
  EXPECT_EQ(zipped.field("Content-Encoding"), "gzip");
  EXPECT_EQ(zipped.body.substr(0, 2), "\x1f\x8b");
  const std::string plain = get("/api/v1/schema").body;
  EXPECT_LT(packed.body.size(), zipped.body.size());
  EXPECT_LT(zipped.body.size(), plain.size());
  std::string opened(plain.size() + 1, '\0');
  std::size_t size = opened.size();
  ASSERT_EQ(BrotliDecoderDecompress(packed.body.size(),
                                    reinterpret_cast<const uint8_t*>(packed.body.data()), &size,
                                    reinterpret_cast<uint8_t*>(opened.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  EXPECT_EQ(opened.substr(0, size), plain);
  EXPECT_EQ(get("/api/v1/schema", "Accept-Encoding: gzip;q=0\r\n").field("Content-Encoding"), "");
}

TEST_F(Api, HealthAndDescription) {
  EXPECT_EQ(get("/healthz").body, "ok\n");
  EXPECT_EQ(get("/readyz").body, "ok\n");
  EXPECT_EQ(get("/api/v1/openapi.yaml").body, openapi_text());
}

TEST_F(Api, NamesPartiesInEnglish) {
  const Json names = json("/names");
  EXPECT_EQ(names["org"]["다온"], "Daon");
  EXPECT_EQ(names["org"].size(), 1U);
  EXPECT_TRUE(names["person"].empty());
}

// The description names exactly the routes, methods and parameters that are served.
TEST_F(Api, DescriptionAgreesWithTheRoutes) {
  std::map<std::string, std::set<std::string>> described, served;
  std::istringstream lines{std::string(openapi_text())};
  std::string path, route;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("components:")) break;
    if (line.starts_with("  /")) path = line.substr(2, line.size() - 3);
    for (const char* method : {"get", "post", "patch", "put", "delete"})
      if (line == "    " + std::string(method) + ":") described[route = method + (' ' + path)];
    if (const std::size_t at = line.find("- {name: ");
        at != line.npos && line.find("in: query") != line.npos)
      described[route].insert(line.substr(at + 9, line.find(',', at) - at - 9));
  }
  for (const char* own :
       {"get /events", "get /openapi.yaml", "get /session", "post /session", "delete /session"})
    served[own];
  for (const Route& r : routes()) {
    std::string name = std::string(r.method) + ' ' + std::string(r.path);
    std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(r.method.size()),
                   name.begin(), [](unsigned char c) { return std::tolower(c); });
    served[name] = {r.params.begin(), r.params.end()};
  }
  EXPECT_EQ(described, served);
}

TEST_F(Api, Path) {
  const std::string from = id_text(entity("다온")), to = id_text(entity("마루"));
  const Json p = json("/path?from=" + from + "&to=" + to);
  ASSERT_EQ(p["paths"].size(), 1U);
  EXPECT_EQ(p["paths"][0]["nodes"].size(), 2U);
  EXPECT_EQ(p["paths"][0]["edges"][0]["type"], "partner");
  const std::string person = id_text(entity("한도윤"));
  const Json two = json("/path?from=" + person + "&to=" + to);
  ASSERT_EQ(two["paths"].size(), 1U);  // 한도윤, 다온, 마루
  EXPECT_EQ(two["paths"][0]["nodes"][1]["name"], "다온");
  EXPECT_EQ(two["paths"][0]["nodes"][2]["name"], "마루");
  EXPECT_EQ(json("/path?max=1&from=" + person + "&to=" + to)["paths"].size(), 0U);
  EXPECT_EQ(json("/path?roles=0&from=" + person + "&to=" + to)["paths"].size(), 0U);
  EXPECT_EQ(json("/path?from=" + from + "&to=" + id_text(entity("누리칩스")))["paths"].size(), 0U);
  EXPECT_EQ(json("/path?from=" + from + "&to=" + from)["paths"].size(), 0U);
  refused("/path?from=" + from, "to");
  refused("/path?from=x&to=" + to, "from");
}

TEST_F(Api, MapIsNarrowedByKindAndSources) {
  EXPECT_EQ(json("/map?kind=org")["edges"].size(), 4U);
  EXPECT_EQ(json("/map?kind=country")["edges"].size(), 0U);
  EXPECT_EQ(json("/map?min_independent=2")["edges"].size(), 1U);
  EXPECT_EQ(json("/map?until=2024-03-02")["edges"].size(), 1U);
}

TEST_F(Api, Exports) {
  const Client::Reply csv = get("/api/v1/export/deals.csv?bom=1");
  EXPECT_EQ(csv.field("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.field("Content-Disposition"), "attachment; filename=\"deals.csv\"");
  EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBFid,type,"));
  EXPECT_EQ(std::ranges::count(csv.body, '\n'), 4);  // the head and three deals
  std::istringstream lines(get("/api/v1/export/stories.jsonl").body);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(Json::parse(line)["articles"].size(), 3U);
  EXPECT_EQ(get("/api/v1/export/deals.csv?type=supply").body.find("partner"), std::string::npos);
  const std::string graph = get("/api/v1/export/deals.graphml").body;
  EXPECT_NE(graph.find("<data key=\"node_name\">가람전자</data>"), graph.npos);
  EXPECT_NE(graph.find("<data key=\"edge_plover\">COOPERATE</data>"), graph.npos);
  const std::string gexf = get("/api/v1/export/deals.gexf").body;
  EXPECT_NE(gexf.find("version=\"1.3\""), gexf.npos);
  EXPECT_NE(gexf.find("start=\"2024-03-01\""), gexf.npos);
  for (const std::string& one : {graph, gexf}) {  // NetworkX refuses a graph of both kinds
    EXPECT_EQ(one.find("directed=\"false\""), one.npos);
    EXPECT_EQ(one.find("undirected"), one.npos);
    EXPECT_NE(one.find("symmetric"), one.npos);
  }
  for (const char* what : {"articles", "claims", "deals", "stories", "entities"}) {
    const std::string path = std::string("/api/v1/export/") + what + ".csv";
    const std::string head = get(path).body;
    const bool timeless = std::string_view(what) == "entities";
    if (timeless) continue;  // they have no time by which none would be left
    EXPECT_EQ(get(path + "?until=1990").body, head.substr(0, head.find('\n') + 1)) << what;
  }
  const Json ld = Json::parse(get("/api/v1/export/deals.jsonld").body);
  EXPECT_EQ(ld["@context"]["@vocab"], "https://schema.org/");
  const auto found = std::ranges::find_if(
      ld["@graph"], [](const Json& node) { return node["@type"] == "SellAction"; });
  ASSERT_NE(found, ld["@graph"].end());
  EXPECT_EQ((*found)["price"][0]["currency"], "KRW");
  json("/export/deals.pdf", 404);
  json("/export/articles.gexf", 404);
}

TEST_F(Api, Feeds) {
  const Client::Reply feed = get("/api/v1/feeds/deals.xml?type=supply");
  EXPECT_EQ(feed.field("Content-Type"), "application/rss+xml; charset=utf-8");
  EXPECT_NE(feed.body.find("<title>가람전자 → 누리칩스: 공급, 완료</title>"), feed.body.npos)
      << feed.body;
  EXPECT_NE(feed.body.find("<link>http://localhost/deals/"), feed.body.npos);
  EXPECT_NE(feed.body.find("<pubDate>Mon, 11 Mar 2024 00:00:00 GMT</pubDate>"), feed.body.npos);
  const std::string hostile = get("/api/v1/feeds/search.xml?q=%3Cscript%3E").body;
  EXPECT_EQ(hostile.find("<script>"), hostile.npos);
  EXPECT_NE(get("/api/v1/feeds/stories.xml").body.find("<item>"), std::string::npos);
  const Client::Reply atom = get("/api/v1/feeds/articles.atom?story=0000000000000abc");
  EXPECT_EQ(atom.field("Content-Type"), "application/atom+xml; charset=utf-8");
  EXPECT_NE(atom.body.find("<feed xmlns=\"http://www.w3.org/2005/Atom\""), atom.body.npos);
  std::size_t told = 0;
  for (std::size_t at = 0; (at = atom.body.find("<entry>", at)) != atom.body.npos; ++at) ++told;
  EXPECT_EQ(told, 3U);
  EXPECT_NE(atom.body.find("href=\"http://localhost/articles/"), atom.body.npos);
  refused("/feeds/search.xml", "q");
  refused("/feeds/search.atom", "q");
  json("/feeds/nothing.xml", 404);
  json("/feeds/deals.ics", 404);
  json("/feeds/promises", 404);
}

TEST_F(Api, PromisedDatesAsACalendar) {
  const auto store = *open_store(folder() + "/a.db");
  made::Builder b("한빛일보", kMarch, "해솔, 미르에 2030년까지 투자한다",
                  {"해솔은 2030년까지 미르에 투자할 계획이다."});
  const Row from = b.party("해솔", "해솔"), to = b.party("미르", "미르");
  b.part(b.claim(0, Type::invest, Status::planned, {from}, {to}), Slot::time,
         b.figure("2030년까지", "2030", Kind::time));
  const Made promise = b.take();
  ASSERT_TRUE(store->put(promise.doc, promise.verdict));
  const Client::Reply all = get("/api/v1/feeds/promises.ics");
  EXPECT_EQ(all.field("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_NE(all.body.find("DTSTART;VALUE=DATE:20300101\r\n"), all.body.npos) << all.body;
  EXPECT_EQ(get("/api/v1/feeds/promises.ics?entity=0000000000000999").body.find("VEVENT"),
            all.body.npos);
  ASSERT_TRUE(store->remove(promise.doc.id));
}

TEST_F(Api, AStoryHasChaptersOriginsAndAFirstReport) {
  const Json s = json("/stories/0000000000000abc");
  ASSERT_EQ(s["chapters"].size(), 2U);  // ten days lie between
  EXPECT_EQ(s["chapters"][0]["articles"], 2);
  EXPECT_EQ(s["chapters"][0]["types"], Json::array({"supply"}));
  EXPECT_EQ(s["first_report"]["id"], id_text(first().doc.id));
  ASSERT_EQ(s["origins"].size(), 3U);
  EXPECT_EQ(s["origins"][1]["copy"], true);
  EXPECT_EQ(s["origins"][1]["from"]["id"], id_text(first().doc.id));
  EXPECT_TRUE(s["disagreements"].empty());
}

TEST_F(Api, ChartsAndChanges) {
  const Json commented = json("/rankings?by=commented&at=2024-03-02");
  ASSERT_EQ(commented["items"].size(), 1U) << commented.dump();
  EXPECT_EQ(commented["items"][0]["rank"], 1);
  EXPECT_EQ(commented["items"][0]["article"]["id"], id_text(first().doc.id));
  const Json covered = json("/rankings?by=covered");
  ASSERT_EQ(covered["items"].size(), 1U) << covered.dump();
  EXPECT_EQ(covered["items"][0]["story"]["id"], "0000000000000abc");
  EXPECT_EQ(json("/rankings?by=covered&section=none")["items"].size(), 0U);
  EXPECT_EQ(get("/api/v1/rankings?by=best").status, 400U);
  EXPECT_EQ(get("/api/v1/rankings").status, 400U);
  const Json diff = json("/diff?since=2024-01-01");
  EXPECT_FALSE(diff["new"].empty()) << diff.dump();
  EXPECT_EQ(get("/api/v1/diff?since=2024-03-02&until=2024-03-01").status, 400U);
  const Json today = json("/today");
  EXPECT_EQ(today["covered"], covered["items"]);
  EXPECT_EQ(today["volume"].back()[1], 1);
}

TEST_F(Api, ChartsNameTheSectionsOfTheirWeek) {
  const auto store = *open_store(folder() + "/a.db");
  made::Builder b("한빛일보", kMarch, "미르, 새 공장을 짓는다", {"미르는 새 공장을 짓는다."});
  Made plant = b.take();
  plant.doc.section = "산업";
  ASSERT_TRUE(store->put(plant.doc, plant.verdict));
  const Json week = json("/rankings?by=commented&at=2024-03-02");
  EXPECT_EQ(week["sections"], Json::array({Json::array({"산업", 1})}));
  EXPECT_EQ(json("/rankings?by=commented&at=2024-01-02")["sections"], Json::array());
  ASSERT_TRUE(store->remove(plant.doc.id));
}

TEST_F(Api, SessionsTellWhoIsHere) {
  const Client::Reply r = get("/api/v1/session");
  EXPECT_EQ(r.field("Cache-Control"), "no-store");
  const Json s = Json::parse(r.body);
  EXPECT_EQ(s["name"], "local");
  EXPECT_EQ(s["scope"], "admin");
  EXPECT_EQ(s["needs_token"], false);
  const auto post = [&](const std::string& fields, const std::string& body) {
    Client c(server()->port());
    c.send("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return c.reply().status;
  };
  const std::string kind = "Content-Type: application/json\r\n";
  EXPECT_EQ(post(kind, "{\"token\": \"hj_wrong\"}"), 401U);
  EXPECT_EQ(post(kind, "{"), 400U);
  EXPECT_EQ(post(kind, "{}"), 400U);
  EXPECT_EQ(post("Content-Type: text/plain\r\n", "{\"token\": \"x\"}"), 415U);
  EXPECT_EQ(post(kind + "Origin: http://evil.example\r\n", "{\"token\": \"x\"}"), 403U);
  EXPECT_EQ(get("/api/v1/session", "", "PUT").status, 405U);
}

TEST_F(Api, CountsWhatItAnswers) {
  get("/api/v1/meta", "X-Request-Id: abc-1\r\n");
  EXPECT_EQ(get("/healthz", "X-Request-Id: abc-1\r\n").field("X-Request-Id"), "abc-1");
  EXPECT_EQ(get("/healthz", "X-Request-Id: a b\r\n").field("X-Request-Id").size(), 16U);
  const Client::Reply m = get("/metrics");
  EXPECT_EQ(m.status, 200U);
  for (const char* line : {"hapjong_http_requests_total{code=\"200\",route=\"/meta\"}",
                           "hapjong_http_request_duration_seconds_bucket{route=\"/meta\"",
                           "hapjong_store_rows{kind=\"articles\"} 4", "hapjong_sse_clients"})
    EXPECT_NE(m.body.find(line), m.body.npos) << line;
}

TEST_F(Api, KnowsItselfByName) {
  Client c(server()->port());
  c.send("GET /api/v1/meta HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  EXPECT_EQ(c.reply().status, 421U);
}

// docs/api.md, which people read, has a row for every route.
TEST_F(Api, TheContractNamesEveryRoute) {
  std::ifstream in("docs/api.md");
  const std::string contract{std::istreambuf_iterator<char>(in), {}};
  for (const Route& route : routes())
    EXPECT_NE(contract.find(std::string(route.method) + ' ' + std::string(route.path)),
              contract.npos)
        << route.path;
}

TEST_F(Api, ServesThePages) {
  const Client::Reply page = get("/");
  EXPECT_EQ(page.body, "<!doctype html><title>x</title>");
  EXPECT_EQ(page.field("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.field("Cache-Control"), "no-cache");
  EXPECT_NE(page.field("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(page.field("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(page.field("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(get("/stories/0000000000000abc").body, page.body);  // the application's own path
  EXPECT_EQ(get("/", "If-None-Match: " + page.field("ETag") + "\r\n").status, 304U);
  const std::string asset = "/assets/app-1a2B3c_D.js";
  EXPECT_EQ(get(asset).field("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get(asset).body, "let a = 1");
  const Client::Reply br = get(asset, "Accept-Encoding: gzip, deflate, br\r\n");
  EXPECT_EQ(br.body, "BROTLI");
  EXPECT_EQ(br.field("Content-Encoding"), "br");
  EXPECT_EQ(br.field("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(get(asset, "Accept-Encoding: gzip\r\n").body, "GZIP");
  EXPECT_EQ(get("/missing.js").status, 404U);
}

TEST_F(Api, LeavesTheFolderUnderNoName) {
  for (const char* path :
       {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
        "/assets/..%5c..%5csecret.txt", "//etc/passwd", "/%00/secret.txt", "/....//secret.txt"}) {
    const Client::Reply r = get(path);
    EXPECT_EQ(r.body.find("hidden words"), std::string::npos) << path;
    EXPECT_EQ(r.body.find("root:"), std::string::npos) << path;
  }
}

TEST_F(Api, KeepsToHttp) {
  Client c(server()->port());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(c.get("/healthz").status, 200U);  // one connection
  c.send(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /readyz HTTP/1.1\r\nHost: "
      "localhost\r\n\r\n");
  EXPECT_EQ(c.reply().status, 200U);
  EXPECT_EQ(c.reply().status, 200U);
  const Client::Reply head = c.get("/api/v1/meta", "", "HEAD");
  EXPECT_EQ(head.status, 200U);
  EXPECT_EQ(head.field("Content-Length"), std::to_string(get("/api/v1/meta").body.size()));
  EXPECT_EQ(c.get("/healthz").status, 200U);  // nothing of a body came after the header
  const Client::Reply post = get("/api/v1/meta", "Content-Length: 0\r\n", "POST");
  EXPECT_EQ(post.status, 405U);
  EXPECT_EQ(post.field("Allow"), "GET, HEAD");
  EXPECT_EQ(get("/healthz", "X: " + std::string(20000, 'a') + "\r\n").status, 431U);
  EXPECT_EQ(get("/healthz", "Content-Length: 9999999\r\n", "POST").status, 413U);
  Client garbage(server()->port());
  garbage.send("\x16\x03\x01 this is no HTTP\r\n\r\n");
  EXPECT_EQ(garbage.reply().status, 400U);
  EXPECT_TRUE(garbage.ended());
}

TEST_F(Api, TellsOfChanges) {
  const auto store = *open_store(folder() + "/a.db");
  const std::string before = std::to_string(*store->generation());
  Client c(server()->port());
  c.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(c.fill("event: generation"));
  // What tests before this one have changed may be told late: up to here.
  ASSERT_TRUE(c.fill("{\"generation\":" + before + "}\n\n"));
  const std::size_t seen = c.buffer().size();
  const Made extra = made::supply("새벽신문", kMarch - 500 * kDay);
  ASSERT_TRUE(store->put(extra.doc, extra.verdict));
  const std::string generation = std::to_string(*store->generation());
  EXPECT_TRUE(c.fill("{\"generation\":" + generation + "}"));
  EXPECT_GT(c.buffer().size(), seen);
  const std::string told = c.buffer().substr(seen);
  EXPECT_NE(told.find("event: deals\ndata: {\"generation\":" + generation + ",\"changed\":[\"" +
                      id_text(extra.verdict.deals[0]) + "\"]"),
            told.npos)
      << told;
  EXPECT_EQ(told.find("event: stories"), told.npos) << told;
  ASSERT_TRUE(store->remove(extra.doc.id));
}

TEST_F(Api, ListenersLeaveRoomForOthers) {
  const std::string ask = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const auto status = [&] {
    Client one(server()->port());
    one.send(ask);
    return one.fill("\r\n\r\n") ? one.buffer().substr(9, 3) : std::string();
  };
  for (int i = 0; i < 50 && status() != "200"; ++i)  // those of other tests are gone
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  {
    std::vector<std::unique_ptr<Client>> all;
    while (all.size() < kListeners) {
      all.push_back(std::make_unique<Client>(server()->port()));
      all.back()->send(ask);
      ASSERT_TRUE(all.back()->fill("event: generation")) << all.size();
    }
    EXPECT_EQ(status(), "503");
    EXPECT_EQ(get("/healthz").status, 200U);
  }
  bool again = false;
  for (int i = 0; i < 50 && !again; ++i) {
    again = status() == "200";
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_TRUE(again);
}

TEST_F(Api, SaysWhyItCannotOpen) {
  ServeOptions options;
  options.store = folder() + "/a.db";
  options.port = server()->port();
  options.signals = false;
  const auto taken = open_server(options);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().what,
            "127.0.0.1:" + std::to_string(options.port) + ": Address already in use");
  options.port = 0;
  options.web = folder() + "/none";
  EXPECT_EQ(open_server(options).error().what, folder() + "/none: No such file or directory");
  options.web.clear();
  options.address = "example.org";
  EXPECT_EQ(open_server(options).error().what, "example.org:0: is no numeric address");
}

}  // namespace
}  // namespace hj::serving
