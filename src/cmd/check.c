/* dangjian check: is the database sound, and what do the records lack. */
#include "check.h"

#include <string.h>

#include "buf.h"
#include "command.h"
#include "json.h"
#include "output.h"
#include "text.h"
#include "waiting.h"
#include "words.h"

struct printing {
    struct output out;
    bool json, lines; /* one array; an object on each line */
    int n, unsound, lacking, open;
    size_t apart; /* that are left out */
    int group;    /* of the last finding; -1: none yet */
};

static void add_text(struct buf *b, const char *name, const char *value)
{
    buf_printf(b, "\"%s\":", name);
    json_string(b, value);
}

static void print_json(struct printing *p, const struct check_finding *f)
{
    struct buf *b = &p->out.buf;
    const char *const fields[][2] = { { "group", check_group_word(f->group) },
                                      { "org", f->org },
                                      { "entity", f->entity },
                                      { "code", f->code },
                                      { "other", f->other },
                                      { "text", f->text },
                                      { "fix", f->fix } };
    buf_puts(b, p->n > 1 && p->json ? ",\n{" : "{");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        buf_puts(b, i ? "," : "");
        add_text(b, fields[i][0], fields[i][1]);
    }
    buf_puts(b, p->lines ? "}\n" : "}");
}

static void print_finding(void *ctx, const struct check_finding *f)
{
    struct printing *p = ctx;
    p->n++;
    *(check_group_unsound(f->group)   ? &p->unsound
      : check_group_lacking(f->group) ? &p->lacking
                                      : &p->open) += 1;
    if (p->json || p->lines) {
        print_json(p, f);
        return;
    }
    if ((int)f->group != p->group)
        buf_printf(&p->out.buf, "%s── %s\n", p->group < 0 ? "" : "\n", check_group_label(f->group));
    p->group = (int)f->group;
    size_t n = strlen(f->text);
    text_safe(&p->out.buf, f->text, n);
    if (f->fix != NULL && n > 0 && (unsigned char)f->text[n - 1] < 0x80)
        buf_putc(&p->out.buf, ' '); /* a Chinese full stop has room enough behind it */
    if (f->fix != NULL)
        text_safe(&p->out.buf, f->fix, strlen(f->fix));
    buf_putc(&p->out.buf, '\n');
}

static enum status mend(struct call *c, struct err *e)
{
    struct db *db;
    enum status s = db_open(&db, c->db_path, DB_WRITE, e);
    if (s == ST_OK)
        s = check_mend(db, e);
    db_close(db);
    if (s == ST_OK)
        output_say("已按台账记录重新生成标记。\n");
    return s;
}

static enum status look(struct call *c, struct printing *p, struct err *e)
{
    struct db *db;
    struct waiting w;
    struct buf org = BUF_INIT;
    waiting_begin(&w);
    enum status s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = call_org(c, db, &org, e);
    if (s == ST_OK) {
        buf_puts(&p->out.buf, p->json ? "[\n" : "");
        const struct check_ask ask = { .today = c->today,
                                       .watch = &w.watch,
                                       .apart = &p->apart,
                                       .org = org.len > 0 ? buf_str(&org) : NULL };
        s = check_run(db, &ask, print_finding, p, e);
    }
    if (s == ST_OK)
        buf_puts(&p->out.buf, !p->json ? "" : p->n ? "\n]\n" : "]\n");
    if (s == ST_OK)
        s = output_end(&p->out, e);
    buf_free(&org);
    buf_free(&p->out.buf);
    db_close(db);
    waiting_end(&w, s, e);
    return s;
}

struct check_options {
    const char *format, *path;
    bool mend;
};

#define AT(member) offsetof(struct check_options, member)
static const struct option options[] = {
    { "mend", NULL, N_("先按台账记录重新生成标记"), AT(mend), NULL, 0 },
    { "format", N_("格式"), N_("text、json、jsonl"), AT(format), "text json jsonl", 0 },
    OPTION_FILE(struct check_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct printing p = { .group = -1 };
    struct check_options o = { .format = "text" };
    enum status s = options_read(c, &o, e);
    p.out.path = o.path;
    if (s == ST_OK && c->argc > 0)
        s = err_set(e, ST_USAGE, "check 不带参数“%s”；用法见 dangjian help check。", c->argv[0]);
    p.json = !strcmp(o.format, "json");
    p.lines = !strcmp(o.format, "jsonl");
    if (s == ST_OK && !p.json && !p.lines && strcmp(o.format, "text") != 0)
        s = err_set(e, ST_USAGE, "check 的格式是 text、json 或 jsonl，不是“%s”。", o.format);
    if (s == ST_OK && o.mend)
        s = mend(c, e);
    if (s == ST_OK)
        s = look(c, &p, e);
    if (s != ST_OK)
        return s;
    if (p.unsound > 0)
        return err_set(e, ST_REFUSED, "数据库有 %d 处不对，已列出，请先处理。", p.unsound);
    if (p.lacking > 0)
        output_say("数据库完好；台账有 %d 处不达标，已列出", p.lacking);
    else
        output_say("数据库完好，台账没有不达标之处");
    if (p.open > 0)
        output_say("；另有 %d 处请核对", p.open);
    output_say("。\n");
    if (p.apart > 0)
        output_say("已登记为同名而不是同一个的 %zu 对不再列出（dangjian list namesake、"
                   "org_namesake）。\n",
                   p.apart);
    return ST_OK;
}

const struct command command_check = {
    .name = "check",
    .summary = N_("检查数据库是否完好，台账有无不达标之处"),
    .help =
        N_("依次检查：文件和引用、变更记录是否首尾相连、推算用的标记、"
           "组织设置是否达标、记录是否完整；\n"
           "以及检查的人会问的：到会人数、票数、同时两处、内容雷同、补录、组织存续之外的记录、\n"
           "组织隶属和届次任职的矛盾\n"
           "数据库不对的以 4 退出；只是不达标的以 0 退出\n"
           "不达标的数与待办一致：组织设置、没有登记的届次、不全的记录\n"
           "命令之前写 --org 组织 的，只看该组织及其下级是否达标、完整\n"),
    .options = options,
    .run = run,
};
