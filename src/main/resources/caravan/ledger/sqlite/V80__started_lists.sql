-- Lists that a person started from a draft: what is to become of their files once those lie in the input folder.
create table started_list (
  draft       text    not null,
  number      integer not null,           -- within the draft
  folder      text    not null,           -- where its file is put, below the input folder
  name        text    not null,
  identity    text    not null,           -- of the file, which it keeps when it is put there
  code_column text,                       -- how a person said that it is to be read
  type        text,
  domain      text,
  sheet       text,
  no_check_digit integer not null,
  urgency     integer not null,
  placed      integer not null default 0, -- its file lies in the input folder, or did
  list        integer,                    -- the list that it has become; null: none yet
  act         integer not null,           -- who started it, and when
  at          integer not null,
  primary key (draft, number)
) without rowid;
create index started_file on started_list (identity) where list is null;
