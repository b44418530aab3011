/* dangjian check: is the database sound, and what do the records lack. */
#include "check.h"

#include <stdio.h>

#include "buf.h"
#include "command.h"
#include "output.h"

struct printing {
    struct output out;
    int unsound, lacking;
};

static void print_finding(void *ctx, const struct check_finding *f)
{
    struct printing *p = ctx;
    *(f->unsound ? &p->unsound : &p->lacking) += 1;
    buf_puts(&p->out.buf, f->text);
    if (f->fix != NULL)
        buf_printf(&p->out.buf, "%s", f->fix);
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
        fprintf(stderr, "已按台账记录重新生成标记。\n");
    return s;
}

static enum status look(struct call *c, struct printing *p, struct err *e)
{
    struct db *db;
    struct buf org = BUF_INIT;
    enum status s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = call_org(c, db, &org, e);
    if (s == ST_OK) {
        const struct check_ask ask = { c->today, org.len > 0 ? buf_str(&org) : NULL };
        s = check_run(db, &ask, print_finding, p, e);
    }
    if (s == ST_OK)
        s = output_end(&p->out, e);
    buf_free(&org);
    buf_free(&p->out.buf);
    db_close(db);
    return s;
}

static enum status run(struct call *c, struct err *e)
{
    struct printing p = { 0 };
    bool mends = false;
    const struct option_spec specs[] = { { "mend", NULL, &mends }, { NULL, NULL, NULL } };
    enum status s = options_read(c, specs, e);
    if (s == ST_OK && c->argc > 0)
        s = err_set(e, ST_USAGE, "check 不带参数“%s”；用法见 dangjian help check。", c->argv[0]);
    if (s == ST_OK && mends)
        s = mend(c, e);
    if (s == ST_OK)
        s = look(c, &p, e);
    if (s != ST_OK)
        return s;
    if (p.unsound > 0)
        return err_set(e, ST_REFUSED, "数据库有 %d 处不对，已列出，请先处理。", p.unsound);
    if (p.lacking > 0)
        fprintf(stderr, "数据库完好；台账有 %d 处不达标或不全，已列出。\n", p.lacking);
    else
        fprintf(stderr, "数据库完好，台账没有不达标或不全之处。\n");
    return ST_OK;
}

const struct command command_check = {
    .name = "check",
    .usage = "[--mend]",
    .summary = "检查数据库是否完好，台账有无不达标、不全之处",
    .help = "依次检查：文件和引用、变更记录是否首尾相连、推算用的标记、"
            "组织设置是否达标、记录是否完整\n"
            "数据库不对的以 4 退出；只是不达标、不全的以 0 退出\n"
            "--org 组织  只看该组织及其下级是否达标、完整\n"
            "--mend      先按台账记录重新生成标记\n",
    .run = run,
};
