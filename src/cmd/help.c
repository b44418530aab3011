/* --help, and help of one command. */
#include <string.h>

#include "buf.h"
#include "command.h"
#include "output.h"
#include "text.h"
#include "words.h"

enum { NAME_CELLS = 10 };

enum status help_all(struct err *e)
{
    struct output out = { 0 };
    buf_puts(&out.buf, _("用法：dangjian [--db 文件] [--on 日期] [--org 组织] [--lang zh|en] "
                         "[命令 [参数]]\n\n不写命令则打开屏幕界面。\n\n"));
    for (size_t i = 0; commands[i] != NULL; i++) {
        buf_puts(&out.buf, "  ");
        text_pad(&out.buf, commands[i]->name, NAME_CELLS);
        buf_printf(&out.buf, "  %s\n", _(commands[i]->summary));
    }
    buf_puts(&out.buf, _("\n  --db 文件    数据库，否则 $DANGJIAN_DB、配置文件中的 db、默认位置\n"
                         "  --on 日期    把这一天当作今天\n"
                         "  --org 组织   只看该组织及其下级\n"
                         "  --lang zh|en 语言\n"
                         "  --version    版本\n\n"
                         "各命令的用法：dangjian help 命令\n"
                         "退出码：0 完成，1 失败，2 写法不对，3 没有所要的，4 被拒绝，"
                         "5 有逾期（due --exit-code）\n"));
    return output_end(&out, e);
}

enum status help_one(const char *name, struct err *e)
{
    const struct command *c = command_find(name);
    struct output out = { 0 };
    if (c == NULL)
        return err_set(e, ST_USAGE, "没有命令“%s”，全部命令见 dangjian --help。", name);
    buf_printf(&out.buf, "%s\n\n%s dangjian %s %s\n", _(c->summary), _("用法："), c->name,
               c->usage == NULL ? "" : _(c->usage));
    if (c->help != NULL)
        buf_printf(&out.buf, "\n%s", _(c->help));
    return output_end(&out, e);
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++) {
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    }
    return NULL;
}
