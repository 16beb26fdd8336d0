// What a writer that is alone at a server knows without asking: of the articles that come next, in
// one go, who is alike and whom their names mean; kept true while it only puts new articles.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/rows.h"
#include "store/derive.h"
#include "store/sql.h"
#include "store/store.h"

namespace hj::store {

struct DocKey {  // what is asked of an article before it is put
  std::int64_t no = 0;
  std::uint64_t print = 0;
  StoryId placed{}, story{};
  DocId original{};
};
struct Said {  // whom a name means
  Known known;
  std::int64_t spelled_out = 0, count = 0;
};

class Recall {
 public:
  void clear();
  void expect(Db& db, const Expected& expected);
  // True for the articles that were expected: everything about them is known here.
  bool expects(DocId id) const { return asked_.contains(id); }
  const DocKey* find(DocId id) const;  // none = not there
  bool has_copies(DocId id) const { return copies_.contains(id); }
  bool expects(std::span<const Print> prints) const;
  std::vector<Original> like(std::span<const Print> prints) const;
  const Original* original(DocId id) const;
  std::vector<Said> said(Db& db, const std::string& name, const Corrections& corrections);
  void load_names(Db& db, const std::set<std::string>& names);

  // A new article, and whom it mentions.
  void put(const Document& doc, const DocKey& key);
  void put(const MentionIn& mention);
  void reroot(DocId old, DocId origin);  // a family gets another original
  // A batch begins; whatever others have changed since the last one is to be asked for again.
  void begin(std::int64_t generation);
  // It is kept, and the database is of this generation.
  void end(std::int64_t generation);

 private:
  struct Name {  // a row of `name`
    EntityId machine{}, entity{};
    std::int64_t spelled_out = 0, count = 0;
  };
  using Faces = std::map<std::pair<std::string, Kind>, std::int64_t>;  // articles, by name and kind
  void load_docs(Db& db, const Expected& expected);
  void load_prints(Db& db, const std::vector<Print>& prints);
  void load_faces(Db& db, const std::set<EntityId>& entities);
  void forget_docs();

  std::int64_t generation_ = -1;
  std::set<DocId> asked_, copies_;
  std::unordered_map<std::uint64_t, DocKey> docs_;
  std::unordered_map<std::uint64_t, std::vector<std::int64_t>> prints_;  // the first articles
  std::map<std::int64_t, Original> originals_;
  std::unordered_map<std::uint64_t, std::int64_t> numbers_;  // of originals_
  std::unordered_map<std::string, std::vector<Name>> names_;
  std::unordered_map<std::uint64_t, Faces> faces_;
};

}  // namespace hj::store
