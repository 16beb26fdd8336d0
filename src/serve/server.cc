// HTTP/1.1 by Boost.Beast, asynchronous: one thread moves bytes, a few make answers. A slow client
// costs one bounded buffer and a timer.
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <set>
#include <thread>

#include "serve/router.h"
#include "serve/serve.h"

namespace hj {
namespace serving {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Failure = boost::system::error_code;
using namespace std::chrono_literals;

constexpr auto kPatience = 30s;  // for a request to arrive, or an answer to leave
constexpr auto kBeat = 15s;      // a comment on a quiet event stream
constexpr std::uint32_t kHeader = 16U << 10;
constexpr std::uint64_t kBody = 16U << 10;  // none of our routes reads one
constexpr std::size_t kSessions = 1024;

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

struct Shared {
  asio::thread_pool makers{std::max(2U, std::min(8U, std::thread::hardware_concurrency()))};
  std::unique_ptr<Router> router;
  std::size_t sessions = 0;  // on the I/O thread alone, like what follows
  std::uint64_t generation = 0;
  bool stopping = false;
  asio::io_context io{1};  // last: what waits in it goes first, and refers to the rest
};

struct SharedBody {  // a body that several answers share without a copy
  using value_type = std::shared_ptr<const std::string>;
  static std::uint64_t size(const value_type& body) { return body->size(); }
  struct writer {
    using const_buffers_type = asio::const_buffer;
    template <bool isRequest, class Fields>
    writer(const http::header<isRequest, Fields>&, const value_type& body) : body_(body) {}
    void init(Failure& ec) { ec = {}; }
    boost::optional<std::pair<const_buffers_type, bool>> get(Failure& ec) {
      ec = {};
      return {{const_buffers_type(body_->data(), body_->size()), false}};
    }

   private:
    const value_type& body_;
  };
};

void harden(auto& response) {
  response.set("Content-Security-Policy", beast::string_view(kPolicy.data(), kPolicy.size()));
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Shared& shared)
      : stream_(std::move(socket)), timer_(stream_.get_executor()), shared_(shared) {
    ++shared_.sessions;
  }
  ~Session() { --shared_.sessions; }

  void read() {
    parser_.emplace();
    parser_->header_limit(kHeader);
    parser_->body_limit(kBody);
    stream_.expires_after(kPatience);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](Failure ec, std::size_t) { self->on_read(ec); });
  }
  void close() {
    Failure ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
    timer_.cancel();
  }

 private:
  void on_read(Failure ec) {
    if (ec == http::error::header_limit)
      return refuse({431, "Header too large", "the header is longer than 16 KiB"});
    if (ec == http::error::body_limit)
      return refuse({413, "Body too large", "this server reads no bodies"});
    if (ec && ec.category() == http::make_error_code(http::error::bad_method).category() &&
        ec != http::error::end_of_stream && ec != http::error::partial_message)
      return refuse({400, "Bad request", "this is no HTTP/1.1 request"});
    if (ec) return close();
    const auto& message = parser_->get();
    keep_alive_ = message.keep_alive() && !shared_.stopping;
    Request request;
    request.method = text_of(message.method_string());
    request.head = request.method == "HEAD";
    request.target = text_of(message.target());
    request.if_none_match = text_of(message[http::field::if_none_match]);
    request.accept_encoding = text_of(message[http::field::accept_encoding]);
    if (request.method == "GET" && request.target == "/api/v1/events") return begin_events();
    head_ = request.head;
    asio::post(shared_.makers, [self = shared_from_this(), request = std::move(request)]() mutable {
      Answer answer = (*self->shared_.router)(request);
      asio::io_context& io = self->shared_.io;  // where the session must end, too
      asio::post(io, [self = std::move(self), answer = std::move(answer)]() mutable {
        self->send(std::move(answer));
      });
    });
  }

  void refuse(const Problem& problem) {
    keep_alive_ = false;
    send(problem_answer(problem, "/"));
  }

  void send(Answer answer) {
    response_.emplace();
    auto& r = *response_;
    r.version(11);
    r.result(answer.status);
    r.set(http::field::server, "hapjong");
    harden(r);
    const auto set = [&](http::field field, const std::string& value) {
      if (!value.empty()) r.set(field, value);
    };
    set(http::field::content_type, answer.type);
    set(http::field::etag, answer.etag);
    set(http::field::cache_control, answer.cache_control);
    set(http::field::content_encoding, answer.encoding);
    set(http::field::allow, answer.allow);
    set(http::field::retry_after, answer.retry_after);
    r.set(http::field::vary, "Accept-Encoding");
    r.keep_alive(keep_alive_);
    if (answer.status == 304)
      answer.body = std::make_shared<std::string>();
    else
      r.content_length(answer.body->size());
    if (head_) answer.body = std::make_shared<std::string>();
    r.body() = std::move(answer.body);
    serializer_.emplace(r);
    stream_.expires_after(kPatience);
    http::async_write(stream_, *serializer_, [self = shared_from_this()](Failure ec, std::size_t) {
      if (ec || !self->keep_alive_) return self->close();
      self->serializer_.reset();
      self->head_ = false;
      self->read();
    });
  }

  // Server-sent events: one line at each new generation of the store. The next is written only
  // when the last has left, so a stuck reader holds one line.
  void begin_events() {
    line_ =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: "
        "no-store\r\nX-Content-Type-Options: nosniff\r\n"
        "Connection: close\r\n\r\nretry: 2000\n\n" +
        event(shared_.generation);
    told_ = shared_.generation;
    watch_end();
    write_line();
  }
  static std::string event(std::uint64_t generation) {
    return "event: generation\nid: " + std::to_string(generation) +
           "\ndata: {\"generation\":" + std::to_string(generation) + "}\n\n";
  }
  void watch_end() {  // a reader that leaves is noticed at once
    stream_.socket().async_wait(tcp::socket::wait_read,
                                [self = shared_from_this()](Failure) { self->close(); });
  }
  void write_line() {
    stream_.expires_after(kPatience);
    asio::async_write(stream_, asio::buffer(line_),
                      [self = shared_from_this()](Failure ec, std::size_t) {
                        if (ec || self->shared_.stopping) return self->close();
                        self->stream_.expires_never();
                        self->quiet_ = std::chrono::steady_clock::now();
                        self->wait_change();
                      });
  }
  void wait_change() {
    timer_.expires_after(250ms);
    timer_.async_wait([self = shared_from_this()](Failure ec) {
      if (ec || self->shared_.stopping) return self->close();
      if (self->told_ != self->shared_.generation) {
        self->told_ = self->shared_.generation;
        self->line_ = event(self->told_);
        return self->write_line();
      }
      if (std::chrono::steady_clock::now() - self->quiet_ < kBeat) return self->wait_change();
      self->line_ = ":\n\n";
      self->write_line();
    });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{kHeader + kBody};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<SharedBody>> response_;
  std::optional<http::response_serializer<SharedBody>> serializer_;
  asio::steady_timer timer_;
  Shared& shared_;
  std::string line_;
  std::uint64_t told_ = 0;
  std::chrono::steady_clock::time_point quiet_{};
  bool keep_alive_ = false, head_ = false;
};

