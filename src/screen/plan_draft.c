/* The draft of a plan: the day of every month, then a line for each month with its last day, the
 * day planned and the theme. */
#include "plan_draft.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "room.h"
#include "words.h"

void plan_draft_begin(struct draft *d, const struct plan_year *p)
{
    struct buf key = BUF_INIT;
    buf_printf(&key, "%d %s", p->year, p->org);
    app_draft_begin(d, PLAN_YEAR, buf_str(&key), 0);
    buf_free(&key);
}

void plan_draft_keep(struct app *a, struct draft *d, const struct plan_year *p,
                     const struct planned *line, const struct planned *as)
{
    struct buf title = BUF_INIT, text = BUF_INIT;
    buf_printf(&title, "%s %d ", _("年度计划"), p->year);
    app_name(a, "org", p->org, &title);
    buf_printf(&text, "%s\n", p->day);
    for (size_t i = 0; i < p->n; i++) {
        const struct planned *v = &p->v[i] == line ? as : &p->v[i];
        char last[DAY_TEXT], day[DAY_TEXT];
        date_format(v->window.last, last);
        date_format(v->day, day);
        buf_printf(&text, "%s\t%s\t%s\n", last, day, v->theme);
    }
    app_draft_keep(a, d, buf_str(&title), buf_str(&text));
    buf_free(&title);
    buf_free(&text);
}

static void restore_line(struct plan_year *p, char *line)
{
    daynum last = date_parse(strsep(&line, "\t")), day = date_parse(strsep(&line, "\t"));
    for (size_t i = 0; i < p->n && line != NULL; i++) {
        struct planned *v = &p->v[i];
        if (v->window.last != last || *v->activity != '\0')
            continue;
        if (day != v->day && day >= v->window.first && day <= v->window.last) {
            v->day = day;
            free(v->moved);
            v->moved = NULL;
        }
        free(v->theme);
        v->theme = mem_dup(line);
    }
}

void plan_draft_lines(struct plan_year *p, const char *text)
{
    char *copy = mem_dup(text), *rest = copy;
    strsep(&rest, "\n");
    while (rest != NULL)
        restore_line(p, strsep(&rest, "\n"));
    free(copy);
}
