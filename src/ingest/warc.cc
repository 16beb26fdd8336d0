#include "ingest/warc.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>

#include "core/value.h"
#include "ingest/http_message.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kHeaders =
    std::size_t{64} * 1024;                            // bytes of a record's header lines at most
constexpr std::size_t kSearch = std::size_t{1} << 20;  // bytes looked through at once for a record
constexpr std::string_view kBegin = "WARC/";

bool is_page(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

class Records {
 public:
  Records(Stream& stream, const std::string& source, const Limits& limits, const Page::Place& place,
          const OnPage& on_page, const OnFault& on_fault)
      : stream_(stream),
        source_(source),
        limits_(limits),
        on_page_(on_page),
        on_fault_(on_fault),
        number_(place.record),
        skip_(place.skip),
        since_(place.record - place.skip) {}

  std::uint64_t until = 0;  // the byte of the file before which records begin; 0 = any
  // Called where a record begins, with how many are before it.
  std::function<void(const Stream::Restart&, std::uint64_t)> on_begin;

  void run() {
    for (;;) {
      while (record()) {
      }
      if (stopped_ || stream_.fault().empty()) break;
      fault("record " + std::to_string(number_ + 1) + ": " + stream_.fault());
      if (!stream_.recover()) break;
      find_record();
    }
  }

 private:
  struct Record {
    std::string name, headers;
    std::uint64_t size = 0;
  };

  void fault(const std::string& words, bool warning = false) {
    on_fault_({{Code::bad_input, source_ + ":" + words}, warning});
  }

  // One record; false at the end of what can be read.
  bool record() {
    blank_lines();
    if (stream_.ended()) return false;
    const Stream::Restart restart = stream_.restart();
    if (restart.packed != restart_.packed || first_) restart_ = restart, since_ = count();
    first_ = false;
    stopped_ = until != 0 && restart.packed >= until;
    if (stopped_) return false;
    if (on_begin) on_begin(restart, count());
    Record r;
    if (!headers(r)) return !stream_.ended();
    if (skip_ > 0) {
      --skip_;
      pass(r.size);
      return true;
    }
    ++number_;
    r.name = "record " + std::to_string(number_);
    const Headers h(r.headers);
    const std::string_view type = h["WARC-Type"];
    if (type == "response" || type == "resource" || type == "conversion") return block(r, h);
    pass(r.size);
    return true;
  }
  std::uint64_t count() const { return number_ - skip_; }  // records before the next one

  void blank_lines() {
    for (;;) {
      const std::string_view ahead = stream_.peek(4);
      const std::size_t blank = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
      if (blank == 0) return;
      stream_.take(blank);
    }
  }

  bool headers(Record& r) {
    std::string_view ahead;
    std::size_t end = std::string_view::npos;
    for (std::size_t want = 4096; want <= kHeaders; want *= 4) {
      ahead = stream_.peek(want).substr(0, kHeaders);
      end = headers_end(ahead);
      if (end != std::string_view::npos || ahead.size() < want) break;
    }
    if (!ahead.starts_with(kBegin) || end == std::string_view::npos) {
      if (stream_.fault().empty() || ahead.size() > kHeaders / 2)
        fault("record " + std::to_string(number_ + 1) + ": no record begins here");
      if (!ahead.empty()) stream_.take(1);
      find_record();
      return false;
    }
    r.headers = ahead.substr(0, end);
    const std::string_view size = Headers(r.headers)["Content-Length"];
    const auto [stop, error] = std::from_chars(size.data(), size.data() + size.size(), r.size);
    if (error != std::errc() || stop == size.data()) {
      ++number_;
      fault("record " + std::to_string(number_) + ": has no Content-Length");
      stream_.take(end);
      find_record();
      return false;
    }
    stream_.take(end);
    return true;
  }

  // Passes over `size` bytes, a window at a time.
  void pass(std::uint64_t size) {
    while (size > 0) {
      const std::string_view ahead = stream_.peek(1);
      if (ahead.empty()) return;
      const auto some = static_cast<std::size_t>(std::min<std::uint64_t>(size, ahead.size()));
      stream_.take(some);
      size -= some;
    }
  }
  // To where a line begins with WARC/, or to the end.
  void find_record() {
    for (;;) {
      const std::string_view ahead = stream_.peek(kSearch);
      if (ahead.empty()) return;
      if (ahead.starts_with("WARC/1.")) return;
      const std::size_t at = ahead.find("\nWARC/1.");
      if (at != std::string_view::npos) return stream_.take(at + 1);
      if (ahead.size() < kSearch) return stream_.take(ahead.size());
      stream_.take(ahead.size() - kBegin.size() - 4);
    }
  }

  bool block(const Record& r, const Headers& h) {
    if (r.size > limits_.page) {
      fault(r.name + ": is over " + std::to_string(limits_.page >> 20) +
            " MiB, the limit of a page");
      pass(r.size);
      return true;
    }
    const auto size = static_cast<std::size_t>(r.size);
    const std::string_view ahead = stream_.peek(size + 12);
    const std::string_view after = ahead.substr(std::min(size, ahead.size()));
    const std::size_t next = after.find_first_not_of("\r\n");
    std::size_t taken = std::min(size, ahead.size());
    if (ahead.size() < size) {
      fault(r.name + ": ends early", true);
    } else if (next != std::string_view::npos && !after.substr(next).starts_with(kBegin)) {
      fault(r.name + ": its Content-Length is wrong", true);
      if (const std::size_t cut = ahead.substr(0, size).find("\nWARC/1.");
          cut != std::string_view::npos)
        taken = cut + 1;
    }
    // What follows a record that breaks off may still lie inside it.
    if (ahead.size() < size)
      if (const std::size_t cut = ahead.find("\nWARC/1."); cut != std::string_view::npos)
        taken = cut + 1;
    page(r, h, ahead.substr(0, taken));
    stream_.take(taken);
    if (next != std::string_view::npos && !after.substr(next).starts_with(kBegin)) find_record();
    return true;
  }

  void page(const Record& r, const Headers& h, std::string_view block) {
    Page page;
    page.source = source_ + ":" + r.name;
    std::string_view url = h["WARC-Target-URI"];
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);  // 1.0
    page.url = url;
    page.seen = parse_moment(h["WARC-Date"]).seconds;
    page.next = {number_, number_ - since_, restart_.packed};
    const std::string type(media_type(h["Content-Type"]).type);
    if (h["WARC-Type"] == "response" && type == "application/http") {
      Result<HttpAnswer> answer = parse_answer(block, limits_.page);
      if (!answer) return fault(r.name + ": " + answer.error().what);
      if (answer->status < 200 || answer->status > 299) return;
      if (!answer->type.type.empty() && !is_page(answer->type.type)) return;
      page.form = answer->type.type == "text/plain" ? Form::text : Form::html;
      page.charset = answer->type.charset;
      page.bytes = std::move(answer->body);
    } else {
      if (!is_page(type)) return;
      page.form = type == "text/plain" ? Form::text : Form::html;
      page.charset =
          h["WARC-Type"] == "conversion" ? "UTF-8" : media_type(h["Content-Type"]).charset;
      page.bytes = block;
    }
    if (page.bytes.find_first_not_of(" \t\r\n") != std::string::npos) on_page_(std::move(page));
  }

  Stream& stream_;
  const std::string& source_;
  const Limits& limits_;
  const OnPage& on_page_;
  const OnFault& on_fault_;
  std::uint64_t number_, skip_;  // records read, records still to pass over
  std::uint64_t since_;          // records before the restart point
  Stream::Restart restart_;
  bool first_ = true, stopped_ = false;
};

}  // namespace

bool is_warc(std::string_view head) {
  return head.starts_with("WARC/0.") || head.starts_with("WARC/1.");
}

void read_warc(Stream& stream, const std::string& source, const Limits& limits, const Part& part,
               const OnPage& on_page, const OnFault& on_fault) {
  Records records(stream, source, limits, part.from, on_page, on_fault);
  records.until = part.until;
  records.run();
}

std::vector<Part> cut_warc(Stream& stream, std::uint64_t bytes) {
  constexpr std::uint64_t kEach = std::numeric_limits<std::uint64_t>::max();  // is passed over
  std::vector<Part> out(1);
  const std::string nowhere;
  const Limits limits;
  const OnPage on_page = [](Page&&) {};
  const OnFault on_fault = [](const Fault&) {};  // who reads the part tells of it
  Records records(stream, nowhere, limits, {kEach, kEach, 0}, on_page, on_fault);
  records.on_begin = [&](const Stream::Restart& at, std::uint64_t before) {
    if (at.unpacked != stream.at() || at.packed < out.back().from.offset + bytes) return;
    out.back().until = at.packed;
    out.push_back({{before, 0, at.packed}, 0});
  };
  records.run();
  return out;
}

}  // namespace hj::ingest
