/* What is said on standard error of an import, before its counts. */
#include "import_say.h"

#include <inttypes.h>

#include "buf.h"
#include "output.h"
#include "words.h"

static void print_remembered(const struct import *im)
{
    for (size_t i = 0; i < im->ncolumns; i++) {
        struct buf name = BUF_INIT;
        import_column_name(im, i, &name);
        if (im->remembered[i])
            output_say("按上次的 --map，“%s”%s%s。\n", buf_str(&name),
                       im->field[i] < 0 ? _("略过") : _("对应"),
                       im->field[i] < 0 ? "" : _(im->en->fields[im->field[i]].label));
        buf_free(&name);
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
        output_say("%s%s", i == 0 ? "" : _("、"), names->name[i]);
    output_say("%s\n", names->count > (int64_t)names->n ? _(" 等") : "");
}

/* What is to be known of rows besides. */
static void print_remarks(const struct import *im)
{
    print_names(_("不是记录、没有导入的"), &im->aside);
    print_names(_("编号没有填、由程序定的（以后不再改；要用自己的编号，请填好再导入）"), &im->made);
    print_names(_("有入党日期而没有转正日期和党员状态、现在不算党员的"
                  "（正式党员请补转正日期，预备党员请填党员状态）"),
                &im->stage);
}

/* Which organisations are not there, and what to do about it. */
static void print_missing(const struct import *im)
{
    enum { NAMED = 20 };
    bool makeable = false;
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < im->nmissing; i++) {
        makeable = makeable || im->missing[i].kind != NULL;
        if (i < NAMED) {
            buf_puts(&b, i > 0 ? _("、") : "");
            import_missing_say(&im->missing[i], &b);
        }
    }
    if (im->nmissing > 0)
        output_say("还没有的组织 %zu 个：%s%s\n", im->nmissing, buf_str(&b),
                   im->nmissing > NAMED ? _(" 等") : "");
    if (makeable && im->make_under == NULL)
        output_say("要一并新建，请加 --make-orgs %s（建在它之下；可先加 --dry-run 看）；"
                   "是已有的，请用 --meant 指明。\n",
                   im->parent != NULL ? im->parent : _("上级"));
    buf_free(&b);
}

/* Headers that say something of which nothing is recorded here. */
static void print_unkept(const struct import *im)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < im->ncolumns; i++) {
        const char *hint;
        if (!import_unkept(im, i, &hint))
            continue;
        buf_printf(&b, _("%s“%.60s”"), b.len > 0 ? _("、") : "", im->header[i]);
        if (*hint != '\0')
            buf_printf(&b, _("（请录入%s）"), _(model_entity(hint)->label));
    }
    if (b.len > 0)
        output_say("没有导入的列（这里不记这些）：%s\n", buf_str(&b));
    buf_free(&b);
}

static void print_cleared(const struct import *im)
{
    struct buf b = BUF_INIT;
    import_cleared_say(im, &b);
    if (im->cleared > 0)
        output_say("空着的格清空已有的内容 %" PRId64 " 处：%s（不清空：--blank keep；"
                   "那时要清空的格写“（空）”）\n",
                   im->cleared, buf_str(&b));
    buf_free(&b);
}

static void print_attendance(const struct import *im)
{
    if (im->rolled > 0)
        output_say("按名册登记了出席的活动 %" PRId64 " 次\n", im->rolled);
    print_names(_("出席说不准、没有登记的"), &im->unrolled);
    print_names(_("没有登记谁参加、每名党员的要求因此还没有完成的（请补录出席）"), &im->unattended);
    if (im->unattended.count > 0 && !im->take_roll && import_has_roll(im))
        output_say("文件里有应到人数：可加 --attendance，按名册登记缺席人员以外的都到会。\n");
}

void import_say_columns(const struct import *im)
{
    print_remembered(im);
    print_unkept(im);
}

void import_say_run(const struct import *im, bool good)
{
    print_refusals(im);
    print_missing(im);
    print_remarks(im);
    print_cleared(im);
    print_attendance(im);
    if (good)
        print_names(_("一并新建的组织（成立日期、届次请补录）"), &im->founded);
    print_names(_("文件中有、名册中没有的"), &im->only_here);
    print_names(_("名册中有、文件中没有的"), &im->only_there);
}
