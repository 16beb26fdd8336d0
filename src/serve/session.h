// One connection of the server: reads requests, hands them to the makers of answers, writes what
// they say. A slow client costs one bounded buffer and a timer.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "serve/router.h"

namespace hj::serving {

using Failure = boost::system::error_code;

// What all connections of a server share.
struct Shared {
  explicit Shared(unsigned threads) : makers(threads) {}
  boost::asio::thread_pool makers;
  std::unique_ptr<Router> router;
  std::size_t sessions = 0;  // on the I/O thread alone, like what follows
  std::size_t listeners = 0, most_listeners = 0;
  std::uint64_t generation = 0;
  struct Turn {
    std::uint64_t from, to;
    std::string events;
  };
  std::deque<Turn> turns;  // the latest, for listeners
  void turn(std::uint64_t now, std::string events);
  std::string events_since(std::uint64_t told) const;
  bool stopping = false;
  boost::asio::io_context io{1};  // last: what waits in it goes first, and refers to the rest
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, Shared& shared);
  ~Session() { --shared_.sessions; }
  void read();
  void close();

 private:
  void on_read(Failure ec);
  Request request_of(const boost::beast::http::request<boost::beast::http::string_body>& message);
  void refuse(const Problem& problem);
  void send(Answer answer);
  void begin_events(const Request& request);
  void end_events();
  void watch_end();
  void write_line();
  void wait_change();

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  boost::asio::steady_timer timer_;
  Shared& shared_;
  std::string line_, client_;  // line_: the head of an answer, or of an event stream what is told
  std::shared_ptr<const std::string> body_;  // that is under way; several answers may share it
  std::uint64_t told_ = 0;
  std::chrono::steady_clock::time_point quiet_{};
  bool keep_alive_ = false, head_ = false, listening_ = false;
};

}  // namespace hj::serving
