/* What figures need and obligations do not: records with who was there, dues by amount. Read for
 * the period asked alone. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "json.h"
#include "mem.h"
#include "office_priv.h"

struct reading {
    struct office *o;
    struct stmt *records, *present, *dues;
    bool more; /* of `present` there is a row to look at */
    int *who;  /* present at the record handed out */
    size_t nwho, cap;
    struct err failed;
};

/* A failed reading ends its stream and is kept. */
static bool step(struct reading *x, struct stmt *s)
{
    return !x->failed.status && stmt_step(s, &x->failed) > 0;
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Both streams are in the order of the records' codes. */
static void take_present(struct reading *x, const char *code)
{
    x->nwho = 0;
    while (x->more) {
        int c = strcmp(stmt_text(x->present, 0), code);
        if (c > 0)
            break;
        if (c == 0) {
            int who = office_person_of(x->o, x->present, 1);
            x->who = mem_grow(x->who, x->nwho, &x->cap, sizeof *x->who);
            x->who[x->nwho] = who;
            x->nwho += who >= 0;
        }
        x->more = step(x, x->present);
    }
    if (x->nwho)
        qsort(x->who, x->nwho, sizeof *x->who, by_number);
}

static bool next_record(void *ctx, struct figure_record *out)
{
    struct reading *x = ctx;
    if (!step(x, x->records))
        return false;
    int org = office_org_of(x->o, x->records, 1);
    if (org < 0)
        return false;
    take_present(x, stmt_text(x->records, 0));
    *out = (struct figure_record){
        .org = org,
        .held = stmt_day(x->records, 2),
        .talk = stmt_int(x->records, 3) != 0,
        .roll = stmt_int(x->records, 4) != 0,
        .present = x->who,
        .npresent = x->nwho,
        .types = stmt_text(x->records, 5),
    };
    return true;
}

/* An amount in fen; what others wrote beyond any amount a person can enter is held there, so that
 * sums stay sums. */
static int64_t fen(struct stmt *s, int column)
{
    static const int64_t most = 9999999999999;
    int64_t n = stmt_int(s, column);
    return n > most ? most : n < -most ? -most : n;
}

static bool next_dues(void *ctx, struct figure_dues *out)
{
    struct reading *x = ctx;
    if (!step(x, x->dues))
        return false;
    int person = office_person_of(x->o, x->dues, 0);
    if (person < 0)
        return false;
    *out = (struct figure_dues){
        .person = person,
        .month = stmt_day(x->dues, 1),
        .due = fen(x->dues, 2),
        .paid = fen(x->dues, 3),
    };
    return true;
}

static struct stmt *bound(struct office *o, enum query q, struct period p)
{
    struct stmt *s = db_query(o->db, q);
    stmt_bind_day(s, 1, p.first);
    stmt_bind_day(s, 2, p.last);
    return s;
}

/* Opens the streams of a period; their numbers are the source's. person: whose dues alone; -1: of
 * all. */
static struct figure_source begin(struct reading *x, struct period p, const bool *wanted,
                                  int person)
{
    struct buf types = BUF_INIT;
    x->records = bound(x->o, wanted ? QUERY_FIGURES_RECORDS_OF : QUERY_FIGURES_RECORDS, p);
    x->present = bound(x->o, wanted ? QUERY_FIGURES_PRESENT_OF : QUERY_FIGURES_PRESENT, p);
    if (wanted) {
        struct buf orgs = BUF_INIT;
        for (size_t i = 0; i < x->o->w.norg; i++)
            if (wanted[i]) {
                buf_putc(&orgs, orgs.len ? ',' : '[');
                json_string(&orgs, x->o->w.org[i].code);
            }
        buf_puts(&orgs, orgs.len ? "]" : "[]");
        stmt_bind_text(x->records, 4, buf_str(&orgs));
        stmt_bind_text(x->present, 3, buf_str(&orgs));
        buf_free(&orgs);
    }
    x->dues = bound(x->o, person >= 0 ? QUERY_FIGURES_DUES_OF : QUERY_FIGURES_DUES, p);
    if (person >= 0)
        stmt_bind_text(x->dues, 3, x->o->w.person[person].code);
    for (size_t i = 0; figures_rolls[i]; i++) {
        buf_putc(&types, i ? ',' : '[');
        json_string(&types, figures_rolls[i]);
    }
    buf_putc(&types, ']');
    stmt_bind_text(x->records, 3, buf_str(&types));
    buf_free(&types);
    x->more = step(x, x->present);
    return (struct figure_source){ x, next_record, next_dues };
}

static enum status end(struct reading *x, struct err *e)
{
    stmt_reset(x->records);
    stmt_reset(x->present);
    stmt_reset(x->dues);
    free(x->who);
    if (x->failed.status)
        return err_set(e, x->failed.status, "%s", x->failed.text);
    return office_failed(x->o, e);
}

enum status office_figures(struct office *o, struct period p, struct figures *own, struct err *e)
{
    return office_figures_of_some(o, p, NULL, own, e);
}

enum status office_figures_of_some(struct office *o, struct period p, const bool *wanted,
                                   struct figures *own, struct err *e)
{
    struct reading x = { .o = o };
    figures_make(&o->w, begin(&x, p, wanted, -1), p, own);
    return end(&x, e);
}

enum status office_figure_records(struct office *o, struct period p, figures_sink sink, void *ctx,
                                  struct err *e)
{
    struct reading x = { .o = o };
    figures_records(&o->w, begin(&x, p, NULL, -1), p, sink, ctx);
    return end(&x, e);
}

enum status office_figures_of(struct office *o, int person, struct period p, struct figures *out,
                              struct err *e)
{
    struct reading x = { .o = o };
    bool *wanted = mem_alloc(o->w.norg + 1);
    for (size_t i = 0; i < o->w.nmembership; i++) {
        const struct world_membership *m = &o->w.membership[i];
        if (m->person != person || period_overlap(p, m->span) == 0)
            continue;
        wanted[m->org] = true;
        if (m->group >= 0)
            wanted[m->group] = true;
    }
    figures_person(&o->w, begin(&x, p, wanted, person), p, person, out);
    free(wanted);
    return end(&x, e);
}

/* A decimal that may have a sign. */
static struct ratio score_at(struct stmt *s, int column)
{
    const char *text = stmt_text(s, column);
    bool less = *text == '-';
    struct ratio r;
    if (!ratio_parse(text + less, &r))
        return RATIO_UNKNOWN;
    return less ? ratio_sub(ratio_int(0), r) : r;
}

enum status office_scores(struct office *o, int first, int last, daynum today,
                          void (*take)(void *ctx, const struct office_score *s), void *ctx,
                          struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_FIGURES_SCORES);
    int got;
    stmt_bind_int(s, 1, first);
    stmt_bind_int(s, 2, last);
    stmt_bind_day(s, 3, today);
    while ((got = stmt_step(s, e)) > 0) {
        const struct office_score x = { .org = office_org_of(o, s, 0),
                                        .year = (int)stmt_int(s, 1),
                                        .cohort = office_kept(o, s, 2),
                                        .score = score_at(s, 3),
                                        .grade = office_kept(o, s, 4),
                                        .star = stmt_int(s, 5) != 0,
                                        .rated = stmt_day(s, 6) };
        if (x.org >= 0)
            take(ctx, &x);
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_points(struct office *o, int year, daynum today,
                          void (*take)(void *ctx, const struct office_point *p), void *ctx,
                          struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_FIGURES_POINTS);
    int got;
    stmt_bind_int(s, 1, year);
    stmt_bind_day(s, 2, today);
    while ((got = stmt_step(s, e)) > 0) {
        const struct office_point x = { office_person(o, stmt_text(s, 0)), stmt_text(s, 1),
                                        score_at(s, 2) };
        if (x.person >= 0 && ratio_known(x.points))
            take(ctx, &x);
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

enum status office_person_grades(struct office *o, daynum today, struct ratio *grade, struct err *e)
{
    const struct vocabulary *words = policy_set_words(o->policies);
    struct stmt *s = db_query(o->db, QUERY_FIGURES_PERSON_GRADES);
    int got, number;
    stmt_bind_day(s, 1, today);
    while ((got = stmt_step(s, e)) > 0) {
        int person = office_person_of(o, s, 0);
        if (person >= 0)
            grade[person] = vocabulary_grade(words, stmt_text(s, 1), &number) ? ratio_int(number)
                                                                              : RATIO_UNKNOWN;
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}
