/* Undo and redo: the changes of one batch, the last first, each turned round and put through the
 * door.
 *
 * Whether a row has moved on is told by the journal, not by version numbers alone: what was done to
 * it since and taken back again does not count, and the number of a deleted row may have been given
 * to another one. */
#include "undo.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batches.h"
#include "buf.h"
#include "demo.h"
#include "door.h"
#include "mem.h"
#include "policy_change.h"
#include "undo_own.h"
#include "words.h"

static void batch_clear(struct undo_batch *b)
{
    free(b->what);
    *b = (struct undo_batch){ 0 };
}

/* One number out of a statement about a batch. */
static enum status count_changes(struct db *db, int64_t batch, int64_t *n, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_UNDO_CHANGES);
    stmt_bind_int(s, 1, batch);
    int got = stmt_step(s, e);
    *n = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* Notes about what is no record (a setting, a policy) tell of a deed that rows alone do not undo.
 */
static enum status more_than_rows(struct db *db, int64_t batch, bool *more, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_UNDO_NOTES);
    int got;
    *more = false;
    stmt_bind_int(s, 1, batch);
    while ((got = stmt_step(s, e)) == 1)
        *more |= model_entity(stmt_text(s, 0)) == NULL;
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status judge(struct db *db, const struct undo_batch *b, const char *user, int64_t *rows,
                         struct err *e)
{
    bool more;
    if (!strcmp(user, DEMO_USER) && !strcmp(b->what, DEMO_WHAT))
        return err_set(e, ST_REFUSED, "示范数据不能撤销；要重新建立，请运行 dangjian demo。");
    enum status s = more_than_rows(db, b->id, &more, e);
    if (s == ST_OK && more)
        return err_set(e, ST_REFUSED,
                       "最近一次是“%s”（%s），这一步不只改动记录，不能撤销；"
                       "要改正记录，请修改或删除它（dangjian set、delete）。",
                       b->what, b->at);
    return s == ST_OK ? count_changes(db, b->id, rows, e) : s;
}

/* The batch that is next to be taken back. */
static enum status find(struct db *db, const char *user, bool redo, struct undo_batch *b,
                        struct err *e)
{
    enum status s = ST_OK;
    int64_t rows = 0;
    int got = 0;
    struct stmt *st = db_query(db, QUERY_UNDO_CANDIDATES);
    stmt_bind_text(st, 1, user);
    stmt_bind_int(st, 2, redo);
    *b = (struct undo_batch){ 0 };
    while (s == ST_OK && rows == 0 && (got = stmt_step(st, e)) == 1) {
        b->passed += b->what != NULL;
        free(b->what);
        b->id = stmt_int(st, 0);
        snprintf(b->at, sizeof b->at, "%s", stmt_text(st, 1));
        b->what = mem_dup(stmt_text(st, 2));
        s = judge(db, b, user, &rows, e);
    }
    stmt_reset(st);
    if (got < 0)
        s = ST_FAILED;
    else if (s == ST_OK && rows == 0)
        s = err_set(e, ST_MISSING,
                    redo ? "没有可以重做的操作：%s 没有刚撤销的操作。"
                         : "没有可以撤销的操作：%s 还没有改动过记录，或都已撤销。",
                    user);
    if (s != ST_OK)
        batch_clear(b);
    return s;
}

void undo_call(const char *what, struct buf *out)
{
    static const char *const words[] = { UNDO_WORD, REDO_WORD };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (strncmp(what, words[i], n) == 0) {
            buf_puts(out, _(words[i]));
            what += n;
        }
    }
    buf_puts(out, what);
}

