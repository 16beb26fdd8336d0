// What the store holds, as files for other programs: rows as CSV or JSONL, the deals as GraphML,
// GEXF or JSON-LD. Written piece by piece, page by page of the store.
#pragma once

#include <functional>
#include <string_view>

#include "serve/api.h"

namespace hj::serving {

using Sink = std::function<void(std::string_view)>;

enum class Form : std::uint8_t { csv, jsonl, graphml, gexf, jsonld };
struct ExportKind {
  std::string_view what;  // articles, claims, deals, stories, entities
  Form form{};
};
// "deals.csv"; throws 404 for what there is not.
ExportKind parse_export(std::string_view file);
std::string_view content_type(Form form);
// The rows that the parameters choose, as the lists take them.
void write_export(const Call& call, ExportKind kind, const Sink& sink);

// Every deal that the parameters choose, page after page.
void each_deal(const Call& call, const std::function<void(const DealRow&)>& take);
void write_graph(const Call& call, Form form, const Sink& sink);  // GraphML or GEXF
void write_jsonld(const Call& call, const Sink& sink);

}  // namespace hj::serving
