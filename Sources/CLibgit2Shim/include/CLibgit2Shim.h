#pragma once
// Extended attributes, which the module of the C library leaves out.
#include <sys/xattr.h>

// git_libgit2_opts is variadic, which Swift cannot call: one function for each use.

/// Makes libgit2 sync every file and folder that it writes below a .git directory.
int lb_git_enable_fsync(int enabled);
/// Where configuration of a level is searched; NULL keeps the default, "" finds none.
int lb_git_set_search_path(int level, const char *path);

/// renameat2(2), which Swift does not see, with RENAME_NOREPLACE (1) or RENAME_EXCHANGE (2) as flags. On a
/// file system that knows no flags the old file is replaced instead of exchanged.
int lb_rename(int from, const char *name, int to, const char *new_name, unsigned flags);

/// Has two paths change places at one stroke, whatever they are; an error where the file system cannot.
int lb_exchange(const char *one, const char *other);

/// Starts to write what a file has to the disk, without waiting, where the system can.
void lb_start_sync(int file);
