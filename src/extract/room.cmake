# Pages to documents: myhtml parses HTML, nlohmann-json reads JSON-LD.
hj_room(extract USES core)
