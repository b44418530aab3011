/* The run of an import: every line goes through the door, in one transaction. */
#include "import.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fields.h"
#include "import_own.h"
#include "map.h"
#include "mem.h"
#include "words.h"

int import_column_of(const struct import *im, int field)
{
    for (size_t i = 0; field >= 0 && i < im->ncolumns; i++) {
        if (im->field[i] == field)
            return (int)i;
    }
    return -1;
}

/* Which row a line without a code means. */
static enum status match_line(struct import_run *r, struct row *row, uint64_t given, struct err *e)
{
    change_resolve(r->c, row);
    enum status s = match_row(r->db, row, given, &row->id, e);
    if (s != ST_OK || row->id == 0)
        return s;
    struct row found;
    row_init(&found, row->en);
    s = row_load(r->db, row->en, row->id, &found, e);
    if (s == ST_OK)
        row_set(row, 0, row_get(&found, 0));
    row_clear(&found);
    return s;
}

void import_name(struct names *names, const char *name, const char *org)
{
    struct buf b = BUF_INIT;
    if (names->count++ >= IMPORT_NAMES)
        return;
    buf_puts(&b, name);
    if (*org != '\0')
        buf_printf(&b, _("（%s）"), org);
    names->name = mem_grow(names->name, names->n, &names->cap, sizeof *names->name);
    names->name[names->n++] = buf_take(&b);
}

void import_unname(struct names *names)
{
    names->count--;
    if ((int64_t)names->n > names->count)
        free(names->name[--names->n]);
}

/* The field by which a roster belongs to organisations: those a person is in, one stands under. */
static int roster_org(const struct entity *en)
{
    return en == &entity_person ? (int)F_PERSON_ORG : (int)F_ORG_PARENT;
}

/* For the difference between the file and the roster. */
static void note_row(struct import_run *r, const struct row *row, enum put did)
{
    if (r->touched == NULL)
        return;
    map_add(r->touched, row_get(row, 0), 1);
    const char *org = row_get(row, roster_org(row->en));
    if (*org != '\0')
        map_add(r->orgs, org, 1);
    const char *made = import_org_made(r, &row->en->fields[roster_org(row->en)], org);
    if (did == PUT_CREATED)
        import_name(&r->im->only_here, row_get(row, 1), made != NULL ? made : org);
}

/* A line that is refused stands in the file all the same: by its code, or by its name. */
static void note_refused(struct import_run *r, const struct import_line *l)
{
    for (int i = 0; i < 2 && r->touched != NULL; i++) {
        if (l->value[i] != NULL)
            map_add(i == 0 ? r->touched : r->refused, l->value[i], 1);
    }
}

static enum status put_line(struct import_run *r, struct import_line *l, struct row *row,
                            enum put *did, int *fault, struct err *e)
{
    struct import *im = r->im;
    uint64_t given = im->given;
    for (int i = 0; i < im->en->nfields; i++) {
        bool withheld = l->value[i] != NULL && (!strcmp(l->value[i], model_withheld) ||
                                                !strcmp(l->value[i], _(model_withheld)));
        row_set(row, i, withheld || (l->months & FIELD_BIT(i)) ? NULL : import_org_value(r, l, i));
        if (withheld)
            given &= ~FIELD_BIT(i);
    }
    if (im->keep_blank)
        given &= ~import_blanks(r, l);
    bool coded = im->en->prefix != NULL;
    *fault = -1;
    enum status s = ST_OK;
    if (coded && row_get(row, 0)[0] == '\0') {
        given &= ~FIELD_BIT(0);
        s = match_line(r, row, given, e);
    }
    if (s == ST_OK && l->months != 0)
        s = import_settle_months(r, l, row, &given, fault, e);
    if (s == ST_OK)
        s = import_ask_alike(r, l, row, given, e);
    if (s == ST_OK)
        s = import_fill_stage(r, row, &given, e);
    if (s != ST_OK)
        return s;
    change_once(r->c, l->number);
    s = change_put(r->c, row, given, did, e);
    *fault = change_fault(r->c);
    if (s == ST_OK) {
        note_row(r, row, *did);
        import_note(r, l, row, *did == PUT_CREATED);
        if (*did == PUT_UPDATED)
            import_note_cleared(r, l, row, given);
    }
    return s;
}

