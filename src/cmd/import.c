/* dangjian import: a file of rows. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "command.h"
#include "db.h"
#include "file.h"
#include "import.h"
#include "import_say.h"
#include "mem.h"
#include "output.h"
#include "paths.h"
#include "rejects.h"
#include "row.h"
#include "waiting.h"
#include "words.h"

enum { MAPS = 64 };

struct importing {
    const char *encoding, *errors, *sheet, *alike, *blank, *make_orgs;
    bool dry_run, valid_only, attendance;
    const char *typed[MAPS], *names[MAPS];
    struct option_many map, meant;
    struct import_maps maps; /* those of earlier imports, then those of --map */
    struct buf memory;       /* where they are kept */
};

#define AT(member) offsetof(struct importing, member)
static const struct option options[] = {
    { "dry-run", NULL, N_("只检查，不写入；党员和组织另列文件与名册互缺的"), AT(dry_run), NULL, 0 },
    { "valid-only", NULL, N_("只导入合格的行"), AT(valid_only), NULL, 0 },
    { "alike", N_("怎样"), N_("可能重复的行：new 都是另一条，same 都是已有的那条；不写则不导入"),
      AT(alike), "new same", 0 },
    { "attendance", NULL,
      N_("活动：按应到、实到、缺席人员登记出席；应到人数与当天名册一致、缺席的都在名册上的才登记"),
      AT(attendance), NULL, 0 },
    { "blank", N_("怎样"),
      N_("空着的格：clear 清空已有的内容（不写即此），keep 不改动，只有写“（空）”的才清空"),
      AT(blank), "clear keep", 0 },
    { "meant", N_("名称=组织"),
      N_("文件里的组织名称指哪一个（可写几次），党小组写作 支部/党小组=哪一个；名称=new "
         "是另一个，要新建"),
      AT(meant), NULL, OPTION_MANY },
    { "make-orgs", N_("上级"),
      N_("还没有的组织一并新建在它之下，党小组在所在支部之下；与已有的相近的要先用 --meant 说明"),
      AT(make_orgs), "@org", 0 },
    { "map", N_("列名=字段"), N_("指明一列是哪个字段（可写几次）；列名= 略过该列；下次导入仍照此"),
      AT(map), NULL, OPTION_MANY },
    { "sheet", N_("名称"), N_("导入哪一张工作表"), AT(sheet), NULL, 0 },
    { "encoding", N_("编码"), N_("文本文件：utf-8 或 gb18030（不写则自动识别）"), AT(encoding),
      "utf-8 gb18030", 0 },
    { "errors", N_("文件"), N_("把不合格的行和原因写入文件（.xlsx 或 .csv），改好后可再导入"),
      AT(errors), "@file", 0 },
    { 0 },
};

static enum status read_maps(struct importing *o, const struct entity *en, struct err *e)
{
    if (path_state("lists", &o->memory, NULL) == ST_OK)
        import_maps_recall(&o->maps, buf_str(&o->memory), en);
    for (int i = 0; i < o->map.n; i++) {
        const char *sign = strrchr(o->typed[i], '=');
        if (sign == NULL || sign == o->typed[i])
            return err_set(e, ST_USAGE, "--map 要写成 列名=字段，这里是“%s”。", o->typed[i]);
        char *column = mem_dupn(o->typed[i], (size_t)(sign - o->typed[i]));
        import_maps_add(&o->maps, column, sign + 1);
        free(column);
    }
    return ST_OK;
}

/* The file for the refused rows is proved before anything is imported. */
static enum status check_errors(const struct importing *o, const char *input, struct err *e)
{
    if (o->errors == NULL)
        return ST_OK;
    if (file_same(o->errors, input))
        return err_set(e, ST_USAGE, "--errors 不能写回原文件 %s，请换一个文件名。", input);
    enum status s = output_only_file(o->errors, e);
    return s == ST_OK ? file_probe(o->errors, e) : s;
}

static void print_result(const struct importing *o, const struct import *im, bool kept)
{
    output_say("%s：%" PRId64 " created, %" PRId64 " updated, %" PRId64 " unchanged, %" PRId64
               " refused\n",
               o->dry_run ? _("试导入完成（没有写入）")
               : kept     ? _("导入完成")
                          : _("没有导入"),
               kept || o->dry_run ? im->created : 0, kept || o->dry_run ? im->updated : 0,
               kept || o->dry_run ? im->unchanged : 0, im->refused);
}

/* Ctrl-C stops it as long as nothing is kept. */
static enum status run_watched(struct import *im, struct db *db, struct import_how *how,
                               struct waiting *w, struct err *e)
{
    how->watch = &w->watch;
    enum status s = w->terminal ? import_count(im, how->watch, e) : ST_OK;
    return s == ST_OK ? import_run(im, db, how, e) : s;
}

