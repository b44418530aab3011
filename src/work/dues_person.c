/* The dues of one person over a year, wherever the months stand: whoever moved has months with
 * each of the organisations. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "dues_grid.h"
#include "mem.h"
#include "office.h"
#include "words.h"

struct stays {
    struct office *o;
    const struct world *w;
    const char *person;
    int year, home;
    daynum today;
    dues_stay_sink sink;
    void *ctx;
};

static bool any_month(const struct dues_row *r)
{
    for (int m = 0; m < 12; m++)
        if (dues_counts(&r->month[m]))
            return true;
    return false;
}

static enum status tell(const struct stays *s, int org, struct err *e)
{
    struct dues_reader *r = NULL;
    struct dues_grid g = { 0 };
    enum status st = dues_reader_new(&r, s->o, s->year, s->today, org, e);
    if (!st)
        st = dues_reader_grid(r, org, &g, e);
    for (size_t i = 0; i < g.n && !st; i++)
        if (!strcmp(g.row[i].person, s->person) && (org == s->home || any_month(&g.row[i])))
            s->sink(s->ctx, world_name(s->w, org, s->today), org == s->home, &g.row[i]);
    dues_grid_free(&g);
    dues_reader_free(r);
    return st;
}

/* Where the person belonged in the year, in the order of their days, the present one at the end. */
static size_t orgs_of(const struct stays *s, int person, int *org)
{
    const struct period year = { date_make(s->year, 1, 1), date_make(s->year, 12, 31) };
    size_t n = 0;
    for (daynum d = year.first; d <= year.last && d <= s->today; d++) {
        int home = world_home(s->w, person, d);
        bool told = home < 0 || home == s->home;
        for (size_t i = 0; i < n; i++)
            told = told || org[i] == home;
        if (!told)
            org[n++] = home;
    }
    if (s->home >= 0)
        org[n++] = s->home;
    return n;
}

enum status dues_of_person(struct office *o, const char *person, int year, daynum today,
                           dues_stay_sink sink, void *ctx, struct err *e)
{
    struct stays s = { o, office_world(o), person, year, -1, today, sink, ctx };
    int number = office_person(o, person);
    enum status st = ST_OK;
    if (number < 0)
        return err_set(e, ST_MISSING, "没有编号为 %s 的党员。", person);
    s.home = world_home(s.w, number, today);
    int *org = mem_alloc((s.w->norg + 1) * sizeof *org);
    size_t n = orgs_of(&s, number, org);
    for (size_t i = 0; i < n && !st; i++)
        st = tell(&s, org[i], e);
    free(org);
    return st;
}

static void say_months(const struct dues_row *r, bool owed, struct buf *out)
{
    size_t before = out->len;
    for (int m = 0; m < 12; m++) {
        enum dues_mark mark = r->month[m].mark;
        bool told =
            owed ? mark == DUES_OWING || mark == DUES_PART : mark == DUES_PAID || mark == DUES_LATE;
        if (told)
            buf_printf(out, "%s%d", out->len > before ? _("、") : "", m + 1);
    }
    buf_puts(out, out->len > before ? _(" 月") : _("无"));
}

bool dues_say_months(const struct dues_row *r, struct buf *out)
{
    bool owing = false;
    for (int m = 0; m < 12; m++)
        owing = owing || r->month[m].mark == DUES_OWING || r->month[m].mark == DUES_PART;
    buf_puts(out, _("已缴 "));
    say_months(r, false, out);
    buf_puts(out, _("；欠缴 "));
    say_months(r, true, out);
    return owing;
}
