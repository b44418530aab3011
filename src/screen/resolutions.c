/* Resolutions (决议): what has an owner and a deadline becomes an item of the ledger. */
#include "minutes.h"

#include <stdlib.h>
#include <string.h>

#include "daywords.h"
#include "fields.h"
#include "find.h"
#include "mem.h"
#include "ruled.h"
#include "save.h"
#include "words.h"

enum { TITLE, OWNER, DEADLINE, LEDGER, COLUMNS, HALF = LEDGER };

static const struct ruled_column columns[COLUMNS] = {
    [TITLE] = { .title = N_("决议") },
    [OWNER] = { .title = N_("责任人"), .width = 12 },
    [DEADLINE] = { .title = N_("完成期限"), .width = 11 },
    [LEDGER] = { .title = N_("台账"), .width = 8, .fixed = true },
};

struct sheet {
    struct app *app;
    const char *org;
    const struct minutes_keep *keep;
};

static void look_up(void *ctx, int col, const char *filter, struct picks *out)
{
    const struct sheet *s = ctx;
    if (col != OWNER)
        return;
    find_persons(s->app, s->org, filter, out);
    for (size_t i = 0; i < out->n; i++) { /* the name is what is kept */
        free(out->v[i].value);
        out->v[i].value = mem_dup(out->v[i].label);
    }
}

/* A name, or the beginning of one, its pinyin, its initials: the one person it fits. */
static void settle_owner(const struct sheet *s, const char *typed, struct buf *norm)
{
    struct picks found = { 0 };
    find_persons(s->app, s->org, typed, &found);
    if (found.n == 1)
        buf_puts(norm, found.v[0].label);
    picks_free(&found);
}

static enum status refuse_day(const char *typed, daynum today, struct err *e)
{
    struct buf why = BUF_INIT;
    if (!day_missing(typed, today, &why))
        buf_puts(&why, _("看不懂这个日期：可写 2026-3-5、3/5、月底、+30"));
    err_set(e, ST_USAGE, "%s", buf_str(&why));
    buf_free(&why);
    return ST_USAGE;
}

static enum status settle(void *ctx, struct ruled *r, int row, int col, const char *typed,
                          struct buf *norm, struct err *e)
{
    const struct sheet *s = ctx;
    daynum d;
    char day[DAY_TEXT];
    const char *item = ruled_get(r, row, LEDGER);
    if (*item != '\0' && strcmp(item, _("将列入")) != 0)
        return err_set(e, ST_REFUSED, _("这一项已在台账里（%s）：请在台账里改"), item);
    bool typed_in = *typed != '\0';
    if (col == OWNER && typed_in) {
        settle_owner(s, typed, norm);
    } else if (col == DEADLINE && typed_in) {
        if (!day_words(typed, s->app->today, DAY_AHEAD, &d))
            return refuse_day(typed, s->app->today, e);
        date_format(d, day);
        buf_puts(norm, day);
    }
    bool owner = col == OWNER ? typed_in : *ruled_get(r, row, OWNER) != '\0';
    bool deadline =
        col == DEADLINE ? typed_in : date_parse(ruled_get(r, row, DEADLINE)) != DAY_NONE;
    ruled_set(r, row, LEDGER, owner && deadline ? _("将列入") : "");
    return ST_OK;
}

static void warn(void *ctx, const struct ruled *r, int row, struct buf *out)
{
    (void)ctx;
    bool owner = *ruled_get(r, row, OWNER) != '\0', day = *ruled_get(r, row, DEADLINE) != '\0';
    if (owner != day)
        buf_puts(out, owner ? _("再写完成期限，就列入台账督办") : _("再写责任人，就列入台账督办"));
    else if (owner && *ruled_get(r, row, LEDGER) == '\0')
        buf_puts(out, _("完成期限还不是日期：改好就列入台账督办"));
}

static int row_of(const struct ruled *r, const char *title)
{
    for (int i = 0; i < ruled_rows(r); i++)
        if (!strcmp(ruled_get(r, i, TITLE), title))
            return i;
    return -1;
}

/* One cell of a line of title, owner, deadline. */
static char *part_of(const char *line, int n)
{
    for (; n > 0; n--) {
        line += strcspn(line, "\t\n");
        line += *line == '\t';
    }
    return mem_dupn(line, strcspn(line, "\t\n"));
}

static bool is_half(const char *line)
{
    char *half = part_of(line, HALF);
    bool is = *half != '\0';
    free(half);
    return is;
}

static void put(struct ruled *r, const char *title, const char *owner, const char *deadline,
                const char *ledger)
{
    int row = row_of(r, title);
    if (row < 0)
        return;
    ruled_set(r, row, OWNER, owner);
    ruled_set(r, row, DEADLINE, deadline);
    ruled_set(r, row, LEDGER, ledger);
}

static void read_owed(struct ruled *r, const char *owed)
{
    for (const char *s = owed; *s != '\0'; s += strcspn(s, "\n") + 1) {
        char *title = part_of(s, TITLE), *owner = part_of(s, OWNER), *day = part_of(s, DEADLINE);
        put(r, title, owner, day, is_half(s) ? "" : _("将列入"));
        free(title);
        free(owner);
        free(day);
        if (s[strcspn(s, "\n")] == '\0')
            break;
    }
}

