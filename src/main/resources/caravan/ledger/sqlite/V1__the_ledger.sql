-- Moments are milliseconds since 1970 in UTC. Null means: not yet.

-- One for each dropped file.
create table list (
  id         integer primary key autoincrement, -- a forgotten list's number is not given again
  folder     text    not null,
  name       text    not null,
  identity   text    not null,            -- tells this file from a later one of the same name
  sha256     text    not null,
  urgent     integer not null,
  columns    text    not null,            -- its own columns: a JSON array
  delimiter  text    not null,
  summary    text    not null,
  state      text    not null,            -- reading, waiting, delivered
  shelved    integer not null default 0,  -- its file is out of the input folder
  result     text,                        -- the name that its results have, once it is chosen
  rows       integer not null default 0,
  open       integer not null default 0,  -- rows without a final answer
  distinct_codes integer not null default 0,
  known      integer not null default 0,
  duplicates integer not null default 0,
  invalid    integer not null default 0,
  tokens     integer not null default 0,
  calls      integer not null default 0,
  slow_downs integer not null default 0,
  started    integer not null,
  finished   integer
);
create index list_at_work on list (id) where state <> 'delivered';
create index list_complete on list (id) where state = 'waiting' and open = 0;
create index list_delivered on list (finished, id) where state = 'delivered';
create index list_unshelved on list (folder, name) where shelved = 0;
create index list_result on list (result) where result is not null;

-- One for each distinct product and domain, for all lists.
create table lookup (
  id       integer primary key,
  product  text    not null,              -- an ASIN, or a GTIN in its 14-digit form
  domain   text    not null,
  lane     text    not null,              -- whom it may share a call with
  type     text    not null,
  code     text    not null,              -- as it is asked for
  list     integer not null,              -- the list that pays
  urgency  integer not null,              -- 0 goes before 1
  turn     integer not null,              -- its place in the fair order over the lists
  state    integer not null,              -- 0 waiting, 1 claimed, 2 found, 3 not found, 4 refused, 5 failed
  items    text,                          -- the answer: a JSON array
  words    text,                          -- why it was refused, or failed
  answered integer,
  unique (product, domain)
);
create index lookup_waiting on lookup (lane, urgency, turn, id) where state = 0;
create index lookup_claimed on lookup (state) where state = 1;

-- One for each row of a list.
create table entry (
  list   integer not null,
  row    integer not null,
  cells  text    not null,                -- its own cells: a JSON array
  input  text    not null,
  type   text,
  code   text,
  lookup integer,                         -- null: there is nothing to ask
  note   text    not null,
  primary key (list, row)
) without rowid;
create index entry_of_lookup on entry (lookup, list) where lookup is not null;

-- One for each HTTP call, written before it is sent.
create table call (
  id       integer primary key,
  channel  text    not null,
  lane     text    not null,
  codes    integer not null,
  tokens   integer not null,
  sent     integer not null,
  ended    integer,
  counts_until integer,                   -- its tokens weigh on the window until then; null: in flight
  status   text,
  words    text,
  day_left integer                        -- what its answer said that the day has left
);
create index call_in_window on call (channel, counts_until);
create index call_ended on call (channel, ended);

-- What is known of each of the two APIs.
create table channel (
  name       text primary key,
  turn       integer not null default 0,  -- where the fair order stands
  parked_until integer,                   -- null: open
  parked_at  integer,
  park_kind  text,                        -- short, daily, outage, key, settings
  park_words text,
  probe      integer,                     -- the call that finds out whether it is open again
  failures   integer not null default 0,  -- in a row, without a word on how long to wait
  largest    integer,                     -- codes a call at most, as a refusal told
  day_left   integer,                     -- tokens left today, as the server said
  day_resets integer,
  day_heard  integer,                     -- when it said so
  day_call   integer                      -- in answer to this call
);
insert into channel (name) values ('circana');
insert into channel (name) values ('lookup');
