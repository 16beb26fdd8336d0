hj_room(entity USES core lexicon)
hj_tables(rules/entity)
