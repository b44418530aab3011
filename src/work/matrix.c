/* The matrix: one pass over the obligations of a period, summed by organisation and rule. */
#include "matrix.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "due.h"
#include "handed_sum.h"
#include "map.h"
#include "mem.h"
#include "words.h"

struct collecting {
    struct matrix *m;
    const struct world *w;
    struct map *column_of; /* rule id -> column, in the order in which rules were met */
    int at;                /* the organisation at hand; -1: none yet */
    size_t n, entry_cap, rule_cap, org_cap;
    struct office *o;
    int org; /* that one and those below it; -1: all */
    struct handed_sum handed;
    size_t put; /* of handed.v: what stands before it is in the matrix */
};

/* Versions of a rule share a column, headed by the newest that asked. */
static int find_column(struct collecting *x, const char *id)
{
    struct matrix *m = x->m;
    int column = (int)map_get(x->column_of, id, -1);
    if (column < 0) {
        column = (int)m->nrules;
        map_add(x->column_of, id, column);
        m->rule = mem_grow(m->rule, m->nrules, &x->rule_cap, sizeof *m->rule);
        m->rule[m->nrules++] = (struct matrix_rule){ .id = mem_dup(id), .version = -1 };
    }
    return column;
}

static void head_column(struct collecting *x, int column, const char *title, const char *source,
                        int version)
{
    struct matrix_rule *own = &x->m->rule[column];
    if (own->title && own->version >= version)
        return;
    free(own->title);
    free(own->source);
    own->title = mem_dup(_(title));
    own->source = mem_dup(source);
    own->version = version;
}

static void begin_org(struct collecting *x, int org)
{
    struct matrix *m = x->m;
    if (x->at == org)
        return;
    x->at = org;
    m->org = mem_grow(m->org, m->norgs, &x->org_cap, sizeof *m->org);
    m->org[m->norgs++] = (struct matrix_org){ .code = mem_dup(x->w->org[org].code),
                                              .name = mem_dup(world_name(x->w, org, m->today)),
                                              .first = x->n };
}

static struct matrix_cell *find_cell(struct collecting *x, int org, int column)
{
    struct matrix *m = x->m;
    begin_org(x, org);
    for (size_t i = m->org[m->norgs - 1].first; i < x->n; i++)
        if (m->entry[i].column == column)
            return &m->entry[i].cell;
    m->entry = mem_grow(m->entry, x->n, &x->entry_cap, sizeof *m->entry);
    m->entry[x->n] = (struct matrix_entry){ .column = column };
    return &m->entry[x->n++].cell;
}

/* A rule that is not asked of anybody here has the title the file gives it; where it is known here
 * at all, its source too. */
static void put_handed(struct collecting *x, int org, const struct handed_line *l)
{
    const struct world *w = x->w;
    const struct rule *known = NULL;
    int column = find_column(x, l->key);
    for (size_t i = 0; i < w->npolicy && !known && !x->m->rule[column].title; i++)
        for (size_t k = 0; k < w->policy[i]->nrules && !known; k++)
            if (!strcmp(w->policy[i]->rules[k]->id, l->key))
                known = w->policy[i]->rules[k];
    head_column(x, column, known ? known->title : l->title, known ? known->source : "", -1);
    *find_cell(x, org, column) =
        (struct matrix_cell){ .have = (int32_t)handed_value(l, HANDED_HAVE),
                              .need = (int32_t)handed_value(l, HANDED_NEED),
                              .waived = (int32_t)handed_value(l, HANDED_WAIVED),
                              .overdue = (int32_t)handed_value(l, HANDED_OVERDUE),
                              .advice = (int32_t)handed_value(l, HANDED_ADVICE),
                              .late = (int32_t)handed_value(l, HANDED_LATE) };
}

/* Rows stand in the order of codes: what organisations before that one handed up comes now. */
static void put_all_handed(struct collecting *x, int before)
{
    for (; x->put < x->handed.n && x->handed.v[x->put].org < before; x->put++) {
        const struct handed_org *h = &x->handed.v[x->put];
        if (x->org >= 0 && h->org != x->org && !world_below(x->w, h->org, x->org, x->m->today))
            continue;
        for (size_t i = 0; i < h->n; i++)
            if (!strcmp(h->line[i].line, "rule"))
                put_handed(x, h->org, &h->line[i]);
    }
}

