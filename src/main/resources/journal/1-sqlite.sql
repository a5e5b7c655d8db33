create trigger entry_is_never_deleted before delete on entry
begin
    select raise(abort, 'an entry is never deleted');
end;

create trigger entry_is_never_changed before update on entry
when new.payload is not null
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
