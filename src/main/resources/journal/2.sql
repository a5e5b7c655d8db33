-- Where the chain ends, so that a tail that was cut off shows; null until the first entry of this version.
alter table lineage add column tip text;

-- Entries from whose payload personal data was taken: only theirs may change, and only to what has this digest (none: it is gone).
-- The entry that names them stands in the chain itself.
create table erasure (
    sequence integer not null primary key references entry (sequence),
    digest text not null,
    entry integer not null references entry (sequence)
);