static void count(struct import *im, enum import_state state)
{
    im->created += state == IMPORT_CREATED;
    im->updated += state == IMPORT_UPDATED;
    im->unchanged += state == IMPORT_UNCHANGED;
    im->refused += state == IMPORT_REFUSED || state == IMPORT_ALIKE;
    im->alike += state == IMPORT_ALIKE;
}

/* A row that is no record is told, by its number. */
static enum status tell_aside(struct import_run *r, const struct import_line *l, struct err *e)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, _("第 %d 行“%s”"), l->number, l->aside);
    import_name(&r->im->aside, buf_str(&b), "");
    buf_free(&b);
    return import_came_of(r, l, IMPORT_ASIDE, NULL, e);
}

/* ST_FAILED: the machine, not the line. */
static enum status run_line(struct import_run *r, struct import_line *l, struct err *e)
{
    static const enum import_state states[] = { [PUT_CREATED] = IMPORT_CREATED,
                                                [PUT_UPDATED] = IMPORT_UPDATED,
                                                [PUT_UNCHANGED] = IMPORT_UNCHANGED };
    struct import *im = r->im;
    enum put did = PUT_UNCHANGED;
    int fault;
    struct row row;
    enum status s = ST_REFUSED;
    if (!watch_go_on(r->how->watch, r->how->dry_run ? _("正在试导入") : _("正在导入"), r->lines,
                     im->nlines))
        return watch_stopped(e, _("数据没有变动"));
    r->lines++;
    if (l->aside != NULL)
        return tell_aside(r, l, e);
    buf_clear(&r->note);
    r->missing_at = -1;
    row_init(&row, im->en);
    if (!l->bad) {
        while ((s = put_line(r, l, &row, &did, &fault, e)) != ST_OK &&
               import_settle_org(r, l, &row, fault, &s, e))
            row_clear(&row);
        s = import_keep_orgs(r, s, e);
        if (s != ST_OK && s != ST_FAILED)
            import_refuse(im, l->number, import_column_of(im, fault), e->text);
    }
    if (s != ST_FAILED) {
        enum import_state state = s == ST_OK ? states[did]
                                  : l->alike ? IMPORT_ALIKE
                                             : IMPORT_REFUSED;
        if (s != ST_OK)
            note_refused(r, l);
        count(im, state);
        bool meeting = s == ST_OK && im->en == &entity_activity;
        s = import_came_of(r, l, state, &row, e);
        if (s == ST_OK && state == IMPORT_CREATED)
            s = import_set_apart(r, l, &row, e);
        if (s == ST_OK && meeting)
            s = import_take_roll(r, l, &row, e);
        if (s == ST_OK && meeting && did != PUT_UNCHANGED)
            s = import_note_meeting(r, &row, did == PUT_CREATED, e);
    }
    row_clear(&row);
    return s;
}

/* Line by line, as the file has them. */
static enum status run_stream(struct import_run *r, struct err *e)
{
    struct import_line l = { 0 };
    struct import_cell *last = import_cells_new(r->im);
    int got = -1;
    enum status s = import_lines_begin(r->im, e);
    while (s == ST_OK && (got = import_lines_next(r->im, last, &l, e)) == 1) {
        s = run_line(r, &l, e);
        import_line_clear(&l);
    }
    import_line_clear(&l);
    import_cells_free(last, r->im);
    return s == ST_OK && got < 0 ? e->status : s;
}

/* Those that are referred to first: all lines at once. */
static enum status run_ordered(struct import_run *r, struct err *e)
{
    struct import_lines all;
    enum status s = import_lines_all(&all, r->im, e);
    for (size_t i = 0; i < all.n && s == ST_OK; i++)
        s = run_line(r, &all.line[all.order[i]], e);
    import_lines_free(&all);
    return s;
}

