-- The processes that work with the ledger and live, where the engine lets several do so; here it stays empty.
create table node (
  id      integer primary key,       -- a new one at each start, and after it was taken for dead
  home    text    not null,          -- its state folder, told from every other
  name    text    not null,          -- for people
  version text    not null,          -- of Caravan
  address text    not null,          -- where its page is; '' if it has none
  since   integer not null,          -- when it began
  beat    integer not null           -- when it was heard of last
);

-- Whose it is, while it is in somebody's hands; 0: of a process that has no row.
alter table lookup add column node integer not null default 0; -- who claimed it
alter table call add column node integer not null default 0;   -- who made it
alter table list add column node integer not null default 0;   -- who reads it
