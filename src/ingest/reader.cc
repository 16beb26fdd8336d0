#include "ingest/reader.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <vector>

#include "core/charset.h"
#include "core/utf8.h"
#include "ingest/address.h"
#include "ingest/archive.h"
#include "ingest/feed.h"
#include "ingest/form.h"
#include "ingest/json.h"
#include "ingest/stream.h"
#include "ingest/warc.h"

namespace hj::ingest {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kHead = std::size_t{64} * 1024;
constexpr std::size_t kWidget =
    20;  // code points: a shorter line of crawled text is a widget's heading

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

// One file on its way to pages.
class Run {
 public:
  Run(const Limits& limits, const Columns& columns, const OnPage& on_page, const OnFault& on_fault,
      const Places* places = nullptr)
      : limits_(limits),
        columns_(columns),
        on_page_(on_page),
        on_fault_(on_fault),
        places_(places) {}
  std::size_t pages = 0;

  void fault(Code code, const std::string& what, bool warning = false) {
    on_fault_({{code, what}, warning});
  }

  void walk(const std::string& folder, int depth) {
    if (depth > limits_.depth)
      return fault(Code::bad_input, folder + ": folders are nested too deeply");
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      if (!it->path().filename().string().starts_with('.') && it->path().extension() != ".md")
        entries.push_back(*it);  // a folder's own notes are no news
    if (error) return fault(Code::io, folder + ": " + error.message());
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().string() < b.path().string(); });
    for (const fs::directory_entry& entry : entries) {
      if (entry.is_directory(error) && !entry.is_symlink(error))
        walk(entry.path().string(), depth + 1);
      else if (!entry.is_directory(error))
        file(entry.path().string());
    }
  }

  void part(const std::string& path, const Part& part) {
    place_ = part.from, until_ = part.until;
    open(path);
  }
  void file(const std::string& path) {
    if (places_ != nullptr)
      if (const auto found = places_->find(path); found != places_->end()) place_ = found->second;
    open(path);
  }
  void open(const std::string& path) {
    Result<Stream> stream = Stream::open(path, place_.offset);
    if (stream)
      read(*stream, path);
    else
      on_fault_({stream.error(), false});
    place_ = {}, until_ = 0;
  }

  void url(const std::string& address, const FetchLimits& limits) {
    Fetcher fetcher(limits);
    Result<Reply> reply = fetcher.get({address, {}, {}});
    if (!reply) return on_fault_({reply.error(), false});
    if (reply->status != 200)
      return fault(Code::unavailable, address + ": answers " + std::to_string(reply->status));
    const std::string head = decode(reply->body.substr(0, kHead), reply->charset).text;
    if (shape_of(head) == Shape::html) return emit(page_of(*std::move(reply), std::time(nullptr)));
    Stream stream = Stream::over(std::move(reply->body));
    read(stream, address);
  }

  void read(Stream& stream, const std::string& source) {
    const std::string head(stream.peek(kHead).substr(0, kHead));
    if (head.empty())
      return fault(Code::bad_input,
                   source + ": " + (stream.fault().empty() ? "is empty" : stream.fault()));
    if (is_archive(head)) return archive(stream, source);
    if (is_warc(head) || place_.record > 0)
      return read_warc(stream, source, limits_, {place_, until_}, counted(), on_fault_);
    const std::string charset = charset_of(head);
    const bool wide = charset.starts_with("UTF-16");
    if (const std::size_t at = wide ? std::string::npos : binary_at(head); at != std::string::npos)
      return fault(Code::bad_input, source + ": is binary (byte " + std::to_string(at) + ")");
    const std::string text = decode(head).text;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos &&
        stream.peek(kHead + 1).size() <= kHead)
      return fault(Code::bad_input, source + ": is empty");
    switch (shape_of(text)) {
      case Shape::html:
        return whole(stream, source, &Run::html);
      case Shape::feed:
        return whole(stream, source, &Run::feed);
      case Shape::json:
        return json(stream, source, text);
      case Shape::text:
        if (csv_mark(text) != 0 || (!columns_.empty() && is_table(source)))
          return read_csv(stream, source, limits_, charset, columns_, counted(), on_fault_);
        return plain(stream, source, text, charset);
    }
  }

 private:
  using Handler = void (Run::*)(std::string&&, const std::string&);

  void emit(Page&& page) {
    ++pages;
    on_page_(std::move(page));
  }
  OnPage counted() {
    return [this](Page&& page) { emit(std::move(page)); };
  }
  static bool is_table(const std::string& source) {
    return source.ends_with(".csv") || source.ends_with(".tsv") || source == "-" ||
           source.ends_with(".csv.gz") || source.ends_with(".tsv.gz");
  }

  void archive(Stream& stream, const std::string& source) {
    if (in_archive_) return fault(Code::bad_input, source + ": is an archive in an archive");
    in_archive_ = true;
    read_archive(
        stream, source, limits_,
        [this](std::string&& bytes, const std::string& name) {
          Stream inner = Stream::over(std::move(bytes));
          read(inner, name);
        },
        on_fault_);
    in_archive_ = false;
  }

  // Reads what must be in memory at once; refuses what is too big for it with one line.
  void whole(Stream& stream, const std::string& source, Handler handler) {
    const std::string_view all = stream.peek(limits_.page + 1);
    if (all.size() > limits_.page)
      return fault(Code::bad_input,
                   source + ": is over " + megabytes(limits_.page) + ", the limit of a page");
    std::string bytes(all);
    stream.take(all.size());
    ended(stream, source);
    (this->*handler)(std::move(bytes), source);
  }
  void ended(const Stream& stream, const std::string& source) {
    if (!stream.fault().empty())
      fault(Code::io,
            source + ": " + stream.fault() + " (byte " + std::to_string(stream.at()) + ")", true);
  }

  void html(std::string&& bytes, const std::string& source) {
    Page page;
    page.source = source, page.bytes = std::move(bytes), page.form = Form::html;
    emit(std::move(page));
  }
  void feed(std::string&& bytes, const std::string& source) {
    Feed feed = read_feed(bytes, source);
    const std::size_t listed = feed.pages.size() + feed.sitemaps.size();
    if (feed.sitemap && listed > 0)
      return fault(Code::not_found,
                   source + ": is a sitemap of " + std::to_string(listed) +
                       " addresses; `hapjong watch` fetches them",
                   true);
    for (Page& page : feed.pages) emit(std::move(page));
    if (!feed.broken.empty())
      fault(Code::bad_input, feed.broken, !feed.pages.empty());
    else if (feed.pages.empty())
      fault(Code::not_found, source + ": the feed has no items");
  }
  void json_file(std::string&& bytes, const std::string& source) {
    Result<std::vector<Row>> rows = pages_of_json(decode(bytes).text, source);
    if (!rows) return on_fault_({rows.error(), false});
    for (Row& row : *rows) {
      if (row.error.empty())
        emit(std::move(row.page));
      else
        fault(Code::bad_input, row.error);
    }
  }
  void text_file(std::string&& bytes, const std::string& source) {
    Decoded text = decode(bytes);
    if (text.bad_at != std::string::npos)
      fault(Code::bad_input,
            source + ": is no " + text.charset + " at byte " + std::to_string(text.bad_at) +
                "; mended",
            true);
    Page page;
    page.source = source, page.bytes = std::move(text.text), page.charset = "UTF-8";
    emit(std::move(page));
  }

  // An object that fills its line begins JSONL; one that goes on is a file of JSON. A bracket may
  // also begin plain text: `[서울=누리통신]`.
  void json(Stream& stream, const std::string& source, const std::string& head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    const std::size_t end = head.find('\n', begin);
    const std::string_view first = std::string_view(head).substr(begin, end - begin);
    const bool lines = first.starts_with('{') &&
                       (end == std::string::npos || is_json(first) || !opens_file(first));
    if (lines) return jsonl(stream, source);
    whole(stream, source, &Run::json_file);
  }
  // `{` alone, or `{ "id": 1,`: the object goes on in the next line.
  static bool opens_file(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r");
    return line[last] == '{' || line[last] == ',' || line[last] == '[';
  }
  void jsonl(Stream& stream, const std::string& source) {
    lines(stream, source, "UTF-8", [this](std::string&& line, const std::string& place) {
      Result<Page> page = page_of_json(line, place);
      if (page)
        emit(std::move(*page));
      else
        fault(page.error().code, place + ": " + page.error().what);
    });
  }

  void plain(Stream& stream, const std::string& source, const std::string& head,
             const std::string& charset) {
    const std::string_view all = stream.peek(limits_.page + 1);
    const bool big = all.size() > limits_.page, wide = charset.starts_with("UTF-16");
    const bool crawled = !wide && lines_are_articles(big ? std::string_view(head)
                                                         : std::string_view(decode(all).text));
    if (!crawled) return whole(stream, source, &Run::text_file);
    lines(stream, source, charset, [this](std::string&& line, const std::string& place) {
      if (rune_count(line) < kWidget) return;
      Page page;
      page.source = place, page.bytes = std::move(line), page.charset = "UTF-8";
      emit(std::move(page));
    });
  }

  template <class Take>
  void lines(Stream& stream, const std::string& source, const std::string& charset,
             const Take& take) {
    std::string line;
    bool too_long = false;
    for (std::size_t number = 1;; ++number) {
      const std::uint64_t at = stream.at();
      if (!stream.line(limits_.line, line, too_long)) break;
      const std::string place = source + ":" + std::to_string(number);
      if (too_long) {
        fault(Code::bad_input, place + ": the line is over " + megabytes(limits_.line));
        continue;
      }
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      Decoded text = decode(line, charset);
      if (charset == "UTF-8") text = {mend(line), charset, invalid_at(line)};
      if (text.bad_at != std::string::npos)
        fault(Code::bad_input,
              place + ": is no " + charset + " at byte " + std::to_string(at + text.bad_at) +
                  "; mended",
              true);
      take(std::move(text.text), place);
    }
    ended(stream, source);
  }

  const Limits& limits_;
  const Columns& columns_;
  const OnPage& on_page_;
  const OnFault& on_fault_;
  const Places* places_;
  Page::Place place_;        // where reading of an archive of records goes on
  std::uint64_t until_ = 0;  // and ends
  bool in_archive_ = false;
};

}  // namespace

