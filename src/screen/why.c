/* Why a line of the due list stands as it does: a page, which follows what is saved while it stands
 * open. */
#include "why.h"

#include <stdlib.h>

#include "mem.h"
#include "page.h"
#include "room.h"
#include "words.h"

static void add_section(struct page *p, const struct why_section *x)
{
    bool head = x->kind == WHY_HEAD;
    if (!head)
        page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, x->title);
    for (size_t i = 0; i < x->n; i++)
        page_addf(p, LOOK_TEXT, head ? 0 : 2 + 4 * x->line[i].depth, "%s%s",
                  head               ? ""
                  : x->line[i].depth ? "– "
                                     : "· ",
                  x->line[i].text);
    if (x->more)
        page_addf(p, LOOK_TEXT, 2, _("另有 %zu 条"), x->more);
}

struct why_page {
    struct app *app;
    char *id;
};

static void fill(void *ctx, struct page *p)
{
    const struct why_page *t = ctx;
    struct held h;
    struct why y = { 0 };
    struct err e = { 0 };
    enum status s = app_hold(t->app, t->id, &h, &e);
    if (s == ST_OK)
        s = why_make(&y, h.office, h.duty, t->app->as_of, &e);
    for (size_t i = 0; s == ST_OK && i < y.n; i++)
        add_section(p, &y.section[i]);
    if (s != ST_OK)
        page_add(p, LOOK_ERROR, 0, e.text);
    why_free(&y);
    app_release(&h);
}

static void close_page(void *ctx)
{
    struct why_page *t = ctx;
    free(t->id);
    free(t);
}

static const struct page_ops ops = { .fill = fill, .close = close_page };

void why_open(struct app *a, const char *id)
{
    struct why_page *t = mem_alloc(sizeof *t);
    t->app = a;
    t->id = mem_dup(id);
    page_open_live(_("为什么"), &ops, t);
}
