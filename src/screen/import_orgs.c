/* What is asked about organisations that a file names and that are not there. */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "import_screen.h"
#include "mem.h"
#include "prompt.h"
#include "words.h"

enum { SHOWN = 12 /* names in one question */, CHOICES = ORG_LIKES + 4 };

static const char *kind_label(const struct import_missing *m)
{
    return model_choice_label(&entity_org.fields[F_ORG_KIND], m->kind);
}

/* Picks one, beginning at `code`. NULL: Esc. To be freed. */
static char *pick(struct importing *x, const char *title, const char *code)
{
    struct buf b = BUF_INIT;
    char *picked = NULL;
    buf_puts(&b, code != NULL ? code : "");
    if (app_pick_org(x->app, title, &b) && b.len > 0)
        picked = buf_take(&b);
    buf_free(&b);
    return picked;
}

enum way_does { WAY_LIKE, WAY_OTHER, WAY_NEW, WAY_NEW_UNDER, WAY_LATER };

/* What a line of the question does. */
struct way {
    enum way_does what;
    size_t like;
    struct buf text;
};

static struct way *add_way(struct way *w, int *n, enum way_does what)
{
    w[*n] = (struct way){ .what = what, .text = BUF_INIT };
    return &w[(*n)++];
}

static int list_ways(const struct importing *x, const struct import_missing *m, struct way *w)
{
    int n = 0;
    const char *parent = *m->under != '\0' ? m->under : x->im.parent;
    for (size_t i = 0; i < m->nlike; i++) {
        struct way *a = add_way(w, &n, WAY_LIKE);
        a->like = i;
        buf_printf(&a->text, _("就是 %s"), m->like[i].name);
        if (*m->like[i].code != '\0')
            buf_printf(&a->text, _("（%s）"), m->like[i].code);
    }
    buf_puts(&add_way(w, &n, WAY_OTHER)->text, _("是另一个已有的组织…"));
    if (m->kind != NULL && parent != NULL) {
        struct buf *b = &add_way(w, &n, WAY_NEW)->text;
        buf_printf(b, _("新建%s，上级是 "), kind_label(m));
        if (*m->under != '\0')
            buf_puts(b, m->under);
        else
            app_name(x->app, "org", parent, b);
    }
    if (m->kind != NULL && *m->under == '\0')
        buf_printf(&add_way(w, &n, WAY_NEW_UNDER)->text, _("新建%s，上级另选…"), kind_label(m));
    buf_puts(&add_way(w, &n, WAY_LATER)->text, _("先留在外面"));
    return n;
}

/* False: Esc, in the list of organisations too. */
static bool go(struct importing *x, const struct import_missing *m, const struct way *w)
{
    struct import *im = &x->im;
    char *org = NULL;
    if (w->what == WAY_OTHER)
        org = pick(x, m->name, NULL);
    else if (w->what == WAY_NEW_UNDER)
        org = pick(x, _("建在哪个组织之下"), im->parent);
    if (org == NULL && (w->what == WAY_OTHER || w->what == WAY_NEW_UNDER))
        return false;
    if (w->what == WAY_LIKE)
        import_mean(im, m->name, m->under, IMPORT_MEANS_THAT,
                    *m->like[w->like].code != '\0' ? m->like[w->like].code : m->like[w->like].name);
    else if (w->what == WAY_LATER)
        import_mean(im, m->name, m->under, IMPORT_MEANS_LATER, "");
    else
        import_mean(im, m->name, m->under,
                    w->what == WAY_OTHER ? IMPORT_MEANS_THAT : IMPORT_MEANS_NEW,
                    org != NULL          ? org
                    : im->parent != NULL ? im->parent
                                         : "");
    free(org);
    return true;
}

