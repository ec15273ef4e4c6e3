-- A list that a person does not want any more is delivered with what is there.
alter table list add column cancelled text; -- cancelled by anna; null: it was not
create index list_cancelled on list (id) where cancelled is not null and state <> 'delivered';

-- Codes that were handed out when a list was cancelled which wants them: it waits for these, and they for their calls.
create table cancelling (
  lookup integer not null,
  list   integer not null,
  primary key (lookup, list)
) without rowid;