class BeastServer final : public Server {
 public:
  BeastServer(std::unique_ptr<Router> router, bool signals)
      : shared_(std::make_unique<Shared>()),
        signals_(shared_->io),
        pulse_(shared_->io),
        acceptor_(shared_->io) {
    shared_->router = std::move(router);
    shared_->generation = shared_->router->generation();
    if (!signals) return;
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    signals_.async_wait([this](Failure ec, int) {
      if (!ec) wind_down();
    });
  }
  ~BeastServer() override {
    shared_->io.stop();
    shared_->makers.join();
  }

  std::string listen(const std::string& address, unsigned port) {
    Failure ec;
    const auto ip = asio::ip::make_address(address, ec);
    if (ec) return "is no numeric address";
    const tcp::endpoint place(ip, static_cast<std::uint16_t>(port));
    acceptor_.open(place.protocol(), ec);
    if (!ec) acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) acceptor_.bind(place, ec);
    if (!ec) acceptor_.listen(asio::socket_base::max_listen_connections, ec);
    if (ec) return ec.message();
    port_ = acceptor_.local_endpoint().port();
    return {};
  }
  unsigned port() const override { return port_; }
  void run() override {
    accept();
    beat();
    shared_->io.run();
  }
  void stop() override {
    asio::post(shared_->io, [this] { wind_down(); });
  }

 private:
  void accept() {
    acceptor_.async_accept([this](Failure ec, tcp::socket socket) {
      if (shared_->stopping) return;
      if (!ec && shared_->sessions < kSessions) {
        Failure ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::make_shared<Session>(std::move(socket), *shared_)->read();
      }
      if (!ec) return accept();
      pause_.expires_after(100ms);  // out of descriptors: what is open may close meanwhile
      pause_.async_wait([this](Failure stopped) {
        if (!stopped) accept();
      });
    });
  }
  // Looks four times a second whether another program has changed the store.
  void beat() {
    pulse_.expires_after(250ms);
    pulse_.async_wait([this](Failure ec) {
      if (ec || shared_->stopping) return;
      asio::post(shared_->makers, [this] {
        const std::uint64_t now = shared_->router->generation();
        asio::post(shared_->io, [this, now] {
          shared_->generation = now;
          beat();
        });
      });
    });
  }
  // What is under way may end; after two seconds nothing is waited for.
  void wind_down() {
    if (shared_->stopping) return;
    shared_->stopping = true;
    Failure ignored;
    acceptor_.close(ignored);
    pulse_.cancel();
    signals_.cancel(ignored);
    wait_sessions(20);
  }
  void wait_sessions(int rounds) {
    if (shared_->sessions == 0 || rounds == 0) return shared_->io.stop();
    pause_.expires_after(100ms);
    pause_.async_wait([this, rounds](Failure) { wait_sessions(rounds - 1); });
  }

  std::unique_ptr<Shared> shared_;
  asio::signal_set signals_;
  asio::steady_timer pulse_, pause_{shared_->io};
  tcp::acceptor acceptor_;
  unsigned port_ = 0;
};

}  // namespace
}  // namespace serving

Result<std::unique_ptr<Server>> open_server(const ServeOptions& options) {
  Result<std::unique_ptr<Store>> store = open_store(options.store);
  if (!store) return store.error();
  serving::StaticFiles files;
  if (!options.web.empty()) {
    Result<serving::StaticFiles> opened = serving::StaticFiles::open(options.web);
    if (!opened) return opened.error();
    files = *std::move(opened);
  }
  const std::string place = options.address + ':' + std::to_string(options.port);
  if (options.port > 65535) return Error{Code::bad_input, place + ": a port is at most 65535"};
  auto router =
      std::make_unique<serving::Router>(*std::move(store), options.terms, std::move(files));
  auto server = std::make_unique<serving::BeastServer>(std::move(router), options.signals);
  if (const std::string why = server->listen(options.address, options.port); !why.empty())
    return Error{Code::unavailable, place + ": " + why};
  return std::unique_ptr<Server>(std::move(server));
}

Result<int> serve(const ServeOptions& options) {
  Result<std::unique_ptr<Server>> server = open_server(options);
  if (!server) return server.error();
  if (options.ready) options.ready((*server)->port());
  (*server)->run();
  return 0;
}

}  // namespace hj