static enum status decide(struct import *im, const char *word, struct err *e)
{
    bool same = !strcmp(word, "same");
    if (!same && strcmp(word, "new") != 0)
        return err_set(e, ST_USAGE, "--alike 要写 new 或 same，不是“%s”。", word);
    import_decide(im, 0, same ? IMPORT_AS_THAT : IMPORT_AS_NEW);
    return ST_OK;
}

static enum status read_attendance(struct import *im, struct err *e)
{
    if (!import_has_roll(im))
        return err_set(e, ST_USAGE, "--attendance 要活动的文件里有“应到”一列，才能与名册核对。");
    im->take_roll = true;
    return ST_OK;
}

static enum status read_blank(struct import *im, const char *word, struct err *e)
{
    im->keep_blank = !strcmp(word, "keep");
    if (!im->keep_blank && strcmp(word, "clear") != 0)
        return err_set(e, ST_USAGE, "--blank 要写 clear 或 keep，不是“%s”。", word);
    return ST_OK;
}

/* A 党小组 is named with its branch, as keys are: 第一党支部/第一组. An organisation may have a /
 * in its own name: it is said of both, and the file has one of them. */
static void mean(struct import *im, const char *name, enum import_means means, const char *text)
{
    const char *slash = strchr(name, '/');
    import_mean(im, name, "", means, text);
    if (slash == NULL || slash == name || slash[1] == '\0')
        return;
    char *branch = mem_dupn(name, (size_t)(slash - name));
    import_mean(im, slash + 1, branch, means, text);
    free(branch);
}

/* Organisations are named by what is there: a slip is found before the file is read. */
static enum status read_orgs(struct import *im, const struct importing *o, struct db *db,
                             struct err *e)
{
    enum status s = ST_OK;
    struct buf code = BUF_INIT;
    if (o->make_orgs != NULL) {
        s = row_resolve(db, "org", o->make_orgs, &code, e);
        import_make_under(im, buf_str(&code));
    }
    for (int i = 0; i < o->meant.n && s == ST_OK; i++) {
        const char *sign = strrchr(o->names[i], '=');
        if (sign == NULL || sign == o->names[i] || sign[1] == '\0')
            return err_set(e, ST_USAGE, "--meant 要写成 名称=组织，这里是“%s”。", o->names[i]);
        char *name = mem_dupn(o->names[i], (size_t)(sign - o->names[i]));
        bool fresh = !strcmp(sign + 1, "new");
        if (fresh && o->make_orgs == NULL)
            s = err_set(e, ST_USAGE, "--meant %s 是要新建，请用 --make-orgs 说明建在哪个组织之下。",
                        o->names[i]);
        mean(im, name, fresh ? IMPORT_MEANS_NEW : IMPORT_MEANS_THAT,
             fresh ? buf_str(&code) : sign + 1);
        free(name);
    }
    buf_free(&code);
    return s;
}

static enum status run_source(struct call *c, struct importing *o, const struct entity *en,
                              struct source *source, struct waiting *w, struct err *e)
{
    struct import im;
    struct db *db = NULL;
    struct import_how how = {
        .dry_run = o->dry_run, .valid_only = o->valid_only, .today = c->today, .user = c->user
    };
    enum status s = import_plan(&im, en, source, o->sheet, &o->maps, e);
    if (s == ST_OK && o->alike != NULL)
        s = decide(&im, o->alike, e);
    if (s == ST_OK && o->attendance)
        s = read_attendance(&im, e);
    if (s == ST_OK && o->blank != NULL)
        s = read_blank(&im, o->blank, e);
    if (s == ST_OK)
        s = call_open(c, &db, e);
    if (s == ST_OK)
        s = read_orgs(&im, o, db, e);
    if (s == ST_OK) {
        import_say_columns(&im);
        s = run_watched(&im, db, &how, w, e);
    }
    if (s == ST_OK || s == ST_REFUSED) { /* another failure is no result */
        waiting_quiet(w);
        import_say_run(&im, s == ST_OK);
        print_result(o, &im, s == ST_OK);
        if (s == ST_OK)
            import_maps_keep(&o->maps, buf_str(&o->memory), en);
        struct err second;
        if (o->errors != NULL && im.nrefusals > 0 &&
            rejects_save(o->errors, &im, c->user, c->today, &second) != ST_OK) {
            output_say("dangjian: %s\n", second.text);
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
    struct source *source = NULL;
    const struct entity *en;
    o.map = (struct option_many){ o.typed, MAPS, 0 };
    o.meant = (struct option_many){ o.names, MAPS, 0 };
    enum status s = options_read(c, &o, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian import 种类 文件（- 为标准输入）");
    if (s == ST_OK)
        s = read_maps(&o, en, e);
    if (s == ST_OK)
        s = check_errors(&o, c->argv[1], e);
    if (s == ST_OK)
        s = source_open(&source, c->argv[1], o.encoding, e);
    if (s == ST_OK) {
        struct waiting w;
        waiting_begin(&w);
        s = run_source(c, &o, en, source, &w, e);
        waiting_end(&w, s, e);
    }
    source_close(source);
    import_maps_free(&o.maps);
    buf_free(&o.memory);
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
