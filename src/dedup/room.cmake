# Near-copies by MinHash, and whose copy a document is.
hj_room(dedup USES core)
