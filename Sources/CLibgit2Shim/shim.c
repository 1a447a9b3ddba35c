#define _GNU_SOURCE
#include "CLibgit2Shim.h"
#include <git2.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int lb_git_enable_fsync(int enabled) {
    return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}

int lb_git_set_search_path(int level, const char *path) {
    return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

int lb_rename(int from, const char *name, int to, const char *new_name, unsigned flags) {
    int result = renameat2(from, name, to, new_name, flags);
    if (result == 0 || flags == 0 || (errno != EINVAL && errno != ENOSYS)) return result;
    if (flags == RENAME_EXCHANGE) return renameat(from, name, to, new_name);
    // A file system without flags: look first, which leaves a very short gap.
    struct stat status;
    if (fstatat(to, new_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return -1;
    }
    return renameat(from, name, to, new_name);
}

int lb_exchange(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

void lb_start_sync(int file) {
#ifdef SYNC_FILE_RANGE_WRITE
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
    (void)file;
#endif
}

// Stands in front of the function of mbedTLS with this name. libgit2 would read every certificate authority of the
// machine at each start, some milliseconds, for connections that are never made: the network is left to the git
// program. Without authorities no server is trusted, so this is on the safe side.
int mbedtls_x509_crt_parse_file(void *chain, const char *path) {
    (void)chain;
    (void)path;
    return 0;
}
