// Stands in front of the C library (LD_PRELOAD) and counts what a process does to files below one folder.
// At the operation that its orders name it fails, falls short, ends the process or takes a picture of the folder.
//
// FAULT_FOLDER  the folder, by its real path; without it nothing is counted
// FAULT_ORDERS  a file of 4096 bytes that holds `struct orders`; the process that gives orders maps it too
// FAULT_LOG     where each operation leaves a line: number, name, path below the folder, bytes
// FAULT_SHOTS   the folder in which pictures are put, each under the number of the operation that comes next
// FAULT_THEIRS  a workbook as a person saves it in that moment, by renaming, over FAULT_SAVED
#define _GNU_SOURCE 1
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

enum mode { OFF, COUNT, KILL, FAIL, SHORT, PICTURE, SAVE };
enum lie { NO_FLUSH = 1, NO_EXCHANGE = 2, READS = 4, IN_PLACE = 8 };

struct orders {
    int64_t mode;  // what happens at the operation `at`
    int64_t at;    // counted from 1
    int64_t error; // with which errno it fails
    int64_t sticks; // whether every later one fails as well
    int64_t count; // how many there were since it was set to 0
    int64_t given; // how many of them met the fault
    int64_t lies;  // what is never truly done, whatever the mode; and what is counted
};

static struct orders *orders;
static const char *folder, *log_name, *shots, *theirs, *saved;
static size_t folder_length;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static __thread int busy;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("FAULT_ORDERS");
    folder = getenv("FAULT_FOLDER");
    log_name = getenv("FAULT_LOG");
    shots = getenv("FAULT_SHOTS");
    theirs = getenv("FAULT_THEIRS");
    saved = getenv("FAULT_SAVED");
    if (!name || !folder) return;
    int file = syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC);
    if (file < 0) return;
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    syscall(SYS_close, file);
    if (page == MAP_FAILED) return;
    folder_length = strlen(folder);
    orders = page;
}

static int is_ours(const char *path) {
    return path && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

static int is_watched(void) { return orders && !busy && (orders->mode != OFF || orders->lies); }

// The path of an open file, empty where it is none of ours.
static const char *path_of(int file, char *room) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, room, PATH_MAX - 1);
    if (length < 0) return "";
    room[length] = 0;
    return is_ours(room) ? room : "";
}

static void copy_file(const char *from, const char *to) {
    static char piece[1 << 16];
    int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    ssize_t got;
    struct stat is;
    while (in >= 0 && out >= 0 && (got = read(in, piece, sizeof piece)) > 0)
        if (write(out, piece, got) != got) abort();
    if (in >= 0 && out >= 0 && !fstat(in, &is)) {
        struct timespec times[2] = {is.st_atim, is.st_mtim};
        fchmod(out, is.st_mode & 07777);
        futimens(out, times);
    }
    if (in >= 0) close(in);
    if (out >= 0) close(out);
}

// Copies a folder, and lists the number of each file: the same file under another name is still the same.
static void copy_folder(const char *from, const char *to, FILE *list) {
    mkdir(to, 0755);
    DIR *all = opendir(from);
    struct dirent *each;
    while (all && (each = readdir(all))) {
        char source[PATH_MAX], target[PATH_MAX];
        struct stat is;
        if (!strcmp(each->d_name, ".") || !strcmp(each->d_name, "..")) continue;
        snprintf(source, sizeof source, "%s/%s", from, each->d_name);
        snprintf(target, sizeof target, "%s/%s", to, each->d_name);
        if (lstat(source, &is)) continue;
        fprintf(list, "%llu %s\n", (unsigned long long)is.st_ino, source + folder_length + 1);
        if (S_ISDIR(is.st_mode)) copy_folder(source, target, list);
        else copy_file(source, target);
    }
    if (all) closedir(all);
}

static void picture(long number) {
    char to[PATH_MAX], name[PATH_MAX + 8];
    snprintf(to, sizeof to, "%s/%ld", shots, number);
    snprintf(name, sizeof name, "%s.list", to);
    FILE *list = fopen(name, "w");
    copy_folder(folder, to, list);
    fclose(list);
}

// A person saves, as programs do: beside the workbook, then over it.
static void save(void) {
    char beside[PATH_MAX];
    snprintf(beside, sizeof beside, "%s~", saved);
    copy_file(theirs, beside);
    if (rename(beside, saved)) abort();
}

static void tell(long number, const char *what, const char *path, long bytes) {
    char line[PATH_MAX + 100];
    if (!log_name) return;
    int length = snprintf(line, sizeof line, "%ld\t%s\t%s\t%ld\n", number, what, path + folder_length, bytes);
    int file = open(log_name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file >= 0) {
        if (write(file, line, length) != length) abort();
        close(file);
    }
}

