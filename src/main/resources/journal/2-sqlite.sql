drop trigger entry_is_never_changed;

create trigger entry_is_never_changed before update on entry
when new.payload is not old.payload and not exists (select 1 from erasure where erasure.sequence = old.sequence)
    or new.sequence <> old.sequence
    or new.kind <> old.kind
    or new.serial is not old.serial
    or new.at <> old.at
    or new.digest <> old.digest
    or new.previous <> old.previous
    or new.hash <> old.hash
begin
    select raise(abort, 'an entry is never changed');
end;
