/* What the screens share. */
#include "app.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "clock.h"
#include "copies.h"
#include "fields.h"
#include "file.h"
#include "find.h"
#include "listed.h"
#include "mem.h"
#include "meta.h"
#include "operator.h"
#include "prompt.h"
#include "room.h"
#include "row.h"
#include "row_names.h"
#include "undo.h"
#include "words.h"
#include "workdays.h"

/* Nobody is asked while the database is held for writing: what would be altered is told, and the
 * second time it is meant. */
static bool tell(void *ctx, const char *text)
{
    struct app *a = ctx;
    bool again = a->told != NULL && !strcmp(a->told, text);
    free(a->told);
    a->told = again ? NULL : mem_dup(text);
    return again;
}

bool app_agrees(struct app *a, enum status s)
{
    struct buf question = BUF_INIT;
    if (s != ST_REFUSED || a->told == NULL)
        return false;
    buf_printf(&question, _("%s结账报表不变，变动列在它下面。照样保存？"), a->told);
    bool yes = prompt_yes(buf_str(&question));
    buf_free(&question);
    if (!yes) {
        free(a->told);
        a->told = NULL;
    }
    return yes;
}

enum status app_undo(struct app *a, bool redo, struct buf *said, struct err *e)
{
    enum status s;
    do
        s = (redo ? redo_last : undo_last)(a->db, a->today, a->user, said, e);
    while (app_agrees(a, s));
    return s;
}

enum status app_open(struct app *a, const struct screens_ask *ask, const char *path, struct err *e)
{
    struct buf id = BUF_INIT;
    *a = (struct app){ .today = ask->today, .as_of = ask->today };
    enum status s = db_open(&a->db, path, DB_WRITE, e);
    if (s != ST_OK && s != ST_MISSING) {
        struct err again = { 0 };
        a->read_only = db_open(&a->db, path, DB_READ, &again) == ST_OK;
        s = a->read_only ? ST_OK : s;
    }
    if (s == ST_OK)
        db_large_cache(a->db); /* lists look through the names at each key */
    if (s == ST_OK)
        s = meta_get(a->db, "database", &id, e);
    if (s == ST_OK && ask->org != NULL) {
        struct buf code = BUF_INIT;
        s = row_resolve(a->db, "org", ask->org, &code, e);
        a->org = mem_dup(buf_str(&code));
        buf_free(&code);
    }
    a->copies = copies_kept(ask->copies);
    a->database = mem_dup(buf_str(&id));
    a->db_path = mem_dup(path);
    a->user = mem_dup(ask->user);
    a->drafts = mem_dup(ask->drafts);
    a->lists = mem_dup(ask->lists);
    buf_free(&id);
    a->teller = (struct closed_teller){ tell, a };
    if (s == ST_OK && !a->read_only)
        closed_tells(a->db, &a->teller);
    enum operator_reach reach = OPERATOR_FREE;
    if (s == ST_OK)
        s = operator_reach(a->db, a->user, &reach, NULL, e);
    a->reader = reach == OPERATOR_READER;
    if (s != ST_OK)
        app_close(a);
    return s;
}

void app_close(struct app *a)
{
    db_close(a->db);
    free(a->db_path);
    free(a->database);
    free(a->user);
    free(a->drafts);
    free(a->lists);
    free(a->org);
    workdays_free(a->workdays);
    free(a->told);
    app_words_free(a);
    row_names_free(a->names);
    *a = (struct app){ 0 };
}

/* The organisation the list is for, or the one at the top of the tree. */
void app_show_place(struct app *a)
{
    struct row_query q = {
        .en = &entity_org, .sort = -1, .limit = 1, .where = { { F_ORG_PARENT, "" } }, .nwhere = 1
    };
    struct buf name = BUF_INIT;
    struct row row;
    row_init(&row, &entity_org);
    if (a->org != NULL) {
        app_name(a, "org", a->org, &name);
    } else {
        struct row_iter *it = row_each(a->db, &q);
        if (app_next(it, &row))
            buf_puts(&name, row_get(&row, *row_get(&row, F_ORG_SHORT_NAME) ? F_ORG_SHORT_NAME
                                                                           : F_ORG_NAME));
        row_iter_free(it);
    }
    bar_info(_("党建台账"), buf_str(&name), a->user);
    row_clear(&row);
    buf_free(&name);
}

