/* Rows as CSV and JSON. */
#include "row_print.h"

#include <string.h>

#include "csv.h"
#include "json.h"
#include "row_table.h"

bool row_format_read(const char *s, enum row_format *f)
{
    static const char *const words[] = {
        [ROWS_TABLE] = "table", [ROWS_CSV] = "csv", [ROWS_JSON] = "json", [ROWS_JSONL] = "jsonl"
    };
    for (int i = 0; i <= ROWS_JSONL; i++) {
        if (!strcmp(s, words[i])) {
            *f = (enum row_format)i;
            return true;
        }
    }
    return false;
}

bool row_has_column(const struct row_printer *p, int field)
{
    enum field_guard g = p->en->fields[field].guard;
    return g == GUARD_OPEN || p->guard == ROWS_ALL ||
           (p->guard == ROWS_MASK && g == GUARD_MASKED);
}

void row_cell(const struct row_printer *p, const struct row *r, int field, struct buf *out)
{
    const char *value = row_get(r, field);
    if (p->guard == ROWS_MASK && p->en->fields[field].guard == GUARD_MASKED && value[0] != '\0')
        model_mask(value, out);
    else
        buf_puts(out, value);
}

static void add_list(struct buf *out, const char *list)
{
    buf_putc(out, '[');
    for (const char *at = list; *at != '\0';) {
        size_t n = strcspn(at, ";");
        if (at != list)
            buf_putc(out, ',');
        json_stringn(out, at, n);
        at += n + (at[n] == ';');
    }
    buf_putc(out, ']');
}

/* Numbers are numbers, yes and no true and false, lists arrays, what is empty null. */
static void add_json_value(const struct row_printer *p, const struct row *r, int field)
{
    const struct field *f = &p->en->fields[field];
    const char *value = row_get(r, field);
    if (f->kind == FIELD_CHOICES || f->kind == FIELD_REFS) {
        add_list(p->out, value);
    } else if (value[0] == '\0') {
        buf_puts(p->out, "null");
    } else if (f->kind == FIELD_YESNO) {
        buf_puts(p->out, !strcmp(value, "yes") ? "true" : "false");
    } else if (model_is_number(f)) {
        buf_puts(p->out, value);
    } else {
        struct buf cell = BUF_INIT;
        row_cell(p, r, field, &cell);
        json_string(p->out, buf_str(&cell));
        buf_free(&cell);
    }
}

static void print_json(struct row_printer *p, const struct row *r)
{
    buf_putc(p->out, '{');
    bool first = true;
    if (p->system) {
        buf_printf(p->out, "\"id\":%lld,\"version\":%d,\"entered_on\":", (long long)r->id,
                   r->version);
        json_string(p->out, r->entered_on);
        buf_puts(p->out, ",\"entered_by\":");
        json_string(p->out, r->entered_by);
        first = false;
    }
    for (int i = 0; i < p->en->nfields; i++) {
        if (!row_has_column(p, i))
            continue;
        if (!first)
            buf_putc(p->out, ',');
        first = false;
        json_string(p->out, p->en->fields[i].name);
        buf_putc(p->out, ':');
        add_json_value(p, r, i);
    }
    buf_putc(p->out, '}');
}

static void print_csv(struct row_printer *p, const struct row *r)
{
    int at = 0;
    struct buf cell = BUF_INIT;
    for (int i = 0; i < p->en->nfields; i++) {
        if (!row_has_column(p, i))
            continue;
        if (r == NULL) {
            csv_cell(p->out, &at, p->en->fields[i].name);
            continue;
        }
        buf_clear(&cell);
        row_cell(p, r, i, &cell);
        csv_cell(p->out, &at, buf_str(&cell));
    }
    csv_end(p->out, &at);
    buf_free(&cell);
}

void row_print_begin(struct row_printer *p)
{
    if (p->format == ROWS_CSV) {
        buf_puts(p->out, "\xEF\xBB\xBF");
        print_csv(p, NULL);
    } else if (p->format == ROWS_JSON) {
        buf_putc(p->out, '[');
    } else if (p->format == ROWS_TABLE) {
        p->table = row_table_new(p);
    }
}

void row_print(struct row_printer *p, const struct row *r)
{
    if (p->guard != ROWS_ALL && r->en->hidden != NULL && r->en->hidden(row_values(r))) {
        p->hidden++;
        return;
    }
    row_print_asked(p, r);
}

void row_print_asked(struct row_printer *p, const struct row *r)
{
    switch (p->format) {
    case ROWS_TABLE:
        row_table_add(p, p->table, r);
        break;
    case ROWS_CSV:
        print_csv(p, r);
        break;
    case ROWS_JSON:
        buf_puts(p->out, p->rows == 0 ? "\n" : ",\n");
        print_json(p, r);
        break;
    case ROWS_JSONL:
        print_json(p, r);
        buf_putc(p->out, '\n');
        break;
    }
    p->rows++;
}

void row_print_end(struct row_printer *p)
{
    if (p->format == ROWS_JSON)
        buf_puts(p->out, p->rows == 0 ? "]\n" : "\n]\n");
    if (p->format == ROWS_TABLE)
        row_table_end(p, p->table);
    p->table = NULL;
}
