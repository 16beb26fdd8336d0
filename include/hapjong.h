/* libhapjong: what Korean news says, as JSON. A handle may be used by several threads at once. */
#ifndef HAPJONG_H
#define HAPJONG_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hapjong hapjong;

/* Opens the rules and models below `data` (the folder share/hapjong of an installation). NULL on
   failure; then *error, where error is not NULL, is a line that says why, to be freed by
   hapjong_free. Where nothing failed *error is NULL. */
hapjong* hapjong_open(const char* data, char** error);
void hapjong_close(hapjong* engine); /* NULL is fine */

/* Reads `size` bytes of any form that a file may have: plain text, a crawled line, HTML, a feed,
   JSON or JSONL (fields id, url, outlet, published, title, body, or text). Returns {"articles":
   […], "faults": […]}, UTF-8, to be freed by hapjong_free; an article is what `hapjong explain
   --json` prints (docs/explain.md), a fault is a line. `published` (2024-02-18, or NULL) stands in
   where the input states no date. NULL for a date that is none, for an engine or
   bytes that are NULL, and where memory ends; then *error says so, else it is NULL. The same bytes
   give the same answer. */
char* hapjong_explain(const hapjong* engine, const char* bytes, size_t size, const char* published,
                      char** error);

void hapjong_free(char* words); /* NULL is fine */
const char* hapjong_version(void);

#ifdef __cplusplus
}
#endif
#endif
