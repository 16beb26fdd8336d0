# Which articles tell one story, and what a story's page says.
hj_room(story USES core)
