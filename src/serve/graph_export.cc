// The deals as a graph: GraphML (Gephi, yEd, NetworkX) and GEXF 1.3 with the time of each edge.
// All edges are directed, for NetworkX refuses a graph of both kinds; `symmetric` tells of those
// that have no direction.
#include <map>

#include "core/hash.h"
#include "core/value.h"
#include "core/xml.h"
#include "serve/export.h"
#include "serve/map_edges.h"

namespace hj::serving {
namespace {

struct Attribute {
  std::string_view id, name, type;  // GraphML's and GEXF's names of types agree on these
};
constexpr Attribute kNodeAttributes[] = {{"name", "name", "string"}, {"kind", "kind", "string"}};
constexpr Attribute kEdgeAttributes[] = {{"type", "type", "string"},
                                         {"status", "status", "string"},
                                         {"object", "object", "string"},
                                         {"amount", "amount", "string"},
                                         {"plover", "plover", "string"},
                                         {"cameo", "cameo", "string"},
                                         {"symmetric", "symmetric", "boolean"},
                                         {"articles", "articles", "int"},
                                         {"independent", "independent", "int"},
                                         {"first", "first", "string"},
                                         {"last", "last", "string"}};

std::string amount_words(const DealRow& d) {
  std::string out;
  for (const Figure& f : d.amount) out += (out.empty() ? "" : "; ") + f.written;
  return out;
}
std::string day(std::int64_t seconds) {
  const Json time = time_or_null(seconds);
  return time.is_null() ? std::string() : time.get<std::string>().substr(0, 10);
}
std::string code_or_none(std::string_view code) { return code == "-" ? "" : std::string(code); }

std::vector<std::string> values_of(const DealRow& d) {
  return {std::string(code(d.type)),
          std::string(code(d.status)),
          d.object,
          amount_words(d),
          code_or_none(info(d.type).plover),
          code_or_none(info(d.type).cameo),
          symmetric(d.type) ? "true" : "false",
          std::to_string(d.articles),
          std::to_string(d.independent),
          day(d.first),
          day(d.last)};
}

std::string quoted(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + xml_escaped(value) + '"';
}

// Nodes must stand before the edges that name them, so all deals are gathered first.
struct DealGraph {
  std::vector<DealRow> deals;
  std::map<EntityId, EntityRef> nodes;
};
DealGraph gather(const Call& call) {
  DealGraph out;
  each_deal(call, [&](const DealRow& d) {
    if (d.negated) return;
    for (const auto* side : {&d.a, &d.b})
      for (const EntityRef& r : *side) out.nodes.emplace(r.id, r);
    out.deals.push_back(d);
  });
  return out;
}

class GraphMl {
 public:
  explicit GraphMl(const Sink& sink) : sink_(sink) {}
  void head() {
    sink_(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (const Attribute& a : kNodeAttributes) key("node", a);
    for (const Attribute& a : kEdgeAttributes) key("edge", a);
    sink_(" <graph id=\"hapjong\" edgedefault=\"directed\">\n");
  }
  void node(const EntityRef& r) {
    sink_("  <node" + quoted("id", id_text(r.id)) + ">" + data("node", "name", r.name) +
          data("node", "kind", std::string(code(r.kind))) + "</node>\n");
  }
  void edge(const Edge& e, const std::string& id) {
    std::string line = "  <edge" + quoted("id", id) + quoted("source", id_text(e.a)) +
                       quoted("target", id_text(e.b)) + '>';
    const auto values = values_of(*e.deal);
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!values[i].empty()) line += data("edge", kEdgeAttributes[i].id, values[i]);
    sink_(line + "</edge>\n");
  }
  void between() {}
  void tail() { sink_(" </graph>\n</graphml>\n"); }

 private:
  void key(std::string_view of, const Attribute& a) {
    sink_(" <key" + quoted("id", std::string(of) + '_' + std::string(a.id)) + quoted("for", of) +
          quoted("attr.name", a.name) + quoted("attr.type", a.type) + "/>\n");
  }
  static std::string data(std::string_view of, std::string_view id, const std::string& value) {
    return "<data" + quoted("key", std::string(of) + '_' + std::string(id)) + '>' +
           xml_escaped(value) + "</data>";
  }
  const Sink& sink_;
};

class Gexf {
 public:
  explicit Gexf(const Sink& sink) : sink_(sink) {}
  void head() {
    sink_(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
        " <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">\n");
    attributes("node", kNodeAttributes);
    attributes("edge", kEdgeAttributes);
    sink_("  <nodes>\n");
  }
  void node(const EntityRef& r) {
    sink_("   <node" + quoted("id", id_text(r.id)) + quoted("label", r.name) + "><attvalues>" +
          value("kind", std::string(code(r.kind))) + "</attvalues></node>\n");
  }
  void between() { sink_("  </nodes>\n  <edges>\n"); }
  void edge(const Edge& e, const std::string& id) {
    std::string line = "   <edge" + quoted("id", id) + quoted("source", id_text(e.a)) +
                       quoted("target", id_text(e.b)) + quoted("kind", code(e.deal->type)) +
                       quoted("weight", std::to_string(e.deal->articles));
    if (e.deal->first != 0) line += quoted("start", day(e.deal->first));
    line += "><attvalues>";
    const auto values = values_of(*e.deal);
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!values[i].empty()) line += value(kEdgeAttributes[i].id, values[i]);
    sink_(line + "</attvalues></edge>\n");
  }
  void tail() { sink_("  </edges>\n </graph>\n</gexf>\n"); }

 private:
  void attributes(std::string_view of, std::span<const Attribute> list) {
    sink_("  <attributes" + quoted("class", of) + ">\n");
    for (const Attribute& a : list) {
      const std::string_view type = a.type == "int" ? std::string_view("integer") : a.type;
      sink_("   <attribute" + quoted("id", a.id) + quoted("title", a.name) + quoted("type", type) +
            "/>\n");
    }
    sink_("  </attributes>\n");
  }
  static std::string value(std::string_view id, const std::string& words) {
    return "<attvalue" + quoted("for", id) + quoted("value", words) + "/>";
  }
  const Sink& sink_;
};

void write(auto writer, const DealGraph& graph) {
  writer.head();
  for (const auto& [id, ref] : graph.nodes) writer.node(ref);
  writer.between();
  std::vector<Edge> edges;
  for (const DealRow& d : graph.deals) edges_of(d, edges);
  for (const Edge& e : edges) writer.edge(e, edge_id(e));
  writer.tail();
}

}  // namespace

void write_graph(const Call& call, Form form, const Sink& sink) {
  const DealGraph graph = gather(call);
  if (form == Form::gexf)
    write(Gexf(sink), graph);
  else
    write(GraphMl(sink), graph);
}

}  // namespace hj::serving