// What is to become of an operation: 0 it is done, -1 it fails, 1 it falls short.
static int meets(const char *what, const char *path, long bytes) {
    if (orders->mode == OFF) return 0;
    int kept = errno, fate = 0;
    busy = 1;
    pthread_mutex_lock(&turn);
    long number = ++orders->count;
    tell(number, what, path, bytes);
    int here = number == orders->at || (orders->sticks && number > orders->at);
    if (orders->mode == PICTURE) picture(number);
    else if (orders->mode != COUNT && here) {
        orders->given++;
        if (orders->mode == KILL)
            for (;;) syscall(SYS_kill, getpid(), SIGKILL);
        if (orders->mode == SAVE) save();
        else fate = orders->mode == FAIL ? -1 : 1;
    }
    pthread_mutex_unlock(&turn);
    busy = 0;
    errno = fate < 0 ? (int)orders->error : kept;
    return fate;
}

static int meets_file(const char *what, int file, long bytes) {
    char room[PATH_MAX];
    const char *path = path_of(file, room);
    return *path ? meets(what, path, bytes) : 0;
}

#define NEXT(name) \
    static __typeof__(name) *next; \
    if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define WRITES (is_watched() && !(orders->lies & READS))
// A call on an open file of which all or nothing happens.
#define WHOLE(what, file, bytes, ...) \
    if (WRITES && meets_file(what, file, bytes) < 0) return -1; \
    return next(__VA_ARGS__)
// A call on a name.
#define NAMED(what, path, bytes, ...) \
    if (WRITES && is_ours(path) && meets(what, path, bytes) < 0) return -1; \
    return next(__VA_ARGS__)
// A call that may do a part of what it was asked to.
#define PARTLY(what, file, bytes) \
    int fate = WRITES ? meets_file(what, file, bytes) : 0; \
    if (fate < 0) return -1; \
    if (fate > 0 && bytes > 1) bytes /= 2

ssize_t write(int file, const void *from, size_t bytes) { NEXT(write); PARTLY("write", file, bytes); return next(file, from, bytes); }
ssize_t pwrite(int file, const void *from, size_t bytes, off_t at) { NEXT(pwrite); PARTLY("write", file, bytes); return next(file, from, bytes, at); }
ssize_t pwrite64(int file, const void *from, size_t bytes, off64_t at) { NEXT(pwrite64); PARTLY("write", file, bytes); return next(file, from, bytes, at); }
ssize_t writev(int file, const struct iovec *all, int count) { NEXT(writev); PARTLY("write", file, count); return next(file, all, count); }
ssize_t sendfile(int file, int in, off_t *at, size_t bytes) { NEXT(sendfile); PARTLY("copy", file, bytes); return next(file, in, at, bytes); }
ssize_t sendfile64(int file, int in, off64_t *at, size_t bytes) { NEXT(sendfile64); PARTLY("copy", file, bytes); return next(file, in, at, bytes); }
ssize_t copy_file_range(int in, off64_t *from, int file, off64_t *at, size_t bytes, unsigned flags) { NEXT(copy_file_range); PARTLY("copy", file, bytes); return next(in, from, file, at, bytes, flags); }

#define FLUSH(name) int name(int file) { NEXT(name); \
    if (WRITES && meets_file("flush", file, 0) < 0) return -1; \
    char room[PATH_MAX]; \
    if (is_watched() && (orders->lies & NO_FLUSH) && *path_of(file, room)) return 0; \
    return next(file); }
FLUSH(fsync)
FLUSH(fdatasync)

int ftruncate(int file, off_t size) { NEXT(ftruncate); WHOLE("truncate", file, size, file, size); }
int ftruncate64(int file, off64_t size) { NEXT(ftruncate64); WHOLE("truncate", file, size, file, size); }
int fallocate(int file, int how, off_t at, off_t bytes) { NEXT(fallocate); WHOLE("allocate", file, bytes, file, how, at, bytes); }
int fallocate64(int file, int how, off64_t at, off64_t bytes) { NEXT(fallocate64); WHOLE("allocate", file, bytes, file, how, at, bytes); }
// these say what was wrong by their value
int posix_fallocate(int file, off_t at, off_t bytes) { NEXT(posix_fallocate); if (WRITES && meets_file("allocate", file, bytes) < 0) return errno; return next(file, at, bytes); }
int posix_fallocate64(int file, off64_t at, off64_t bytes) { NEXT(posix_fallocate64); if (WRITES && meets_file("allocate", file, bytes) < 0) return errno; return next(file, at, bytes); }
int fchmod(int file, mode_t mode) { NEXT(fchmod); WHOLE("mode", file, mode, file, mode); }
int fchown(int file, uid_t user, gid_t group) { NEXT(fchown); WHOLE("owner", file, user, file, user, group); }
int futimens(int file, const struct timespec times[2]) { NEXT(futimens); WHOLE("times", file, 0, file, times); }
int fsetxattr(int file, const char *name, const void *value, size_t bytes, int flags) { NEXT(fsetxattr); WHOLE("attribute", file, bytes, file, name, value, bytes, flags); }

