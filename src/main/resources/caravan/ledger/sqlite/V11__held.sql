-- A list that waits for a person's word before anything is spent on it. Gone when it is taken in, put aside or taken away.
create table held (
  id          integer primary key autoincrement,
  folder      text    not null,
  name        text    not null,           -- as it was dropped
  identity    text    not null,
  sha256      text    not null,
  place       text    not null unique,    -- where it lies below input/.held: de/spring-2.csv
  lies        integer not null default 0, -- it lies there whole; before that it is on its way
  shelved     integer not null default 0, -- its file has left the place where it was dropped
  reason      text    not null,
  fingerprint text    not null,           -- what a choice is remembered by; empty: it is not
  since       integer not null,
  word        text,                       -- what a person decided: released, discarded
  code_column text,                       -- how a person said that it is to be read
  type        text,
  domain      text,
  sheet       text,
  no_check_digit integer not null default 0,
  list        integer                     -- the list that it has become
);
create index held_file on held (folder, name) where shelved = 0;

-- How lists of one form are to be read, as a person said of one of them.
create table choice (
  fingerprint text primary key,
  code_column text,
  type        text,
  domain      text,
  sheet       text,
  no_check_digit integer not null,
  chosen      integer not null
) without rowid;
