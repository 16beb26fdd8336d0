/* example DATA [PUBLISHED] < article.txt: prints what is read from an article, as JSON. */
#include <hapjong.h>
#include <stdio.h>

int main(int argc, char** argv) {
  if (argc < 2) return fprintf(stderr, "usage: example DATA [PUBLISHED] < article.txt\n"), 2;
  static char text[1 << 20];
  const size_t size = fread(text, 1, sizeof text, stdin);
  if (size == sizeof text) return fprintf(stderr, "example: the text is too long\n"), 1;
  char* error = NULL;
  hapjong* engine = hapjong_open(argv[1], &error);
  char* json = engine ? hapjong_explain(engine, text, size, argc > 2 ? argv[2] : NULL, &error) : NULL;
  if (json)
    puts(json);
  else
    fprintf(stderr, "example: %s\n", error ? error : "failed");
  const int status = json ? 0 : 1;
  hapjong_free(json);
  hapjong_free(error);
  hapjong_close(engine);
  return status;
}
