/* dangjian import: a file of rows. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "command.h"
#include "db.h"
#include "file.h"
#include "import.h"
#include "mem.h"
#include "output.h"
#include "paths.h"
#include "remember.h"
#include "words.h"
#include "workbook.h"

enum { MAPS = 128 };

struct importing {
    const char *encoding, *errors, *sheet;
    bool dry_run, valid_only;
    const char *typed[MAPS];
    struct option_many map;
    struct import_map maps[MAPS]; /* those of earlier imports, then those of --map */
    size_t nmaps;
    char *columns[MAPS], *fields[MAPS];
    struct buf memory, section; /* where they are kept */
};

#define AT(member) offsetof(struct importing, member)
static const struct option options[] = {
    { "dry-run", NULL, N_("只检查，不写入；党员和组织另列文件与名册互缺的"), AT(dry_run), NULL, 0 },
    { "valid-only", NULL, N_("只导入合格的行"), AT(valid_only), NULL, 0 },
    { "map", N_("列名=字段"), N_("指明一列是哪个字段（可写几次）；列名= 略过该列；下次导入仍照此"),
      AT(map), NULL, OPTION_MANY },
    { "sheet", N_("名称"), N_("导入哪一张工作表"), AT(sheet), NULL, 0 },
    { "encoding", N_("编码"), N_("文本文件：utf-8 或 gb18030（不写则自动识别）"), AT(encoding),
      "utf-8 gb18030", 0 },
    { "errors", N_("文件"), N_("把不合格的行和原因写入文件（.xlsx 或 .csv），改好后可再导入"),
      AT(errors), "@file", 0 },
    { 0 },
};

static enum status read_maps(struct importing *o, struct err *e)
{
    for (int i = 0; i < o->map.n; i++) {
        const char *sign = strrchr(o->typed[i], '=');
        if (sign == NULL || sign == o->typed[i])
            return err_set(e, ST_USAGE, "--map 要写成 列名=字段，这里是“%s”。", o->typed[i]);
        o->columns[o->nmaps] = mem_dupn(o->typed[i], (size_t)(sign - o->typed[i]));
        o->maps[o->nmaps] = (struct import_map){ o->columns[o->nmaps], sign + 1, false };
        o->nmaps++;
    }
    return ST_OK;
}

/* What earlier imports called headers nobody else knows. */
static void remember_one(void *ctx, const char *name, const char *value)
{
    struct importing *o = ctx;
    if (o->nmaps >= MAPS / 2)
        return;
    o->columns[o->nmaps] = mem_dup(name);
    o->fields[o->nmaps] = mem_dup(value);
    o->maps[o->nmaps] = (struct import_map){ o->columns[o->nmaps], o->fields[o->nmaps], true };
    o->nmaps++;
}

static void recall_maps(struct importing *o, const struct entity *en)
{
    buf_printf(&o->section, "import %s", en->name);
    if (path_state("lists", &o->memory, NULL) == ST_OK)
        remember_each(buf_str(&o->memory), buf_str(&o->section), remember_one, o);
}

/* What was said this time is known the next. */
static void remember_maps(const struct importing *o)
{
    for (size_t i = 0; i < o->nmaps; i++) {
        if (!o->maps[i].remembered)
            remember_put(buf_str(&o->memory), buf_str(&o->section), o->maps[i].column,
                         o->maps[i].field);
    }
}

static void print_remembered(const struct import *im)
{
    for (size_t i = 0; i < im->ncolumns; i++) {
        if (im->remembered[i])
            output_say("按上次的 --map，“%s”%s%s。\n", im->header[i],
                       im->field[i] < 0 ? "略过" : "对应",
                       im->field[i] < 0 ? "" : im->en->fields[im->field[i]].label);
    }
}

/* What was refused, a line each, in the order of the file. */
static void print_refusals(const struct import *im)
{
    for (size_t i = 0; i < im->nrefusals; i++) {
        struct buf text = BUF_INIT;
        import_explain(im, &im->refusals[i], &text);
        output_say("%s\n", buf_str(&text));
        buf_free(&text);
    }
}

static void print_names(const char *what, const struct names *names)
{
    if (names->count == 0)
        return;
    output_say("%s %" PRId64 " 条：", what, names->count);
    for (size_t i = 0; i < names->n; i++)
        output_say("%s%s", i == 0 ? "" : "、", names->name[i]);
    output_say("%s\n", names->count > (int64_t)names->n ? " 等" : "");
}

static bool is_workbook(const char *path)
{
    size_t n = strlen(path);
    return n > 5 && !strcasecmp(path + n - 5, ".xlsx");
}

static enum status print_rejects(const char *path, const struct rows *rows, struct err *e)
{
    struct output out = { .path = path };
    struct rows_printer *p = rows_print_begin(rows, TABLE_CSV, &out.buf, 0);
    int got;
    while ((got = rows_print_next(p, e)) == 1)
        continue;
    rows_print_end(p);
    if (got == 0)
        return output_end(&out, e);
    buf_free(&out.buf);
    return e->status;
}

