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
            x->who = mem_grow(x->who, x->nwho, &x->cap, sizeof *x->who);
            x->who[x->nwho++] = office_person_at(x->o, x->present, 1);
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
    take_present(x, stmt_text(x->records, 0));
    *out = (struct figure_record){
        .org = office_org_at(x->o, x->records, 1),
        .held = office_day(x->records, 2),
        .talk = stmt_int(x->records, 3) != 0,
        .roll = stmt_int(x->records, 4) != 0,
        .present = x->who,
        .npresent = x->nwho,
    };
    return true;
}

static bool next_dues(void *ctx, struct figure_dues *out)
{
    struct reading *x = ctx;
    if (!step(x, x->dues))
        return false;
    *out = (struct figure_dues){
        .person = office_person_at(x->o, x->dues, 0),
        .month = office_day(x->dues, 1),
        .due = stmt_int(x->dues, 2),
        .paid = stmt_int(x->dues, 3),
    };
    return true;
}

static struct stmt *bound(struct office *o, enum query q, struct period p)
{
    char day[DAY_TEXT];
    struct stmt *s = db_query(o->db, q);
    date_format(p.first, day);
    stmt_bind_text(s, 1, day);
    date_format(p.last, day);
    stmt_bind_text(s, 2, day);
    return s;
}

enum status office_figures(struct office *o, struct period p, struct figures *own, struct err *e)
{
    struct reading x = { .o = o };
    struct buf types = BUF_INIT;
    x.records = bound(o, QUERY_FIGURES_RECORDS, p);
    x.present = bound(o, QUERY_FIGURES_PRESENT, p);
    x.dues = bound(o, QUERY_FIGURES_DUES, p);
    for (size_t i = 0; figures_rolls[i]; i++) {
        buf_putc(&types, i ? ',' : '[');
        json_string(&types, figures_rolls[i]);
    }
    buf_putc(&types, ']');
    stmt_bind_text(x.records, 3, buf_str(&types));
    x.more = step(&x, x.present);
    figures_make(&o->w, (struct figure_source){ &x, next_record, next_dues }, p, own);
    stmt_reset(x.records);
    stmt_reset(x.present);
    stmt_reset(x.dues);
    buf_free(&types);
    free(x.who);
    if (x.failed.status)
        return err_set(e, x.failed.status, "%s", x.failed.text);
    return ST_OK;
}
