/* What a deed changed, and what became of one record: a page, each field before and after. */
#include <stdlib.h>
#include <string.h>

#include "log_print.h"
#include "mem.h"
#include "page.h"
#include "room.h"
#include "words.h"

enum { MOST = 1000 }; /* changes on a page */

/* Each change with its fields before and after, as the log prints them. */
static void show_changes(struct app *a, const char *title, const struct log_ask *ask)
{
    struct buf text = BUF_INIT;
    struct err e = { 0 };
    struct log_printer p = { .format = TABLE_TEXT, .out = &text, .db = a->db };
    int got;
    log_print_begin(&p, ask);
    while ((got = log_print_next(&p, &e)) == 1)
        continue;
    log_print_end(&p);
    if (got < 0) {
        app_error(&e);
    } else {
        struct page *page = page_new(title);
        if (!text.len)
            page_add(page, LOOK_TEXT, 0, _("没有改动过记录。"));
        for (const char *at = buf_str(&text); *at != '\0';) {
            size_t n = strcspn(at, "\n"), blanks = strspn(at, " ");
            char *line = mem_dupn(at, n);
            page_add(page, blanks ? LOOK_TEXT : LOOK_HEAD, (int)blanks, line + blanks);
            free(line);
            at += n + (at[n] == '\n');
        }
        page_open(page);
    }
    buf_free(&text);
}

void journal_of_record(struct app *a, const char *entity, const char *key)
{
    const struct log_ask ask = { .entity = entity, .key = key, .since = "", .limit = MOST };
    struct buf title = BUF_INIT;
    buf_printf(&title, _("%s 的改动"), key);
    show_changes(a, buf_str(&title), &ask);
    buf_free(&title);
}

void journal_of_batch(struct app *a, int64_t batch, const char *title)
{
    const struct log_ask ask = {
        .entity = "", .key = "", .since = "", .limit = MOST, .batch = batch
    };
    show_changes(a, title, &ask);
}
