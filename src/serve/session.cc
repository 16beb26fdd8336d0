#include "serve/session.h"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace hj::serving {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto kPatience = 30s;  // for a request to arrive, or an answer to leave
constexpr auto kBeat = 15s;      // a comment on a quiet event stream
constexpr std::uint32_t kHeader = 16U << 10;
constexpr std::uint64_t kBody = 64U << 10;  // of a correction, a topic, an alert

// Of every answer, whatever it says.
constexpr std::string_view kAlways =
    "Server: hapjong\r\n"
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src "
    "'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
    "Vary: Accept-Encoding, Cookie, Authorization\r\n";

void add_field(std::string& head, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  head += name;
  head += ": ";
  for (const char c : value) head += c == '\r' || c == '\n' ? ' ' : c;
  head += "\r\n";
}

// The head of an HTTP/1.1 answer (RFC 9112).
void write_head(std::string& head, const Answer& answer, bool keep_alive) {
  const beast::string_view reason = http::obsolete_reason(http::int_to_status(answer.status));
  head = "HTTP/1.1 " + std::to_string(answer.status) + ' ';
  head.append(reason.data(), reason.size()).append("\r\n").append(kAlways);
  add_field(head, "Content-Type", answer.type);
  add_field(head, "ETag", answer.etag);
  add_field(head, "Cache-Control", answer.cache_control);
  add_field(head, "Content-Encoding", answer.encoding);
  add_field(head, "Allow", answer.allow);
  add_field(head, "Retry-After", answer.retry_after);
  for (const auto& [name, value] : answer.fields) add_field(head, name, value);
  if (!keep_alive) add_field(head, "Connection", "close");
  if (answer.status != 304 && answer.status != 204)
    add_field(head, "Content-Length", std::to_string(answer.body->size()));
  head += "\r\n";
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

std::string event(std::uint64_t generation) {
  return "event: generation\nid: " + std::to_string(generation) +
         "\ndata: {\"generation\":" + std::to_string(generation) + "}\n\n";
}

}  // namespace

void Shared::turn(std::uint64_t now, std::string events) {
  constexpr std::size_t kMany = 16;  // turns that a slow listener may be behind
  if (now == generation) return;
  turns.push_back({generation, now, std::move(events)});
  if (turns.size() > kMany) turns.pop_front();
  generation = now;
}

// A listener that has missed a turn is told of the generation alone.
std::string Shared::events_since(std::uint64_t told) const {
  std::string out;
  for (const Turn& t : turns)
    if (t.from == told) out += t.events, told = t.to;
  return (told == generation ? out : std::string()) + event(generation);
}

Session::Session(tcp::socket socket, Shared& shared)
    : stream_(std::move(socket)),
      buffer_(kHeader + kBody),
      timer_(stream_.get_executor()),
      shared_(shared) {
  ++shared_.sessions;
  Failure ignored;
  const tcp::endpoint peer = stream_.socket().remote_endpoint(ignored);
  if (!ignored) client_ = peer.address().to_string();
}

void Session::read() {
  parser_.emplace();
  parser_->header_limit(kHeader);
  parser_->body_limit(kBody);
  stream_.expires_after(kPatience);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](Failure ec, std::size_t) { self->on_read(ec); });
}

void Session::close() {
  end_events();
  Failure ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
  stream_.close();
  timer_.cancel();
}

Request Session::request_of(const http::request<http::string_body>& message) {
  Request out;
  out.method = text_of(message.method_string());
  out.head = out.method == "HEAD";
  out.target = text_of(message.target());
  out.body = message.body();
  out.client = client_;
  out.host = text_of(message[http::field::host]);
  out.origin = text_of(message[http::field::origin]);
  out.content_type = text_of(message[http::field::content_type]);
  out.authorization = text_of(message[http::field::authorization]);
  out.cookie = text_of(message[http::field::cookie]);
  out.csrf = text_of(message["X-CSRF-Token"]);
  out.id = text_of(message["X-Request-Id"]);
  out.if_none_match = text_of(message[http::field::if_none_match]);
  out.accept_encoding = text_of(message[http::field::accept_encoding]);
  return out;
}

