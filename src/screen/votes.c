/* Votes (表决): the text of the field as a sheet, item by item. */
#include "minutes.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "ruled.h"
#include "text.h"
#include "words.h"

enum { ITEM, ENTITLED, PRESENT, FOR, AGAINST, ABSTAIN, COLUMNS };

static const struct ruled_column columns[COLUMNS] = {
    [ITEM] = { .title = N_("表决事项") },
    [ENTITLED] = { .title = N_("应到"), .width = 5, .number = true },
    [PRESENT] = { .title = N_("实到"), .width = 5, .number = true },
    [FOR] = { .title = N_("赞成"), .width = 5, .number = true },
    [AGAINST] = { .title = N_("反对"), .width = 5, .number = true },
    [ABSTAIN] = { .title = N_("弃权"), .width = 5, .number = true },
};

struct votes {
    size_t entitled, present; /* by the attendance */
    const struct minutes_keep *keep;
};

static void set_number(struct ruled *r, int row, int col, size_t n)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%zu", n);
    if (*ruled_get(r, row, col) == '\0')
        ruled_set(r, row, col, buf_str(&b));
    buf_free(&b);
}

/* A new item: everybody who was there is for it until it is said otherwise. */
static enum status settle(void *ctx, struct ruled *r, int row, int col, const char *typed,
                          struct buf *norm, struct err *e)
{
    const struct votes *v = ctx;
    if (*typed == '\0')
        return ST_OK;
    if (col == ITEM) {
        set_number(r, row, ENTITLED, v->entitled);
        set_number(r, row, PRESENT, v->present);
        set_number(r, row, FOR, v->present);
        set_number(r, row, AGAINST, 0);
        set_number(r, row, ABSTAIN, 0);
        return ST_OK;
    }
    text_fold_width(norm, typed);
    if (strspn(buf_str(norm), "0123456789") != norm->len || norm->len > 5)
        return err_set(e, ST_USAGE, "%s", _("这里填人数，写数字"));
    return ST_OK;
}

static int number(const struct ruled *r, int row, int col)
{
    return atoi(ruled_get(r, row, col));
}

static void warn(void *ctx, const struct ruled *r, int row, struct buf *out)
{
    (void)ctx;
    int sum = number(r, row, FOR) + number(r, row, AGAINST) + number(r, row, ABSTAIN);
    int present = number(r, row, PRESENT), entitled = number(r, row, ENTITLED);
    if (*ruled_get(r, row, ITEM) == '\0')
        return;
    if (present > entitled)
        buf_printf(out, _("请核对：实到 %d 人，多于应到 %d 人"), present, entitled);
    else if (sum != present)
        buf_printf(out, _("请核对：赞成、反对、弃权共 %d 票，实到 %d 人"), sum, present);
}

/* 发展党员：12/10/10/0/0; a line that is none of these is an item without numbers. */
static void read_line(struct ruled *r, const char *s, size_t n)
{
    char *line = mem_dupn(s, n), *numbers = NULL;
    int row = ruled_add(r);
    for (char *at = line; *at != '\0'; at++)
        if (*at == ':' || !strncmp(at, "：", strlen("：")))
            numbers = at;
    if (numbers != NULL) {
        char *at = numbers + (*numbers == ':' ? 1 : strlen("："));
        *numbers = '\0';
        for (int col = ENTITLED; col < COLUMNS; col++) {
            size_t len = strcspn(at, "/"), cut = len;
            const char *cell = text_trim(at, &cut);
            char *one = mem_dupn(cell, cut);
            ruled_set(r, row, col, one);
            free(one);
            at += len + (at[len] == '/');
        }
    }
    ruled_set(r, row, ITEM, line);
    free(line);
}

static void write_lines(const struct ruled *r, struct buf *out)
{
    for (int row = 0; row < ruled_rows(r); row++) {
        if (*ruled_typed(r, row, ITEM) == '\0')
            continue;
        buf_printf(out, "%s%s: ", out->len > 0 ? "\n" : "", ruled_typed(r, row, ITEM));
        for (int col = ENTITLED; col < COLUMNS; col++) {
            const char *s = ruled_typed(r, row, col);
            buf_printf(out, "%s%s", col > ENTITLED ? "/" : "", *s != '\0' ? s : "0");
        }
    }
}

static void keep(void *ctx, const struct ruled *r)
{
    const struct votes *v = ctx;
    struct buf text = BUF_INIT;
    write_lines(r, &text);
    v->keep->keep(v->keep->ctx, buf_str(&text), NULL);
    buf_free(&text);
}

static const struct ruled_ops ops = {
    .settle = settle,
    .warn = warn,
    .keep = keep,
    .hint = N_("写事项，人数按出席填好，赞成默认为实到人数，不同的再改；F2 完成"),
};

bool votes_run(struct buf *text, size_t entitled, size_t present, const struct minutes_keep *k)
{
    struct votes v = { entitled, present, k };
    struct ruled *r = ruled_new(_("表决"), columns, COLUMNS, true, &ops, &v);
    for (const char *s = buf_str(text); *s != '\0'; s += *s == '\n') {
        size_t n = strcspn(s, "\n");
        if (n > 0)
            read_line(r, s, n);
        s += n;
    }
    bool done = ruled_run(r);
    if (done) {
        buf_clear(text);
        write_lines(r, text);
    }
    ruled_free(r);
    return done;
}
