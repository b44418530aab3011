/* The driver over SQLite 3. No other file includes sqlite3.h. */
#include "db.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "model.h"
#include "store.h"
#include "text.h"
#include "words.h"

struct stmt {
    struct db *db;
    sqlite3_stmt *h; /* NULL: it could not be prepared */
    int rc;          /* why not */
    char *why;
    int *index; /* of $n among the parameters, n below params; 0: not there */
    int params;
    bool scan; /* see scan_of() */
};

/* Rows of numbers on their way to whoever asked for them: see scan_of(). */
struct batch {
    int64_t *at;       /* where the next number goes */
    int n, rows;       /* how many are there, and fit */
    struct buf *texts; /* of text columns; NULL: all are numbers */
};

struct db {
    sqlite3 *h;
    char *path;
    struct stmt *named[QUERY_COUNT + 1];
    struct batch batch;
    struct beside beside;
    bool watched;
    struct place_wait wait;
    bool writing;    /* within db_begin() and its end */
    struct err gone; /* why SQLite itself has taken that transaction back */
};

enum { NOT_WRITABLE = -1 }; /* beside the codes of SQLite: the disk can be read alone */

/* What went wrong, in words that say what to do. */
static enum status fail(const char *path, int rc, const char *why, struct err *e)
{
    if (rc == NOT_WRITABLE)
        return place_read_only(path, e);
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return place_busy(path, e);
    case SQLITE_FULL:
        return err_set(e, ST_FAILED, "磁盘已满，没有写入任何内容；请腾出空间后再试。（%s）", path);
    case SQLITE_CORRUPT:
        return err_set(e, ST_FAILED, "数据库 %s 已损坏（%s）；请换用备份的文件（--db 备份文件）。",
                       path, why);
    case SQLITE_NOTADB:
        return err_set(e, ST_FAILED, "%s 不是数据库文件，请检查路径。", path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return err_set(e, ST_FAILED, "数据库 %s 不能写入，请检查文件和文件夹的权限。", path);
    case SQLITE_CANTOPEN:
        return err_set(e, ST_FAILED, "打不开数据库 %s，请检查文件和文件夹的权限。", path);
    case SQLITE_IOERR:
        return err_set(e, ST_FAILED, "读写数据库 %s 时磁盘出错，请检查磁盘和剩余空间。", path);
    case SQLITE_CONSTRAINT:
        return err_set(e, ST_REFUSED, "数据库不接受这一改动：%s。", why);
    case SQLITE_INTERRUPT:
        return err_set(e, ST_STOPPED, "已停止。");
    default:
        return err_set(e, ST_FAILED, "数据库 %s 出错：%s。", path, why);
    }
}

/* What the system said when a file failed. SQLite asks for errno once it has cleaned up, often too
 * late; the log and the database itself keep theirs. */
static bool system_said(struct db *db, int number)
{
    sqlite3_file *log = NULL;
    int last = 0;
    if (sqlite3_system_errno(db->h) == number)
        return true;
    if (sqlite3_file_control(db->h, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
        log != NULL && log->pMethods != NULL)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &last);
    if (last != number)
        sqlite3_file_control(db->h, "main", SQLITE_FCNTL_LAST_ERRNO, &last);
    return last == number;
}

static enum status fail_now(struct db *db, int rc, struct err *e)
{
    struct err own = { 0 };
    struct err *to = e != NULL ? e : &own;
    int first = rc & 0xff;
    if (first == SQLITE_IOERR && system_said(db, ENOSPC))
        rc = SQLITE_FULL;
    else if ((first == SQLITE_IOERR || first == SQLITE_CANTOPEN) && system_said(db, EROFS))
        rc = NOT_WRITABLE;
    enum status s = fail(db->path, rc, sqlite3_errmsg(db->h), to);
    if (db->writing && !db_in_transaction(db))
        db->gone = *to;
    return s;
}

void db_writing(struct db *db, bool writing)
{
    db->writing = writing;
    db->gone.status = ST_OK;
}

/* Whatever failed may have been passed over by who asked: what is written after it must not stand
 * there alone. */
static bool taken_back(const struct db *db, struct err *e)
{
    if (db->gone.status != ST_OK && e != NULL)
        *e = db->gone;
    return db->gone.status != ST_OK;
}

