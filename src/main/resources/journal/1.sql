-- The book itself: nothing in it is ever changed or taken away, and each entry holds the hash of the one before it.
-- The hash covers the payload's digest instead of the payload, so that personal data can be erased later without breaking the chain.
create table entry (
    sequence integer not null primary key,
    kind text not null,
    serial integer,
    at text not null,
    payload text,
    digest text not null,
    previous text not null,
    hash text not null unique
);

-- What follows is kept beside the book, so that questions are answered quickly and unique keys can decide.
create table lineage (
    id text not null primary key,
    last_job integer not null
);

create table run (
    serial integer not null primary key,
    state text not null,
    intent integer not null references entry (sequence),
    outcome integer references entry (sequence)
);

create table operation (
    hash text not null primary key,
    base text not null,
    attempt integer not null,
    stands integer not null,
    serial integer not null references run (serial),
    unique (base, attempt)
);

create index operation_base on operation (base);

create table invoice_number (
    number text not null primary key,
    series text not null,
    sequence integer not null,
    document text not null,
    digest text not null,
    folder text not null,
    serial integer not null,
    unique (series, sequence)
);

create table job_record (
    job text not null primary key,
    payload text not null
);

create table claim (
    kind text not null,
    what text not null,
    entry integer not null references entry (sequence),
    primary key (kind, what)
);
