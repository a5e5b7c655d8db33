"""measure.py COMMAND…: runs a command and prints what it took: CPU seconds (user and system), peak memory in KB,
wall seconds, exit code. The peak is the system's own count, not sampled."""
import os
import sys
import time

start = time.monotonic()
child = os.fork()
if child == 0:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
wall = time.monotonic() - start
peak = used.ru_maxrss // 1024 if sys.platform == "darwin" else used.ru_maxrss
print(used.ru_utime + used.ru_stime, peak, wall, os.waitstatus_to_exitcode(status))
