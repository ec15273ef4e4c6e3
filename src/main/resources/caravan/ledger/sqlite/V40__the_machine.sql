-- The last start: tells at the next one whether the machine's clock was set in between.
create table machine (
  id    integer primary key check (id = 1),
  boot  text    not null,                 -- which of the machine's own starts; empty: not known
  up    integer not null,                 -- milliseconds since then, which nobody can set
  awake integer not null,                 -- those of them in which it did not sleep
  at    integer not null                  -- what the machine's clock said
);
