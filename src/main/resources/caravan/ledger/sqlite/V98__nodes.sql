-- The processes that work with the ledger and live, where the engine lets several do so; here it stays empty.
create table node (
  id      integer primary key,       -- a new one at each start, and after it was taken for dead
  home    text    not null,          -- its state folder, told from every other
  input   text    not null,          -- its input folder; '' if it watches none
  output  text    not null,          -- its output folder
  duties  text    not null,          -- JSON array: what it does where nobody else does it
  name    text    not null,          -- for people
  version text    not null,          -- of Caravan
  address text    not null,          -- where its page is; '' if it has none
  arrivals integer not null default 0, -- whether it sees lists on their way: 1 being written, 2 being read
  since   integer not null,          -- when it began
  beat    integer not null           -- when it was heard of last
);

-- Whose it is, while it is in somebody's hands; 0: of a process that has no row.
alter table lookup add column node integer not null default 0; -- who claimed it
alter table call add column node integer not null default 0;   -- who made it
alter table list add column node integer not null default 0;   -- who reads it, or wrote its results

-- Where its file lies, and who can do something with it; null: whoever works with the ledger.
alter table list add column input text;   -- the input folder in which it was found
alter table list add column output text;  -- the output folder that gets its results
alter table held add column input text;   -- the input folder in which it waits
alter table upload add column home text;  -- the state folder that keeps the results until they are sent
