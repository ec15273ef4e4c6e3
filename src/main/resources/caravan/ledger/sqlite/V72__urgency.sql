-- How urgent a list is now; urgent is how it was dropped. A code is as urgent as the most urgent list that waits for it.
alter table list add column urgency integer not null default 1; -- 0 urgent, 1 normal, 2 when idle, 3 held
update list set urgency = 1 - urgent;
