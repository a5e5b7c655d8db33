-- What a plan looks for, so that it is found without reading what is known of jobs that are long gone: ids as they are compared,
-- and a digest of what a row is told by where its id was lost. What stands here already is filled in by the program, which knows both.
alter table job_record add column folded text not null default '';

alter table job_record add column likeness text not null default '';

create index job_record_folded on job_record (folded);

create index job_record_likeness on job_record (likeness);

alter table operation add column job text not null default '';

create index operation_job on operation (job);

-- The unique key over base and attempt finds the same.
drop index operation_base;

create index run_open on run (serial) where state = 'open';

-- The highest sequence in the ids of all jobs that were ever known, by the pattern of the ids; counted when a pattern is first asked for.
create table id_series (
    pattern text not null primary key,
    last integer not null
);
