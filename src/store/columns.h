// The columns that several lists read alike.
#pragma once

#include "store/query.h"
#include "store/sql.h"

namespace hj::store {

inline constexpr std::string_view kArticleColumns =
    "doc.id, doc.headline, doc.outlet, doc.published, doc.offset_minutes, doc.has_time, doc.lede, "
    "doc.reporter,"
    " doc.section, doc.url, doc.input_id, doc.comments, doc.original, doc.story, doc.claims,"
    " doc.modified, doc.seen";

inline void take_ref(Rows& rows, EntityRef& e) { rows.take(e.id, e.name, e.kind); }
inline void take_article(Rows& rows, ArticleRef& a) {
  rows.take(a.id, a.headline, a.outlet, a.published, a.offset_minutes, a.has_time);
}
inline void take_row(Rows& rows, ArticleRow& a) {
  take_article(rows, a);
  rows.take(a.lede, a.reporter, a.section, a.url, a.input_id, a.comments, a.copy_of, a.story,
            a.claims, a.modified, a.seen);
  if (a.copy_of == a.id) a.copy_of = DocId::none;
}

}  // namespace hj::store
