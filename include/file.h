/* Files read whole, and files that appear whole or not at all. */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "err.h"

/* Reads a file, "-" for standard input, into memory of its own, closed by a zero byte that *n does
 * not count. */
enum status file_read(const char *path, char **out, size_t *n, struct err *e);

/* Writes beside the file, syncs, and renames into its place: what was there survives a failure.
 * Links are followed and the rights of an existing file kept; devices and pipes are written to as
 * they are. A database is never replaced (ST_REFUSED). */
enum status file_save(const char *path, const void *data, size_t n, struct err *e);

/* The same where something else than this program's own writing fills the file: between begin and
 * commit it can be opened by `name`, and temporary files have room in `folder`. Until it is
 * committed, what stands in its place is not touched; abandoned or cut short, nothing is left (on
 * systems without O_TMPFILE: nothing but after a kill). */
struct file_new {
    int fd;
    char *name, *folder, *target;
    mode_t mode;
    bool named; /* it has a name in the folder, to be taken away again */
};
enum status file_begin(struct file_new *f, const char *path, struct err *e);
/* The same for what only its owner may read (0600), and which may take the place of a database: the
 * caller has looked whether it may. It has a name from the beginning, for those who open it
 * themselves. */
enum status file_begin_private(struct file_new *f, const char *path, struct err *e);
enum status file_commit(struct file_new *f, struct err *e); /* frees f, also on failure */
void file_abandon(struct file_new *f);

/* Whether file_save could put a file there, as far as can be told without writing it. */
enum status file_probe(const char *path, struct err *e);

/* Somebody's books, of whatever program: what is exported never takes their place. */
bool file_is_database(const char *path);
bool file_same(const char *a, const char *b); /* both exist and are one file */

/* What an errno means and what to do, in Chinese, without a full stop. */
const char *file_why(int number);

enum status file_unwritten(const char *path, int why,
                           struct err *e); /* the sentence for an errno */
char *file_folder(const char *path);       /* of a path; to be freed */
void file_sync_folder(const char *folder); /* after a rename in it: so that it lasts */

#endif
