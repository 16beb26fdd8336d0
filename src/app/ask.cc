#include "app/ask.h"

#include <filesystem>

#include "app/data_dir.h"

namespace hj {
namespace {

std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
        (byte >= 'A' && byte <= 'Z')) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 15];
    }
  }
  return out;
}

std::string query_of(const Asker::Params& params) {
  std::string out;
  for (const auto& [name, value] : params)
    if (!value.empty()) out += (out.empty() ? '?' : '&') + name + '=' + encoded(value);
  return out;
}

// A failure of the store is none of the call's.
Error error_of(unsigned status, const std::string& detail, const std::string& cause) {
  if (status >= 500) return {Code::io, cause.empty() ? detail : cause};
  return {status == 404 ? Code::not_found : Code::bad_input, detail};
}

}  // namespace

Done known_store(const std::string& store) {
  const std::string path = store.starts_with("sqlite:") ? store.substr(7) : store;
  std::error_code error;
  if (path.find(':') != path.npos) return done();
  if (!std::filesystem::exists(path, error))
    return Error{Code::not_found, path + ": no such store; `hapjong read` makes one"};
  if (std::filesystem::is_regular_file(path, error) && std::filesystem::file_size(path, error) == 0)
    return Error{Code::bad_data, path + ": is empty, no store"};
  return done();
}

CopyTracer copy_tracer(Originals originals) {
  return [originals = std::move(originals)](std::span<const Original> family) {
    std::vector<std::pair<DocId, DocId>> out;
    for (const Descent& d : originals.tree(family)) out.emplace_back(d.doc, d.parent);
    return out;
  };
}

Asker::Asker(std::shared_ptr<Store> store, const ServeOptions& options) : store_(std::move(store)) {
  router_ = std::make_unique<serving::Router>(
      store_, options, serving::StaticFiles(),
      std::make_unique<serving::Access>(AccessOptions{}, /*loopback=*/true));
}

Result<Asker> Asker::open(const std::string& store, TermMaker terms, PartyFinder parties) {
  if (const Done known = known_store(store); !known) return known.error();
  Result<std::unique_ptr<Store>> opened = open_store(store);
  if (!opened) return opened.error();
  const Result<std::string> data = find_data_dir();
  if (!data) return data.error();
  Result<DedupRules> rules = DedupRules::open(*data);
  if (!rules) return rules.error();
  ServeOptions options;
  options.terms = std::move(terms);
  options.trace = copy_tracer(Originals(*std::move(rules)));
  options.parties = std::move(parties);
  return Asker(std::shared_ptr<Store>(*std::move(opened)), options);
}

Result<Json> Asker::operator()(const std::string& path, const Params& params) {
  const std::string target = "/api/v1" + path + query_of(params);
  serving::Request request;
  request.method = "GET";
  request.target = target;
  const serving::Answer answer = (*router_)(request);
  Json json = Json::parse(*answer.body, nullptr, false);
  if (answer.status != 200)
    return error_of(answer.status, json.is_object() ? json.value("detail", "") : *answer.body,
                    answer.cause);
  return json;
}

Done Asker::export_to(const std::string& file, const Params& params,
                      const std::function<void(std::string_view)>& sink) {
  try {
    router_->write_export(file + query_of(params), sink);
    return done();
  } catch (const serving::Problem& problem) {
    return error_of(problem.status, problem.detail, problem.cause);
  }
}

Done Asker::each(const std::string& path, Params params, std::size_t most,
                 const std::function<void(const Json&)>& sink) {
  constexpr std::size_t kPage = 500;
  params.emplace_back("limit", "");
  params.emplace_back("cursor", "");
  while (most > 0) {
    params[params.size() - 2].second = std::to_string(std::min(most, kPage));
    const Result<Json> page = (*this)(path, params);
    if (!page) return page.error();
    for (const Json& item : (*page)["items"]) {
      if (most == 0) break;
      --most;
      sink(item);
    }
    const Json& next = (*page)["next_cursor"];
    if (!next.is_string()) break;
    params.back().second = next.get<std::string>();
  }
  return done();
}

}  // namespace hj
