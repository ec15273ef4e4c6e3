-- What refusals taught about a channel's limit, which a restart does not forget.
create table learned_limit (
  channel text collate "C" primary key,
  plan    text    not null,               -- the plan that was too much: tokens and milliseconds, 500/60000
  rate    bigint  not null,               -- tokens a window that are thought to pass; 0: not known
  proven  bigint  not null,
  ceiling bigint  not null,
  burst   bigint  not null,
  changed bigint  not null,
  refused bigint  not null
);
