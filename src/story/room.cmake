# Which articles tell one story, and what a story's page says.
hj_tables(rules/story)
hj_room(story USES core lexicon)
