-- What a node is set up with that lives, for each channel that it has a key for; where one process works alone it stays empty.
create table node_plan (
  node     integer not null,         -- goes with its row
  channel  text    not null,
  rate     integer not null,         -- tokens a window; 0: not known
  span     integer not null,         -- the window, in milliseconds
  daily    integer not null,         -- tokens a day; 0: not known
  key_mark text    not null,         -- differs where keys differ; no key can be made of it
  primary key (node, channel)
);

-- Who hands lists back to an output folder, or did so last.
create table folder_node (
  output text    primary key,
  home   text    not null,           -- the node's state folder
  name   text    not null,           -- for people
  heard  integer not null            -- when it began or was heard of last
);

-- Until then no call goes out: the database failed over, and the new server may not know of the last calls.
alter table channel add column rests_until integer not null default 0;
