create function an_entry_is_never_deleted() returns trigger language plpgsql as $$
begin
    raise exception 'an entry is never deleted';
end $$;

create trigger entry_is_never_deleted before delete on entry
for each row execute function an_entry_is_never_deleted();
