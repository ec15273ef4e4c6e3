-- A channel that a person paused makes no call and no probe until a person resumes it, however else it stands.
alter table channel add column paused_at integer; -- null: nobody did
alter table channel add column paused_by text;
alter table channel add column paused_note text;
