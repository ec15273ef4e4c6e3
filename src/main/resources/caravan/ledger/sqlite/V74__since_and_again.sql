-- Since when a channel's calls fail in a row, and when a server is tried again.
alter table channel add column failing_since integer;
alter table server_trouble add column again integer;
