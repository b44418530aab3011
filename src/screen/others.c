/* What others save while a screen is open: noticed before each wait for a key, and told. */
#include "app.h"
#include "bar.h"
#include "batches.h"
#include "stack.h"
#include "words.h"

/* One's own saves do not change the number of the database: as long as it is what it was, all that
 * came is one's own, and no news. */
static void pass_own(struct app *a)
{
    int64_t written = db_written(a->db);
    if (written == a->written)
        return;
    int64_t last = batches_last(a->db);
    if (db_others(a->db) != a->version) /* somebody's came just now: the next look sees it */
        return;
    a->batch = last;
    a->written = written;
}

/* The number of the database is asked at each key; the journal, only when that is another one: what
 * is no deed, such as a copy, changes it too. */
static bool came(void *ctx)
{
    struct app *a = ctx;
    int64_t version = db_others(a->db), was = a->batch;
    if (version == a->version) {
        pass_own(a);
        return false;
    }
    a->version = version;
    a->batch = batches_last(a->db);
    if (a->batch == was)
        return false;
    a->theirs = a->batch;
    a->told_batch = false;
    return true;
}

static void say(void *ctx, bool read)
{
    struct app *a = ctx;
    struct batches last = { 0 };
    struct buf rows = BUF_INIT;
    struct err e = { 0 };
    int64_t since = batches_last(a->db) - a->theirs;         /* one's own */
    if (a->told_batch || since < 0 || since >= BATCHES_MOST) /* on the screen above, or long ago */
        return;
    a->told_batch = true;
    if (batches_newest(&last, a->db, (int)since + 1, &e) == ST_OK && last.n > 0) {
        const struct batch_line *b = &last.v[last.n - 1];
        batches_tell_rows(a->db, b->id, &rows);
        bar_say(LOOK_STATUS, read ? _("已更新：%s 刚刚%s：%s") : _("这一页没有动：%s 刚刚%s：%s"),
                b->user, b->what, buf_str(&rows));
    }
    buf_free(&rows);
    batches_free(&last);
}

static struct stack_others others = { came, say, NULL };

void app_watch_others(struct app *a)
{
    a->version = db_others(a->db);
    a->batch = batches_last(a->db);
    a->written = db_written(a->db);
    others.ctx = a;
    stack_on_others(&others);
}

void app_leave_others(void)
{
    stack_on_others(NULL);
}