static int by_place(const void *a, const void *b)
{
    const struct refusal *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

/* Who belongs now to the organisations of the file and does not stand in it. */
static enum status find_missing(struct import_run *r, struct err *e)
{
    const struct entity *en = r->im->en;
    int org = roster_org(en),
        end = en == &entity_person ? (int)F_PERSON_LEFT_ON : (int)F_ORG_DISSOLVED_ON;
    char today[DAY_TEXT];
    struct row_query q = { .en = en, .sort = -1 };
    struct row row;
    int got;
    date_format(r->how->today, today);
    row_init(&row, en);
    struct row_iter *it = row_each(r->db, &q);
    while ((got = row_next(it, &row, e)) == 1) {
        const char *of = row_get(&row, org), *ended = row_get(&row, end);
        bool gone = *ended != '\0' && strcmp(ended, today) <= 0;
        if (!gone && map_get(r->orgs, of, 0) != 0 &&
            map_get(r->touched, row_get(&row, 0), 0) == 0 &&
            map_get(r->refused, row_get(&row, 1), 0) == 0)
            import_name(&r->im->only_there, row_get(&row, 1), of);
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status run_lines(struct import_run *r, struct err *e)
{
    struct import *im = r->im;
    enum status s = im->en == &entity_activity ? import_meetings_begin(r, e) : ST_OK;
    if (s == ST_OK)
        s = import_lines_refer(im->en) ? run_ordered(r, e) : run_stream(r, e);
    if (s == ST_OK && r->touched != NULL)
        s = find_missing(r, e);
    if (s == ST_OK)
        s = import_tell_unattended(r, e);
    if (s == ST_OK && r->expected != NULL && r->lines != r->expected->nrows)
        s = err_set(e, ST_REFUSED, "文件在预览之后变了，没有导入；请重新预览。");
    if (s == ST_OK && im->refused > 0 && !r->how->valid_only)
        s = err_set(e, ST_REFUSED,
                    "有 %" PRId64 " 行不能导入，整个文件都没有导入；请改正后再导入，"
                    "或用 --valid-only 只导入其余各行。",
                    im->refused);
    return s;
}

static bool saving(void *watch, const char *what, size_t done, size_t total)
{
    (void)what, (void)done, (void)total;
    return watch_go_on(watch, _("正在保存"), 0, 0);
}

/* The marks of a million rows take some seconds after the last line. */
static enum status commit(struct import_run *r, struct err *e)
{
    struct watch inner = { saving, (void *)r->how->watch };
    db_watch(r->db, r->how->watch != NULL ? &inner : NULL);
    enum status s = change_commit(r->c, e);
    db_watch(r->db, NULL);
    return s == ST_STOPPED ? watch_stopped(e, _("数据没有变动")) : s;
}

enum status import_execute(struct import_run *r, struct err *e)
{
    struct import *im = r->im;
    const struct import_how *how = r->how;
    struct buf what = BUF_INIT;
    import_forget(im);
    buf_printf(&what, _("导入%s"), _(im->en->label));
    enum status s = change_begin(&r->c, r->db, buf_str(&what), how->today, how->user, e);
    buf_free(&what);
    if (s != ST_OK)
        return s;
    change_bulk(r->c);
    if (how->dry_run && (im->en == &entity_person || im->en == &entity_org)) {
        r->touched = map_new();
        r->orgs = map_new();
        r->refused = map_new();
    }
    s = run_lines(r, e);
    if (s != ST_OK || how->dry_run)
        change_abort(r->c);
    else
        s = commit(r, e);
    map_free(r->touched);
    map_free(r->orgs);
    map_free(r->refused);
    import_orgs_end(r);
    import_meetings_end(r);
    buf_free(&r->note);
    if (im->nrefusals > 0)
        qsort(im->refusals, im->nrefusals, sizeof *im->refusals, by_place);
    return s;
}

enum status import_run(struct import *im, struct db *db, const struct import_how *how,
                       struct err *e)
{
    struct import_run r = { .im = im, .db = db, .how = how };
    return import_execute(&r, e);
}
