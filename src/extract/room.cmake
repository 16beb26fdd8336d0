# Pages to documents: MyHTML (of Modest) parses HTML, nlohmann-json reads JSON-LD.
hj_room(extract USES core lexicon LIBS modest)
hj_tables(rules/extract)
