// A small HTTP client over a plain socket, for the tests: it sends exactly the bytes it is told to.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace hj::serving {

class Client {
 public:
  explicit Client(unsigned port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{20, 0};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    open_ = connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Client() { close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool open() const { return open_; }
  void send(std::string_view bytes) {
    (void)!::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  // One answer: reads the header, then as many bytes as it says (none for `head`).
  struct Reply {
    unsigned status = 0;
    std::string header, body;
    std::string field(std::string_view name) const {
      const std::size_t at = header.find("\r\n" + std::string(name) + ": ");
      if (at == std::string::npos) return {};
      const std::size_t from = at + name.size() + 4;
      return header.substr(from, header.find("\r\n", from) - from);
    }
  };
  Reply reply(bool head = false) {
    Reply out;
    if (!fill("\r\n\r\n")) return out;
    const std::size_t end = buffer_.find("\r\n\r\n") + 4;
    out.header = buffer_.substr(0, end);
    buffer_.erase(0, end);
    out.status = static_cast<unsigned>(std::stoul(out.header.substr(9, 3)));
    const std::string length = out.field("Content-Length");
    const std::size_t size = head || length.empty() ? 0 : std::stoul(length);
    while (buffer_.size() < size && more()) {
    }
    out.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return out;
  }
  Reply get(const std::string& target, const std::string& fields = "",
            const std::string& method = "GET") {
    send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
    return reply(method == "HEAD");
  }
  bool fill(std::string_view until) {  // reads on until the words are there
    while (buffer_.find(until) == std::string::npos)
      if (!more()) return false;
    return true;
  }
  bool ended() {  // the other side has closed
    while (more()) {
    }
    return true;
  }
  const std::string& buffer() const { return buffer_; }

 private:
  bool more() {
    char bytes[16384];
    const ssize_t got = recv(fd_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  int fd_;
  bool open_ = false;
  std::string buffer_;
};

}  // namespace hj::serving