/* The refused rows with their reasons, as a workbook or as CSV. */
static enum status write_errors(const struct call *c, const struct importing *o,
                                const struct import *im, struct err *e)
{
    struct import_rejects r;
    struct column column[ROWS_COLUMNS];
    if (o->errors == NULL || im->nrefusals == 0)
        return ST_OK;
    if (im->ncolumns >= ROWS_COLUMNS)
        return err_set(e, ST_USAGE, "文件的列太多，不合格的行没有写入 %s。", o->errors);
    enum status s = import_rejects_begin(&r, im, e);
    for (size_t i = 0; i <= r.columns; i++)
        column[i] = (struct column){ import_rejects_header(&r, i), import_rejects_header(&r, i),
                                     COLUMN_TEXT };
    struct rows rows = { column, NULL, (int)r.columns + 1, .next = import_rejects_next, .ctx = &r };
    struct sheet sheet = { .name = im->en->label, .table = &rows };
    struct workbook b = { "不合格的行", "", c->user, c->today, &sheet, 1 };
    if (s == ST_OK)
        s = is_workbook(o->errors) ? workbook_save(o->errors, &b, e)
                                   : print_rejects(o->errors, &rows, e);
    import_rejects_end(&r);
    return s;
}

/* The file for the refused rows is proved before anything is imported. */
static enum status check_errors(const struct importing *o, const char *input, struct err *e)
{
    if (o->errors == NULL)
        return ST_OK;
    if (file_same(o->errors, input))
        return err_set(e, ST_USAGE, "--errors 不能写回原文件 %s，请换一个文件名。", input);
    return file_probe(o->errors, e);
}

static void print_result(const struct importing *o, const struct import *im, bool kept)
{
    output_say("%s：%" PRId64 " created, %" PRId64 " updated, %" PRId64 " unchanged, %" PRId64
               " refused\n",
               o->dry_run ? "试导入完成（没有写入）"
               : kept     ? "导入完成"
                          : "没有导入",
               kept || o->dry_run ? im->created : 0, kept || o->dry_run ? im->updated : 0,
               kept || o->dry_run ? im->unchanged : 0, im->refused);
}

static enum status run_source(struct call *c, struct importing *o, const struct entity *en,
                              struct source *source, struct err *e)
{
    struct import im;
    struct db *db = NULL;
    struct import_how how = {
        .dry_run = o->dry_run, .valid_only = o->valid_only, .today = c->today, .user = c->user
    };
    enum status s = import_plan(&im, en, source, o->sheet, o->maps, o->nmaps, e);
    if (s == ST_OK)
        s = call_open(c, &db, e);
    if (s == ST_OK) {
        print_remembered(&im);
        s = import_run(&im, db, &how, e);
        print_refusals(&im);
        print_names("文件中有、名册中没有的", &im.only_here);
        print_names("名册中有、文件中没有的", &im.only_there);
        if (s == ST_OK || s == ST_REFUSED) /* another failure is no result */
            print_result(o, &im, s == ST_OK);
        if (s == ST_OK)
            remember_maps(o);
        struct err second;
        if (write_errors(c, o, &im, &second) != ST_OK) {
            output_say("dangjian: %s\n", second.text);
            s = s == ST_OK ? err_set(e, ST_FAILED, "%s", second.text) : s;
        }
    }
    db_close(db);
    import_free(&im);
    return s;
}

static void clear(struct importing *o)
{
    for (int i = 0; i < MAPS; i++) {
        free(o->columns[i]);
        free(o->fields[i]);
    }
    buf_free(&o->memory);
    buf_free(&o->section);
}

static enum status run(struct call *c, struct err *e)
{
    struct importing o = { 0 };
    struct source *source = NULL;
    const struct entity *en;
    o.map = (struct option_many){ o.typed, MAPS / 2, 0 };
    enum status s = options_read(c, &o, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian import 种类 文件（- 为标准输入）");
    if (s == ST_OK) {
        recall_maps(&o, en);
        s = read_maps(&o, e);
    }
    if (s == ST_OK)
        s = check_errors(&o, c->argv[1], e);
    if (s == ST_OK)
        s = source_open(&source, c->argv[1], o.encoding, e);
    if (s == ST_OK)
        s = run_source(c, &o, en, source, e);
    source_close(source);
    clear(&o);
    return s;
}

const struct command command_import = {
    .name = "import",
    .usage = N_("种类 文件"),
    .summary = N_("从 .xlsx、.xls、CSV、TSV 文件导入记录"),
    .help = N_("同一文件导入两次不会改变什么；有一行不合格则整个文件不导入\n"),
    .options = options,
    .args = { "@entity", "@file" },
    .run = run,
};
