hj_room(claim USES core lexicon)
hj_tables(rules/claim)
