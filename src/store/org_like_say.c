/* What is said of a name that no organisation has. */
#include <stdlib.h>

#include "buf.h"
#include "org_like.h"
#include "row.h"
#include "words.h"

void org_like_say(const struct org_like *found, size_t n, struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        buf_printf(out, _("%s“%.90s”"), i > 0 ? _("、") : "", found[i].name);
        if (*found[i].code != '\0')
            buf_printf(out, _("（%s）"), found[i].code);
    }
}

enum status org_like_refuse(struct db *db, const char *typed, const char *branch, struct err *e)
{
    struct org_likes *l = NULL;
    struct org_like found[ORG_LIKES];
    struct buf like = BUF_INIT, what = BUF_INIT;
    enum status s = org_likes_new(&l, db, DAY_NONE, e);
    size_t n = s == ST_OK ? org_likes_find(l, typed, branch, found, ORG_LIKES) : 0;
    if (s == ST_OK && branch != NULL)
        s = row_name(db, "org", branch, &what, e);
    if (s == ST_OK) {
        char *name = buf_take(&what);
        if (branch != NULL)
            buf_printf(&what, _("“%.90s”没有党小组“%.200s”"), name, typed);
        else
            buf_printf(&what, _("没有组织“%.200s”"), typed);
        free(name);
        org_like_say(found, n, &like);
        s = n > 0 ? err_set(e, ST_MISSING, "%s，是不是 %s？请改正（已有的见 dangjian list org）。",
                            buf_str(&what), buf_str(&like))
                  : err_set(e, ST_MISSING, "%s，请先录入（已有的见 dangjian list org）。",
                            buf_str(&what));
    }
    org_like_free(found, n);
    org_likes_free(l);
    buf_free(&like);
    buf_free(&what);
    return s;
}
