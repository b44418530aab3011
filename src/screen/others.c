/* What others save while a screen is open: noticed before each wait for a key, and told. */
#include "app.h"
#include "bar.h"
#include "batches.h"
#include "stack.h"
#include "words.h"

/* The number of the database is asked at each key; the journal, only when that is another one: what
 * is no deed, such as a copy, changes it too. */
static bool came(void *ctx)
{
    struct app *a = ctx;
    int64_t version = db_others(a->db), was = a->batch;
    if (version == a->version)
        return false;
    a->version = version;
    a->batch = batches_last(a->db);
    a->told_batch = a->told_batch && a->batch == was;
    return a->batch != was;
}

static void say(void *ctx, bool read)
{
    struct app *a = ctx;
    struct batches last = { 0 };
    struct buf rows = BUF_INIT;
    struct err e = { 0 };
    if (a->told_batch) /* on the screen above */
        return;
    a->told_batch = true;
    if (batches_newest(&last, a->db, 1, &e) == ST_OK && last.n > 0) {
        batches_tell_rows(a->db, last.v[0].id, &rows);
        bar_say(LOOK_STATUS, read ? _("已更新：%s 刚刚%s：%s") : _("这一页没有动：%s 刚刚%s：%s"),
                last.v[0].user, last.v[0].what, buf_str(&rows));
    }
    buf_free(&rows);
    batches_free(&last);
}

static struct stack_others others = { came, say, NULL };

void app_watch_others(struct app *a)
{
    a->version = db_others(a->db);
    a->batch = batches_last(a->db);
    others.ctx = a;
    stack_on_others(&others);
}

void app_leave_others(void)
{
    stack_on_others(NULL);
}