static void read_ledger(struct ruled *r, struct app *a, const char *activity)
{
    struct row_query q = {
        .en = &entity_ledger, .sort = -1, .nwhere = 1, .where = { { F_LEDGER_ACTIVITY, activity } }
    };
    if (*activity == '\0')
        return;
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    row_init(&row, &entity_ledger);
    while (app_next(it, &row))
        put(r, row_get(&row, F_LEDGER_TITLE), row_get(&row, F_LEDGER_OWNER),
            row_get(&row, F_LEDGER_DEADLINE), row_get(&row, F_LEDGER_CODE));
    row_iter_free(it);
    row_clear(&row);
}

/* Neither an owner alone nor half a deadline is put into the ledger, but it stays: with a fourth
 * cell. */
static void take_owed(const struct ruled *r, int i, struct buf *owed)
{
    const char *owner = ruled_typed(r, i, OWNER), *day = ruled_typed(r, i, DEADLINE);
    const char *item = ruled_get(r, i, LEDGER);
    bool whole = !strcmp(item, _("将列入"));
    for (int col = TITLE; col <= DEADLINE; col++)
        whole = whole && !strcmp(ruled_typed(r, i, col), ruled_get(r, i, col));
    if (whole ||
        ((*item == '\0' || !strcmp(item, _("将列入"))) && (*owner != '\0' || *day != '\0')))
        buf_printf(owed, "%s\t%s\t%s%s\n", ruled_typed(r, i, TITLE), owner, day,
                   whole ? "" : "\t?");
}

static void take(const struct ruled *r, struct buf *text, struct buf *owed)
{
    buf_clear(text);
    buf_clear(owed);
    for (int i = 0; i < ruled_rows(r); i++) {
        const char *title = ruled_typed(r, i, TITLE);
        if (*title == '\0')
            continue;
        buf_printf(text, "%s%s", text->len > 0 ? "\n" : "", title);
        take_owed(r, i, owed);
    }
}

static void keep(void *ctx, const struct ruled *r)
{
    const struct sheet *s = ctx;
    struct buf text = BUF_INIT, owed = BUF_INIT;
    take(r, &text, &owed);
    s->keep->keep(s->keep->ctx, buf_str(&text), buf_str(&owed));
    buf_free(&text);
    buf_free(&owed);
}

static const struct ruled_ops ops = {
    .settle = settle,
    .look_up = look_up,
    .warn = warn,
    .keep = keep,
    .hint = N_("每项决议一行；写了责任人和期限的，保存时列入台账督办；F2 完成"),
};

bool resolutions_run(struct app *a, const char *org, const char *activity, struct buf *text,
                     struct buf *owed, const struct minutes_keep *k)
{
    struct sheet s = { a, org, k };
    struct ruled *r = ruled_new(_("决议"), columns, COLUMNS, true, &ops, &s);
    for (const char *line = buf_str(text); *line != '\0'; line += *line == '\n') {
        size_t n = strcspn(line, "\n");
        char *title = mem_dupn(line, n);
        if (n > 0)
            ruled_set(r, ruled_add(r), TITLE, title);
        free(title);
        line += n;
    }
    read_owed(r, buf_str(owed));
    read_ledger(r, a, activity);
    bool done = ruled_run(r);
    if (done)
        take(r, text, owed);
    ruled_free(r);
    return done;
}

size_t resolutions_count(const char *owed)
{
    size_t n = 0;
    for (; *owed != '\0'; owed += strcspn(owed, "\n") + 1)
        n += !is_half(owed);
    return n;
}

static enum status put_item(struct change *c, const struct row *activity, const char *line,
                            struct err *e)
{
    static const int fields[] = { F_LEDGER_TITLE, F_LEDGER_OWNER, F_LEDGER_DEADLINE };
    uint64_t given = FIELD_BIT(F_LEDGER_KIND) | FIELD_BIT(F_LEDGER_ORG) |
                     FIELD_BIT(F_LEDGER_ACTIVITY) | FIELD_BIT(F_LEDGER_OPENED_ON);
    struct row row;
    enum put did;
    row_init(&row, &entity_ledger);
    row_set(&row, F_LEDGER_KIND, "resolution");
    row_set(&row, F_LEDGER_ORG, row_get(activity, F_ACTIVITY_ORG));
    row_set(&row, F_LEDGER_ACTIVITY, row_get(activity, F_ACTIVITY_CODE));
    row_set(&row, F_LEDGER_OPENED_ON, row_get(activity, F_ACTIVITY_HELD_ON));
    for (int i = 0; i < 3; i++) {
        char *cell = part_of(line, i);
        row_set(&row, fields[i], cell);
        given |= FIELD_BIT(fields[i]);
        free(cell);
    }
    enum status s = change_put(c, &row, given, &did, e);
    row_clear(&row);
    return s;
}

enum status resolutions_put(struct change *c, const struct row *activity, const char *owed,
                            struct err *e)
{
    enum status s = ST_OK;
    for (const char *line = owed; *line != '\0' && s == ST_OK; line += strcspn(line, "\n") + 1)
        if (!is_half(line))
            s = put_item(c, activity, line, e);
    return s;
}