static void collect(void *ctx, const struct duty *d)
{
    struct collecting *x = ctx;
    bool elsewhere = x->handed.n && due_elsewhere(x->o, d->org, x->m->today);
    const struct handed_org *h = elsewhere ? handed_sum_of(&x->handed, d->org) : NULL;
    put_all_handed(x, d->org);
    if (elsewhere && (!h || h->came)) /* a group's figures come with its branch's */
        return;
    int column = find_column(x, d->rule->id);
    head_column(x, column, d->rule->title, d->rule->source, d->rule->version);
    struct matrix_cell *c = find_cell(x, d->org, column);
    if (elsewhere) {
        c->missing = 1;
        return;
    }
    if (d->status == DUTY_WAIVED) {
        c->waived++;
        return;
    }
    c->need++;
    c->have += d->status == DUTY_DONE || d->status == DUTY_LATE;
    c->late += d->status == DUTY_LATE;
    c->overdue += d->status == DUTY_OVERDUE;
    c->unmet += duty_class(d) == DUTY_UNMET;
    c->advice += duty_class(d) == DUTY_ADVICE;
    c->due += d->status == DUTY_DUE;
    c->open += d->status == DUTY_OPEN;
}

static void matrix_add(struct matrix_cell *to, const struct matrix_cell *from)
{
    to->have += from->have;
    to->need += from->need;
    to->waived += from->waived;
    to->overdue += from->overdue;
    to->unmet += from->unmet;
    to->advice += from->advice;
    to->due += from->due;
    to->open += from->open;
    to->late += from->late;
    to->missing += from->missing;
}

