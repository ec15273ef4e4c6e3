-- Lists that were put away on a server and are looked at again for a while: an upload that stalled goes on into them.
create table moved (
  server text    not null,                -- sftp://anna@files.example.com/lists
  target text    not null,                -- where it lies now, as the server knows it
  path   text    not null,                -- where it lay below the server's folder
  size   integer not null,                -- bytes that were taken in
  at     integer not null,                -- when it was put away
  primary key (server, target)
) without rowid;
-- Servers that can't be used just now; gone when they can.
create table server_trouble (
  server text    not null,
  way    text    not null,                -- lists or results
  words  text    not null,
  since  integer not null,
  primary key (server, way)
) without rowid;
