// HTTP/1.1 by Boost.Beast, asynchronous: one thread moves bytes, a few make answers.
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>

#include "serve/router.h"
#include "serve/serve.h"
#include "serve/session.h"

namespace hj {
namespace serving {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr std::size_t kSessions = 4096;

unsigned makers() { return std::max(2U, std::min(8U, std::thread::hardware_concurrency())); }

class BeastServer final : public Server {
 public:
  BeastServer(std::unique_ptr<Router> router, bool signals, std::size_t listeners)
      : shared_(std::make_unique<Shared>(makers())),
        signals_(shared_->io),
        pulse_(shared_->io),
        acceptor_(shared_->io) {
    shared_->router = std::move(router);
    shared_->generation = shared_->router->look_again();
    shared_->most_listeners = listeners;
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

  std::string listen(const tcp::endpoint& place) {
    Failure ec;
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
      asio::post(shared_->makers, [this, told = shared_->generation] {
        const std::uint64_t now = shared_->router->look_again();
        std::string events = now > told ? shared_->router->events(told, now) : std::string();
        asio::post(shared_->io, [this, now, events = std::move(events)]() mutable {
          shared_->turn(now, std::move(events));
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

namespace {

// Beyond this machine nobody is let in without a token, unless the owner says so.
Done check_access(const ServeOptions& options, serving::Access& access, bool loopback) {
  if (Done read = access.refresh(); !read) return read.error();
  if (loopback || access.has_tokens() || options.access.open_read) return done();
  return Error{Code::bad_input,
               options.address +
                   ": listening beyond this machine needs a token (hapjong token add "
                   "NAME --scope admin) or [access] read = \"open\""};
}

Result<serving::StaticFiles> pages_of(const ServeOptions& options) {
  if (options.web.empty()) return serving::StaticFiles();
  return serving::StaticFiles::open(options.web);
}

}  // namespace

Result<std::unique_ptr<Server>> open_server(const ServeOptions& options) {
  Result<std::unique_ptr<Store>> store = open_store(options.store);
  if (!store) return store.error();
  Result<serving::StaticFiles> files = pages_of(options);
  if (!files) return files.error();
  const std::string place = options.address + ':' + std::to_string(options.port);
  if (options.port > 65535) return Error{Code::bad_input, place + ": a port is at most 65535"};
  boost::system::error_code ec;
  const auto ip = boost::asio::ip::make_address(options.address, ec);
  if (ec) return Error{Code::unavailable, place + ": is no numeric address"};
  auto access = std::make_unique<serving::Access>(options.access, ip.is_loopback());
  if (Done checked = check_access(options, *access, ip.is_loopback()); !checked)
    return checked.error();
  auto router = std::make_unique<serving::Router>(*std::move(store), options, *std::move(files),
                                                  std::move(access));
  auto server =
      std::make_unique<serving::BeastServer>(std::move(router), options.signals, options.listeners);
  if (const std::string why = server->listen({ip, static_cast<std::uint16_t>(options.port)});
      !why.empty())
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
