/* Figures handed up: the file read by the JSON functions of the database, and checked. */
#include "handed_up.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "ratio.h"
#include "words.h"

static const struct {
    const char *name;
    bool money;
} figures[HANDED_FIGURES] = {
    { "need", false },     { "have", false },    { "late", false },   { "overdue", false },
    { "pending", false },  { "advice", false },  { "waived", false }, { "held", false },
    { "expected", false }, { "present", false }, { "full", false },   { "probationary", false },
    { "talks", false },    { "due", true },      { "paid", true },    { "owing", true },
    { "opened", false },   { "closed", false },  { "left", false },
};

const char *handed_figure(int i)
{
    return figures[i].name;
}

void handed_free(struct handed_file *f)
{
    for (size_t i = 0; i < f->n; i++) {
        free(f->line[i].org);
        free(f->line[i].line);
        free(f->line[i].key);
        free(f->line[i].title);
    }
    free(f->line);
    free(f->unit);
    free(f->period);
    free(f->as_of);
    *f = (struct handed_file){ 0 };
}

static enum status bad(int64_t at, const char *field, const char *want, struct err *e)
{
    return err_set(e, ST_REFUSED, "第 %lld 条，字段 %s：%s；请让对方重新导出上报文件。",
                   (long long)at + 1, field, want);
}

static enum status take_text(char **to, int64_t at, const char *field, const char *type,
                             const char *text, struct err *e)
{
    if (strcmp(type, "text") && strcmp(type, "null"))
        return bad(at, field, _("要写文字"), e);
    if (strlen(text) > 500)
        return bad(at, field, _("太长"), e);
    free(*to);
    *to = mem_dup(text);
    return ST_OK;
}

static enum status take_number(int64_t *to, bool money, int64_t at, const char *field,
                               const char *type, const char *text, struct err *e)
{
    struct ratio r;
    if (!strcmp(type, "null")) {
        *to = -1;
        return ST_OK;
    }
    if ((strcmp(type, "integer") && !(money && !strcmp(type, "real"))) || !ratio_parse(text, &r))
        return bad(at, field, money ? _("要写金额") : _("要写不小于 0 的整数"), e);
    if (money)
        r = ratio_mul(r, ratio_int(100));
    if (!ratio_known(r) || r.den != 1 || r.num > INT64_C(1000000000000))
        return bad(at, field, money ? _("金额要有两位小数") : _("数字太大"), e);
    *to = r.num;
    return ST_OK;
}

/* What every line says alike: whose file, of what. */
static enum status take_common(char **to, int64_t at, const char *field, const char *type,
                               const char *text, struct err *e)
{
    char *now = NULL;
    enum status st = take_text(&now, at, field, type, text, e);
    if (!st && *to && strcmp(*to, now))
        st = bad(at, field, _("与前面的不同，一个文件只报一个期间"), e);
    if (!st && !*to) {
        *to = now;
        return ST_OK;
    }
    free(now);
    return st;
}

static enum status take_field(struct handed_file *f, int64_t at, const char *field,
                              const char *type, const char *text, struct err *e)
{
    struct handed_line *l = &f->line[f->n - 1];
    int64_t edition;
    if (!strcmp(field, "unit"))
        return take_common(&f->unit, at, field, type, text, e);
    if (!strcmp(field, "period"))
        return take_common(&f->period, at, field, type, text, e);
    if (!strcmp(field, "as_of"))
        return take_common(&f->as_of, at, field, type, text, e);
    if (!strcmp(field, "edition")) {
        enum status st = take_number(&edition, false, at, field, type, text, e);
        f->edition = edition > 0 && edition < 1000 ? (int)edition : 0;
        return st;
    }
    if (!strcmp(field, "org"))
        return take_text(&l->org, at, field, type, text, e);
    if (!strcmp(field, "line"))
        return take_text(&l->line, at, field, type, text, e);
    if (!strcmp(field, "key"))
        return take_text(&l->key, at, field, type, text, e);
    if (!strcmp(field, "title"))
        return take_text(&l->title, at, field, type, text, e);
    for (int i = 0; i < HANDED_FIGURES; i++)
        if (!strcmp(field, figures[i].name))
            return take_number(&l->value[i], figures[i].money, at, field, type, text, e);
    return ST_OK; /* of a newer program */
}

static void begin_line(struct handed_file *f)
{
    f->line = mem_grow(f->line, f->n, &f->cap, sizeof *f->line);
    struct handed_line *l = &f->line[f->n++];
    *l = (struct handed_line){ 0 };
    for (int i = 0; i < HANDED_FIGURES; i++)
        l->value[i] = -1;
}

