/* --help, and help of one command. */
#include <string.h>

#include "buf.h"
#include "command.h"
#include "output.h"
#include "text.h"
#include "words.h"

enum { NAME_CELLS = 10, SPELLING_CELLS = 20, HELP_CELLS = 56 };

/* An option a line; what does not fit stands below. */
static void add_options(struct buf *out, const struct option *options)
{
    int cells = 0;
    for (const struct option *o = options; o->name != NULL; o++) {
        struct buf name = BUF_INIT;
        option_spelling(o, &name);
        if (text_width(buf_str(&name)) > cells && text_width(buf_str(&name)) <= SPELLING_CELLS)
            cells = text_width(buf_str(&name));
        buf_free(&name);
    }
    for (const struct option *o = options; o->name != NULL; o++) {
        struct buf name = BUF_INIT, lines = BUF_INIT;
        option_spelling(o, &name);
        text_wrap(&lines, _(o->help), HELP_CELLS);
        for (const char *s = buf_str(&lines); *s != '\0';) {
            size_t n = strcspn(s, "\n");
            text_pad(out, s == buf_str(&lines) ? buf_str(&name) : "", cells + 2);
            buf_add(out, s, n);
            buf_putc(out, '\n');
            s += n + (s[n] == '\n');
        }
        buf_free(&name);
        buf_free(&lines);
    }
}

enum status help_all(struct err *e)
{
    struct output out = { 0 };
    buf_puts(&out.buf, _("用法：dangjian [选项] [命令 [参数]]\n\n不写命令则打开屏幕界面。\n\n"));
    for (size_t i = 0; commands[i] != NULL; i++) {
        buf_puts(&out.buf, "  ");
        text_pad(&out.buf, commands[i]->name, NAME_CELLS);
        buf_printf(&out.buf, "  %s\n", _(commands[i]->summary));
    }
    buf_puts(&out.buf, _("\n命令之前的选项：\n\n"));
    add_options(&out.buf, global_options);
    buf_puts(&out.buf, _("\n各命令的用法：dangjian help 命令\n"
                         "退出码：0 完成，1 失败，2 写法不对，3 没有所要的，4 被拒绝，"
                         "5 有逾期（due --exit-code）\n"));
    return output_end(&out, e);
}

enum status help_one(const char *name, struct err *e)
{
    const struct command *c = command_find(name);
    struct output out = { 0 };
    struct buf usage = BUF_INIT;
    if (c == NULL)
        return err_set(e, ST_USAGE, "没有命令“%s”，全部命令见 dangjian --help。", name);
    command_usage(c, &usage);
    buf_printf(&out.buf, "%s\n\n%s dangjian %s %s\n", _(c->summary), _("用法："), c->name,
               buf_str(&usage));
    if (c->options != NULL) {
        buf_putc(&out.buf, '\n');
        add_options(&out.buf, c->options);
    }
    if (c->help != NULL)
        buf_printf(&out.buf, "\n%s", _(c->help));
    buf_free(&usage);
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