enum status app_copy(struct app *a, struct err *e)
{
    if (a->read_only || a->reader)
        return ST_OK;
    bar_wait();
    return copies_take(a->db, a->copies, clock_today(), &bar_watch, e);
}

void app_tell_copy(enum status s, const struct err *e)
{
    if (s != ST_OK)
        bar_say(s == ST_STOPPED ? LOOK_STATUS : LOOK_ERROR, "%s", e->text);
}

bool app_next(struct row_iter *it, struct row *row)
{
    struct err e = { 0 };
    int got = row_next(it, row, &e);
    if (got < 0)
        bar_say(LOOK_ERROR, "%s", e.text);
    return got == 1;
}

bool app_find(struct app *a, const struct entity *en, const char *key, struct row *row)
{
    struct err e = { 0 };
    enum status s = row_find_text(a->db, en, key, row, &e);
    if (s == ST_FAILED)
        bar_say(LOOK_ERROR, "%s", e.text);
    return s == ST_OK;
}

bool app_fill(struct app *a, struct row *row)
{
    struct row old;
    struct err e = { 0 };
    row_init(&old, row->en);
    enum status s = row_find(a->db, row->en, row_values(row), &old, &e);
    if (s == ST_OK)
        row_copy(row, &old);
    else if (s != ST_MISSING)
        app_error(&e);
    row_clear(&old);
    return s == ST_OK || s == ST_MISSING;
}

void app_error(const struct err *e)
{
    struct buf text = BUF_INIT;
    app_on_screen(e->text, &text);
    if (e->status == ST_STOPPED) /* as was wished */
        bar_say(LOOK_STATUS, "%s", buf_str(&text));
    else
        prompt_message(_("没有办成"), buf_str(&text));
    buf_free(&text);
}

bool app_may_write(const struct app *a)
{
    if (a->read_only)
        bar_say(LOOK_ERROR, "%s",
                _("这个数据库现在只能查看：文件或所在的文件夹不让写，请检查权限"));
    else if (a->reader)
        app_tell_reach(a);
    return !a->read_only && !a->reader;
}

void app_tell_reach(const struct app *a)
{
    struct buf said = BUF_INIT;
    operator_tell(a->db, a->user, &said);
    if (said.len > 0)
        bar_say(a->reader ? LOOK_ERROR : LOOK_STATUS, "%s", buf_str(&said));
    buf_free(&said);
}

/* Screens show the same few names at each key: they are asked for when one has written, or has
 * noticed that others have. */
static struct row_names *names_now(struct app *a)
{
    int64_t written = db_written(a->db);
    if (a->names == NULL)
        a->names = row_names_new(a->db);
    else if (a->named != written || a->named_of != a->version)
        row_names_forget(a->names);
    a->named = written;
    a->named_of = a->version;
    return a->names;
}

void app_name(struct app *a, const char *entity, const char *code, struct buf *out)
{
    size_t begin = out->len;
    row_names_show(names_now(a), entity, code, out);
    if (out->len == begin)
        buf_puts(out, code);
}

void app_names(struct app *a, const char *entity, const char *codes, struct buf *out)
{
    const char *between = "";
    for (char *code; (code = listed_take(&codes)) != NULL; free(code)) {
        buf_puts(out, between);
        app_name(a, entity, code, out);
        between = _("、");
    }
}

/* "" stands for everything, first in the list. */
static void find_scopes(void *app, const char *filter, struct picks *out)
{
    if (*filter == '\0')
        picks_add(out, "", _("全部组织"));
    app_find_orgs(app, filter, out);
}

void app_choose_scope(struct app *a, bool (*read)(void *shown), void *shown)
{
    struct buf code = BUF_INIT;
    if (pick_one(_("看哪个组织（连同它的下级）"), find_scopes, a, "", &code, NULL)) {
        char *was = a->org;
        a->org = code.len > 0 ? mem_dup(buf_str(&code)) : NULL;
        bool kept = read(shown);
        free(kept ? was : a->org);
        a->org = kept ? a->org : was;
        app_show_place(a);
    }
    buf_free(&code);
}

