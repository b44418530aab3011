/* Why a line of the due list stands as it does: a page. */
#include "why.h"

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

void why_open(struct app *a, const char *id)
{
    struct held h;
    struct why y = { 0 };
    struct err e = { 0 };
    enum status s = app_hold(a, id, &h, &e);
    if (s == ST_OK)
        s = why_make(&y, h.office, h.duty, a->as_of, &e);
    if (s == ST_OK) {
        struct page *p = page_new(_("为什么"));
        for (size_t i = 0; i < y.n; i++)
            add_section(p, &y.section[i]);
        page_open(p);
    } else {
        app_error(&e);
    }
    why_free(&y);
    app_release(&h);
}
