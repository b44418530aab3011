/* Standard output as it comes; a file whole or not at all. */
#include "output.h"
#include "words.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "file.h"
#include "text.h"

/* Whatever a record holds, a terminal gets no command from it, in no format. */
static void make_safe(struct output *o)
{
    struct buf safe = BUF_INIT;
    text_safe_lines(&safe, buf_str(&o->buf), o->buf.len);
    buf_free(&o->buf);
    o->buf = safe;
}

enum status output_flush(struct output *o, struct err *e)
{
    if (o->path)
        return ST_OK;
    if (o->buf.len > 0 && isatty(STDOUT_FILENO))
        make_safe(o);
    for (size_t done = 0; done < o->buf.len && !o->closed;) {
        ssize_t n = write(STDOUT_FILENO, o->buf.data + done, o->buf.len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EPIPE)
            o->closed = true; /* head(1) has seen enough */
        else if (n < 0)
            return err_set(e, ST_FAILED, "写不出结果：%s。", file_why(errno));
        else
            done += (size_t)n;
    }
    buf_clear(&o->buf);
    return ST_OK;
}

enum status output_end(struct output *o, struct err *e)
{
    enum status st =
        o->path ? file_save(o->path, buf_str(&o->buf), o->buf.len, e) : output_flush(o, e);
    buf_free(&o->buf);
    return st;
}

void output_say(const char *fmt, ...)
{
    struct buf safe = BUF_INIT;
    char *text = NULL;
    va_list ap;
    va_start(ap, fmt);
    int n = vasprintf(&text, words_said(fmt), ap);
    va_end(ap);
    if (n < 0)
        return;
    text_safe_lines(&safe, text, (size_t)n);
    fputs(buf_str(&safe), stderr);
    buf_free(&safe);
    free(text);
}

const char *output_format(const char *typed, const char *path)
{
    static const char *const known[] = { "xlsx", "csv", "json", "jsonl", "ics" };
    const char *dot = path != NULL ? strrchr(path, '.') : NULL;
    for (size_t i = 0; typed == NULL && dot != NULL && i < sizeof known / sizeof *known; i++)
        if (!strcmp(dot + 1, known[i]))
            return known[i];
    return typed;
}

enum status output_needs_file(const char *path, struct err *e)
{
    return path != NULL
               ? ST_OK
               : err_set(e, ST_USAGE, "xlsx 要写进文件，请加 -o 文件名，如 -o 待办.xlsx。");
}

enum status output_only_file(const char *path, struct err *e)
{
    return path == NULL || strcmp(path, "-") != 0
               ? ST_OK
               : err_set(e, ST_USAGE, "这里要写文件名，不能用 - 写到标准输出。");
}

bool output_is_terminal(int *width)
{
    struct winsize ws;
    if (!isatty(STDOUT_FILENO))
        return false;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) && ws.ws_col)
        *width = ws.ws_col;
    return true;
}