int mkdir(const char *path, mode_t mode) { NEXT(mkdir); NAMED("folder", path, 0, path, mode); }
int rmdir(const char *path) { NEXT(rmdir); NAMED("remove", path, 0, path); }
int unlink(const char *path) { NEXT(unlink); NAMED("remove", path, 0, path); }
int unlinkat(int at, const char *path, int flags) { NEXT(unlinkat); NAMED("remove", path, 0, at, path, flags); }
int remove(const char *path) { NEXT(remove); NAMED("remove", path, 0, path); }
int truncate(const char *path, off_t size) { NEXT(truncate); NAMED("truncate", path, size, path, size); }
int chmod(const char *path, mode_t mode) { NEXT(chmod); NAMED("mode", path, mode, path, mode); }
int chown(const char *path, uid_t user, gid_t group) { NEXT(chown); NAMED("owner", path, user, path, user, group); }
int lchown(const char *path, uid_t user, gid_t group) { NEXT(lchown); NAMED("owner", path, user, path, user, group); }
int utimensat(int at, const char *path, const struct timespec times[2], int flags) { NEXT(utimensat); NAMED("times", path, 0, at, path, times, flags); }
int setxattr(const char *path, const char *name, const void *value, size_t bytes, int flags) { NEXT(setxattr); NAMED("attribute", path, bytes, path, name, value, bytes, flags); }
int link(const char *from, const char *to) { NEXT(link); NAMED("link", to, 0, from, to); }
int linkat(int one, const char *from, int other, const char *to, int flags) { NEXT(linkat); NAMED("link", to, 0, one, from, other, to, flags); }
int symlink(const char *from, const char *to) { NEXT(symlink); NAMED("link", to, 0, from, to); }
// What careless programs do in the place of a rename: the new contents go over the old ones, piece by piece.
static int write_over(const char *from, const char *to) {
    static char piece[4096];
    int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_TRUNC | O_CLOEXEC);
    ssize_t got;
    while (in >= 0 && out >= 0 && (got = read(in, piece, sizeof piece)) > 0)
        if (write(out, piece, got) != got) break;
    if (out >= 0) fsync(out), close(out);
    if (in >= 0) close(in);
    return in < 0 || out < 0 ? -1 : unlink(from);
}

int rename(const char *from, const char *to) {
    NEXT(rename);
    size_t length = strlen(from);
    int swaps = length > 5 && !strcmp(from + length - 5, ".swap");
    if (is_watched() && (orders->lies & IN_PLACE) && swaps && is_ours(to)) return write_over(from, to);
    NAMED("rename", to, 0, from, to);
}
int renameat(int one, const char *from, int other, const char *to) { NEXT(renameat); NAMED("rename", to, 0, one, from, other, to); }

int renameat2(int one, const char *from, int other, const char *to, unsigned flags) {
    NEXT(renameat2);
    int exchanges = (flags & 2) != 0;
    if (is_watched() && exchanges && (orders->lies & NO_EXCHANGE) && is_ours(to)) {
        errno = EINVAL;
        return -1;
    }
    NAMED(exchanges ? "exchange" : "rename2", to, flags, one, from, other, to, flags);
}

#define OPEN(name) int name(const char *path, int flags, ...) { NEXT(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if (flags & (O_CREAT | O_TRUNC)) { NAMED("create", path, 0, path, flags, mode); } \
    return next(path, flags, mode); }
OPEN(open)
OPEN(open64)

#define READING(file, bytes) \
    if (is_watched() && (orders->lies & READS) && meets_file("read", file, bytes) < 0) return -1
ssize_t read(int file, void *to, size_t bytes) { NEXT(read); READING(file, bytes); return next(file, to, bytes); }
ssize_t pread(int file, void *to, size_t bytes, off_t at) { NEXT(pread); READING(file, bytes); return next(file, to, bytes, at); }
ssize_t pread64(int file, void *to, size_t bytes, off64_t at) { NEXT(pread64); READING(file, bytes); return next(file, to, bytes, at); }
