/* The file of an export: its name asked for, written, and told. */
#include "export.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "app.h"
#include "bar.h"
#include "prompt.h"
#include "words.h"

static const struct {
    const char *ask, *wrong;
    unsigned formats;
} ways[] = {
    [EXPORT_AS_BOOK] = { N_("写入哪个文件？结尾是 .xlsx（表格）"), N_("文件名要以 .xlsx 结尾。"),
                         1U << EXPORT_XLSX },
    [EXPORT_AS_TABLE] = { N_("写入哪个文件？结尾是 .xlsx（表格）或 .csv"),
                          N_("文件名要以 .xlsx 或 .csv 结尾。"),
                          1U << EXPORT_XLSX | 1U << EXPORT_CSV },
    [EXPORT_AS_DUTIES] = { N_("写入哪个文件？结尾是 .xlsx（表格）、.csv 或 .ics（日历）"),
                           N_("文件名要以 .xlsx、.csv 或 .ics 结尾。"),
                           1U << EXPORT_XLSX | 1U << EXPORT_CSV | 1U << EXPORT_ICS },
    [EXPORT_AS_REPORT] = { N_("写入哪个文件？结尾是 .xlsx（表格）、.csv 或 .json"),
                           N_("文件名要以 .xlsx、.csv 或 .json 结尾。"),
                           1U << EXPORT_XLSX | 1U << EXPORT_CSV | 1U << EXPORT_JSON },
};

/* What the suffix says, of those that are offered. */
static enum export_format format_of(const char *path, enum export_as as)
{
    static const char *const suffix[] = { [EXPORT_XLSX] = ".xlsx",
                                          [EXPORT_CSV] = ".csv",
                                          [EXPORT_ICS] = ".ics",
                                          [EXPORT_JSON] = ".json" };
    const char *dot = strrchr(path, '.');
    for (int f = EXPORT_XLSX; dot != NULL && f <= EXPORT_JSON; f++)
        if ((ways[as].formats & 1U << f) && !strcasecmp(dot, suffix[f]))
            return (enum export_format)f;
    return EXPORT_NONE;
}

/* The name of a file with a suffix that is known; EXPORT_NONE: Esc. */
static enum export_format ask_name(struct buf *typed, enum export_as as, struct buf *path)
{
    enum export_format format = EXPORT_NONE;
    struct buf question = BUF_INIT;
    buf_puts(&question, _(ways[as].ask));
    while (format == EXPORT_NONE && prompt_line(_("导出"), buf_str(&question), typed) &&
           typed->len > 0) {
        buf_clear(path);
        app_add_home(path, buf_str(typed));
        format = format_of(buf_str(path), as);
        buf_clear(&question);
        buf_printf(&question, "%s\n%s", _(ways[as].wrong), _(ways[as].ask));
    }
    buf_free(&question);
    return format;
}

static bool may_write(const char *path)
{
    struct buf question = BUF_INIT;
    buf_printf(&question, _("文件 %s 已经有了，用新的替换它？"), path);
    bool yes = access(path, F_OK) != 0 || prompt_yes(buf_str(&question));
    buf_free(&question);
    if (!yes)
        bar_say(LOOK_STATUS, "%s", _("没有导出，原来的文件没有动"));
    return yes;
}

void app_export(const char *offered, enum export_as as, export_writer *write, void *ctx)
{
    struct buf typed = BUF_INIT, path = BUF_INIT;
    struct err e = { 0 };
    buf_puts(&typed, offered);
    for (size_t i = 0; i < typed.len; i++)
        if (typed.data[i] == '/')
            typed.data[i] = '-';
    enum export_format format = ask_name(&typed, as, &path);
    if (format != EXPORT_NONE && may_write(buf_str(&path))) {
        if (write(ctx, buf_str(&path), format, &e) != ST_OK) {
            app_error(&e);
        } else {
            char *whole = realpath(buf_str(&path), NULL);
            bar_say(LOOK_STATUS, _("已导出到 %s"), whole != NULL ? whole : buf_str(&path));
            free(whole);
        }
    }
    buf_free(&typed);
    buf_free(&path);
}
