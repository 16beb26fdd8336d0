# Near-copies by MinHash, whose copy a document is, and whose report it passes on.
hj_tables(rules/dedup)
hj_room(dedup USES core lexicon)
