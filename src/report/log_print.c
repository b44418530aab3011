/* The journal as a table, CSV and JSON. */
#include "log_print.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "journal.h"
#include "json.h"
#include "log_entry.h"
#include "mem.h"
#include "row.h"
#include "text.h"
#include "undo.h"
#include "words.h"

enum {
    VALUE_CELLS = 40, /* of a value in the table; the other formats have it whole */
    INDENT = 4
};

/* A value as people read it: its first line, not too long. */
static void show_value(struct buf *out, struct db *db, const struct field *f, const char *value)
{
    struct buf shown = BUF_INIT;
    log_value(db, f, value, &shown);
    size_t n = strcspn(buf_str(&shown), "\r\n"), fits = text_clip(buf_str(&shown), VALUE_CELLS);
    text_safe(out, buf_str(&shown), n < fits ? n : fits);
    if (shown.len > (n < fits ? n : fits))
        buf_puts(out, "…");
    else if (shown.len == 0)
        buf_puts(out, _("（空）"));
    buf_free(&shown);
}

/* 职务：科员 → 科长 */
static void show_field(struct buf *out, struct db *db, const struct log_entry *x,
                       const struct log_side *f)
{
    int i = x->en == NULL ? -1 : model_field(x->en, f->name);
    const struct field *field = i < 0 ? NULL : &x->en->fields[i];
    if (strcmp(x->op, "note") != 0)
        buf_printf(out, _("%s："), field != NULL ? _(field->label) : f->name);
    if (f->before != NULL)
        show_value(out, db, field, f->before);
    if (f->before != NULL && f->after != NULL)
        buf_puts(out, " → ");
    if (f->after != NULL)
        show_value(out, db, field, f->after);
}

static void show_heading(struct log_printer *p, const struct log_entry *x)
{
    struct buf *out = p->out;
    if (p->batch == x->batch)
        return;
    p->batch = x->batch;
    buf_printf(out, _("第 %" PRId64 " 批  "), x->batch);
    text_safe(out, x->at, strlen(x->at));
    buf_puts(out, "  ");
    text_safe(out, x->user, strlen(x->user));
    buf_puts(out, "  ");
    struct buf what = BUF_INIT;
    undo_call(x->what, &what);
    text_safe(out, buf_str(&what), what.len);
    buf_free(&what);
    if (x->undone) /* an undo is taken back by a redo */
        buf_puts(out, x->undoes != 0 && !strncmp(x->what, UNDO_WORD, strlen(UNDO_WORD))
                          ? _("（已重做）")
                          : _("（已撤销）"));
    buf_putc(out, '\n');
}

/* The lines of a change, indented under the heading. */
static void add_wrapped(struct log_printer *p, const struct buf *line)
{
    struct buf lines = BUF_INIT;
    if (p->width > INDENT) {
        text_wrap(&lines, buf_str(line), p->width - INDENT);
    } else {
        text_safe(&lines, buf_str(line), line->len);
        buf_putc(&lines, '\n');
    }
    for (const char *at = buf_str(&lines); *at != '\0';) {
        size_t n = strcspn(at, "\n") + 1;
        buf_printf(p->out, "%*s", INDENT, "");
        buf_add(p->out, at, n);
        at += n;
    }
    buf_free(&lines);
}

/* The name of what has one; of what has a person or an organisation in its key, theirs. */
static void say_whose(struct db *db, const struct log_entry *x, struct buf *out)
{
    if (x->en == NULL || *x->key == '\0')
        return;
    const struct field *first = &x->en->fields[0];
    if (x->en->prefix != NULL) {
        row_name(db, x->en->name, x->key, out, NULL);
    } else if (first->kind == FIELD_REF) {
        char *part = mem_dupn(x->key, strcspn(x->key, "/"));
        row_name(db, first->ref, part, out, NULL);
        free(part);
    }
}

static enum status print_table(struct log_printer *p, const struct log_entry *x, struct err *e)
{
    struct buf line = BUF_INIT, name = BUF_INIT;
    struct stmt *s = log_sides(p->db, x);
    struct log_side f;
    int got;
    show_heading(p, x);
    buf_printf(&line, "%s %s", log_op(x->op),
               x->en != NULL ? _(x->en->label) : journal_label(x->entity));
    if (*x->key != '\0')
        buf_printf(&line, " %s", x->key);
    say_whose(p->db, x, &name);
    if (name.len > 0 && strncmp(buf_str(&name), x->key, name.len) != 0)
        buf_printf(&line, _("（%s）"), buf_str(&name));
    while ((got = log_side(s, x, &f, e)) == 1) {
        buf_puts(&line, "  ");
        show_field(&line, p->db, x, &f);
    }
    add_wrapped(p, &line);
    buf_free(&line);
    buf_free(&name);
    return got < 0 ? ST_FAILED : ST_OK;
}

