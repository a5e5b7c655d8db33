-- What is not done again by itself, the values that it is bound to, and the run that took it back.
create table hold (
    what text not null primary key,
    reads text not null,
    serial integer not null
);

-- Which run was undone, and by which.
create table undoing (
    run integer not null primary key references run (serial),
    serial integer not null references run (serial)
);

-- Workbooks that are still as a run left them, but for what Alur itself said in Inbox.
create table untouched (
    sha256 text not null primary key,
    serial integer not null
);
