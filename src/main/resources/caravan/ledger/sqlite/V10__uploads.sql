-- Results that a server has not got yet; whole only with its list delivered. Gone when they stand there.
create table upload (
  list   integer not null,
  server text    not null,                -- sftp://anna@files.example.com/results
  result text,                            -- the name that they have there, once it is chosen
  primary key (list, server)
) without rowid;
