/* Options of a command. */
#include <string.h>

#include "command.h"

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
    struct call *c;
    int at;
};

static enum status take_value(struct reading *r, const char *arg, const char *inside,
                              const char **out, struct err *e)
{
    if (inside == NULL && r->at + 1 < r->c->argc)
        inside = r->c->argv[++r->at];
    *out = inside;
    return inside != NULL ? ST_OK : err_set(e, ST_USAGE, "选项 %s 后面缺少值。", arg);
}

static enum status read_one(struct reading *r, const struct option_spec *specs,
                            struct option_many *many, struct err *e)
{
    const char *arg = r->c->argv[r->at], *inside;
    for (const struct option_spec *s = specs; s->name != NULL; s++) {
        if (!is_option(arg, s->name, &inside))
            continue;
        if (s->flag == NULL)
            return take_value(r, arg, inside, s->value, e);
        *s->flag = true;
        return inside == NULL ? ST_OK : err_set(e, ST_USAGE, "选项 --%s 不带值。", s->name);
    }
    for (struct option_many *m = many; m != NULL && m->name != NULL; m++) {
        if (!is_option(arg, m->name, &inside))
            continue;
        if (m->n == m->max)
            return err_set(e, ST_USAGE, "选项 --%s 最多写 %d 次。", m->name, m->max);
        return take_value(r, arg, inside, &m->values[m->n++], e);
    }
    return err_set(e, ST_USAGE, "没有选项 %s，用法见 --help。", arg);
}

enum status options_read_many(struct call *c, const struct option_spec *specs,
                              struct option_many *many, struct err *e)
{
    struct reading r = { .c = c };
    int kept = 0;
    bool plain = false; /* after "--" */
    for (; r.at < c->argc; r.at++) {
        char *arg = c->argv[r.at];
        if (plain || arg[0] != '-' || arg[1] == '\0') {
            c->argv[kept++] = arg;
        } else if (!strcmp(arg, "--")) {
            plain = true;
        } else {
            enum status s = read_one(&r, specs, many, e);
            if (s != ST_OK)
                return s;
        }
    }
    c->argc = kept;
    return ST_OK;
}

enum status options_read(struct call *c, const struct option_spec *specs, struct err *e)
{
    return options_read_many(c, specs, NULL, e);
}
