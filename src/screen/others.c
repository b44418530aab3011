/* What others save while a screen is open: noticed before each wait for a key, and told. So is a
 * day that begins: whatever counts days is read anew, and nothing has to be told. */
#include "app.h"
#include "bar.h"
#include "batches.h"
#include "stack.h"
#include "undo.h"
#include "words.h"

/* The last batch after `since` that another process wrote; 0: none. */
static int64_t last_of_others(struct app *a, int64_t since, int64_t last)
{
    while (last > since && db_is_own(a->db, last))
        last--;
    return last > since ? last : 0;
}

/* The number of the database is asked at each key; the journal, only when that is another one: what
 * is no deed, such as a copy, changes it too, and one's own saves do not. */
static bool others_came(struct app *a)
{
    int64_t version = db_others(a->db), since = a->batch;
    if (version == a->version)
        return false;
    a->version = version;
    a->batch = batches_last(a->db);
    int64_t theirs = last_of_others(a, since, a->batch);
    if (theirs == 0)
        return false;
    a->theirs = theirs;
    a->told_batch = false;
    return true;
}

static bool came(void *ctx)
{
    struct app *a = ctx;
    bool day = a->today != a->day;
    a->day = a->today;
    return others_came(a) || day;
}

static void say(void *ctx, bool read)
{
    struct app *a = ctx;
    struct batches last = { 0 };
    struct buf rows = BUF_INIT, what = BUF_INIT;
    struct err e = { 0 };
    int64_t since = batches_last(a->db) - a->theirs; /* one's own */
    if (a->theirs == 0 || a->told_batch || since < 0 || since >= BATCHES_MOST)
        return; /* nobody, or told on the screen above, or long ago */
    a->told_batch = true;
    if (batches_newest(&last, a->db, (int)since + 1, &e) == ST_OK && last.n > 0) {
        const struct batch_line *b = &last.v[last.n - 1];
        batches_tell_rows(a->db, b->id, &rows);
        undo_call(b->what, &what);
        bar_say(LOOK_STATUS, read ? _("已更新：%s 刚刚%s：%s") : _("这一页没有动：%s 刚刚%s：%s"),
                b->user, buf_str(&what), buf_str(&rows));
    }
    buf_free(&rows);
    buf_free(&what);
    batches_free(&last);
}

static struct stack_others others = { came, say, NULL };

void app_watch_others(struct app *a)
{
    a->version = db_others(a->db);
    a->batch = batches_last(a->db);
    a->day = a->today;
    others.ctx = a;
    stack_on_others(&others);
}

void app_leave_others(void)
{
    stack_on_others(NULL);
}
