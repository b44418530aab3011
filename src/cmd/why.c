/* dangjian why: explains obligations, and why something is none. */
#include "why.h"

#include <string.h>

#include "command.h"
#include "output.h"
#include "why_print.h"
#include "words.h"

struct printing {
    struct output out;
    bool json, lines; /* one array; an object on each line */
    int told;
};

static void print_one(void *ctx, const struct why *y)
{
    struct printing *p = ctx;
    struct buf *b = &p->out.buf;
    if (p->json || p->lines) {
        buf_puts(b, p->told++ && p->json ? ",\n" : "");
        why_print_json(b, y);
        buf_puts(b, p->lines ? "\n" : "");
    } else {
        buf_printf(b, "%s── %s\n", p->told++ ? "\n" : "", y->id);
        why_print_text(b, y);
    }
}

static enum status format_of(struct printing *p, const char *format, struct err *e)
{
    if (!strcmp(format, "json") || !strcmp(format, "jsonl")) {
        p->lines = format[4] == 'l';
        p->json = !p->lines;
    } else if (strcmp(format, "text") != 0) {
        return err_set(e, ST_USAGE, "why 的格式是 text、json 或 jsonl，不是“%s”。", format);
    }
    return ST_OK;
}

static enum status look(struct call *c, struct printing *p, struct err *e)
{
    struct db *db = NULL;
    struct office *o = NULL;
    enum status st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        st = office_open(&o, db, PEOPLE_NAMED, e);
    if (!st && p->json)
        buf_puts(&p->out.buf, "[\n");
    if (!st)
        st = why_ask(o, c->argv[0], c->today, print_one, p, e);
    if (!st && p->json)
        buf_puts(&p->out.buf, "\n]\n");
    if (!st)
        st = output_end(&p->out, e);
    buf_free(&p->out.buf);
    office_close(o);
    db_close(db);
    return st;
}

struct why_options {
    const char *format, *path;
};

static const struct option options[] = {
    { "format", N_("格式"), N_("text、json、jsonl"), offsetof(struct why_options, format),
      "text json jsonl", 0 },
    OPTION_FILE(struct why_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct printing p = { 0 };
    struct why_options o = { .format = "text" };
    enum status st = options_read(c, &o, e);
    p.out.path = o.path;
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE, "用法：dangjian why 组织[/规则[/起始日[/事项]]]");
    if (!st)
        st = format_of(&p, o.format, e);
    return st ? st : look(c, &p, e);
}

const struct command command_why = {
    .name = "why",
    .usage = N_("组织[/规则[/起始日[/事项]]]"),
    .summary = N_("说明一项待办为什么是这样：规则、依据、计入了什么、没计入什么"),
    .help = N_("规则可以只写后半段（theme-day），起始日也可写 2026-03、2026Q3\n"
               "不在待办之列的，说明为什么不在\n"),
    .options = options,
    .args = { "@duty" },
    .run = run,
};
