/* Workbooks (.xlsx) read: the package, its sheets, its shared strings and the formats that show
 * days. ECMA-376 parts 1 and 2. */
#include "source_xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "words.h"

enum {
    STRING_BYTES = 1 << 28, /* of all shared strings */
    FORMATS = 1 << 16,      /* of cells */
    SHEETS = 1000
};

/* What one part points to: relationships by id. */
struct link {
    char *id, *type, *target;
};

struct opening {
    struct xlsx *x;
    struct link *link;
    size_t nlinks, cap;
    struct {
        int id;
        enum shows shows;
    } numbers[1024]; /* number formats with a code of their own */
    size_t nnumbers;
    bool in_formats;     /* inside cellXfs */
    bool phonetic, text; /* inside rPh, inside t */
    const char *why;
};

static bool ends_in(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);
    return n >= k && !strcmp(s + n - k, end);
}

static void link_open(void *ctx, const char *name, const char *const *attributes)
{
    struct opening *o = ctx;
    if (strcmp(name, "Relationship") != 0 || o->nlinks >= 2 * SHEETS)
        return;
    o->link = mem_grow(o->link, o->nlinks, &o->cap, sizeof *o->link);
    o->link[o->nlinks++] = (struct link){ mem_dup(xml_attribute(attributes, "Id")),
                                          mem_dup(xml_attribute(attributes, "Type")),
                                          mem_dup(xml_attribute(attributes, "Target")) };
}

static void forget_links(struct opening *o)
{
    for (size_t i = 0; i < o->nlinks; i++) {
        free(o->link[i].id);
        free(o->link[i].type);
        free(o->link[i].target);
    }
    o->nlinks = 0;
}

/* The part a link means, seen from a folder; -1: none. "../" does not come up in workbooks. */
static int find_part(const struct xlsx *x, const char *folder, const char *target)
{
    struct buf path = BUF_INIT;
    if (*target == '/')
        buf_puts(&path, target + 1);
    else
        buf_printf(&path, "%s%s", folder, target + (strncmp(target, "./", 2) == 0 ? 2 : 0));
    int i = archive_find(x->a, buf_str(&path));
    buf_free(&path);
    return i;
}

static int part_of_type(const struct opening *o, const char *folder, const char *type)
{
    for (size_t i = 0; i < o->nlinks; i++) {
        if (ends_in(o->link[i].type, type))
            return find_part(o->x, folder, o->link[i].target);
    }
    return -1;
}

static enum status read_links(struct opening *o, const char *folder, const char *name,
                              struct err *e)
{
    static const struct xml_hooks hooks = { .open = link_open };
    struct buf path = BUF_INIT;
    buf_printf(&path, "%s_rels/%s.rels", folder, name);
    int part = archive_find(o->x->a, buf_str(&path));
    buf_free(&path);
    forget_links(o);
    return part < 0 ? ST_OK : xml_read(o->x->a, (size_t)part, &hooks, o, e);
}

/* Sheets of charts and hidden ones (lists for drop-downs) are left out. */
static void workbook_open(void *ctx, const char *name, const char *const *attributes)
{
    struct opening *o = ctx;
    struct xlsx *x = o->x;
    if (!strcmp(name, "workbookPr")) {
        const char *v = xml_attribute(attributes, "date1904");
        x->from_1904 = !strcmp(v, "1") || !strcmp(v, "true");
    }
    const char *state = xml_attribute(attributes, "state");
    if (strcmp(name, "sheet") != 0 || !strcmp(state, "hidden") || !strcmp(state, "veryHidden") ||
        x->base.nsheets >= SHEETS)
        return;
    const char *id = xml_attribute(attributes, "id");
    for (size_t i = 0; i < o->nlinks; i++) {
        if (strcmp(o->link[i].id, id) != 0 || !ends_in(o->link[i].type, "/worksheet"))
            continue;
        int part = find_part(x, x->folder, o->link[i].target);
        if (part < 0)
            continue;
        x->part = mem_grow(x->part, x->base.nsheets, &x->part_cap, sizeof *x->part);
        x->part[x->base.nsheets] = (size_t)part;
        source_add_sheet(&x->base, xml_attribute(attributes, "name"));
    }
}

/* Shared strings: the runs of a rich one are joined, readings above hanzi left out. */
static void string_open(void *ctx, const char *name, const char *const *attributes)
{
    struct opening *o = ctx;
    struct xlsx *x = o->x;
    (void)attributes;
    if (!strcmp(name, "si")) {
        x->string = mem_grow(x->string, x->nstrings, &x->string_cap, sizeof *x->string);
        x->string[x->nstrings++] = x->strings.len;
    }
    o->phonetic = o->phonetic || !strcmp(name, "rPh");
    o->text = !strcmp(name, "t") && !o->phonetic;
}

static void string_close(void *ctx, const char *name)
{
    struct opening *o = ctx;
    if (!strcmp(name, "si")) {
        struct buf *b = &o->x->strings;
        size_t from = o->x->string[o->x->nstrings - 1];
        if (b->len > from && memmem(b->data + from, b->len - from, "_x", 2) != NULL) {
            struct buf plain = BUF_INIT;
            xlsx_unescape(&plain, b->data + from, b->len - from);
            b->len = from;
            buf_add(b, buf_str(&plain), plain.len);
            buf_free(&plain);
        }
        buf_add(b, "", 1);
    }
    if (!strcmp(name, "rPh"))
        o->phonetic = false;
    if (!strcmp(name, "t"))
        o->text = false;
}