static void csv_number(struct buf *out, int *at, int64_t n)
{
    struct buf text = BUF_INIT;
    if (n != 0)
        buf_printf(&text, "%" PRId64, n);
    csv_cell(out, at, buf_str(&text));
    buf_free(&text);
}

static void csv_line(struct log_printer *p, const struct log_entry *x, const struct log_side *f)
{
    struct buf *out = p->out;
    int at = 0;
    csv_number(out, &at, x->batch);
    csv_cell(out, &at, x->at);
    csv_cell(out, &at, x->user);
    csv_cell(out, &at, x->what);
    csv_number(out, &at, x->undoes);
    csv_cell(out, &at, x->undone ? "yes" : "no");
    csv_cell(out, &at, x->entity);
    csv_cell(out, &at, x->key);
    csv_cell(out, &at, x->op);
    csv_number(out, &at, x->version);
    csv_cell(out, &at, f->name);
    csv_cell(out, &at, f->before != NULL ? f->before : "");
    csv_cell(out, &at, f->after != NULL ? f->after : "");
    csv_end(out, &at);
}

/* A line for each field. */
static enum status print_csv(struct log_printer *p, const struct log_entry *x, struct err *e)
{
    struct stmt *s = log_sides(p->db, x);
    struct log_side f = { "", NULL, NULL };
    int got, n = 0;
    while ((got = log_side(s, x, &f, e)) == 1) {
        csv_line(p, x, &f);
        n++;
    }
    if (n == 0)
        csv_line(p, x, &f);
    return got < 0 ? ST_FAILED : ST_OK;
}

static void json_pair(struct buf *out, const char *name, const char *value)
{
    buf_printf(out, ",\"%s\":", name);
    json_string(out, value);
}

static enum status print_json(struct log_printer *p, const struct log_entry *x, struct err *e)
{
    struct buf *out = p->out;
    struct stmt *s = log_sides(p->db, x);
    struct log_side f;
    int got, n = 0;
    if (p->format == TABLE_JSON)
        buf_puts(out, p->changes == 0 ? "\n" : ",\n");
    buf_printf(out, "{\"batch\":%" PRId64, x->batch);
    json_pair(out, "at", x->at);
    json_pair(out, "user", x->user);
    json_pair(out, "what", x->what);
    if (x->undoes != 0)
        buf_printf(out, ",\"undoes\":%" PRId64, x->undoes);
    else
        buf_puts(out, ",\"undoes\":null");
    buf_printf(out, ",\"undone\":%s", x->undone ? "true" : "false");
    json_pair(out, "entity", x->entity);
    json_pair(out, "key", x->key);
    json_pair(out, "op", x->op);
    buf_printf(out, ",\"version\":%d,\"fields\":[", x->version);
    while ((got = log_side(s, x, &f, e)) == 1) {
        buf_puts(out, n++ == 0 ? "{\"field\":" : ",{\"field\":");
        json_string(out, f.name);
        json_pair(out, "before", f.before);
        json_pair(out, "after", f.after);
        buf_putc(out, '}');
    }
    buf_puts(out, p->format == TABLE_JSON ? "]}" : "]}\n");
    return got < 0 ? ST_FAILED : ST_OK;
}

void log_print_begin(struct log_printer *p, const struct log_ask *ask)
{
    static const char *const columns[] = { "batch",  "at",     "user", "what", "undoes",
                                           "undone", "entity", "key",  "op",   "version",
                                           "field",  "before", "after" };
    int at = 0;
    p->stmt = log_ask(p->db, ask);
    if (p->format == TABLE_JSON)
        buf_putc(p->out, '[');
    if (p->format != TABLE_CSV)
        return;
    buf_puts(p->out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_cell(p->out, &at, columns[i]);
    csv_end(p->out, &at);
}

int log_print_next(struct log_printer *p, struct err *e)
{
    int got = stmt_step(p->stmt, e);
    if (got != 1)
        return got;
    struct log_entry x = log_entry(p->db, p->stmt);
    enum status s = p->format <= TABLE_TEXT  ? print_table(p, &x, e)
                    : p->format == TABLE_CSV ? print_csv(p, &x, e)
                                             : print_json(p, &x, e);
    p->changes++;
    return s == ST_OK ? 1 : -1;
}

void log_print_end(struct log_printer *p)
{
    stmt_reset(p->stmt);
    if (p->format == TABLE_JSON)
        buf_puts(p->out, p->changes == 0 ? "]\n" : "\n]\n");
}