static int by_id(const void *a, const void *b)
{
    const struct matrix_rule *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static int by_column(const void *a, const void *b)
{
    const struct matrix_entry *x = a, *y = b;
    return x->column - y->column;
}

/* Columns by id, the cells of each row in their order. */
static void order(struct collecting *x)
{
    struct matrix *m = x->m;
    int *place = mem_alloc((m->nrules + 1) * sizeof *place);
    if (m->nrules)
        qsort(m->rule, m->nrules, sizeof *m->rule, by_id);
    for (size_t i = 0; i < m->nrules; i++)
        place[map_get(x->column_of, m->rule[i].id, 0)] = (int)i;
    for (size_t i = 0; i < x->n; i++)
        m->entry[i].column = place[m->entry[i].column];
    for (size_t row = 0; row < m->norgs; row++) {
        size_t first = m->org[row].first, n = m->org[row + 1].first - first;
        qsort(m->entry + first, n, sizeof *m->entry, by_column);
    }
    free(place);
}

static void settle(struct collecting *x)
{
    struct matrix *m = x->m;
    m->org = mem_grow(m->org, m->norgs, &x->org_cap, sizeof *m->org);
    m->org[m->norgs] = (struct matrix_org){ .first = x->n };
    order(x);
    m->of_org = mem_alloc((m->norgs + 1) * sizeof *m->of_org);
    m->of_rule = mem_alloc((m->nrules + 1) * sizeof *m->of_rule);
    for (size_t row = 0; row < m->norgs; row++)
        for (size_t i = m->org[row].first; i < m->org[row + 1].first; i++)
            matrix_add(&m->of_org[row], &m->entry[i].cell);
    matrix_sum(m, NULL, m->norgs, m->of_rule, &m->all);
}

void matrix_sum(const struct matrix *m, const size_t *rows, size_t n, struct matrix_cell *of_rule,
                struct matrix_cell *all)
{
    memset(of_rule, 0, m->nrules * sizeof *of_rule);
    *all = (struct matrix_cell){ 0 };
    for (size_t k = 0; k < n; k++) {
        size_t row = rows != NULL ? rows[k] : k;
        for (size_t i = m->org[row].first; i < m->org[row + 1].first; i++)
            matrix_add(&of_rule[m->entry[i].column], &m->entry[i].cell);
        matrix_add(all, &m->of_org[row]);
    }
}

enum status matrix_make(struct matrix *m, struct office *o, struct period p, daynum today, int org,
                        const struct watch *watch, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    *m = (struct matrix){ .period = p, .today = today };
    struct collecting x = {
        .m = m, .w = office_world(o), .column_of = map_new(), .at = -1, .o = o, .org = org
    };
    f.today = today;
    f.from = p.first;
    f.to = p.last;
    f.all = true;
    f.org = org;
    f.watch = watch;
    f.elsewhere = true;
    enum status st = handed_sum_read(&x.handed, o, p, today, e);
    if (!st)
        st = due_run(o, &f, collect, &x, NULL, e);
    put_all_handed(&x, INT_MAX);
    settle(&x);
    map_free(x.column_of);
    handed_sum_free(&x.handed);
    return st;
}

void matrix_free(struct matrix *m)
{
    for (size_t i = 0; i < m->nrules; i++) {
        free(m->rule[i].id);
        free(m->rule[i].title);
        free(m->rule[i].source);
    }
    for (size_t i = 0; i < m->norgs; i++) {
        free(m->org[i].code);
        free(m->org[i].name);
    }
    free(m->rule);
    free(m->org);
    free(m->entry);
    free(m->of_rule);
    free(m->of_org);
    *m = (struct matrix){ 0 };
}

const struct matrix_cell *matrix_at(const struct matrix *m, size_t row, size_t column)
{
    static const struct matrix_cell none;
    struct matrix_entry key = { .column = (int)column };
    size_t first = m->org[row].first, n = m->org[row + 1].first - first;
    if (!n)
        return &none;
    const struct matrix_entry *at = bsearch(&key, m->entry + first, n, sizeof key, by_column);
    return at ? &at->cell : &none;
}

bool matrix_asked(const struct matrix_cell *c)
{
    return c->need || c->waived || c->missing;
}

int32_t matrix_pending(const struct matrix_cell *c)
{
    return c->need - c->have - c->overdue - c->unmet - c->advice;
}

enum matrix_mark matrix_mark(const struct matrix_cell *c)
{
    if (!c->need)
        return c->waived ? MARK_WAIVED : c->missing ? MARK_MISSING : MARK_NONE;
    if (c->have == c->need)
        return c->late ? MARK_LATE : MARK_DONE;
    return c->overdue                       ? MARK_OVERDUE
           : c->unmet                       ? MARK_UNMET
           : c->due                         ? MARK_DUE
           : c->open                        ? MARK_OPEN
           : c->have + c->advice == c->need ? MARK_ADVICE
                                            : MARK_UPCOMING;
}

static const struct {
    const char *word, *label;
} marks[MATRIX_MARKS] = {
    [MARK_NONE] = { "", "" },
    [MARK_OVERDUE] = { N_("逾"), N_("逾期") },
    [MARK_UNMET] = { N_("欠"), N_("不达标") },
    [MARK_DUE] = { N_("临"), N_("临期") },
    [MARK_OPEN] = { N_("待"), N_("待办") },
    [MARK_UPCOMING] = { N_("未"), N_("未到期") },
    [MARK_ADVICE] = { N_("议"), N_("建议做的没有做") },
    [MARK_LATE] = { N_("补"), N_("完成，其中有补办") },
    [MARK_DONE] = { N_("完"), N_("完成") },
    [MARK_WAIVED] = { N_("免"), N_("免除") },
    [MARK_MISSING] = { N_("报"), N_("账不在本库，还没有上报") },
};

const char *matrix_mark_word(enum matrix_mark k)
{
    return *marks[k].word ? _(marks[k].word) : "";
}

const char *matrix_mark_label(enum matrix_mark k)
{
    return *marks[k].label ? _(marks[k].label) : "";
}

void matrix_cell_text(struct buf *b, const struct matrix_cell *c)
{
    if (c->need)
        buf_printf(b, "%d/%d", (int)c->have, (int)c->need);
    buf_puts(b, matrix_mark_word(matrix_mark(c)));
}

void matrix_cell_words(struct buf *b, const struct matrix_cell *c)
{
    const struct {
        int n;
        const char *label;
    } parts[] = { { c->overdue, _("逾期") }, { c->unmet, _("不达标") },
                  { c->due, _("临期") },     { c->open, _("待办") },
                  { c->waived, _("免除") },  { c->advice, _("建议做的没有做") } };
    size_t begin = b->len;
    if (c->need)
        buf_printf(b, _("完成 %d/%d"), (int)c->have, (int)c->need);
    if (c->late)
        buf_printf(b, _("（补办 %d）"), (int)c->late);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].n)
            buf_printf(b, "%s%s %d", b->len > begin ? _("，") : "", parts[i].label, parts[i].n);
    if (b->len == begin)
        buf_puts(b, _("没有要求"));
}