bool import_say_org(struct importing *x, const struct import_missing *m)
{
    struct way way[CHOICES];
    const char *choices[CHOICES];
    struct buf title = BUF_INIT, question = BUF_INIT;
    int n = list_ways(x, m, way), preset = m->nlike > 0 ? 0 : n - 1;
    for (int i = 0; i < n; i++)
        choices[i] = buf_str(&way[i].text);
    buf_printf(&title, _("没有组织“%.90s”"), m->name);
    buf_printf(&question, _("文件里有 %lld 行写着它。这些行都照此："), (long long)m->lines);
    int what = prompt_choose(buf_str(&title), buf_str(&question), choices, n, preset);
    bool said = what >= 0 && go(x, m, &way[what]);
    for (int i = 0; i < n; i++)
        buf_free(&way[i].text);
    buf_free(&title);
    buf_free(&question);
    return said;
}

/* Those that may be made together: nothing was said of them, nothing there is much like them. */
static bool is_open(const struct import *im, const struct import_missing *m)
{
    return m->kind != NULL && !m->much && import_meant_of(im, m->name, m->under) == NULL;
}

static size_t name_open(const struct import *im, struct buf *out)
{
    size_t n = 0;
    for (size_t i = 0; i < im->nmissing; i++) {
        if (!is_open(im, &im->missing[i]) || n++ >= SHOWN)
            continue;
        buf_puts(out, n > 1 ? _("、") : "");
        import_missing_say(&im->missing[i], out);
    }
    buf_puts(out, n > SHOWN ? _(" 等") : "");
    return n;
}

/* What each of them is. False: Esc. */
static bool one_by_one(struct importing *x)
{
    for (size_t i = 0; i < x->im.nmissing; i++)
        if (is_open(&x->im, &x->im.missing[i]) && !import_say_org(x, &x->im.missing[i]))
            return false;
    return true;
}

static void leave_outside(struct import *im)
{
    for (size_t i = 0; i < im->nmissing; i++)
        if (is_open(im, &im->missing[i]))
            import_mean(im, im->missing[i].name, im->missing[i].under, IMPORT_MEANS_LATER, "");
}

/* False: Esc. */
static bool ask_all(struct importing *x, const char *names, size_t count)
{
    enum { UNDER, UNDER_OTHER, EACH, NONE };
    struct import *im = &x->im;
    struct buf question = BUF_INIT, under = BUF_INIT;
    buf_printf(
        &question,
        _("文件里有 %zu 个组织还没有：%s。\n"
          "可以随这次导入一并新建（算同一次操作，撤销时一起撤销），党小组建在所在支部之下："),
        count, names);
    buf_puts(&under, _("一并新建，上级是 "));
    if (im->parent != NULL)
        app_name(x->app, "org", im->parent, &under);
    const char *const all[] = { buf_str(&under), _("一并新建，上级另选…"), _("逐个指明"),
                                _("先不建，这些行留在外面") };
    int skip = im->parent == NULL; /* nothing offers itself */
    int what = prompt_choose(_("还没有的组织"), buf_str(&question), all + skip, NONE + 1 - skip,
                             NONE - skip);
    buf_free(&question);
    buf_free(&under);
    if (what < 0)
        return false;
    char *parent = what + skip == UNDER         ? mem_dup(im->parent)
                   : what + skip == UNDER_OTHER ? pick(x, _("建在哪个组织之下"), im->parent)
                                                : NULL;
    bool said = true;
    if (parent != NULL)
        import_make_under(im, parent);
    else if (what + skip == EACH)
        said = one_by_one(x);
    else if (what + skip == NONE)
        leave_outside(im);
    else
        said = false;
    free(parent);
    return said;
}

bool import_ask_orgs(struct importing *x, bool *again)
{
    struct import *im = &x->im;
    struct buf names = BUF_INIT;
    bool said = true;
    for (size_t i = 0; i < im->nmissing && said; i++) {
        const struct import_missing *m = &im->missing[i];
        if (!m->much || import_meant_of(im, m->name, m->under) != NULL)
            continue;
        said = import_say_org(x, m);
        *again = *again || said;
    }
    size_t n = said ? name_open(im, &names) : 0;
    if (n > 0) {
        said = ask_all(x, buf_str(&names), n);
        *again = *again || said;
    }
    buf_free(&names);
    return said;
}