static void string_text(void *ctx, const char *s, size_t n)
{
    struct opening *o = ctx;
    if (o->text && o->x->nstrings > 0 && o->x->strings.len + n <= STRING_BYTES)
        buf_add(&o->x->strings, s, n);
    else if (o->text)
        o->why = _("文字太多");
}

static enum shows shows_of(const struct opening *o, int id)
{
    for (size_t i = 0; i < o->nnumbers; i++) {
        if (o->numbers[i].id == id)
            return o->numbers[i].shows;
    }
    return format_built_in(id);
}

static void style_open(void *ctx, const char *name, const char *const *attributes)
{
    struct opening *o = ctx;
    struct xlsx *x = o->x;
    int id = atoi(xml_attribute(attributes, "numFmtId"));
    if (!strcmp(name, "cellXfs"))
        o->in_formats = true;
    enum shows shows = format_shows(xml_attribute(attributes, "formatCode"));
    if (!strcmp(name, "numFmt") && o->nnumbers < sizeof o->numbers / sizeof *o->numbers) {
        o->numbers[o->nnumbers].id = id;
        o->numbers[o->nnumbers++].shows = shows;
    }
    if (!strcmp(name, "xf") && o->in_formats && x->nformats < FORMATS) {
        x->shows = mem_grow(x->shows, x->nformats, &x->format_cap, sizeof *x->shows);
        x->shows[x->nformats++] = shows_of(o, id);
    }
}

static void style_close(void *ctx, const char *name)
{
    struct opening *o = ctx;
    if (!strcmp(name, "cellXfs"))
        o->in_formats = false;
}

/* The workbook's own part, by what the package says; its folder is kept. */
static enum status find_workbook(struct opening *o, int *part, struct buf *name, struct err *e)
{
    struct xlsx *x = o->x;
    enum status s = read_links(o, "", "", e);
    *part = s == ST_OK ? part_of_type(o, "", "/officeDocument") : -1;
    if (s == ST_OK && *part < 0)
        *part = archive_find(x->a, "xl/workbook.xml");
    if (s != ST_OK || *part < 0)
        return s;
    const char *path = archive_name(x->a, (size_t)*part), *slash = strrchr(path, '/');
    x->folder = slash != NULL ? mem_dupn(path, (size_t)(slash + 1 - path)) : mem_dup("");
    buf_puts(name, slash != NULL ? slash + 1 : path);
    return ST_OK;
}

static enum status read_book(struct opening *o, const char *path, struct err *e)
{
    static const struct xml_hooks book = { .open = workbook_open };
    static const struct xml_hooks strings = { string_open, string_close, string_text };
    static const struct xml_hooks styles = { .open = style_open, .close = style_close };
    struct xlsx *x = o->x;
    struct buf name = BUF_INIT;
    int part;
    enum status s = find_workbook(o, &part, &name, e);
    if (s == ST_OK && (part < 0 || !ends_in(buf_str(&name), ".xml")))
        s = err_set(e, ST_USAGE,
                    "%s 不是 .xlsx 工作簿，请用表格软件打开，另存为“Excel 工作簿（.xlsx）”后再试。",
                    path);
    if (s == ST_OK)
        s = read_links(o, x->folder, buf_str(&name), e);
    buf_free(&name);
    if (s == ST_OK)
        s = xml_read(x->a, (size_t)part, &book, o, e);
    if (s == ST_OK && (part = part_of_type(o, x->folder, "/sharedStrings")) >= 0)
        s = xml_read(x->a, (size_t)part, &strings, o, e);
    if (s == ST_OK && (part = part_of_type(o, x->folder, "/styles")) >= 0)
        s = xml_read(x->a, (size_t)part, &styles, o, e);
    if (s == ST_OK && o->why != NULL)
        s = err_set(e, ST_REFUSED, "%s %s，没有读取。", path, o->why);
    if (s == ST_OK && x->base.nsheets == 0)
        s = err_set(e, ST_USAGE, "%s 里没有工作表。", path);
    return s;
}

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

void xlsx_unescape(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        int cp = 0;
        bool escape = n - i >= 7 && s[i] == '_' && s[i + 1] == 'x' && s[i + 6] == '_';
        for (size_t k = 2; escape && k < 6; k++) {
            int digit = hex(s[i + k]);
            escape = digit >= 0;
            cp = cp * 16 + digit;
        }
        if (escape && cp > 0 && (cp < 0xD800 || cp > 0xDFFF)) {
            char bytes[4];
            buf_add(out, bytes, text_encode((uint32_t)cp, bytes));
            i += 7;
        } else {
            buf_putc(out, s[i++]);
        }
    }
}

static enum status xlsx_begin(struct source *base, size_t sheet, struct err *e)
{
    struct xlsx *x = (struct xlsx *)base;
    return xlsx_sheet_begin(x, x->part[sheet], e);
}

static int xlsx_next(struct source *base, struct source_row *row, struct err *e)
{
    return xlsx_sheet_next((struct xlsx *)base, row, e);
}

static void xlsx_close(struct source *base)
{
    struct xlsx *x = (struct xlsx *)base;
    xlsx_sheet_end(x);
    archive_close(x->a);
    buf_free(&x->strings);
    free(x->folder);
    free(x->part);
    free(x->string);
    free(x->shows);
    free(x);
}

enum status source_open_xlsx(struct source **out, const char *path, struct err *e)
{
    static const struct source_ops ops = { xlsx_begin, xlsx_next, xlsx_close };
    struct xlsx *x = mem_alloc(sizeof *x);
    struct opening o = { .x = x };
    x->base.ops = &ops;
    *out = &x->base;
    enum status s = archive_open(&x->a, path, e);
    if (s == ST_OK)
        s = read_book(&o, path, e);
    forget_links(&o);
    free(o.link);
    return s;
}
