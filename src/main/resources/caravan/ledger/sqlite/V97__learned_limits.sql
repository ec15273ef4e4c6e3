-- What refusals taught about a channel's limit, which a restart does not forget.
create table learned_limit (
  channel text primary key,
  plan    text    not null,               -- the plan that was too much: tokens and milliseconds, 500/60000
  rate    integer not null,               -- tokens a window that are thought to pass; 0: not known
  proven  integer not null,
  ceiling integer not null,
  burst   integer not null,
  changed integer not null,
  refused integer not null
) without rowid;
