/* Why a line of the due list stands as it does: a page. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page.h"
#include "room.h"
#include "why.h"
#include "words.h"

/* Headings and records as why_explain() writes them. */
static void add_line(struct page *p, const char *line, bool first)
{
    size_t n = strlen(line);
    if (!strncmp(line, "  · ", 5))
        page_add(p, LOOK_TEXT, 2, line + 2);
    else if (first || (n > 3 && !strcmp(line + n - 3, "：")))
        page_add(p, LOOK_HEAD, 0, line);
    else
        page_add(p, LOOK_TEXT, 0, line);
}

void why_open(struct app *a, const char *id)
{
    struct held h;
    struct buf text = BUF_INIT;
    struct err e = { 0 };
    enum status s = app_hold(a, id, &h, &e);
    if (s == ST_OK)
        s = why_explain(&text, h.office, h.duty, a->as_of, &e);
    app_release(&h);
    if (s == ST_OK) {
        struct page *p = page_new(_("为什么"));
        const char *at = buf_str(&text);
        for (bool first = true; *at != '\0'; first = false) {
            size_t n = strcspn(at, "\n");
            char *line = mem_dupn(at, n);
            add_line(p, line, first);
            free(line);
            at += n + (at[n] == '\n');
        }
        page_open(p);
    } else {
        app_error(&e);
    }
    buf_free(&text);
}
