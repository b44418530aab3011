/* Policies from files: found, checked whole, written. */
#include "policy_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "policy_merge.h"
#include "policy_store.h"
#include "schema.h"

enum { POLICY_BYTES = 4 << 20 }; /* a policy larger than this is some other file */

static const char *shipped_text(const char *id)
{
    for (const struct shipped_policy *p = schema_policies; p->id; p++)
        if (!strcmp(p->id, id))
            return p->text;
    return NULL;
}

/* The whole file, to be freed; NULL: e says why. */
static char *slurp(const char *path, struct err *e)
{
    char *text;
    size_t n;
    if (file_read(path, &text, &n, e) != ST_OK)
        return NULL;
    if (n < POLICY_BYTES && !memchr(text, 0, n))
        return text;
    free(text);
    err_set(e, ST_FAILED, "%s 不是制度文件（应是 UTF-8 文字）。", path);
    return NULL;
}

/* Where included policies are looked for: in the database, beside the file, among the shipped
 * ones. */
struct place {
    struct db *db; /* NULL: none */
    const char *
        folder; /* of the file, with its closing slash; "": the current one; NULL: it was no file */
};

static struct policy_text *find(void *ctx, const char *id, struct problems *p)
{
    struct place *at = ctx;
    struct err e = { ST_OK, "" };
    struct policy_text *t = at->db ? policy_store_get(at->db, id, &e) : NULL;
    if (t)
        return t;
    if (at->folder && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(id)) {
        struct buf path = BUF_INIT;
        struct stat sb;
        buf_printf(&path, "%s%s.ini", at->folder, id);
        char *text = stat(buf_str(&path), &sb) ? NULL : slurp(buf_str(&path), &e);
        if (text)
            t = policy_read(buf_str(&path), text, p);
        free(text);
        buf_free(&path);
    }
    const char *shipped = t ? NULL : shipped_text(id);
    return shipped ? policy_read(id, shipped, p) : t;
}

/* The text of NAME and the folder it lies in (to be freed; NULL for a shipped one). */
static struct policy_text *read_named(const char *name, char **folder, struct problems *p,
                                      struct err *e)
{
    const char *text = shipped_text(name);
    *folder = NULL;
    if (text)
        return policy_read(name, text, p);
    if (!strpbrk(name, "./")) {
        err_set(e, ST_MISSING, "没有随程序提供的制度“%s”；自己的制度请写文件名，如 ./%s.ini。",
                name, name);
        return NULL;
    }
    char *own = slurp(name, e);
    if (!own)
        return NULL;
    const char *slash = strrchr(name, '/');
    *folder = mem_dupn(name, slash ? (size_t)(slash - name) + 1 : 0);
    struct policy_text *t = policy_read(name, own, p);
    free(own);
    return t;
}

static enum status add_from(struct policy_set *set, struct db *db, const char *name,
                            const struct policy **out, struct problems *p, struct err *e)
{
    struct place at = { db, NULL };
    char *folder;
    struct policy_text *t = read_named(name, &folder, p, e);
    if (!t)
        return e->status;
    at.folder = folder;
    *out = policy_set_add(set, t, find, &at, p);
    problems_sort(p);
    free(folder);
    if (*out && !p->n) /* mistakes of form do not keep a policy from being made */
        return ST_OK;
    return err_set(e, ST_REFUSED, "制度文件 %s 有 %zu 处错误，没有载入；改好后再试。", name, p->n);
}

enum status policy_file_add(struct db *db, struct policy_set *set, const char *name,
                            const struct policy **out, struct problems *p, struct err *e)
{
    return add_from(set, db, name, out, p, e);
}

enum status policy_file_text(const char *name, struct policy_text **t, struct err *e)
{
    struct problems told = { 0 };
    char *folder;
    *t = read_named(name, &folder, &told, e);
    problems_free(&told);
    free(folder);
    return *t ? ST_OK : e->status;
}

enum status policy_file_refuse(const char *name, const struct problems *p, struct err *e)
{
    struct buf all = BUF_INIT;
    for (size_t i = 0; i < p->n && all.len < 800; i++)
        buf_printf(&all, "\n%s", p->v[i].text);
    err_set(e, ST_REFUSED,
            "制度文件 %s 有 %zu 处错误，没有载入（dangjian policy check %s 可列出全部）：%s", name,
            p->n, name, buf_str(&all));
    buf_free(&all);
    return ST_REFUSED;
}

enum status policy_file_find(struct db *db, struct policy_set *set, const char *name,
                             const struct policy **out, struct problems *p, struct err *e)
{
    static const char shipped[] = "shipped:";
    struct place at = { db, NULL };
    struct policy_text *t = NULL;
    if (!strncmp(name, shipped, strlen(shipped)))
        return add_from(set, NULL, name + strlen(shipped), out, p, e);
    if (db && !strpbrk(name, "./"))
        t = policy_store_get(db, name, e);
    else
        e->status = ST_OK;
    if (!t && e->status)
        return e->status;
    if (!t)
        return add_from(set, strpbrk(name, "./") ? db : NULL, name, out, p, e);
    *out = policy_set_add(set, t, find, &at, p);
    return *out ? ST_OK
                : err_set(e, ST_FAILED, "数据库里的制度有不对的地方，先是 %s", p->v[0].text);
}

static enum status put_one(struct db *db, const char *id, struct policy_text *t, const char *at,
                           const char *by, struct err *e)
{
    struct policy_text *there = policy_store_get(db, id, e);
    bool same = there && policy_text_same(there, t), other = there && !same;
    policy_text_free(there);
    if (other)
        return err_set(
            e, ST_REFUSED,
            "数据库里已有制度“%s”，内容不同，没有替换；要改，请运行 dangjian policy load 并"
            "用 --from 写明从哪天起。",
            id);
    return same ? ST_OK : policy_store_put(db, id, t, at, by, e);
}

/* Writes NAME and each policy it includes that the database has not. */
enum status policy_file_put(struct db *db, const char *name, const char *at, const char *by,
                            char **id, struct err *e)
{
    struct policy_set *set = policy_set_new();
    struct problems p = { 0 };
    const struct policy *pol = NULL;
    enum status st = add_from(set, db, name, &pol, &p, e);
    if (p.n)
        st = policy_file_refuse(name, &p, e);
    struct problems ignored = { 0 };
    for (size_t i = 0; i < policy_set_count(set) && !st; i++) {
        const struct policy *one = policy_set_at(set, i);
        char *folder = NULL;
        struct policy_text *t;
        if (one == pol) {
            t = read_named(name, &folder, &ignored, e);
        } else {
            const char *slash = strrchr(name, '/');
            char *beside =
                shipped_text(name) ? NULL : mem_dupn(name, slash ? (size_t)(slash - name) + 1 : 0);
            struct place where = { db, beside };
            t = find(&where, one->id, &ignored);
            free(beside);
        }
        st = t ? put_one(db, one->id, t, at, by, e) : ST_FAILED;
        policy_text_free(t);
        free(folder);
    }
    if (!st && id)
        *id = mem_dup(pol->id);
    problems_free(&ignored);
    problems_free(&p);
    policy_set_free(set);
    return st;
}
