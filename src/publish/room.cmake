# The door to other programs: feeds and calendars out of a store's rows.
hj_room(publish USES core store)
