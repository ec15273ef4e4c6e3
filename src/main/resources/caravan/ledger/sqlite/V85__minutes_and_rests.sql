-- The calls of each channel and minute, so that whoever looks back need not read them all. Kept as long as the calls.
create table minute (
  channel  text    not null,
  at       integer not null,              -- when it begins
  calls    integer not null,
  codes    integer not null,
  tokens   integer not null,              -- of those that the server may have counted
  limited  integer not null,              -- 429s
  troubled integer not null,              -- ended in another way than with answers, 429s among them
  primary key (channel, at)
) without rowid;
insert into minute (channel, at, calls, codes, tokens, limited, troubled)
  select channel, sent - sent % 60000, count(*), sum(codes),
    sum(case when ended is null or counts_until > ended then tokens else 0 end),
    sum(case when status = '429' then 1 else 0 end),
    sum(case when ended is not null and status <> '200' then 1 else 0 end)
  from call group by 1, 2;

-- When a channel made no calls, and why. One that ends early is cut by the first call after it.
create table rest (
  id      integer primary key,
  channel text    not null,
  kind    text    not null,               -- as channel.park_kind; person: somebody paused it
  began   integer not null,
  until   integer not null
);
create index rest_until on rest (channel, until);
insert into rest (channel, kind, began, until)
  select name, park_kind, coalesce(parked_at, parked_until), parked_until from channel where parked_until is not null;
insert into rest (channel, kind, began, until)
  select name, 'person', paused_at, 9223372036854775807 from channel where paused_at is not null;

create index call_answered on call (channel, id) where status = '200';
