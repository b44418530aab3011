/* Codes and row numbers become places in the lists of the world. */
#include <string.h>

#include "map.h"
#include "office_priv.h"

/* The place of a code in a list that begins with codes and is sorted by them; -1: not there. */
static int find_code(const void *list, size_t size, size_t n, const char *code)
{
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        const char *at = *(const char *const *)((const char *)list + mid * size);
        int c = strcmp(at, code);
        if (!c)
            return (int)mid;
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return -1;
}

void office_lost(struct office *o, const char *code)
{
    if (!o->failed.status && *code)
        err_set(&o->failed, ST_FAILED,
                "数据库 %s 已损坏（有记录指向的“%s”不在）；请换用备份的文件（--db 备份文件）。",
                db_path(o->db), code);
    else if (!o->failed.status)
        err_set(&o->failed, ST_FAILED,
                "数据库 %s 已损坏（有记录没有写明组织或人）；请换用备份的文件（--db 备份文件）。",
                db_path(o->db));
}

/* Rows mostly come in the order of codes: the one found last, and the one after it, are tried
 * first. */
int office_org_at(struct office *o, struct stmt *s, int column)
{
    const char *code = stmt_text(s, column);
    size_t k = o->last_org;
    if (!*code)
        return -1;
    for (size_t end = k + 8; k < end && k < o->w.norg; k++)
        if (!strcmp(o->w.org[k].code, code))
            return (int)(o->last_org = k);
    int found = office_org(o, code);
    if (found >= 0)
        o->last_org = (size_t)found;
    else
        office_lost(o, code);
    return found;
}

int office_org_of(struct office *o, struct stmt *s, int column)
{
    int org = office_org_at(o, s, column);
    if (org < 0)
        office_lost(o, "");
    return org;
}

int office_person_at(struct office *o, struct stmt *s, int column)
{
    const char *code = stmt_text(s, column);
    size_t k = o->last_person;
    if (!*code)
        return -1;
    for (size_t end = k + 2; k < end && k < o->w.nperson && !o->slices; k++)
        if (!strcmp(o->w.person[k].code, code))
            return (int)(o->last_person = k);
    int found = o->slices ? office_hold(o, code) : office_person(o, code);
    if (found >= 0)
        o->last_person = (size_t)found;
    else
        office_lost(o, code);
    return found;
}

int office_person_of(struct office *o, struct stmt *s, int column)
{
    int person = office_person_at(o, s, column);
    if (person < 0)
        office_lost(o, "");
    return person;
}

int office_person_by_id(struct office *o, int64_t id)
{
    int person = office_by_id(o, id);
    if (person < 0)
        office_lost(o, "");
    return person;
}

int office_org(const struct office *o, const char *code)
{
    return find_code(o->w.org, sizeof *o->w.org, o->w.norg, code);
}

int office_person(const struct office *o, const char *code)
{
    if (o->slices)
        return (int)map_get(o->held, code, -1);
    return find_code(o->w.person, sizeof *o->w.person, o->w.nperson, code);
}
