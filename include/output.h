/* Where a command's data goes: standard output as it comes, or a file that appears whole or not at
 * all. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"

struct output {
    const char *path; /* NULL: standard output */
    struct buf buf;   /* written into by the caller */
    bool closed;      /* the reader has gone (a pipe): nothing more need be made */
};

/* To be called now and then while data is added: passes on what has gathered. */
enum status output_flush(struct output *o, struct err *e);
/* The end: everything is written, a file is renamed into its place. Frees the buffer. */
enum status output_end(struct output *o, struct err *e);

/* What is said beside the data, on standard error: names and values in it give a terminal no
 * command. */
void output_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The format asked for: --format where it was written, else what the name of the file ends in
 * (.xlsx, .csv, .json, .jsonl, .ics); NULL: neither says. */
const char *output_format(const char *typed, const char *path);

/* A workbook needs -o FILE: ST_USAGE where path is NULL. */
enum status output_needs_file(const char *path, struct err *e);

/* What is made in a file alone goes to no standard output: ST_USAGE where path is "-". */
enum status output_only_file(const char *path, struct err *e);

/* Whether standard output is a terminal, and how many cells wide (80 where nobody says). */
bool output_is_terminal(int *width);

#endif
