/* dangjian add and set: one row from the command line, with the checks of a form. */
#include <stdlib.h>

#include "alike.h"
#include "args.h"
#include "buf.h"
#include "check.h"
#include "db.h"
#include "fields.h"
#include "output.h"
#include "save.h"
#include "words.h"

/* One row through the door, in a transaction of its own. `fresh`: it may not be there yet. */
static enum status put(struct call *c, struct db *db, struct row *row, uint64_t given, bool fresh,
                       enum put *did, struct err *e)
{
    struct change *ch;
    struct buf what = BUF_INIT;
    buf_printf(&what, "%s%s", fresh ? _("新增") : _("修改"), _(row->en->label));
    enum status s = change_begin(&ch, db, buf_str(&what), c->today, c->user, e);
    buf_free(&what);
    if (s != ST_OK)
        return s;
    s = change_put(ch, row, given, did, e);
    if (s != ST_OK) {
        args_fault(ch, row->en, s, e);
    } else if (fresh && *did != PUT_CREATED) {
        struct buf key = BUF_INIT;
        row_key(row, &key);
        s = err_set(e, ST_REFUSED, "%s“%s”已经有了；要改动它请用 dangjian set。", _(row->en->label),
                    buf_str(&key));
        buf_free(&key);
    }
    return change_end(ch, s, e);
}

static enum status print_key(const struct row *row, struct err *e)
{
    struct output out = { 0 };
    row_key(row, &out.buf);
    buf_putc(&out.buf, '\n');
    return output_end(&out, e);
}

/* Saved all the same: whoever types a command is told, not asked. */
static void tell_alike(struct call *c, struct db *db, const struct row *row)
{
    struct row other;
    struct err e;
    row_init(&other, row->en);
    if (alike_find(db, row, NULL, c->today, &other, &e) == ST_OK && other.id != 0) {
        struct buf b = BUF_INIT;
        alike_say(&other, 0, &b);
        output_say("%s：重复的请删去一条；%s。\n", buf_str(&b), alike_apart(row->en));
        buf_clear(&b);
        alike_say_apart(row->en, row_get(row, 0), row_get(&other, 0), &b);
        if (b.len > 0)
            output_say("%s\n", buf_str(&b));
        buf_free(&b);
    }
    row_clear(&other);
}

static void tell_doubt(struct call *c, struct db *db, const struct row *row)
{
    struct buf b = BUF_INIT;
    struct err e;
    if (check_say(db, row->en, row->id, c->today, &b, &e) == ST_OK && b.len)
        output_say(_("%s。\n"), buf_str(&b));
    buf_free(&b);
}

static enum status run_add(struct call *c, struct err *e)
{
    const struct entity *en;
    struct db *db = NULL;
    struct row row;
    uint64_t given;
    enum put did;
    enum status s = options_read(c, NULL, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s != ST_OK)
        return s;
    row_init(&row, en);
    s = args_fields(&row, c->argv + 1, c->argc - 1, &given, e);
    if (s == ST_OK)
        s = call_open(c, &db, e);
    if (s == ST_OK)
        s = put(c, db, &row, given, true, &did, e);
    if (s == ST_OK)
        s = print_key(&row, e);
    if (s == ST_OK)
        tell_alike(c, db, &row);
    if (s == ST_OK)
        tell_doubt(c, db, &row);
    row_clear(&row);
    db_close(db);
    return s;
}

const struct command command_add = {
    .name = "add",
    .usage = N_("种类 字段=值…"),
    .summary = N_("新增一条记录，打印它的编号"),
    .help = N_("字段写英文名或中文名，引用写编号或不重名的名称，如\n"
               "    dangjian add person 姓名=张三 所在组织=办公室党支部 入党日期=2001-07-01\n"
               "不写编号则自动编号；字段见 dangjian fields 种类\n"),
    .args = { "@entity", "+@field" },
    .run = run_add,
};

static enum status set_row(struct call *c, struct db *db, const struct entity *en, int version,
                           struct err *e)
{
    struct row old, row;
    uint64_t given;
    enum put did = PUT_UNCHANGED;
    row_init(&old, en);
    row_init(&row, en);
    enum status s = row_find_text(db, en, c->argv[1], &old, e);
    if (s == ST_OK)
        s = args_fields(&row, c->argv + 2, c->argc - 2, &given, e);
    if (s == ST_OK) {
        row.id = old.id;
        row.version = version != 0 ? version : old.version;
        s = put(c, db, &row, given, false, &did, e);
    }
    if (s == ST_OK && did == PUT_UNCHANGED)
        output_say("没有改动：内容与原来相同。\n");
    if (s == ST_OK)
        tell_doubt(c, db, &row);
    row_clear(&old);
    row_clear(&row);
    return s;
}

struct set_options {
    const char *version;
};

static const struct option set_options[] = { OPTION_VERSION(struct set_options, version), { 0 } };

static enum status run_set(struct call *c, struct err *e)
{
    struct set_options o = { 0 };
    const struct entity *en;
    struct db *db = NULL;
    int version = 0;
    enum status s = options_read(c, &o, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK)
        s = args_version(o.version, &version, e);
    if (s == ST_OK && c->argc < 3)
        s = err_set(e, ST_USAGE, "用法：dangjian set 种类 编号 字段=值…");
    if (s == ST_OK)
        s = call_open(c, &db, e);
    if (s == ST_OK)
        s = set_row(c, db, en, version, e);
    db_close(db);
    return s;
}

const struct command command_set = {
    .name = "set",
    .usage = N_("种类 编号 字段=值…"),
    .summary = N_("改动一条记录的若干字段"),
    .help = N_("没有编号的记录写它的各主键字段，用 / 连接，空的也留着 /，如 2-3/张三/attendee\n"
               "字段= 清空该字段\n"),
    .options = set_options,
    .args = { "@entity", "@code", "+@field" },
    .run = run_set,
};
