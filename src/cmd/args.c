/* Arguments of the commands on entities. */
#include "args.h"

#include <stdio.h>

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "clock.h"
#include "closed_tell.h"
#include "copies.h"
#include "journal.h"
#include "mem.h"
#include "model.h"
#include "output.h"
#include "paths.h"
#include "save.h"
#include "waiting.h"
#include "words.h"

enum status call_entity(const struct call *c, const struct entity **en, struct err *e)
{
    if (c->argc == 0)
        return err_set(e, ST_USAGE, "请写明是哪一类记录，如 person；全部种类见 dangjian fields。");
    *en = model_entity(c->argv[0]);
    if (*en == NULL)
        return err_set(e, ST_USAGE, "没有“%s”这一类记录；全部种类见 dangjian fields。", c->argv[0]);
    return ST_OK;
}

static bool tell_on_stderr(void *ctx, const char *text)
{
    (void)ctx;
    fputs(text, stderr);
    return true;
}

void call_copy(struct db *db)
{
    struct buf kept = BUF_INIT;
    struct waiting w;
    struct err e = { 0 };
    waiting_begin(&w);
    config_get("copies", &kept);
    enum status s = copies_take(db, copies_kept(buf_str(&kept)), clock_today(), &w.watch, &e);
    waiting_end(&w, s, &e);
    if (s != ST_OK)
        output_say("dangjian: %s\n", e.text);
    buf_free(&kept);
}

void call_tell_clock(struct db *db)
{
    struct buf said = BUF_INIT;
    journal_tell_clock(db, &said);
    if (said.len > 0)
        output_say("dangjian: %s\n", buf_str(&said));
    buf_free(&said);
}

enum status call_open(const struct call *c, struct db **db, struct err *e)
{
    static const struct closed_teller teller = { tell_on_stderr, NULL };
    enum status s = db_open(db, c->db_path, DB_WRITE, e);
    if (s == ST_OK)
        call_copy(*db);
    if (s == ST_OK)
        call_tell_clock(*db);
    if (s == ST_OK)
        closed_tells(*db, &teller);
    return s;
}

enum status call_org(const struct call *c, struct db *db, struct buf *org, struct err *e)
{
    return c->org == NULL ? ST_OK : row_resolve(db, "org", c->org, org, e);
}

static enum status find_field(const struct entity *en, const char *arg, int *field,
                              const char **value, struct err *e)
{
    const char *sign = strchr(arg, '=');
    *field = 0;
    *value = "";
    if (sign == NULL)
        return err_set(e, ST_USAGE, "“%s”要写成 字段=值 的样子。", arg);
    char *name = mem_dupn(arg, (size_t)(sign - arg));
    *field = model_field(en, name);
    *value = sign + 1;
    if (*field < 0)
        err_set(e, ST_USAGE, "%s没有字段“%s”；字段见 dangjian fields %s。", _(en->label), name,
                en->name);
    free(name);
    return *field < 0 ? ST_USAGE : ST_OK;
}

static enum status read_value(const struct field *f, const char *typed, struct buf *out,
                              struct err *e)
{
    enum status s = model_read(f, typed, out, e);
    if (s != ST_OK)
        err_prefix(e, "%s", _(f->label));
    return s;
}

enum status args_fields(struct row *row, char *const *args, int n, uint64_t *given, struct err *e)
{
    *given = 0;
    for (int i = 0; i < n; i++) {
        int field;
        const char *typed;
        struct buf value = BUF_INIT;
        enum status s = find_field(row->en, args[i], &field, &typed, e);
        if (s == ST_OK && (*given & FIELD_BIT(field)))
            s = err_set(e, ST_USAGE, "%s写了两次，请只留一个。", _(row->en->fields[field].label));
        if (s == ST_OK)
            s = read_value(&row->en->fields[field], typed, &value, e);
        if (s == ST_OK) {
            row_set(row, field, buf_str(&value));
            *given |= FIELD_BIT(field);
        }
        buf_free(&value);
        if (s != ST_OK)
            return s;
    }
    return ST_OK;
}

/* A filter on a list names one of its words. */
static enum status read_filter(struct db *db, const struct field *f, const char *typed,
                               struct buf *out, struct err *e)
{
    struct field one = *f;
    if (one.kind == FIELD_CHOICES)
        one.kind = FIELD_CHOICE;
    if (one.kind == FIELD_REFS)
        one.kind = FIELD_REF;
    struct buf value = BUF_INIT;
    enum status s = read_value(&one, typed, &value, e);
    if (s == ST_OK && one.kind == FIELD_REF && value.len > 0)
        s = row_resolve(db, one.ref, value.data, out, e);
    else if (s == ST_OK)
        buf_puts(out, buf_str(&value));
    buf_free(&value);
    return s;
}

/* What nobody is shown is not looked for either: whoever asks for this value and that one learns
 * it.
 */
static enum status may_look(const struct entity *en, int field, struct err *e)
{
    const struct field *f = &en->fields[field];
    return f->guard != GUARD_PRIVATE
               ? ST_OK
               : err_set(e, ST_USAGE, "%s不公开，不能按它筛选或排序。", _(f->label));
}

enum status args_where(struct db *db, struct row_query *q, const char *const *wheres, int n,
                       struct args_hold *hold, struct err *e)
{
    for (int i = 0; i < n; i++) {
        const char *typed;
        struct buf value = BUF_INIT;
        enum status s = find_field(q->en, wheres[i], &q->where[i].field, &typed, e);
        if (s == ST_OK)
            s = may_look(q->en, q->where[i].field, e);
        if (s == ST_OK)
            s = read_filter(db, &q->en->fields[q->where[i].field], typed, &value, e);
        buf_reserve(&value, 1);
        hold->values[hold->n++] = value.data;
        q->where[i].value = buf_str(&value);
        if (s != ST_OK)
            return s;
        q->nwhere = i + 1;
    }
    return ST_OK;
}

void args_free(struct args_hold *hold)
{
    while (hold->n > 0)
        free(hold->values[--hold->n]);
}

enum status args_sort(struct row_query *q, const char *sort, struct err *e)
{
    q->sort = -1;
    if (sort == NULL)
        return ST_OK;
    q->descending = *sort == '-';
    q->sort = model_field(q->en, sort + q->descending);
    if (q->sort < 0)
        return err_set(e, ST_USAGE, "%s没有字段“%s”；字段见 dangjian fields %s。", _(q->en->label),
                       sort + q->descending, q->en->name);
    return may_look(q->en, q->sort, e);
}

enum status args_version(const char *typed, int *version, struct err *e)
{
    *version = 0;
    if (typed == NULL)
        return ST_OK;
    char *end;
    long n = strtol(typed, &end, 10);
    if (*typed == '\0' || *end != '\0' || n < 1 || n > 1000000000)
        return err_set(e, ST_USAGE, "--if-version 后面要写版本号，如 3。");
    *version = (int)n;
    return ST_OK;
}

enum status args_fault(const struct change *c, const struct entity *en, enum status s,
                       struct err *e)
{
    int field = change_fault(c);
    if (s != ST_OK && s != ST_FAILED && field >= 0)
        err_prefix(e, "%s", _(en->fields[field].label));
    return s;
}