void Session::on_read(Failure ec) {
  if (ec == http::error::header_limit)
    return refuse({431, "Header too large", "the header is longer than 16 KiB"});
  if (ec == http::error::body_limit)
    return refuse({413, "Body too large", "a body has at most 64 KiB"});
  if (ec && ec.category() == http::make_error_code(http::error::bad_method).category() &&
      ec != http::error::end_of_stream && ec != http::error::partial_message)
    return refuse({400, "Bad request", "this is no HTTP/1.1 request"});
  if (ec) return close();
  Request request = request_of(parser_->get());
  keep_alive_ = parser_->get().keep_alive() && !shared_.stopping;
  head_ = request.head;
  if (request.method == "GET" && request.target == "/api/v1/events") return begin_events(request);
  if (shared_.router->is_at_hand(request)) return send((*shared_.router)(request));
  asio::post(shared_.makers, [self = shared_from_this(), request = std::move(request)]() mutable {
    Answer answer = (*self->shared_.router)(request);
    asio::io_context& io = self->shared_.io;  // where the session must end, too
    asio::post(io, [self = std::move(self), answer = std::move(answer)]() mutable {
      self->send(std::move(answer));
    });
  });
}

void Session::refuse(const Problem& problem) {
  keep_alive_ = false;
  send(problem_answer(problem, "/"));
}

void Session::send(Answer answer) {
  write_head(line_, answer, keep_alive_);
  body_ = std::move(answer.body);
  const bool bare = head_ || answer.status == 304;
  const std::array<asio::const_buffer, 2> parts = {
      asio::buffer(line_), bare ? asio::const_buffer() : asio::buffer(*body_)};
  stream_.expires_after(kPatience);
  asio::async_write(stream_, parts, [self = shared_from_this()](Failure ec, std::size_t) {
    if (ec || !self->keep_alive_) return self->close();
    self->body_.reset();
    self->head_ = false;
    self->read();
  });
}

// Server-sent events: one line at each new generation of the store. The next is written only
// when the last has left, so a stuck reader holds one line.
void Session::begin_events(const Request& request) {
  if (const auto refusal = shared_.router->refusal(request)) return send(*refusal);
  if (shared_.listeners >= shared_.most_listeners)  // others want an answer, too
    return send(
        problem_answer({503, "Busy", "there are as many event streams as there may be", {}, {}, 30},
                       request.target));
  listening_ = true, ++shared_.listeners;
  shared_.router->metrics().listeners(1);
  line_ =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: "
      "no-store\r\nX-Content-Type-Options: nosniff\r\n"
      "Connection: close\r\n\r\nretry: 2000\n\n" +
      event(shared_.generation);
  told_ = shared_.generation;
  watch_end();
  write_line();
}

void Session::end_events() {
  if (!std::exchange(listening_, false)) return;
  --shared_.listeners;
  shared_.router->metrics().listeners(-1);
}

void Session::watch_end() {  // a reader that leaves is noticed at once
  stream_.socket().async_wait(tcp::socket::wait_read,
                              [self = shared_from_this()](Failure) { self->close(); });
}

void Session::write_line() {
  stream_.expires_after(kPatience);
  asio::async_write(stream_, asio::buffer(line_),
                    [self = shared_from_this()](Failure ec, std::size_t) {
                      if (ec || self->shared_.stopping) return self->close();
                      self->stream_.expires_never();
                      self->quiet_ = std::chrono::steady_clock::now();
                      self->wait_change();
                    });
}

void Session::wait_change() {
  timer_.expires_after(250ms);
  timer_.async_wait([self = shared_from_this()](Failure ec) {
    if (ec || self->shared_.stopping) return self->close();
    if (self->told_ != self->shared_.generation) {
      self->line_ =
          self->shared_.events_since(std::exchange(self->told_, self->shared_.generation));
      return self->write_line();
    }
    if (std::chrono::steady_clock::now() - self->quiet_ < kBeat) return self->wait_change();
    self->line_ = ":\n\n";
    self->write_line();
  });
}

}  // namespace hj::serving
