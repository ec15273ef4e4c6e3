-- The day belongs to an account, which several channels may share; the window is each channel's own.
create table account (
  name       text primary key,            -- that of the channel which owns it
  day_left   integer,                     -- tokens left today, as the server said
  day_resets integer,
  day_heard  integer,                     -- when it said so
  day_call   integer                      -- in answer to this call
);
insert into account (name, day_left, day_resets, day_heard, day_call)
  select name, day_left, day_resets, day_heard, day_call from channel;

-- What is asked of a product: channels of one question share their answers.
create table question (
  id   integer primary key,
  name text    not null unique
);
insert into question (id, name) values (1, 'barcodes');

alter table channel drop column day_left;
alter table channel drop column day_resets;
alter table channel drop column day_heard;
alter table channel drop column day_call;
alter table channel add column account text not null default '';
alter table channel add column question integer not null default 1;
update channel set account = name;

-- An answer is remembered under what was asked: the key gains the question, for which the table is made anew.
drop index lookup_waiting;
drop index lookup_claimed;
alter table lookup rename to lookup_before;
create table lookup (
  id       integer primary key,
  product  text    not null,              -- an ASIN, or a GTIN in its 14-digit form
  domain   text    not null,
  question integer not null,
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
  since    integer,                       -- since when its answer says the same; null: there was none yet
  unique (product, domain, question)
);
insert into lookup (id, product, domain, question, lane, type, code, list, urgency, turn, state, items, words, answered,
    since)
  select id, product, domain, 1, lane, type, code, list, urgency, turn, state, items, words, answered, since
  from lookup_before;
drop table lookup_before;
create index lookup_waiting on lookup (lane, urgency, turn, id) where state = 0;
create index lookup_claimed on lookup (state) where state = 1;
