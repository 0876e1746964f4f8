-- The server compares the history with its own files before it starts, and may do no more with it.
grant select on admin.schema_history to qualitender_app, qualitender_control, qualitender_worker;
