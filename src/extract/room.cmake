# Pages to documents.
hj_room(extract USES core lexicon)
hj_tables(rules/extract)
