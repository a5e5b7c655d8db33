-- A damaged index could name a run as open that is done; only the last run may be, and that one is found by its serial.
drop index run_open;
