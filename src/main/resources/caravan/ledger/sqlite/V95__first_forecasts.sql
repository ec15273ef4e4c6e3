-- What a list was thought to cost and when it was thought to be done: as a person saw it who started the list, else
-- when it was first seen at work.
create table list_forecast (
  list   integer primary key,
  tokens integer not null,
  done   integer,                         -- null: nobody could tell
  at     integer not null
);
alter table started_list add column tokens integer not null default 0;
alter table started_list add column done integer;
