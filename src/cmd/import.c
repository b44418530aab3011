/* dangjian import: a file of rows. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "command.h"
#include "db.h"
#include "file.h"
#include "import.h"
#include "mem.h"

enum { MAPS = 64 };

struct importing {
    const char *encoding, *errors;
    bool dry_run, valid_only;
    const char *typed[MAPS];
    struct option_many many[2];
    struct import_map maps[MAPS];
    char *columns[MAPS];
};

static enum status read_maps(struct importing *o, struct err *e)
{
    for (int i = 0; i < o->many[0].n; i++) {
        const char *sign = strrchr(o->typed[i], '=');
        if (sign == NULL || sign == o->typed[i])
            return err_set(e, ST_USAGE, "--map 要写成 列名=字段，这里是“%s”。", o->typed[i]);
        o->columns[i] = mem_dupn(o->typed[i], (size_t)(sign - o->typed[i]));
        o->maps[i] = (struct import_map){ o->columns[i], sign + 1 };
    }
    return ST_OK;
}

/* What was refused, a line each, in the order of the file: the plan's and the run's. */
static void print_refusals(const struct import *im)
{
    size_t a = 0, b = im->planned;
    while (a < im->planned || b < im->nrefusals) {
        bool first =
            b == im->nrefusals || (a < im->planned && im->refusals[a].row <= im->refusals[b].row);
        struct buf text = BUF_INIT;
        import_explain(im, &im->refusals[first ? a++ : b++], &text);
        fprintf(stderr, "%s\n", buf_str(&text));
        buf_free(&text);
    }
}

static enum status write_errors(const struct importing *o, const struct import *im, struct err *e)
{
    if (o->errors == NULL || im->nrefusals == 0)
        return ST_OK;
    struct buf text = BUF_INIT;
    import_rejects(im, &text);
    enum status s = file_save(o->errors, buf_str(&text), text.len, e);
    buf_free(&text);
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
    fprintf(stderr,
            "%s：%" PRId64 " created, %" PRId64 " updated, %" PRId64 " unchanged, %" PRId64
            " refused\n",
            o->dry_run ? "试导入完成（没有写入）"
            : kept     ? "导入完成"
                       : "没有导入",
            kept || o->dry_run ? im->created : 0, kept || o->dry_run ? im->updated : 0,
            kept || o->dry_run ? im->unchanged : 0, im->refused);
}

static enum status run_sheet(struct call *c, struct importing *o, const struct entity *en,
                             const struct sheet *sheet, struct err *e)
{
    struct import im;
    struct db *db = NULL;
    struct import_how how = {
        .dry_run = o->dry_run, .valid_only = o->valid_only, .today = c->today, .user = c->user
    };
    enum status s = import_plan(&im, en, sheet, o->maps, (size_t)o->many[0].n, e);
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_WRITE, e);
    if (s == ST_OK) {
        s = import_run(&im, db, &how, e);
        print_refusals(&im);
        if (s != ST_FAILED) /* the machine's failure is no result */
            print_result(o, &im, s == ST_OK);
        struct err second;
        if (write_errors(o, &im, &second) != ST_OK) {
            fprintf(stderr, "dangjian: %s\n", second.text);
            s = s == ST_OK ? err_set(e, ST_FAILED, "%s", second.text) : s;
        }
    }
    db_close(db);
    import_free(&im);
    return s;
}

static enum status run(struct call *c, struct err *e)
{
    struct importing o = { 0 };
    struct sheet sheet = { 0 };
    const struct entity *en;
    o.many[0] = (struct option_many){ "map", o.typed, MAPS, 0 };
    const struct option_spec specs[] = {
        { "dry-run", NULL, &o.dry_run },
        { "valid-only", NULL, &o.valid_only },
        { "encoding", &o.encoding, NULL },
        { "errors", &o.errors, NULL },
        { NULL, NULL, NULL },
    };
    enum status s = options_read_many(c, specs, o.many, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian import 种类 文件（- 为标准输入）");
    if (s == ST_OK)
        s = read_maps(&o, e);
    if (s == ST_OK)
        s = check_errors(&o, c->argv[1], e);
    if (s == ST_OK)
        s = sheet_read_csv(&sheet, c->argv[1], o.encoding, e);
    if (s == ST_OK)
        s = run_sheet(c, &o, en, &sheet, e);
    sheet_free(&sheet);
    for (int i = 0; i < MAPS; i++)
        free(o.columns[i]);
    return s;
}

const struct command command_import = {
    .name = "import",
    .usage =
        "种类 文件 [--dry-run] [--valid-only] [--map 列名=字段]… [--encoding 编码] [--errors 文件]",
    .summary = "从 CSV、TSV 文件导入记录",
    .help = "同一文件导入两次不会改变什么；有一行不合格则整个文件不导入\n"
            "--dry-run        只检查，不写入\n"
            "--valid-only     只导入合格的行\n"
            "--map 列名=字段  指明一列是哪个字段（可写几次）；列名= 略过该列\n"
            "--encoding 编码  utf-8 或 gb18030（不写则自动识别）\n"
            "--errors 文件    把不合格的行和原因写入文件，改好后可再导入\n",
    .run = run,
};
