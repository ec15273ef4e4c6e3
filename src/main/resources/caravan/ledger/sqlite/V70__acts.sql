-- What people did, and who.
create table act (
  id      integer primary key,
  at      integer not null,
  who     text    not null,
  what    text    not null,               -- pause, resume, urgency, cancel, retry, release, discard, start
  channel text,                           -- the one that it was about
  list    integer,                        -- the one that it was about
  held    integer,                        -- the held list that it was about
  subject text    not null,               -- what of these people call it: circana, de/spring.csv
  note    text    not null
);
create index act_of_list on act (list, id) where list is not null;
create index act_of_channel on act (channel, id) where channel is not null;
create index act_of_held on act (held) where held is not null;
create index act_at on act (at);