static enum status read_fields(struct db *db, const char *text, struct handed_file *f,
                               struct err *e)
{
    struct stmt *s = db_query(db, QUERY_HANDED_FIELDS);
    enum status st = ST_OK;
    int64_t last = -1;
    int got = 0;
    stmt_bind_static(s, 1, text);
    while (!st && (got = stmt_step(s, e)) > 0) {
        int64_t at = stmt_int(s, 0);
        if (strcmp(stmt_text(s, 1), "object") || stmt_is_null(s, 2)) {
            st = err_set(e, ST_REFUSED,
                         "第 %lld 条不是一条数字；请用 dangjian report quarter "
                         "--format json 导出。",
                         (long long)at + 1);
            break;
        }
        if (at != last)
            begin_line(f);
        last = at;
        st = take_field(f, at, stmt_text(s, 2), stmt_text(s, 3), stmt_text(s, 4), e);
    }
    stmt_reset(s);
    if (!st && got < 0)
        st = ST_FAILED;
    return st;
}

static int64_t plain(const struct handed_line *l, int i)
{
    return l->value[i] < 0 ? 0 : l->value[i];
}

static enum status check_line(const struct handed_line *l, int64_t at, struct err *e)
{
    static const char *const lines[] = { "org", "rule", "meeting", "ledger", "review" };
    bool known = false;
    if (!l->org || !*l->org)
        return bad(at, "org", _("没有写"), e);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        known |= l->line && !strcmp(l->line, lines[i]);
    if (!known)
        return bad(at, "line", _("要写 org、rule、meeting、ledger 或 review"), e);
    if ((!strcmp(l->line, "org") || !strcmp(l->line, "rule")) &&
        plain(l, HANDED_NEED) != plain(l, HANDED_HAVE) + plain(l, HANDED_OVERDUE) +
                                     plain(l, HANDED_PENDING) + plain(l, HANDED_ADVICE))
        return bad(at, "need", _("不等于完成、逾期、期限未到与建议未做之和"), e);
    if (plain(l, HANDED_LATE) > plain(l, HANDED_HAVE))
        return bad(at, "late", _("补办多于完成"), e);
    if (plain(l, HANDED_PRESENT) > plain(l, HANDED_EXPECTED))
        return bad(at, "present", _("实到多于应到"), e);
    return ST_OK;
}

/* The line of an organisation is the sum of those of its rules. */
static enum status check_sums(const struct handed_file *f, struct err *e)
{
    struct map *of = map_new();
    int64_t(*sum)[HANDED_WAIVED + 1] = mem_alloc((f->n + 1) * sizeof *sum);
    enum status st = ST_OK;
    for (size_t i = 0; i < f->n && !st; i++)
        if (!strcmp(f->line[i].line, "org") && !map_add(of, f->line[i].org, (int64_t)i))
            st = bad((int64_t)i, "org", _("这个组织出现了两次"), e);
    for (size_t i = 0; i < f->n && !st; i++) {
        int64_t at = map_get(of, f->line[i].org, -1);
        if (at < 0)
            st = bad((int64_t)i, "org", _("这个组织没有合计的一条（line 为 org）"), e);
        for (int k = HANDED_NEED; !st && k <= HANDED_WAIVED && !strcmp(f->line[i].line, "rule");
             k++)
            sum[at][k] += plain(&f->line[i], k);
    }
    for (size_t i = 0; i < f->n && !st; i++)
        for (int k = HANDED_NEED; !st && k <= HANDED_WAIVED && !strcmp(f->line[i].line, "org"); k++)
            if (sum[i][k] != plain(&f->line[i], k))
                st = bad((int64_t)i, figures[k].name, _("与各项规则之和不符"), e);
    free(sum);
    map_free(of);
    return st;
}

static enum status check_file(const struct handed_file *f, struct err *e)
{
    struct period p;
    enum status st = ST_OK;
    if (!f->n)
        return err_set(e, ST_REFUSED, "文件里没有数字。");
    if (!f->unit)
        return bad(0, "unit", _("没有写"), e);
    if (!f->period || !strchr(f->period, 'Q') || strlen(f->period) != 6 ||
        !period_parse(f->period, &p))
        return bad(0, "period", _("要写季度，如 2026Q1"), e);
    if (!f->as_of || date_parse(f->as_of) == DAY_NONE)
        return bad(0, "as_of", _("要写日期"), e);
    for (size_t i = 0; i < f->n && !st; i++)
        st = check_line(&f->line[i], (int64_t)i, e);
    return st ? st : check_sums(f, e);
}

enum status handed_read(struct db *db, const char *text, struct handed_file *out, struct err *e)
{
    *out = (struct handed_file){ 0 };
    struct stmt *s = db_query(db, QUERY_HANDED_VALID);
    stmt_bind_static(s, 1, text);
    int got = stmt_step(s, e);
    bool valid = got > 0 && stmt_int(s, 0), list = got > 0 && !strcmp(stmt_text(s, 1), "array");
    stmt_reset(s);
    if (got < 0 || !valid)
        return got < 0 ? ST_FAILED : err_set(e, ST_FAILED, "不是完整的 JSON，请重新取一份。");
    if (!list)
        return err_set(e, ST_REFUSED, "要的是 dangjian report quarter --format json 的一列数字。");
    enum status st = read_fields(db, text, out, e);
    if (!st)
        st = check_file(out, e);
    if (st)
        handed_free(out);
    return st;
}
