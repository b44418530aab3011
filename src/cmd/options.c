/* Options of a command. */
#include <string.h>

#include "buf.h"
#include "command.h"
#include "words.h"

/* Whether arg is --NAME, --NAME=…, -o or -oFILE; *value is what follows the sign, NULL where
 * nothing does. */
static bool is_option(const char *arg, const char *name, const char **value)
{
    size_t n = strlen(name);
    *value = NULL;
    if (n == 1 && arg[0] == '-' && arg[1] == name[0]) {
        if (arg[2] != '\0')
            *value = arg + 2;
        return true;
    }
    if (n == 1 || strncmp(arg, "--", 2) != 0 || strncmp(arg + 2, name, n) != 0)
        return false;
    if (arg[2 + n] == '=')
        *value = arg + 3 + n;
    return arg[2 + n] == '\0' || arg[2 + n] == '=';
}

struct reading {
    int argc, at;
    char **argv;
    const struct option *options;
    void *into;
    const char *command; /* NULL: before the command */
};

static enum status take_value(struct reading *r, const char *arg, const char *inside,
                              const char **out, struct err *e)
{
    if (inside == NULL && r->at + 1 < r->argc)
        inside = r->argv[++r->at];
    *out = inside;
    return inside != NULL ? ST_OK : err_set(e, ST_USAGE, "选项 %s 后面缺少值。", arg);
}

static enum status put_value(struct reading *r, const struct option *o, const char *arg,
                             const char *inside, struct err *e)
{
    void *place = (char *)r->into + o->at;
    if (o->kind == OPTION_MANY) {
        struct option_many *m = place;
        if (m->n == m->max)
            return err_set(e, ST_USAGE, "选项 --%s 最多写 %d 次。", o->name, m->max);
        return take_value(r, arg, inside, &m->values[m->n++], e);
    }
    if (o->value != NULL) {
        const char **value = place;
        enum status s = take_value(r, arg, inside, value, e);
        if (s == ST_OK && o->kind == OPTION_OUTPUT && !strcmp(*value, "-"))
            *value = NULL;
        return s;
    }
    *(bool *)place = true;
    return inside == NULL ? ST_OK : err_set(e, ST_USAGE, "选项 --%s 不带值。", o->name);
}

/* Programs read these formats: no language in them. */
static void speak_for(const char *format)
{
    words_plain(!strcmp(format, "csv") || !strcmp(format, "json") || !strcmp(format, "jsonl"));
}

/* One of those before the command, written behind it, is told with the line that was meant. */
static enum status unknown_option(const struct reading *r, struct err *e)
{
    const char *arg = r->argv[r->at], *inside;
    for (const struct option *o = global_options; r->command != NULL && o->name != NULL; o++) {
        if (o->value == NULL || !is_option(arg, o->name, &inside))
            continue;
        bool apart = inside == NULL;
        const char *value = !apart ? "" : r->at + 1 < r->argc ? r->argv[r->at + 1] : _(o->value);
        return err_set(e, ST_USAGE, "选项 --%s 要写在命令前面：dangjian %s%s%s %s", o->name, arg,
                       apart ? " " : "", value, r->command);
    }
    return err_set(e, ST_USAGE, "没有选项 %s，用法见 --help。", arg);
}

static enum status read_one(struct reading *r, struct err *e)
{
    const char *arg = r->argv[r->at], *inside;
    for (const struct option *o = r->options; o != NULL && o->name != NULL; o++)
        if (is_option(arg, o->name, &inside)) {
            enum status s = put_value(r, o, arg, inside, e);
            if (s == ST_OK && !strcmp(o->name, "format"))
                speak_for(*(const char **)((char *)r->into + o->at));
            return s;
        }
    return unknown_option(r, e);
}

enum status options_read(struct call *c, void *into, struct err *e)
{
    struct reading r = { c->argc, 0, c->argv, c->command->options, into, c->command->name };
    int kept = 0;
    bool plain = false; /* after "--" */
    for (; r.at < c->argc; r.at++) {
        char *arg = c->argv[r.at];
        if (plain || arg[0] != '-' || arg[1] == '\0') {
            c->argv[kept++] = arg;
        } else if (!strcmp(arg, "--")) {
            plain = true;
        } else {
            enum status s = read_one(&r, e);
            if (s != ST_OK)
                return s;
        }
    }
    c->argc = kept;
    return ST_OK;
}

enum status options_before(int argc, char **argv, int *at, struct globals *into, struct err *e)
{
    struct reading r = { argc, 1, argv, global_options, into, NULL };
    enum status s = ST_OK;
    for (; s == ST_OK && r.at < argc && argv[r.at][0] == '-'; r.at++)
        s = read_one(&r, e);
    *at = r.at;
    return s;
}

void option_spelling(const struct option *o, struct buf *out)
{
    buf_printf(out, "%s%s", o->name[1] == '\0' ? "-" : "--", o->name);
    if (o->value != NULL)
        buf_printf(out, " %s", _(o->value));
}

/* Whether the plain arguments tell it already, as "load 文件 --from 日期". */
static bool is_told(const char *usage, const struct option *o)
{
    struct buf sign = BUF_INIT;
    buf_printf(&sign, "--%s", o->name);
    bool told = usage != NULL && strstr(usage, buf_str(&sign)) != NULL;
    buf_free(&sign);
    return told;
}

void command_usage(const struct command *c, struct buf *out)
{
    size_t begin = out->len;
    const char *usage = c->usage != NULL ? _(c->usage) : "";
    buf_puts(out, usage);
    for (const struct option *o = c->options; o != NULL && o->name != NULL; o++) {
        if (is_told(usage, o))
            continue;
        bool needed = o->kind == OPTION_NEEDED;
        buf_puts(out, out->len > begin ? needed ? " " : " [" : needed ? "" : "[");
        option_spelling(o, out);
        buf_printf(out, "%s%s", needed ? "" : "]", o->kind == OPTION_MANY ? "…" : "");
    }
}
