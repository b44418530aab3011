/* A backup (备份) from the journal, into a file of one's choice. */
#include <unistd.h>

#include "backup.h"
#include "bar.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

static bool may_replace(const char *path)
{
    struct buf question = BUF_INIT;
    buf_printf(&question, _("文件 %s 已经有了，用新的替换它？"), path);
    bool yes = access(path, F_OK) != 0 || prompt_yes(buf_str(&question));
    buf_free(&question);
    if (!yes)
        bar_say(LOOK_STATUS, "%s", _("没有备份，原来的文件没有动"));
    return yes;
}

static void make(struct app *a, const char *path)
{
    const struct backup_ask ask = { .to = path, .watch = &bar_watch };
    struct buf said = BUF_INIT;
    struct err e = { 0 };
    bar_wait();
    if (backup_make(a->db, &ask, &said, &e) == ST_OK)
        prompt_message(_("备份"), buf_str(&said));
    else
        app_error(&e);
    buf_free(&said);
}

void journal_backup(struct app *a)
{
    struct buf typed = BUF_INIT, path = BUF_INIT;
    struct ymd d = date_split(a->today);
    buf_printf(&typed, _("党建-%04d%02d%02d.db"), d.year, d.month, d.day);
    if (prompt_line(_("备份"), _("备份到哪个文件？最好在 U 盘或另一台机器的磁盘上"), &typed) &&
        typed.len > 0) {
        app_add_home(&path, buf_str(&typed));
        if (may_replace(buf_str(&path)))
            make(a, buf_str(&path));
    }
    buf_free(&typed);
    buf_free(&path);
}
