/* The options of the commands that print a table. */
#include "tabular.h"

#include "book.h"
#include "due_print.h"
#include "output.h"
#include "save.h"
#include "words.h"

static enum status read_width(const char *s, int *width, struct err *e)
{
    int v = 0;
    for (const char *p = s; *p; p++)
        if (*p < '0' || *p > '9' || (v = v * 10 + (*p - '0')) > 10000)
            return err_set(e, ST_USAGE, "--width 要写 0 至 10000 的整数，这里是“%s”。", s);
    if (!*s)
        return err_set(e, ST_USAGE, "--width 后面缺少数字。");
    *width = v;
    return ST_OK;
}

enum status call_table(const struct table_options *o, struct table_call *out, struct err *e)
{
    *out = (struct table_call){ .path = o->path };
    bool terminal = output_is_terminal(&out->width) && !o->path;
    if (!terminal)
        out->width = 0;
    out->format = terminal ? TABLE_TABLE : TABLE_TEXT;
    const char *format = output_format(o->format, o->path);
    if (format && !table_format_read(format, &out->format))
        return err_set(e, ST_USAGE, "没有“%s”这种格式；可用 table、text、csv、json、jsonl、xlsx。",
                       format);
    if (out->format == TABLE_XLSX && o->path == NULL)
        return output_needs_file(o->path, e);
    return o->width ? read_width(o->width, &out->width, e) : ST_OK;
}

enum status call_print(const struct table_call *how, struct table *t, struct err *e)
{
    struct output out = { .path = how->path };
    if (how->format == TABLE_XLSX) {
        struct book_sheet sheet = { how->title, how->title, t, .form = true };
        struct book b = { .title = how->title,
                          .unit = how->unit,
                          .author = how->author,
                          .day = how->day,
                          .sheet = &sheet,
                          .n = 1 };
        return book_save(how->path, &b, NULL, e);
    }
    table_print(&out.buf, t, how->format, how->width);
    return output_end(&out, e);
}

enum status call_note_private(const struct call *c, const char *entity, const char *label,
                              const char *reason, struct err *e)
{
    struct db *db;
    struct change *ch;
    enum status s = db_open(&db, c->db_path, DB_WRITE, e);
    if (s != ST_OK)
        return s;
    call_copy(db);
    struct buf what = BUF_INIT, org = BUF_INIT;
    buf_printf(&what, _("导出%s，含不公开内容"), label);
    s = call_org(c, db, &org, e);
    if (s == ST_OK)
        s = change_begin(&ch, db, buf_str(&what), c->today, c->user, e);
    if (s == ST_OK) {
        s = change_reach(ch, buf_str(&org), _("导出不公开内容"), e);
        if (s == ST_OK)
            s = change_note(ch, entity, reason, e);
        s = change_end(ch, s, e);
    }
    buf_free(&what);
    buf_free(&org);
    db_close(db);
    return s;
}

void call_name_table(struct table_call *how, const struct call *c, const struct office *o, int org,
                     const char *title)
{
    struct due_filter whose = { .today = c->today, .org = org, .only = -1 };
    how->title = title;
    how->unit = due_unit(office_world(o), &whose);
    how->author = c->user;
    how->day = c->today;
}

enum status call_period(const char *s, struct period *p, struct err *e)
{
    if (!s)
        return err_set(e, ST_USAGE, "请用 --period 写明期间：2026、2026H1、2026Q3 或 2026-03。");
    return period_parse(s, p)
               ? ST_OK
               : err_set(e, ST_USAGE, "“%s”不是期间；写成 2026、2026H1、2026Q3 或 2026-03。", s);
}

enum status call_office_org(const struct call *c, const struct office *o, int *org, struct err *e)
{
    struct buf code = BUF_INIT;
    enum status s = call_org(c, office_db(o), &code, e);
    if (s == ST_OK && c->org != NULL && (*org = office_org(o, buf_str(&code))) < 0)
        s = err_set(e, ST_MISSING, "没有代码为“%s”的组织；dangjian list org 可列出全部。",
                    buf_str(&code));
    buf_free(&code);
    return s;
}