bool app_pick_org(struct app *a, const char *title, struct buf *code)
{
    return pick_one(title, app_find_orgs, a, "", code, NULL);
}

/* Members belong to branches. */
static void find_branches(void *app, const char *filter, struct picks *out)
{
    find_orgs(app, "branch", filter, out);
}

static bool is_branch(struct app *a, const char *code)
{
    struct row row;
    row_init(&row, &entity_org);
    bool yes = row_find_text(a->db, &entity_org, code, &row, NULL) == ST_OK &&
               !strcmp(row_get(&row, F_ORG_KIND), "branch");
    row_clear(&row);
    return yes;
}

bool app_pick_branch(struct app *a, const char *title, const char *org, struct buf *code)
{
    if (org == NULL || !is_branch(a, org))
        return begin_branches(a) && pick_one(title, find_branches, a, "", code, NULL);
    buf_clear(code);
    buf_puts(code, org);
    return true;
}

/* Wakes that of the due list; false: it has to be left alone, or others are in it. */
static bool wake(struct app *a, enum caught *what)
{
    struct err passed = { 0 };
    *what = CAUGHT_ALL;
    if (a->office == NULL || a->lent || office_wake(a->office, what, &passed) != ST_OK)
        return false;
    a->lent = *what == CAUGHT_NOTHING;
    return a->lent;
}

static enum status lend(struct app *a, bool awake, struct office **o, struct err *e)
{
    *o = NULL;
    if (!awake)
        return office_open(o, a->db, PEOPLE_NAMED, e);
    *o = a->office;
    return ST_OK;
}

enum status app_borrow_still(struct app *a, struct office **o, struct err *e)
{
    enum caught what;
    return lend(a, wake(a, &what), o, e);
}

/* Records cost the due list little, and it has to read them anyway. */
enum status app_borrow(struct app *a, struct office **o, struct err *e)
{
    enum caught what;
    bool awake = wake(a, &what);
    if (!awake && what == CAUGHT_SOME && a->catch_up != NULL) {
        a->catch_up(a->home);
        awake = wake(a, &what);
    }
    return lend(a, awake, o, e);
}

void app_give_back(struct app *a, struct office *o)
{
    if (o == NULL)
        return;
    if (a->lent && o == a->office) {
        office_rest(o);
        a->lent = false;
    } else {
        office_close(o);
    }
}

void app_keep(struct app *a, struct office *o)
{
    if (a->lent && o == a->office)
        office_share(o);
    office_rest(o);
    a->lent = a->lent && o != a->office;
}

enum status app_hold(struct app *a, const char *id, struct held *h, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    struct buf one = BUF_INIT;
    *h = (struct held){ 0 };
    h->app = a;
    enum status s = app_borrow(a, &h->office, e);
    f.today = a->as_of;
    f.all = true;
    f.only = s == ST_OK ? due_id_org(h->office, id, NULL) : -1;
    if (s == ST_OK && f.only >= 0)
        s = due_list_make(&h->list, h->office, &f, e);
    for (size_t i = 0; i < h->list.n && h->duty == NULL; i++) {
        buf_clear(&one);
        due_id(&one, office_world(h->office), &h->list.duty[i]);
        if (!strcmp(buf_str(&one), id))
            h->duty = &h->list.duty[i];
    }
    if (s == ST_OK && h->duty == NULL)
        s = err_set(e, ST_MISSING, _("这一项已经不在清单里（数据有变动）：请按 F5 刷新。"));
    if (s != ST_OK)
        app_release(h);
    buf_free(&one);
    return s;
}

void app_release(struct held *h)
{
    due_list_free(&h->list);
    app_give_back(h->app, h->office);
    *h = (struct held){ 0 };
}

void app_add_home(struct buf *path, const char *typed)
{
    const char *home = getenv("HOME");
    if (!strncmp(typed, "~/", 2) && home != NULL)
        buf_printf(path, "%s%s", home, typed + 1);
    else
        buf_puts(path, typed);
}
