/* Making the demonstration database: planned, put through the door beside the place it goes to,
 * renamed into it. */
#include "demo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "create.h"
#include "demo_own.h"
#include "file.h"
#include "mem.h"

enum { LIVES = 85 }; /* years from the birth of the oldest to the first record */

static void plan(struct demo *d)
{
    demo_plan_orgs(d);
    demo_plan_terms(d);
    demo_plan_people(d);
    demo_plan_posts(d);
    demo_plan_events(d);
    demo_plan_deeds(d);
}

static void free_plan(struct demo *d)
{
    free(d->org);
    free(d->person);
    free(d->stay);
    free(d->post);
    free(d->term);
    free(d->event);
    free(d->deed);
    free(d->stay_at);
    free(d->post_at);
    free(d->unit_at);
}

/* As often as demo_step is asked. */
static size_t steps(const struct demo *d)
{
    struct ymd from = date_split(d->from), to = date_split(d->today);
    int months = (to.year - from.year) * 12 + to.month - from.month + 1;
    return d->norg * (2 + (size_t)months) + d->nterm + d->npersons + d->npost + d->nevent +
           d->ndeed;
}

static enum status put_all(struct demo *d, struct err *e)
{
    d->total = steps(d);
    enum status s = demo_put_orgs(d, e);
    if (s == ST_OK)
        s = demo_put_people(d, e);
    if (s == ST_OK)
        s = demo_put_events(d, e);
    if (s == ST_OK)
        s = demo_put_deeds(d, e);
    if (s == ST_OK)
        s = demo_put_dues(d, e);
    return s == ST_OK ? demo_put_lists(d, e) : s;
}

/* The user is nobody who works here: undo takes back one's own last deed, and this shall not be
 * one. */
static const char *const user = DEMO_USER;

static enum status fill(struct demo *d, struct db *db, struct demo_size *size, struct err *e)
{
    enum status s = change_begin(&d->c, db, DEMO_WHAT, d->today, user, e);
    if (s != ST_OK)
        return s;
    change_bulk(d->c);
    s = put_all(d, e);
    *size = (struct demo_size){ .orgs = (int)d->norg,
                                .persons = (int)d->npersons,
                                .records = (int64_t)d->ndeed,
                                .rows = change_count(d->c) };
    return change_end(d->c, s, e);
}

static enum status build(struct demo *d, const char *path, struct demo_size *size, struct err *e)
{
    struct db *db;
    const struct demo_org *top = &d->org[0];
    const struct create how = { .code = top->code,
                                .name = top->name,
                                .kind = top->kind,
                                .policy = "nx6",
                                .since = d->from,
                                .today = d->today,
                                .user = user };
    enum status s = database_make(path, &how, &db, e);
    if (s != ST_OK)
        return s;
    s = fill(d, db, size, e);
    if (s != ST_OK) {
        db_discard(db);
        return s;
    }
    return db_close_whole(db, e);
}

static void remove_beside(const char *path, const char *ending)
{
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s%s", path, ending);
    unlink(buf_str(&name));
    buf_free(&name);
}

static void remove_all(const char *path)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        remove_beside(path, endings[i]);
}

static bool lies_beside(const char *path, const char *ending)
{
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s%s", path, ending);
    bool there = access(buf_str(&name), F_OK) == 0;
    buf_free(&name);
    return there;
}

/* Whoever closes a database last takes its log away; where one is left somebody still has it open,
 * and their log would be taken for that of the new file. */
static enum status check_place(const char *path, bool replace, struct err *e)
{
    struct db *db;
    if (!lies_beside(path, ""))
        return ST_OK;
    if (!replace)
        return err_set(e, ST_REFUSED, "文件 %s 已经存在，没有改动它；请换一个文件名。", path);
    if (db_open(&db, path, DB_WRITE, NULL) != ST_OK)
        return ST_OK; /* nothing that anybody works with */
    db_close(db);
    if (lies_beside(path, "-wal"))
        return err_set(e, ST_REFUSED, "示范数据库 %s 正开着，请先退出使用它的程序，再重新建立。",
                       path);
    return ST_OK;
}

static enum status move_in(const char *from, const char *path, bool replace, struct err *e)
{
    enum status s = check_place(path, replace, e);
    if (s != ST_OK)
        return s;
    remove_beside(path, "-wal");
    remove_beside(path, "-shm");
    if (rename(from, path) != 0)
        return err_set(e, ST_FAILED, "不能把示范数据放到 %s：%s。", path, file_why(errno));
    return ST_OK;
}

/* What an interrupted run left; one that is still at work holds the file. */
static enum status clear_stale(const char *beside, struct err *e)
{
    struct db *db;
    if (!lies_beside(beside, ""))
        return ST_OK;
    if (db_open(&db, beside, DB_WRITE, NULL) != ST_OK) {
        remove_all(beside);
        return ST_OK;
    }
    enum status s = db_begin(db, NULL);
    db_rollback(db);
    if (s == ST_OK) {
        db_discard(db);
        return ST_OK;
    }
    db_close(db);
    return err_set(e, ST_REFUSED, "另一个程序正在建立示范数据（%s），请等它完成后再试。", beside);
}

enum status demo_make(const char *path, const struct demo_ask *ask, struct demo_size *size,
                      struct err *e)
{
    struct demo d = { .ask = *ask, .today = ask->today };
    struct demo_size own;
    struct buf beside = BUF_INIT;
    int years = ask->months / 12 + LIVES;
    if (date_add_years(ask->today, -years) < DAY_MIN || ask->today > DAY_MAX - 3660)
        return err_set(e, ST_USAGE,
                       "示范数据要写到当天之前 %d 年，还有以后的届次：请用 --on 换一天。", years);
    d.from = demo_first_ago(&d, ask->months);
    enum status s = check_place(path, ask->replace, e);
    if (s != ST_OK)
        return s;
    plan(&d);
    buf_printf(&beside, "%s.new", path);
    s = clear_stale(buf_str(&beside), e);
    if (s == ST_OK)
        s = build(&d, buf_str(&beside), size != NULL ? size : &own, e);
    if (s == ST_OK) {
        s = move_in(buf_str(&beside), path, ask->replace, e);
        if (s != ST_OK)
            unlink(buf_str(&beside));
    }
    buf_free(&beside);
    free_plan(&d);
    return s;
}
