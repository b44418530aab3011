/* dangjian demo: a demonstration database, never the user's own. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "buf.h"
#include "command.h"
#include "demo.h"
#include "file.h"
#include "output.h"
#include "waiting.h"
#include "words.h"

static enum status read_whole(const char *name, const char *s, int min, int max, int *out,
                              struct err *e)
{
    if (s == NULL)
        return ST_OK;
    char *end;
    errno = 0;
    long n = strtol(s, &end, 10);
    if (*s < '0' || *s > '9' || *end != '\0' || errno != 0 || n < min || n > max)
        return err_set(e, ST_USAGE, "--%s 要写 %d 至 %d 的整数，这里是“%.40s”。", name, min, max,
                       s);
    *out = (int)n;
    return ST_OK;
}

/* 1.5 years are 18 months; a part of a month counts as the nearest one. */
static enum status read_years(const char *s, int *months, struct err *e)
{
    if (s == NULL)
        return ST_OK;
    int whole = 0, part = 0, scale = 1;
    const char *at = s;
    for (; *at >= '0' && *at <= '9' && whole < 1000; at++)
        whole = whole * 10 + (*at - '0');
    if (*at == '.' && at > s) {
        for (at++; *at >= '0' && *at <= '9' && scale < 1000; at++, scale *= 10)
            part = part * 10 + (*at - '0');
    }
    *months = whole * 12 + (part * 24 + scale) / (2 * scale);
    if (*s == '\0' || *at != '\0' || *months < 1 || *months > DEMO_MONTHS_MAX)
        return err_set(e, ST_USAGE, "--years 要写 0.1 至 %d 的年数，如 1.5，这里是“%.40s”。",
                       DEMO_MONTHS_MAX / 12, s);
    return ST_OK;
}

static enum status read_seed(const char *s, uint64_t *seed, struct err *e)
{
    if (s == NULL)
        return ST_OK;
    char *end;
    errno = 0;
    unsigned long long n = strtoull(s, &end, 10);
    if (*s < '0' || *s > '9' || *end != '\0' || errno != 0)
        return err_set(e, ST_USAGE, "--seed 要写不带符号的整数，这里是“%.40s”。", s);
    *seed = n;
    return ST_OK;
}

/* $XDG_DATA_HOME/dangjian/demo.db, its folders made: beside the user's own database, under a name
 * of its own. */
static enum status usual_place(struct buf *out, struct err *e)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data != NULL && *data == '/')
        buf_puts(out, data);
    else if (home != NULL && *home == '/')
        buf_printf(out, "%s/.local/share", home);
    else
        return err_set(e, ST_USAGE, "没有设置 $HOME，请用 -o 指明示范数据库放在哪里。");
    buf_puts(out, "/dangjian/demo.db");
    for (char *at = strchr(out->data + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        if (mkdir(out->data, 0700) != 0 && errno != EEXIST)
            return err_set(e, ST_FAILED, "不能建立文件夹 %s：%s。", out->data, file_why(errno));
        *at = '/';
    }
    return ST_OK;
}

static enum status make(struct demo_ask *ask, const char *path, struct err *e)
{
    struct demo_size n;
    struct waiting w;
    waiting_begin(&w);
    ask->watch = &w.watch;
    enum status s = demo_make(path, ask, &n, e);
    waiting_end(&w, s, e);
    if (s != ST_OK)
        return s;
    output_say("已建立示范数据库：组织 %d 个、人员 %d 名、活动记录 %" PRId64 " 条，共 %" PRId64
               " 行。\n",
               n.orgs, n.persons, n.records, n.rows);
    output_say("打开它：dangjian --db '%s'\n", path);
    if (printf("%s\n", path) < 0 || fflush(stdout) != 0)
        return err_set(e, ST_FAILED, "写不出结果。");
    return ST_OK;
}

struct demo_options {
    const char *orgs, *years, *seed, *path;
};

#define AT(member) offsetof(struct demo_options, member)
static const struct option options[] = {
    { "orgs", N_("个数"), N_("组织数（默认 45：一个单位；更多时有若干单位）"), AT(orgs), NULL, 0 },
    { "years", N_("年数"), N_("有多少年的记录（默认 1.5）"), AT(years), NULL, 0 },
    { "seed", N_("数字"), N_("换一个数字就是另一批人和记录（默认 1）；各项相同，内容相同"),
      AT(seed), NULL, 0 },
    { "o", N_("文件"),
      N_("写到这个新文件；不写时放在数据文件夹的 demo.db，原来的示范数据被替换，不动自己的数据库，"
         "也不理会 --db"),
      AT(path), "@file", 0 },
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct demo_ask ask = {
        .orgs = DEMO_ORGS, .months = DEMO_MONTHS, .seed = 1, .today = c->today
    };
    struct demo_options o = { 0 };
    struct buf place = BUF_INIT;
    enum status s = options_read(c, &o, e);
    if (s == ST_OK && c->argc > 0)
        s = err_set(e, ST_USAGE, "demo 不带参数“%s”；用法见 dangjian help demo。", c->argv[0]);
    if (s == ST_OK)
        s = read_whole("orgs", o.orgs, DEMO_ORGS_MIN, DEMO_ORGS_MAX, &ask.orgs, e);
    if (s == ST_OK)
        s = read_years(o.years, &ask.months, e);
    if (s == ST_OK)
        s = read_seed(o.seed, &ask.seed, e);
    if (s == ST_OK)
        s = output_only_file(o.path, e);
    ask.replace = o.path == NULL;
    if (s == ST_OK && o.path == NULL)
        s = usual_place(&place, e);
    if (s == ST_OK)
        s = make(&ask, o.path != NULL ? o.path : buf_str(&place), e);
    buf_free(&place);
    return s;
}

const struct command command_demo = {
    .name = "demo",
    .summary = N_("建立示范数据库，供试用和演示"),
    .help =
        N_("人员、文号、内容都是编造的。各日期都从当天（--on）往前推。成功后打印文件的路径。\n"),
    .options = options,
    .run = run,
};
