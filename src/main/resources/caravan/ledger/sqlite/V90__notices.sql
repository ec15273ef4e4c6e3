-- The outbox of notices. A notice is written with the mark that what it tells was told, in one transaction.
create table notice (
  id     integer primary key autoincrement,
  at     integer not null,
  event  text    not null,                -- list.done, list.failures, list.held, channel.person, day.spent
  body   text    not null                 -- the JSON document as it is sent
);

-- Who has not got a notice yet. A target is known by a digest of its address, which may hold a secret.
create table notice_due (
  target text    not null,
  notice integer not null,
  primary key (target, notice)
) without rowid;
create index notice_due_of on notice_due (notice);

-- What was told and holds on, so that it is not told again: channel.person circana; and whether anybody is told at all.
create table notice_told (
  subject text primary key
) without rowid;

alter table list add column told integer not null default 0; -- that it was delivered
update list set told = 1;
create index list_untold on list (id) where state = 'delivered' and told = 0;
alter table held add column told integer not null default 0; -- that it waits for a word
update held set told = 1;
