#include "serve/access.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "serve/limiter.h"
#include "serve/secret.h"

namespace hj::serving {
namespace {

constexpr std::int64_t kNow = 1'700'000'000;

class Tokens : public testing::Test {
 protected:
  ~Tokens() override { std::filesystem::remove(path_); }
  std::string add(const std::string& name, Scope scope) {
    const Result<NewToken> made = add_token(path_, name, scope, "2026-01-02");
    EXPECT_TRUE(made) << made.error().what;
    return made ? made->secret : "";
  }
  std::unique_ptr<Access> access(bool loopback = true, bool open_read = false) {
    AccessOptions options;
    options.tokens = path_;
    options.open_read = open_read;
    auto out = std::make_unique<Access>(options, loopback);
    EXPECT_TRUE(out->refresh());
    return out;
  }
  static Request get() {
    Request r;
    r.method = "GET";
    r.host = "localhost:8470";
    return r;
  }
  static Request post() {
    Request r = get();
    r.method = "POST";
    r.content_type = "application/json";
    return r;
  }
  static unsigned status(const Access& access, const Request& request, Scope wanted) {
    try {
      access.admit(request, wanted, kNow);
      return 200;
    } catch (const Problem& problem) {
      return problem.status;
    }
  }
  std::string path_ =
      (std::filesystem::temp_directory_path() / ("hj-tokens-" + std::to_string(getpid()))).string();
};

TEST_F(Tokens, TheFileHoldsNoSecret) {
  const std::string secret = add("desk", Scope::correct);
  EXPECT_EQ(secret.size(), 3 + 48U);
  std::ifstream in(path_);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(text.find(secret), text.npos);
  EXPECT_NE(text.find("desk\tcorrect\t" + sha256_hex(secret) + "\t2026-01-02"), text.npos);
  struct stat info {};
  ASSERT_EQ(stat(path_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
}

TEST_F(Tokens, NamesAreTakenOnce) {
  add("desk", Scope::read);
  EXPECT_FALSE(add_token(path_, "desk", Scope::admin, "2026-01-02"));
  EXPECT_FALSE(add_token(path_, "a b", Scope::admin, "2026-01-02"));
  EXPECT_FALSE(remove_token(path_, "other"));
  EXPECT_TRUE(remove_token(path_, "desk"));
  EXPECT_TRUE(read_tokens(path_)->empty());
}

TEST_F(Tokens, AMistakeIsNamedWithItsLine) {
  const auto fault = [&](const std::string& line) {
    std::ofstream(path_) << "name\tscope\tsha256\tcreated\n" << line << '\n';
    const auto read = read_tokens(path_);
    return read ? "none" : read.error().what.substr(path_.size());
  };
  EXPECT_EQ(fault("desk\tgod\tab\t2026"), ":2: scope must be read, correct or admin");
  EXPECT_EQ(fault("desk\tread\tab\t2026"), ":2: sha256 must be 64 hexadecimal digits");
  EXPECT_EQ(fault("de sk\tread"), ":2: name is no plain word");
}

TEST_F(Tokens, OnThisMachineNobodyNeedsOneUntilThereIsOne) {
  EXPECT_EQ(status(*access(), post(), Scope::admin), 200U);
  add("desk", Scope::correct);
  EXPECT_EQ(status(*access(), get(), Scope::read), 401U);
  EXPECT_EQ(status(*access(true, true), get(), Scope::read), 200U);
  EXPECT_EQ(status(*access(true, true), post(), Scope::correct), 401U);
  EXPECT_EQ(status(*access(false, true), post(), Scope::correct), 401U);
}

TEST_F(Tokens, AFileThatGoesAwayOpensNothing) {
  Request request = post();
  request.authorization = "Bearer " + add("desk", Scope::admin);
  const auto server = access();
  EXPECT_EQ(status(*server, request, Scope::admin), 200U);
  std::filesystem::remove(path_);
  for (int look = 0; look < 2; ++look) {
    ASSERT_TRUE(server->refresh());
    EXPECT_EQ(status(*server, request, Scope::read), 401U);
    EXPECT_EQ(status(*server, post(), Scope::read), 401U);
  }
  EXPECT_TRUE(server->has_tokens());
  request.authorization = "Bearer " + add("desk", Scope::admin);  // it is there again
  ASSERT_TRUE(server->refresh());
  EXPECT_EQ(status(*server, request, Scope::admin), 200U);
  ASSERT_TRUE(remove_token(path_, "desk"));  // by the command: nobody needs one any more
  std::filesystem::last_write_time(
      path_, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(2));
  ASSERT_TRUE(server->refresh());
  EXPECT_EQ(status(*server, post(), Scope::admin), 200U);
}

TEST_F(Tokens, WhoComesByAProxyIsNotThisMachinesUser) {
  AccessOptions options;
  options.tokens = path_, options.hosts = {"ledger.example"};
  Access server(options, true);
  ASSERT_TRUE(server.refresh());
  Request request = post();
  EXPECT_EQ(status(server, request, Scope::admin), 200U);
  request.host = "ledger.example";
  EXPECT_EQ(status(server, request, Scope::read), 401U);
}

TEST_F(Tokens, TheSchemeMayBeWrittenInAnyCase) {
  Request request = get();
  request.authorization = "bearer " + add("desk", Scope::read);
  EXPECT_EQ(status(*access(), request, Scope::read), 200U);
  request.authorization = "Bearer ";
  EXPECT_EQ(status(*access(), request, Scope::read), 401U);
}

TEST_F(Tokens, AScopeHoldsTheOnesBelow) {
  Request request = post();
  request.authorization = "Bearer " + add("desk", Scope::correct);
  EXPECT_EQ(status(*access(), request, Scope::read), 200U);
  EXPECT_EQ(status(*access(), request, Scope::correct), 200U);
  EXPECT_EQ(status(*access(), request, Scope::admin), 403U);
  request.authorization += "0";
  EXPECT_EQ(status(*access(), request, Scope::read), 401U);
}

TEST_F(Tokens, OtherSitesPagesAreKeptOut) {
  const auto server = access();
  Request request = post();
  request.origin = "http://evil.example";
  EXPECT_EQ(status(*server, request, Scope::correct), 403U);
  request.origin = "http://localhost:8470";
  EXPECT_EQ(status(*server, request, Scope::correct), 200U);
  request.content_type = "text/plain";  // what a form can send
  EXPECT_EQ(status(*server, request, Scope::correct), 415U);
  Request rebound = get();
  rebound.host = "evil.example:8470";
  EXPECT_EQ(status(*server, rebound, Scope::read), 421U);
}

TEST_F(Tokens, ASessionEndsWithItsTokenAndItsTime) {
  const std::string secret = add("desk", Scope::correct);
  const auto server = access();
  const std::string cookie = server->begin_session(secret, kNow);
  EXPECT_NE(cookie.find("HttpOnly; SameSite=Strict"), cookie.npos);
  Request request = post();
  request.cookie = "other=1; " + cookie.substr(0, cookie.find(';'));
  EXPECT_EQ(status(*server, request, Scope::correct), 403U);  // no CSRF word yet
  request.csrf = server->caller(request, kNow).csrf;
  EXPECT_EQ(status(*server, request, Scope::correct), 200U);
  EXPECT_EQ(server->caller(request, kNow + std::int64_t{13} * 3600).name, "guest");
  Request forged = request;
  forged.cookie.replace(forged.cookie.find("desk"), 4, "boss");
  EXPECT_EQ(status(*server, forged, Scope::read), 401U);
  ASSERT_TRUE(remove_token(path_, "desk"));
  add("other", Scope::read);
  std::filesystem::last_write_time(
      path_, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(2));
  ASSERT_TRUE(server->refresh());
  EXPECT_EQ(status(*server, request, Scope::read), 401U);
  EXPECT_THROW((void)server->begin_session("hj_wrong", kNow), Problem);
}

TEST(LimiterTest, LetsABurstThroughAndThenTheRate) {
  Limiter limiter(2);
  const auto start = Limiter::Clock::now();
  for (int i = 0; i < 8; ++i) EXPECT_EQ(limiter.wait("a", start), 0U) << i;
  EXPECT_EQ(limiter.wait("a", start), 1U);
  EXPECT_EQ(limiter.wait("b", start), 0U);
  EXPECT_EQ(limiter.wait("a", start + std::chrono::milliseconds(600)), 0U);
  EXPECT_EQ(limiter.wait("a", start + std::chrono::milliseconds(600)), 1U);
  Limiter none(0);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(none.wait("a", start), 0U);
}

TEST(SecretTest, KnownAnswers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hmac_hex("Jefe", "what do ya want for nothing?"),  // RFC 4231, case 2
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_NE(random_hex(16), random_hex(16));
  EXPECT_TRUE(equal_secret("ab", "ab"));
  EXPECT_FALSE(equal_secret("ab", "abc"));
}

}  // namespace
}  // namespace hj::serving
