create function an_entry_is_never_changed() returns trigger language plpgsql as $$
begin
    if (new.payload is distinct from old.payload and not exists (select 1 from erasure where erasure.sequence = old.sequence))
            or (new.sequence, new.kind, new.serial, new.at, new.digest, new.previous, new.hash)
                is distinct from (old.sequence, old.kind, old.serial, old.at, old.digest, old.previous, old.hash) then
        raise exception 'an entry is never changed';
    end if;
    return new;
end $$;

create trigger entry_is_never_changed before update on entry
for each row execute function an_entry_is_never_changed();

-- Who writes, and the how-manyeth that is: who had a lower number may not write any more.
create table holder (
    fence integer not null,
    who text not null,
    since text not null
);

insert into holder (fence, who, since) values (0, '', '');

-- What a run needs to be finished by another machine, and the workbooks that were kept.
create table file (
    digest text not null primary key,
    kind text not null,
    content bytea not null
);
