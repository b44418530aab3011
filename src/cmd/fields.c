/* dangjian fields: the data dictionary. */
#include <string.h>

#include "buf.h"
#include "command.h"
#include "csv.h"
#include "json.h"
#include "model.h"
#include "output.h"
#include "rows.h"
#include "text.h"
#include "words.h"

enum { COLUMNS = 6 };

static const char *const field_heads[COLUMNS] = { "name",     "label",   "type",
                                                  "required", "choices", "meaning" };
static const char *const entity_heads[COLUMNS] = { "name", "label", "fields", "key", NULL, NULL };

static const char *kind_word(enum field_kind k)
{
    static const char *const words[] = {
        [FIELD_TEXT] = "text",         [FIELD_LONG] = "long",     [FIELD_CODE] = "code",
        [FIELD_ID_NO] = "id_no",       [FIELD_DAY] = "day",       [FIELD_MONTH] = "month",
        [FIELD_TIME] = "time",         [FIELD_INT] = "int",       [FIELD_NUMBER] = "number",
        [FIELD_MONEY] = "money",       [FIELD_HOURS] = "hours",   [FIELD_YESNO] = "yesno",
        [FIELD_CHOICE] = "choice",     [FIELD_REF] = "ref",       [FIELD_CHOICES] = "choices",
        [FIELD_REFS] = "refs",         [FIELD_MOMENT] = "moment", [FIELD_PERIOD] = "period",
        [FIELD_PAYMENTS] = "payments",
    };
    return words[k];
}

struct sheet_out {
    enum table_format format;
    struct buf *out;
    int rows, width[COLUMNS];
};

static void print_json(struct sheet_out *t, const char *const *heads, const char *const *cells)
{
    if (t->format == TABLE_JSON)
        buf_puts(t->out, t->rows == 0 ? "[\n" : ",\n");
    buf_putc(t->out, '{');
    for (int i = 0; i < COLUMNS && heads[i] != NULL; i++) {
        buf_puts(t->out, i == 0 ? "" : ",");
        json_string(t->out, heads[i]);
        buf_putc(t->out, ':');
        if (!strcmp(heads[i], "required"))
            buf_puts(t->out, cells[i][0] != '\0' ? "true" : "false");
        else
            json_string(t->out, cells[i]);
    }
    buf_putc(t->out, '}');
    if (t->format == TABLE_JSONL)
        buf_putc(t->out, '\n');
}

static void print_row(struct sheet_out *t, const char *const *heads, const char *const *cells)
{
    int at = 0;
    if (t->format == TABLE_JSON || t->format == TABLE_JSONL) {
        print_json(t, heads, cells);
    } else if (t->format == TABLE_CSV) {
        for (int i = 0; i < COLUMNS && heads[i] != NULL; i++)
            csv_cell(t->out, &at, cells[i]);
        csv_end(t->out, &at);
    } else {
        size_t begin = t->out->len;
        for (int i = 0; i < COLUMNS && heads[i] != NULL; i++) {
            if (i + 1 < COLUMNS && heads[i + 1] != NULL && text_width(cells[i]) <= t->width[i])
                text_pad(t->out, cells[i], t->width[i]);
            else
                buf_puts(t->out, cells[i]);
            buf_puts(t->out, "  ");
        }
        while (t->out->len > begin && t->out->data[t->out->len - 1] == ' ')
            t->out->data[--t->out->len] = '\0';
        buf_putc(t->out, '\n');
    }
    t->rows++;
}

static void begin(struct sheet_out *t, const char *const *heads)
{
    if (t->format == TABLE_CSV)
        buf_puts(t->out, "\xEF\xBB\xBF");
    if (t->format <= TABLE_CSV)
        print_row(t, heads, heads);
}

static void finish(struct sheet_out *t)
{
    if (t->format == TABLE_JSON)
        buf_puts(t->out, t->rows == 0 ? "[]\n" : "\n]\n");
}

static void add_choices(const struct field *f, struct buf *out)
{
    if (f->ref != NULL)
        buf_puts(out, f->ref);
    for (const struct choice *ch = f->choices; ch != NULL && ch->word != NULL; ch++)
        buf_printf(out, "%s%s %s", ch == f->choices ? "" : "; ", ch->word, _(ch->label));
}

static void print_fields(struct sheet_out *t, const struct entity *en)
{
    static const int widths[COLUMNS] = { 16, 16, 8, 8, 16, 0 };
    memcpy(t->width, widths, sizeof widths);
    begin(t, field_heads);
    for (int i = 0; i < en->nfields; i++) {
        const struct field *f = &en->fields[i];
        struct buf choices = BUF_INIT;
        add_choices(f, &choices);
        const char *cells[COLUMNS] = {
            f->name,           _(f->label), kind_word(f->kind), f->required ? "yes" : "",
            buf_str(&choices), _(f->hint)
        };
        print_row(t, field_heads, cells);
        buf_free(&choices);
    }
    finish(t);
}

static void print_entities(struct sheet_out *t)
{
    static const int widths[COLUMNS] = { 12, 12, 6, 0, 0, 0 };
    memcpy(t->width, widths, sizeof widths);
    begin(t, entity_heads);
    for (size_t i = 0; model_entities[i] != NULL; i++) {
        const struct entity *en = model_entities[i];
        struct buf key = BUF_INIT, n = BUF_INIT;
        for (int k = 0; k < en->nfields; k++) {
            if (en->fields[k].key)
                buf_printf(&key, "%s%s", key.len > 0 ? "/" : "", en->fields[k].name);
        }
        buf_printf(&n, "%d", en->nfields);
        const char *cells[COLUMNS] = { en->name,      _(en->label), buf_str(&n),
                                       buf_str(&key), NULL,         NULL };
        print_row(t, entity_heads, cells);
        buf_free(&key);
        buf_free(&n);
    }
    finish(t);
}

struct fields_options {
    const char *format, *path;
};

static const struct option options[] = {
    { "format", N_("格式"), N_("table、csv、json、jsonl"), offsetof(struct fields_options, format),
      "table csv json jsonl", 0 },
    OPTION_FILE(struct fields_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct fields_options o = { 0 };
    struct output out = { 0 };
    struct sheet_out t = { .out = &out.buf };
    const struct entity *en = NULL;
    enum status s = options_read(c, &o, e);
    out.path = o.path;
    if (s == ST_OK && c->argc > 0)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc > 1)
        s = err_set(e, ST_USAGE, "用法：dangjian fields [种类]");
    if (s == ST_OK && o.format != NULL &&
        (!table_format_read(o.format, &t.format) || t.format == TABLE_XLSX))
        s = err_set(e, ST_USAGE, "没有格式“%s”，可用 table、csv、json、jsonl。", o.format);
    if (s != ST_OK)
        return s;
    if (en != NULL)
        print_fields(&t, en);
    else
        print_entities(&t);
    return output_end(&out, e);
}

const struct command command_fields = {
    .name = "fields",
    .usage = N_("[种类]"),
    .summary = N_("数据字典：记录的种类，和每类的字段"),
    .options = options,
    .args = { "@entity" },
    .run = run,
};
