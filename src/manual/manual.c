/* dangjian(1). */
#include "manual.h"

#include <string.h>

#include "roff.h"
#include "words.h"

/* Help for a terminal as paragraphs: what is indented goes on with the line before. */
static void put_help(struct buf *out, const char *help)
{
    struct buf para = BUF_INIT;
    while (*help != '\0') {
        size_t n = strcspn(help, "\n"), blank = strspn(help, " ");
        if (blank == 0 && para.len > 0) {
            buf_puts(out, ".PP\n");
            roff_line(out, buf_str(&para));
            buf_clear(&para);
        }
        if (para.len > 0)
            buf_putc(&para, ' ');
        buf_add(&para, help + blank, n > blank ? n - blank : 0);
        help += n + (help[n] == '\n');
    }
    if (para.len > 0) {
        buf_puts(out, ".PP\n");
        roff_line(out, buf_str(&para));
    }
    buf_free(&para);
}

static void put_options(struct buf *out, const struct option *options)
{
    for (const struct option *o = options; o != NULL && o->name != NULL; o++) {
        struct buf name = BUF_INIT;
        option_spelling(o, &name);
        roff_term(out, buf_str(&name), _(o->help));
        buf_free(&name);
    }
}

static void put_command(struct buf *out, const struct command *c)
{
    struct buf usage = BUF_INIT;
    roff_head(out, ".SS", c->name);
    roff_line(out, _(c->summary));
    buf_printf(&usage, "dangjian %s ", c->name);
    command_usage(c, &usage);
    buf_puts(out, ".PP\n\\fB");
    roff_text(out, buf_str(&usage));
    buf_puts(out, "\\fR\n");
    if (c->help != NULL)
        put_help(out, _(c->help));
    put_options(out, c->options);
    buf_free(&usage);
}

static void put_place(struct buf *out, const struct action_place *p)
{
    roff_head(out, ".SS", _(p->name));
    for (const struct action *a = p->actions; a->id != 0; a++) {
        struct buf what = BUF_INIT;
        buf_puts(&what, _(a->name));
        if (a->help != NULL)
            buf_printf(&what, _("：%s"), _(a->help));
        roff_term(out, a->keys, buf_str(&what));
        buf_free(&what);
    }
}

static void put_environment(struct buf *out)
{
    static const char *const names[][2] = {
        { "DANGJIAN_DB", N_("数据库文件，命令行没有写 --db 时用") },
        { "DANGJIAN_TODAY", N_("把这一天当作今天，命令行没有写 --on 时用") },
        { "DANGJIAN_USER", N_("记入变更记录的操作人，不设则为登录名") },
        { "NO_COLOR", N_("设了就不用颜色；状态总有文字") },
        { "ESCDELAY", N_("按 Esc 后等多少毫秒才算单独的 Esc 键（默认 50）") },
        { "XDG_DATA_HOME", N_("默认的数据库在其中的 dangjian/dangjian.db") },
        { "XDG_CONFIG_HOME", N_("配置文件在其中的 dangjian/config") },
        { "XDG_STATE_HOME", N_("草稿和清单的样子在其中的 dangjian") },
    };
    roff_head(out, ".SH", _("环境变量"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        roff_term(out, names[i][0], _(names[i][1]));
}

static void put_configuration(struct buf *out)
{
    static const char *const names[][2] = {
        { "db", N_("数据库文件") },
        { "theme", N_("default、mono（不用颜色）、plain（只用 ASCII 线条，供读屏软件）") },
        { "ambiguous-width", N_("宽度不定的字符：auto、narrow、wide") },
        { "esc-digit", N_("yes：按 Esc 后 0.4 秒内再按数字，等于那个 F 键") },
        { "copies", N_("每日备份留几天的（默认 14）；no：不做") },
    };
    roff_head(out, ".SH", _("配置文件"));
    roff_line(out,
              _("~/.config/dangjian/config，各项写在 [general] 之下，一行一项，如 theme = mono。"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        roff_term(out, names[i][0], _(names[i][1]));
}

static void put_status(struct buf *out)
{
    static const char *const words[] = {
        N_("完成"),       N_("失败"),   N_("写法不对"),
        N_("没有所要的"), N_("被拒绝"), N_("有逾期（due --exit-code）"),
    };
    roff_head(out, ".SH", _("退出码"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char digit[2] = { (char)('0' + i), '\0' };
        roff_term(out, digit, _(words[i]));
    }
}

void manual_program(struct buf *out, const struct manual *m)
{
    roff_begin(out, "DANGJIAN", 1, m->version);
    roff_name(out, "dangjian", _("党建台账：党的组织生活应当做什么、什么期限前、依据哪一条"));
    roff_head(out, ".SH", _("用法"));
    buf_puts(out, "\\fBdangjian\\fR ");
    roff_line(out, _("[选项] [命令 [参数]]"));
    roff_head(out, ".SH", _("说明"));
    roff_line(out, _("不写命令则打开屏幕界面；没有终端时打印待办清单。"));
    roff_head(out, ".SH", _("选项"));
    put_options(out, m->globals);
    roff_head(out, ".SH", _("命令"));
    for (size_t i = 0; m->commands[i] != NULL; i++)
        put_command(out, m->commands[i]);
    roff_head(out, ".SH", _("屏幕"));
    roff_line(out, _("每一页按 F1 列出这一页的全部按键和功能，输入几个字可以查找，回车执行。"
                     "终端占用了 F 键时，Alt+数字代替（Alt+1 是 F1，Alt+0 是 F10）。"
                     "全角的字母、数字和标点当作半角的按键。"));
    for (const struct action_place *p = m->places; p->name != NULL; p++)
        put_place(out, p);
    put_environment(out);
    put_configuration(out);
    put_status(out);
}
