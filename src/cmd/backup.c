/* dangjian backup and restore: a whole copy, and back. */
#include "backup.h"

#include <stddef.h>
#include <stdio.h>

#include "buf.h"
#include "command.h"
#include "output.h"
#include "password.h"
#include "seal.h"
#include "waiting.h"
#include "words.h"

struct backup_options {
    bool encrypt;
    const char *password_file;
};

#define AT(member) offsetof(struct backup_options, member)
#define OPTION_PASSWORD \
    { \
        "password-file", N_("文件"), N_("口令是这个文件的第一行（- 是标准输入），不在终端上问"), \
            AT(password_file), "@file", 0 \
    }

static enum status one_file(struct call *c, struct backup_options *o, struct err *e)
{
    enum status s = options_read(c, o, e);
    if (s == ST_OK && c->argc != 1)
        s = err_set(e, ST_USAGE, "用法：dangjian %s %s。", c->command->name, c->command->usage);
    return s;
}

static enum status run_backup(struct call *c, struct err *e)
{
    struct backup_options o = { 0 };
    struct db *db = NULL;
    struct waiting w;
    struct buf said = BUF_INIT;
    char *password = NULL;
    enum status s = one_file(c, &o, e);
    if (s == ST_OK)
        s = output_only_file(c->argv[0], e);
    if (s == ST_OK && o.password_file != NULL && !o.encrypt)
        s = err_set(e, ST_USAGE, "--password-file 要与 --encrypt 一起用。");
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK && o.encrypt)
        s = password_get(o.password_file, true, &password, e);
    if (s == ST_OK) {
        waiting_begin(&w);
        const struct backup_ask ask = { c->argv[0], password, &w.watch };
        s = backup_make(db, &ask, &said, e);
        waiting_end(&w, s, e);
    }
    if (s == ST_OK)
        fprintf(stderr, "%s\n", buf_str(&said));
    password_free(password);
    buf_free(&said);
    db_close(db);
    return s;
}

static enum status run_restore(struct call *c, struct err *e)
{
    struct backup_options o = { 0 };
    struct waiting w;
    struct buf said = BUF_INIT;
    char *password = NULL;
    enum status s = one_file(c, &o, e);
    if (s == ST_OK && seal_is(c->argv[0]))
        s = password_get(o.password_file, false, &password, e);
    if (s == ST_OK) {
        waiting_begin(&w);
        const struct restore_ask ask = { c->db_path, c->argv[0], password,
                                         c->user,    c->today,   &w.watch };
        s = backup_restore(&ask, &said, e);
        waiting_end(&w, s, e);
    }
    if (s == ST_OK)
        fprintf(stderr, "%s\n", buf_str(&said));
    password_free(password);
    buf_free(&said);
    return s;
}

static const struct option backup_options[] = {
    { "encrypt", NULL, N_("加密：在终端上问两次口令，不显示"), AT(encrypt), NULL, 0 },
    OPTION_PASSWORD,
    { 0 },
};

const struct command command_backup = {
    .name = "backup",
    .usage = N_("文件"),
    .summary = N_("备份：完整的一份，别人正在录入也可以"),
    .help = N_("写好后读回，核对文件、变更记录和条数，才换上这个名字（只有自己能读，0600）；\n"
               "没有写成的，原来的文件不动。可以替换这个数据库以前的备份，不替换别的数据库。\n"
               "加密的备份没有口令谁也打不开，请另外收好口令\n"),
    .options = backup_options,
    .args = { "@file" },
    .run = run_backup,
};

static const struct option restore_options[] = {
    OPTION_PASSWORD,
    { 0 },
};

const struct command command_restore = {
    .name = "restore",
    .usage = N_("文件"),
    .summary = N_("恢复：用一份备份换下现在的数据库"),
    .help = N_("先核对备份完好，再换；原来的数据库改名（名字带日期）留在旁边。\n"
               "有人开着数据库时不换。加密的备份会问口令\n"),
    .options = restore_options,
    .args = { "@file" },
    .run = run_restore,
};