enum status db_script(struct db *db, const char *sql, struct err *e)
{
    if (taken_back(db, e))
        return db->gone.status;
    int rc = sqlite3_exec(db->h, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? ST_OK : fail_now(db, rc, e);
}

/* The function of scan_of(): the columns of a row, the last one first. */
static void take_row(sqlite3_context *c, int columns, sqlite3_value **v)
{
    struct batch *b = sqlite3_user_data(c);
    struct buf *texts = b->texts;
    int64_t *at = b->at;
    while (columns-- > 0)
        *at++ = texts && sqlite3_value_type(v[columns]) == SQLITE_TEXT
                    ? (int64_t)buf_keep(texts, (const char *)sqlite3_value_text(v[columns]))
                    : sqlite3_value_int64(v[columns]);
    b->at = at;
    if (++b->n == b->rows)
        sqlite3_result_int(c, 1);
}

/* holds(text, word): instr(text, word) > 0, but faster. */
static void holds(sqlite3_context *c, int n, sqlite3_value **v)
{
    (void)n;
    const void *s = sqlite3_value_text(v[0]), *w = sqlite3_value_text(v[1]);
    size_t ns = (size_t)sqlite3_value_bytes(v[0]), nw = (size_t)sqlite3_value_bytes(v[1]);
    if (s != NULL && w != NULL)
        sqlite3_result_int(c, text_holds(s, ns, w, nw));
}

/* kept(entity, value): struct withholding (model.h), of what stands in the field that tells. */
static void kept(sqlite3_context *c, int n, sqlite3_value **v)
{
    (void)n;
    const struct entity *en = model_entity((const char *)sqlite3_value_text(v[0]));
    sqlite3_result_int(c, en != NULL && en->kept != NULL &&
                              en->kept->when((const char *)sqlite3_value_text(v[1])));
}

static int wait_busy(void *ctx, int tries)
{
    return place_wait(&((struct db *)ctx)->wait, ((struct db *)ctx)->path, tries);
}

static int add_functions(struct db *db)
{
    const int one = SQLITE_UTF8 | SQLITE_DIRECTONLY, two = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    int rc = sqlite3_create_function(db->h, "take_row", -1, one, &db->batch, take_row, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_function(db->h, "holds", 2, two, NULL, holds, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_function(db->h, "kept", 2, two, NULL, kept, NULL, NULL);
    return rc;
}

enum status db_connect(struct db **out, const char *path, enum db_mode mode, bool sealed,
                       struct err *e)
{
    struct db *db = mem_alloc(sizeof *db);
    *out = db;
    db->path = mem_dup(path);
    beside_begin(&db->beside);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks; counting takes a lock each time */
    int flags = mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    char *uri = place_uri(path, sealed ? "?immutable=1" : "");
    int rc = sqlite3_open_v2(uri, &db->h, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    free(uri);
    if (rc != SQLITE_OK)
        return fail(path, rc, sqlite3_errstr(rc), e);
    sqlite3_extended_result_codes(db->h, 1);
    sqlite3_busy_handler(db->h, wait_busy, db);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    rc = add_functions(db);
    if (rc != SQLITE_OK)
        return fail_now(db, rc, e);
    return db_script(db,
                     "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                     "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;"
                     "PRAGMA cache_size = -8192", /* KiB */
                     e);
}

static void stmt_end(struct stmt *s)
{
    sqlite3_finalize(s->h);
    free(s->index);
    free(s->why);
    free(s);
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    for (int i = 0; i < QUERY_COUNT; i++)
        if (db->named[i] != NULL)
            stmt_end(db->named[i]);
    beside_end(&db->beside);
    sqlite3_close_v2(db->h);
    free(db->path);
    free(db);
}

bool db_in_transaction(struct db *db)
{
    return sqlite3_get_autocommit(db->h) == 0;
}

/* The number of the parameter that stands at i: its name is $number. */
static int number_of(struct stmt *s, int i)
{
    const char *name = sqlite3_bind_parameter_name(s->h, i);
    return name != NULL ? atoi(name + 1) : 0;
}

static void read_params(struct stmt *s)
{
    int count = sqlite3_bind_parameter_count(s->h);
    for (int i = 1; i <= count; i++)
        s->params = number_of(s, i) < s->params ? s->params : number_of(s, i) + 1;
    s->index = mem_alloc(((size_t)s->params + 1) * sizeof *s->index);
    for (int i = 1; i <= count; i++)
        s->index[number_of(s, i)] = i;
}

static int param_at(const struct stmt *s, int n)
{
    return n < s->params ? s->index[n] : 0;
}

static struct stmt *prepare(struct db *db, const char *sql, unsigned flags)
{
    struct stmt *s = mem_alloc(sizeof *s);
    s->db = db;
    s->rc = sqlite3_prepare_v3(db->h, sql, -1, flags, &s->h, NULL);
    if (s->rc != SQLITE_OK) {
        s->why = mem_dup(sqlite3_errmsg(db->h));
        return s;
    }
    read_params(s);
    return s;
}

/* A walk over a table of numbers, put so that they go where they are wanted while SQLite walks: a
 * condition takes each row down, and holds once the batch is full: one step, and no column fetched,
 * for many rows. Rows to sort it would see too early. The last column is asked for first: SQLite
 * finds where the columns of a row begin as far as it is asked to, best all of them at once. */
static struct stmt *scan_of(struct db *db, const char *sql)
{
    struct stmt *plain = prepare(db, sql, 0);
    if (plain->h == NULL)
        return plain;
    struct buf columns = BUF_INIT, last_first = BUF_INIT, text = BUF_INIT;
    size_t n = strlen(sql);
    while (n > 0 && strchr("; \n", sql[n - 1]))
        n--;
    int count = sqlite3_column_count(plain->h);
    for (int i = 0; i < count; i++) {
        buf_printf(&columns, "%sc%d", i ? ", " : "", i);
        buf_printf(&last_first, "%sc%d", i ? ", " : "", count - 1 - i);
    }
    buf_printf(&text, "WITH rows (%s) AS (%.*s) SELECT 1 FROM rows WHERE take_row(%s)",
               buf_str(&columns), (int)n, sql, buf_str(&last_first));
    struct stmt *s = prepare(db, buf_str(&text), SQLITE_PREPARE_PERSISTENT);
    s->scan = true;
    buf_free(&columns);
    buf_free(&last_first);
    buf_free(&text);
    stmt_end(plain);
    return s;
}

struct stmt *db_query(struct db *db, enum query q)
{
    struct stmt *s = db->named[q];
    if (s == NULL)
        s = db->named[q] = prepare(db, query_text[q].sql, SQLITE_PREPARE_PERSISTENT);
    stmt_reset(s);
    return s;
}

struct stmt *db_query_scan(struct db *db, enum query q, int nth)
{
    struct stmt *s = db_kept(db, &query_text[q], nth);
    return s != NULL ? s : beside_keep(db, scan_of(db, query_text[q].sql), &query_text[q], nth);
}

struct stmt *db_prepare_to_keep(struct db *db, const char *sql)
{
    return prepare(db, sql, SQLITE_PREPARE_PERSISTENT);
}

struct beside *db_beside(struct db *db)
{
    return &db->beside;
}

struct stmt *db_prepare_own(struct db *db, const char *sql)
{
    return prepare(db, sql, 0);
}

void stmt_free(struct stmt *s)
{
    if (s != NULL)
        stmt_end(s);
}

void stmt_bind_int(struct stmt *s, int n, int64_t v)
{
    if (s->h != NULL)
        sqlite3_bind_int64(s->h, param_at(s, n), v);
}

/* Without memory the parameter would stay NULL, and be written so. */
void stmt_bind_text(struct stmt *s, int n, const char *v)
{
    if (s->h != NULL &&
        sqlite3_bind_text(s->h, param_at(s, n), v, -1, SQLITE_TRANSIENT) == SQLITE_NOMEM)
        mem_exhausted();
}

void stmt_bind_static(struct stmt *s, int n, const char *v)
{
    if (s->h != NULL)
        sqlite3_bind_text(s->h, param_at(s, n), v, -1, SQLITE_STATIC);
}

void stmt_bind_null(struct stmt *s, int n)
{
    if (s->h != NULL)
        sqlite3_bind_null(s->h, param_at(s, n));
}

int stmt_step(struct stmt *s, struct err *e)
{
    if (taken_back(s->db, e))
        return -1;
    if (s->h == NULL) {
        fail(s->db->path, s->rc, s->why, e);
        return -1;
    }
    int rc = sqlite3_step(s->h);
    if (rc == SQLITE_ROW)
        return 1;
    if (rc != SQLITE_DONE)
        fail_now(s->db, rc, e);
    sqlite3_reset(s->h); /* a read lock is not held longer than the reading */
    return rc == SQLITE_DONE ? 0 : -1;
}

void stmt_reset(struct stmt *s)
{
    if (s->h != NULL)
        sqlite3_reset(s->h);
}

int64_t stmt_int(struct stmt *s, int column)
{
    return sqlite3_column_int64(s->h, column);
}

int stmt_rows(struct stmt *s, int64_t *v, int columns, int rows, struct buf *texts, struct err *e)
{
    int n = 0, got = 0;
    if (s->scan) {
        s->db->batch = (struct batch){ v, 0, rows, texts };
        return stmt_step(s, e) < 0 ? -1 : s->db->batch.n;
    }
    while (n < rows && (got = stmt_step(s, e)) > 0) {
        for (int i = 0; i < columns; i++)
            *v++ = texts && sqlite3_column_type(s->h, i) == SQLITE_TEXT
                       ? (int64_t)buf_keep(texts, stmt_text(s, i))
                       : sqlite3_column_int64(s->h, i);
        n++;
    }
    return got < 0 ? -1 : n;
}

const char *stmt_text(struct stmt *s, int column)
{
    const unsigned char *t = sqlite3_column_text(s->h, column);
    if (t == NULL && sqlite3_errcode(s->db->h) == SQLITE_NOMEM)
        mem_exhausted(); /* it would be taken for an empty value */
    return t == NULL ? "" : (const char *)t;
}

int stmt_bytes(struct stmt *s, int column)
{
    return sqlite3_column_bytes(s->h, column);
}

bool stmt_is_null(struct stmt *s, int column)
{
    return sqlite3_column_type(s->h, column) == SQLITE_NULL;
}

int64_t db_last_id(struct db *db)
{
    return sqlite3_last_insert_rowid(db->h);
}

static int watch_stops(void *watch)
{
    return !watch_go_on(watch, "", 0, 0);
}

void db_watch(struct db *db, const struct watch *w)
{
    enum { OPERATIONS = 100000 }; /* of the engine: some milliseconds */
    sqlite3_progress_handler(db->h, w != NULL ? OPERATIONS : 0, w != NULL ? watch_stops : NULL,
                             (void *)w);
    db->watched = w != NULL;
}

bool db_watched(const struct db *db)
{
    return db->watched;
}

int db_changes(struct db *db)
{
    return sqlite3_changes(db->h);
}

int64_t db_written(struct db *db)
{
    return sqlite3_total_changes64(db->h);
}

const char *db_path(struct db *db)
{
    return db->path;
}

bool db_moved(struct db *db)
{
    int moved = 0;
    return sqlite3_file_control(db->h, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == 0 && moved != 0;
}

enum status db_copy_pages(struct db *db, const char *to, const struct watch *w, struct err *e)
{
    struct db *copy;
    bool go_on = true;
    int rc = SQLITE_OK;
    enum status s = db_connect(&copy, to, DB_WRITE, false, e);
    if (s == ST_OK)
        s = db_script(copy, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", e);
    sqlite3_backup *b = s == ST_OK ? sqlite3_backup_init(copy->h, "main", db->h, "main") : NULL;
    while (b != NULL && go_on && (rc = sqlite3_backup_step(b, 256)) == SQLITE_OK)
        go_on = watch_go_on(w, _("正在备份，剩余页数"), (size_t)sqlite3_backup_remaining(b), 0);
    sqlite3_backup_finish(b);
    if (!go_on || (s == ST_OK && rc != SQLITE_DONE))
        s = !go_on ? watch_stopped(e, _("没有备份"))
                   : fail(to, sqlite3_errcode(copy->h), sqlite3_errmsg(copy->h), e);
    db_close(copy);
    return s;
}
