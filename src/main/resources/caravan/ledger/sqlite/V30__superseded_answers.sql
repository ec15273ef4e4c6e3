-- What a list was delivered with has to be known when the next list of its name is delivered, though the answers have
-- been renewed since. So an answer tells since when it says the same, and one that said something else is kept beside it.
alter table lookup add column since integer; -- null: there was no answer yet, or it came before this column

-- Answers that others took the place of, while the last delivered list of some name was delivered with them.
create table superseded (
  lookup integer not null,
  since  integer not null,
  items  text,                            -- a JSON array; null: not found
  primary key (lookup, since)
) without rowid;

create index list_named on list (folder, name, finished) where state = 'delivered';
