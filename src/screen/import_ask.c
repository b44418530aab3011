/* What is asked before an import is done. */
#include "bar.h"
#include "import_screen.h"
#include "prompt.h"
#include "words.h"

enum { TOLD = 6 /* names in one message */ };

bool import_say_alike(struct importing *x, const struct import_row *r, const char *why)
{
    struct import *im = &x->im;
    const char *const choices[] = { _("是同一条：按这一行更改已有的"), _("是另一条：新增"),
                                    _("先留在外面"), _("可能重复的各行都是同一条"),
                                    _("可能重复的各行都是另一条") };
    static const enum import_alike said[] = { IMPORT_AS_THAT, IMPORT_AS_NEW, IMPORT_ASK,
                                              IMPORT_AS_THAT, IMPORT_AS_NEW };
    if (r->state != IMPORT_ALIKE && !import_decided(im, r->line)) {
        bar_say(LOOK_STATUS, "%s", _("这一行没有与哪条相像的"));
        return false;
    }
    int what = prompt_choose(r->name, why, choices, 5, 0);
    if (what < 0)
        return false;
    import_decide(im, what < 3 ? r->line : 0, said[what]);
    return true;
}

bool import_ask_birth(struct importing *x, bool *again)
{
    struct import *im = &x->im;
    struct buf b = BUF_INIT;
    const char *const choices[] = { _("先不记他们的出生日期，其余各栏照样导入"),
                                    _("这些行留在外面，改好文件再来") };
    if (im->unborn == 0 || x->dated)
        return true;
    buf_printf(&b,
               _("有 %lld 人的出生日期只有年月，没有日，也没有身份证号可依。日子不猜，"
                 "这些行现在不收："),
               (long long)im->unborn);
    int what = prompt_choose(_("出生日期"), buf_str(&b), choices, 2, 1);
    buf_free(&b);
    if (what < 0)
        return false;
    x->dated = true;
    im->no_birth = *again = what == 0;
    return true;
}

bool import_ask_stage(struct importing *x, bool *again)
{
    struct import *im = &x->im;
    struct buf b = BUF_INIT;
    const char *const choices[] = { _("都是正式党员"), _("都是预备党员"),
                                    _("不改：现在不算党员，以后补填") };
    static const char *const status[] = { "full", "probationary", NULL };
    if (im->stage.count == 0 || x->staged)
        return true;
    buf_printf(&b, _("有 %lld 人有入党日期，没有转正日期，也没有党员状态："),
               (long long)im->stage.count);
    for (size_t i = 0; i < im->stage.n && i < 5; i++)
        buf_printf(&b, "%s%s", i > 0 ? _("、") : "", im->stage.name[i]);
    buf_printf(&b, _("%s。\n他们是："), im->stage.count > 5 ? _(" 等") : "");
    int what = prompt_choose(_("党员状态"), buf_str(&b), choices, 3, 2);
    buf_free(&b);
    if (what < 0)
        return false;
    x->staged = true;
    im->stage_as = status[what];
    *again = im->stage_as != NULL;
    return true;
}

bool import_ask_blank(struct importing *x, bool *again)
{
    struct import *im = &x->im;
    struct buf b = BUF_INIT;
    const char *const choices[] = { _("空着的格不改动：保留已有的内容"), _("清空已有的内容") };
    if (im->cleared == 0 || x->blanked)
        return true;
    buf_printf(&b, _("文件里空着的格会清空已有的内容 %lld 处："), (long long)im->cleared);
    import_cleared_say(im, &b);
    buf_puts(&b, _("。"));
    int what = prompt_choose(_("空着的格"), buf_str(&b), choices, 2, 0);
    buf_free(&b);
    if (what < 0)
        return false;
    x->blanked = true;
    im->keep_blank = *again = what == 0;
    return true;
}

bool import_ask_roll(struct importing *x, bool *again)
{
    struct import *im = &x->im;
    const char *const choices[] = { _("登记出席"), _("不登记，以后补录") };
    if (x->rolled || !import_has_roll(im))
        return true;
    int what = prompt_choose(_("出席"),
                             _("文件里有应到人数，可以按当天的名册登记出席：应到人数与名册一致、"
                               "缺席和请假的都在名册上的，其余的人登记为到会；说不准的不登记。"),
                             choices, 2, 1);
    if (what < 0)
        return false;
    x->rolled = true;
    im->take_roll = *again = what == 0;
    return true;
}

static void add_names(struct buf *b, const char *what, const struct names *names)
{
    if (names->count == 0)
        return;
    buf_printf(b, "%s%s", b->len > 0 ? "\n" : "", what);
    for (size_t i = 0; i < names->n && i < TOLD; i++)
        buf_printf(b, "%s%s", i > 0 ? _("、") : "", names->name[i]);
    buf_puts(b, names->count > TOLD ? _(" 等。") : _("。"));
}

void import_tell_open(const struct import *im)
{
    struct buf b = BUF_INIT;
    add_names(&b, _("出席说不准、没有登记的："), &im->unrolled);
    add_names(&b, _("没有登记谁参加、每名党员的要求因此还没有完成的："), &im->unattended);
    if (b.len > 0)
        buf_puts(&b, _("\n请在各次活动里补录出席。"));
    if (b.len > 0)
        prompt_message(_("已导入，还要补录出席"), buf_str(&b));
    buf_free(&b);
}

enum { FOUNDED = 6 /* named in the question */ };

bool import_agreed(const struct import *im)
{
    struct buf b = BUF_INIT, only = BUF_INIT;
    bool yes = false;
    struct buf founded = BUF_INIT;
    for (size_t i = 0; i < im->founded.n && i < FOUNDED; i++)
        words_add(&founded, im->founded.name[i]);
    if (im->founded.count > 0)
        buf_printf(&b, _("一并新建 %lld 个组织：%s%s。\n"), (long long)im->founded.count,
                   buf_str(&founded), im->founded.count > FOUNDED ? _(" 等") : "");
    buf_free(&founded);
    if (im->rolled > 0)
        buf_printf(&b, _("登记出席的活动 %lld 次。\n"), (long long)im->rolled);
    if (im->created + im->updated + im->rolled == 0) {
        prompt_message(_("没有什么要导入"),
                       im->refused > 0 ? _("没有一行合格：F9 写出不合格的行和原因，改好再来。")
                                       : _("文件里的各行与数据库里的一样。"));
    } else if (im->refused == 0) {
        buf_printf(&b,
                   _("导入这 %zu 行：新增 %lld、更改 %lld、不变 %lld"
                     "？\n算一次操作，可以撤销。"),
                   im->nrows, (long long)im->created, (long long)im->updated,
                   (long long)im->unchanged);
        yes = prompt_yes(buf_str(&b));
    } else {
        buf_printf(&b,
                   _("有 %lld 行不合格。其余各行：新增 %lld、更改 %lld"
                     "、不变 %lld。"),
                   (long long)im->refused, (long long)im->created, (long long)im->updated,
                   (long long)im->unchanged);
        if (im->alike > 0)
            buf_printf(&b, _("\n其中 %lld 行可能重复，还没有说是不是同一条（F4）。"),
                       (long long)im->alike);
        buf_printf(&only, _("只导入合格的，%lld 行不合格的留在外面"), (long long)im->refused);
        const char *const choices[] = { _("都不导入，改好文件再来"), buf_str(&only) };
        yes = prompt_choose(_("导入"), buf_str(&b), choices, 2, 0) == 1;
    }
    buf_free(&b);
    buf_free(&only);
    return yes;
}
