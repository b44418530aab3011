/* dangjian why: explains obligations, and why something is none. */
#include "why.h"

#include <string.h>

#include "command.h"
#include "output.h"
#include "why_print.h"

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
        st = office_open(&o, db, true, e);
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

static enum status run(struct call *c, struct err *e)
{
    struct printing p = { 0 };
    const char *format = "text";
    const struct option_spec specs[] = { { "format", &format, NULL },
                                         { "o", &p.out.path, NULL },
                                         { NULL, NULL, NULL } };
    enum status st = options_read(c, specs, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE, "用法：dangjian why 组织[/规则[/起始日[/事项]]]");
    if (!st)
        st = format_of(&p, format, e);
    return st ? st : look(c, &p, e);
}

const struct command command_why = {
    .name = "why",
    .usage = "组织[/规则[/起始日[/事项]]]",
    .summary = "说明一项待办为什么是这样：规则、依据、计入了什么、没计入什么",
    .help = "规则可以只写后半段（theme-day），起始日也可写 2026-03、2026Q3\n"
            "不在待办之列的，说明为什么不在\n"
            "--format text|json|jsonl\n"
            "-o FILE\n",
    .run = run,
};