/* 5000 条人员、5000 条组织关系，共 10000 条 */
static enum status tell(struct db *db, const struct undo_batch *b, bool redo, struct buf *said,
                        struct err *e)
{
    struct stmt *s = db_query(db, QUERY_UNDO_ROWS);
    int64_t sum = 0;
    int got, kinds = 0;
    stmt_bind_int(s, 1, b->id);
    buf_printf(said, _("已%s“%s”（%s）："), redo ? _(REDO_WORD) : _(UNDO_WORD), b->what, b->at);
    while ((got = stmt_step(s, e)) == 1) {
        const struct entity *en = model_entity(stmt_text(s, 0));
        buf_printf(said, _("%s%" PRId64 " 条%s"), kinds++ > 0 ? _("、") : "", stmt_int(s, 1),
                   en != NULL ? _(en->label) : journal_label(stmt_text(s, 0)));
        sum += stmt_int(s, 1);
    }
    if (kinds > 1)
        buf_printf(said, _("，共 %" PRId64 " 条记录"), sum);
    if (b->passed > 0)
        buf_printf(said, _("；其后 %d 次操作没有改动记录，不必%s"), b->passed,
                   redo ? _(REDO_WORD) : _(UNDO_WORD));
    buf_puts(said, _("。"));
    return got < 0 ? ST_FAILED : ST_OK;
}

/* The changes of the batch, the last first. Free *steps. */
static enum status list_steps(struct db *db, int64_t batch, int64_t **steps, size_t *n,
                              struct err *e)
{
    struct stmt *s = db_query(db, QUERY_UNDO_STEPS);
    size_t cap = 0;
    int got;
    *steps = NULL;
    *n = 0;
    stmt_bind_int(s, 1, batch);
    while ((got = stmt_step(s, e)) == 1) {
        *steps = mem_grow(*steps, *n, &cap, sizeof **steps);
        (*steps)[(*n)++] = stmt_int(s, 0);
    }
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status take_back(struct change *c, const struct undo_batch *b, const char *user,
                             bool redo, struct err *e)
{
    struct undo_batch now = { 0 };
    struct undo_steps u = { .c = c, .batch = b->id, .ids = map_new() };
    int64_t *steps = NULL;
    size_t n = 0;
    /* found again, now that nobody else can write */
    enum status s = find(c->db, user, redo, &now, e);
    if (s == ST_OK && now.id != b->id)
        s = err_set(e, ST_REFUSED, "%s 刚在别处又做了一次操作，请再试一次。", user);
    if (s == ST_OK)
        s = list_steps(c->db, b->id, &steps, &n, e);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        s = undo_step(&u, steps[i], e);
        if (s == ST_REFUSED)
            err_prefix(e, "不能%s“%s”", redo ? _(REDO_WORD) : _(UNDO_WORD), b->what);
    }
    if (u.policy)
        closed_touch_from(c, DAY_ALWAYS);
    if (s == ST_OK && u.policy)
        s = policy_change_sound(c->db, e);
    free(steps);
    map_free(u.ids);
    batch_clear(&now);
    return s;
}

static enum status run(struct db *db, daynum today, const char *user, bool redo, struct buf *said,
                       struct err *e)
{
    struct change *c = NULL;
    struct undo_batch b;
    struct buf what = BUF_INIT;
    enum status s = find(db, user, redo, &b, e);
    if (s != ST_OK)
        return s;
    buf_printf(&what, _("%s：%s"), redo ? REDO_WORD : UNDO_WORD, b.what);
    s = change_begin_undo(&c, db, b.id, buf_str(&what), today, user, e);
    if (s == ST_OK)
        s = take_back(c, &b, user, redo, e);
    s = change_end(c, s, e);
    if (s == ST_OK)
        s = tell(db, &b, redo, said, e);
    buf_free(&what);
    batch_clear(&b);
    return s;
}

enum status undo_next(struct db *db, const char *user, bool redo, struct buf *question,
                      struct err *e)
{
    struct undo_batch b;
    int64_t rows = 0;
    enum status s = find(db, user, redo, &b, e);
    if (s == ST_OK)
        s = count_changes(db, b.id, &rows, e);
    if (s == ST_OK) {
        buf_printf(question, _("%s“%s”（%s，%" PRId64 " 条）？\n"),
                   redo ? _(REDO_WORD) : _(UNDO_WORD), b.what, b.at, rows);
        batches_tell_rows(db, b.id, question);
    }
    batch_clear(&b);
    return s;
}

enum status undo_last(struct db *db, daynum today, const char *user, struct buf *said,
                      struct err *e)
{
    return run(db, today, user, false, said, e);
}

enum status redo_last(struct db *db, daynum today, const char *user, struct buf *said,
                      struct err *e)
{
    return run(db, today, user, true, said, e);
}
