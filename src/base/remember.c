/* What the program remembers between two runs. */
#include "remember.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "file.h"
#include "mem.h"

/* Where reading is: lines "[section]" and "name = value". */
struct reader {
    char *text, *at;
    char *section; /* borrowed from the text */
    char *name, *value;
};

static struct reader open_file(const char *path)
{
    struct reader r = { 0 };
    struct err e = { 0 };
    size_t n;
    if (path == NULL || file_read(path, &r.text, &n, &e) != ST_OK)
        r.text = mem_dup("");
    r.at = r.text;
    r.section = r.at + strlen(r.at);
    return r;
}

/* The next value. */
static bool next(struct reader *r)
{
    while (*r->at != '\0') {
        char *line = r->at, *equals;
        size_t n = strcspn(line, "\n");
        r->at += n + (line[n] == '\n');
        line[n] = '\0';
        if (*line == '[' && n > 2 && line[n - 1] == ']') {
            line[n - 1] = '\0';
            r->section = line + 1;
        } else if ((equals = strstr(line, " = ")) != NULL) {
            *equals = '\0';
            r->name = line;
            r->value = equals + 3;
            return true;
        }
    }
    return false;
}

bool remember_get(const char *path, const char *section, const char *name, struct buf *out)
{
    struct reader r = open_file(path);
    bool found = false;
    while (!found && next(&r)) {
        found = !strcmp(r.section, section) && !strcmp(r.name, name);
        if (found)
            buf_puts(out, r.value);
    }
    free(r.text);
    return found;
}

void remember_each(const char *path, const char *section,
                   void (*each)(void *ctx, const char *name, const char *value), void *ctx)
{
    struct reader r = open_file(path);
    while (next(&r)) {
        if (!strcmp(r.section, section))
            each(ctx, r.name, r.value);
    }
    free(r.text);
}

static void add_plain(struct buf *out, const char *s, const char * not )
{
    for (; *s != '\0'; s++)
        buf_putc(out, strchr(not, *s) != NULL ? ' ' : *s);
}

static void add_value(struct buf *out, const char *name, const char *value)
{
    add_plain(out, name, "\n=[]");
    buf_puts(out, " = ");
    add_plain(out, value, "\n");
    buf_putc(out, '\n');
}

void remember_put(const char *path, const char *section, const char *name, const char *value)
{
    struct reader r = open_file(path);
    struct buf out = BUF_INIT, plain = BUF_INIT;
    const char *before = "";
    bool put = false;
    add_plain(&plain, name, "\n=[]");
    while (path != NULL && next(&r)) {
        bool here = !strcmp(r.section, section);
        if (!put && value != NULL && !strcmp(before, section) && !here) {
            add_value(&out, name, value); /* at the end of its section */
            put = true;
        }
        if (strcmp(before, r.section) != 0)
            buf_printf(&out, "%s[%s]\n", out.len > 0 ? "\n" : "", r.section);
        before = r.section;
        if (!here || strcmp(r.name, buf_str(&plain)) != 0) {
            add_value(&out, r.name, r.value);
        } else if (value != NULL && !put) {
            add_value(&out, name, value);
            put = true;
        }
    }
    if (!put && value != NULL) {
        if (strcmp(before, section) != 0)
            buf_printf(&out, "%s[%s]\n", out.len > 0 ? "\n" : "", section);
        add_value(&out, name, value);
    }
    struct err e = { 0 };
    if (path != NULL)
        file_save(path, buf_str(&out), out.len, &e);
    buf_free(&out);
    buf_free(&plain);
    free(r.text);
}
