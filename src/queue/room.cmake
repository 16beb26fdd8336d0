#The door between machines : jobs in memory, or on NATS JetStream.
hj_room(queue USES core LIBS nats)
