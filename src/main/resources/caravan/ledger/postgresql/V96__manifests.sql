-- The files of results that are whole on the disk under temporary names: from then on they get their names, each once,
-- whatever happens, and are not written again. A JSON array of absolute paths, the receipt last; null: not so far, or
-- delivered.
alter table list add column manifest text;
create index list_publishing on list (id) where manifest is not null;
