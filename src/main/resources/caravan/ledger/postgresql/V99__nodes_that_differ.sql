-- What living nodes are set up with, failovers, and nodes that are gone. What the columns mean is told in SQLite's.
create table node_plan (
  node     bigint not null references node (id) on delete cascade,
  channel  text collate "C" not null,
  rate     bigint not null,
  span     bigint not null,
  daily    bigint not null,
  key_mark text   not null,
  primary key (node, channel)
);

create table folder_node (
  output text collate "C" primary key,
  home   text collate "C" not null,
  name   text   not null,
  heard  bigint not null
);

alter table channel add column rests_until bigint not null default 0;

alter table ledger add column server text;          -- the database system and its timeline; null: not looked at yet
alter table ledger add column lookups_from bigint not null default 0; -- no lookup gets a number up to it
alter table ledger add column lease bigint;         -- milliseconds; null: no node said
alter table ledger add column schema_floor integer not null default 99; -- a Caravan whose newest version is below must not work with it

-- As before, and tells on which timeline the server is and since when it runs: null while it is a standby.
drop function enter(bigint, integer);
create function enter(me bigint, locks integer, out alive boolean, out server text) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(locks, hashtext(current_schema()));
  alive := me = 0 or exists (select 1 from node where id = me);
  server := case when pg_is_in_recovery() then null
    else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || ' ' || pg_postmaster_start_time() end;
end $$;