std::size_t Reader::read(const std::string& path, const OnPage& on_page, const OnFault& on_fault,
                         const Places& places) const {
  Run run(limits_, columns_, on_page, on_fault, &places);
  std::error_code error;
  if (is_url(path))
    run.url(path, fetch_);
  else if (path.find("://") != path.npos && !fs::exists(path, error))
    run.fault(Code::bad_input, path + ": is no http or https address");
  else if (path != "-" && fs::is_directory(path, error))
    run.walk(path, 0);
  else
    run.file(path);
  return run.pages;
}

std::size_t Reader::read_part(const std::string& path, const Part& part, const OnPage& on_page,
                              const OnFault& on_fault) const {
  Run run(limits_, columns_, on_page, on_fault);
  run.part(path, part);
  return run.pages;
}

Result<std::vector<Part>> Reader::cut(const std::string& path, std::uint64_t bytes) const {
  std::error_code error;
  const bool small = !fs::is_regular_file(path, error) || fs::file_size(path, error) <= bytes;
  if (bytes == 0 || small || error) return std::vector<Part>(1);
  Result<Stream> stream = Stream::open(path);
  if (!stream) return stream.error();
  if (!is_warc(stream->peek(kHead))) return std::vector<Part>(1);
  return cut_warc(*stream, bytes);
}

std::size_t Reader::read_bytes(std::string bytes, const std::string& source, const OnPage& on_page,
                               const OnFault& on_fault) const {
  Run run(limits_, columns_, on_page, on_fault);
  Stream stream = Stream::over(std::move(bytes));
  run.read(stream, source);
  return run.pages;
}

}  // namespace hj::ingest
