/* Every key of every screen: keywalk DATABASE finds the screens by pressing what their own tables
 * say, presses each key once in each of them, and holds the tables against what keys mean
 * everywhere. keywalk DATABASE SEED COUNT presses COUNT random keys. keywalk DATABASE FOLDER does
 * so in English, whose words lie in FOLDER (locale), on a database without hanzi (latin.py):
 * whatever is Chinese then is told.
 *
 * Run it in a folder of its own: what is exported lies there afterwards. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "clock.h"
#include "list.h"
#include "mem.h"
#include "model.h"
#include "page.h"
#include "text.h"
#include "walker.h"
#include "words.h"

enum { PLACES = 600, PATH = 200, NAME = 400 };

/* A place: how it is reached from the lowest screen, and what tells it from others. */
struct place {
    char path[PATH], sign[NAME], name[NAME];
    size_t height;
};

static struct {
    struct place place[PLACES];
    size_t n, tests, bad;
    long keys;
    uint64_t seed;
    bool english;
} all;

static void ok(bool good, const char *what, const char *detail)
{
    printf("%sok %zu - %s\n", good ? "" : "not ", ++all.tests, what);
    if (!good)
        printf("# %s\n", detail);
    all.bad += !good;
}

/* What lies on the stack; `tag` tells lists of one make apart, the key dialogs of one screen. */
static void sign_now(char *out, const char *tag, const char *key)
{
    const struct action *actions;
    const struct screen_ops *ops;
    size_t n = (size_t)snprintf(out, NAME, "%s", tag);
    for (size_t i = 1; (ops = stack_at(i, &actions)) != NULL && n < NAME; i++)
        n += (size_t)snprintf(out + n, NAME - n, "/%p", (const void *)ops);
    if (walker_top(&actions) != NULL && walker_top(&actions)->overlay && n < NAME)
        snprintf(out + n, NAME - n, " by %s", key);
}

/* The top line up to the day: where one is. */
static void name_now(char *out, const char *key)
{
    const char *s = walker_screen(), *end = strstr(s, " 20");
    int n = (int)strcspn(s, "\n");
    if (end != NULL && end - s < n)
        n = (int)(end - s);
    while (n > 0 && s[n - 1] == ' ')
        n--;
    const struct action *actions;
    const struct screen_ops *top = walker_top(&actions);
    if (top != NULL && top->overlay)
        snprintf(out, NAME, "%.*s › %s", n, s, key);
    else
        snprintf(out, NAME, "%.*s", n, s);
}

static void add_place(const char *path, const char *tag, const char *key)
{
    char sign[NAME];
    const struct action *actions;
    const struct screen_ops *top = walker_top(&actions);
    if (top == NULL || (!strcmp(top->name, "帮助") && walker_height() > 2))
        return; /* one help is as good as another */
    sign_now(sign, top->overlay ? "" : tag, key);
    for (size_t i = 0; i < all.n; i++)
        if (!strcmp(all.place[i].sign, sign))
            return;
    if (all.n == PLACES || strlen(path) >= PATH)
        return;
    struct place *p = &all.place[all.n++];
    snprintf(p->path, PATH, "%s", path);
    snprintf(p->sign, NAME, "%s", sign);
    name_now(p->name, key);
    p->height = walker_height();
}

/* The word before the first slash: the list a place belongs to. */
static const char *tag_of(const struct place *p, char *tag)
{
    snprintf(tag, NAME, "%.*s", (int)strcspn(p->sign, "/"), p->sign);
    return tag;
}

static bool go_home(void)
{
    if (!walker_back(1))
        return false;
    if (walker_height() == 1)
        walker_keys("Esc Esc g");
    return true;
}

static bool same_place(const struct place *p)
{
    char sign[NAME], tag[NAME];
    const char *last = strrchr(p->path, ' ');
    sign_now(sign, tag_of(p, tag), last != NULL ? last + 1 : p->path);
    return !strcmp(sign, p->sign);
}

static bool go_to(const struct place *p)
{
    if (!go_home())
        return false;
    walker_keys(p->path);
    for (int i = 0; i < 2 && !same_place(p); i++)
        walker_keys("Enter"); /* it asks for a branch first where the line has none */
    return same_place(p);
}

/* The first line on the screen that has a hanzi or a sign of Chinese text; false: none. */
static bool chinese(struct buf *line)
{
    for (const char *at = walker_screen(); *at != '\0';) {
        size_t n = strcspn(at, "\n");
        for (size_t i = 0, len; i < n; i += len) {
            uint32_t c;
            len = text_decode(at + i, n - i, &c);
            if (!(c >= 0x3001 && c <= 0x9fff) && !(c >= 0xff01 && c <= 0xffef))
                continue;
            buf_add(line, at, n);
            return true;
        }
        at += n + (at[n] == '\n');
    }
    return false;
}

static void tell_chinese(const struct place *p, const char *key)
{
    struct buf line = BUF_INIT, name = BUF_INIT;
    if (all.english && chinese(&line)) {
        buf_printf(&name, "%s: %s in English", p->name, *key != '\0' ? key : "it is");
        ok(false, buf_str(&name), buf_str(&line));
    }
    buf_free(&line);
    buf_free(&name);
}

static const char *press_in(const struct place *p, const char *key)
{
    char path[2 * PATH], tag[NAME];
    if (!same_place(p) && !go_to(p))
        return "the place cannot be reached again";
    walker_keys(key);
    const char *bad = walker_unsound();
    if (bad != NULL)
        return bad;
    tell_chinese(p, key);
    snprintf(path, sizeof path, "%s%s%s", p->path, *p->path != '\0' ? " " : "", key);
    if (walker_height() > p->height && walker_height() < 6)
        add_place(path, tag_of(p, tag), key);
    return walker_back(p->height) ? NULL : "Esc does not lead back";
}

static void each_key(const struct action *table,
                     void (*f)(void *, const char *, const struct action *), void *ctx)
{
    for (const struct action *a = table; a != NULL && a->id != 0; a++)
        for (const char *s = a->keys; s != NULL && *s != '\0';) {
            size_t n = strcspn(s, " ");
            char *key = mem_dupn(s, n);
            f(ctx, key, a);
            free(key);
            s += n + strspn(s + n, " ");
        }
}

struct pressed {
    const struct place *p;
    struct buf bad;
};

static void press_one(void *ctx, const char *key, const struct action *a)
{
    struct pressed *x = ctx;
    struct key k;
    if (!key_parse(key, strlen(key), &k)) {
        buf_printf(&x->bad, "%s (%s): no such key; ", key, a->name);
        return;
    }
    const char *bad = press_in(x->p, key);
    if (bad != NULL)
        buf_printf(&x->bad, "%s (%s): %s; ", key, a->name, bad);
}

/* What a key does everywhere: one of these words is in the name of its action. */
static const struct {
    const char *key, *words[5];
} meanings[] = {
    { "F1", { "帮助" } },
    { "F7", { "筛选" } },
    { "F8", { "删除", "停用", "去掉", "撤销" } },
    { "F9", { "导出", "报表" } },
    { "F10", { "离开", "取消", "返回", "回到" } },
    { "Esc", { "离开", "取消", "返回", "回到" } },
    { "u", { "撤销" } },
    { "Ctrl-R", { "重做", "恢复" } },
    { "Ctrl-P", { "命令面板" } },
    { "Ins", { "新", "录入", "记一条" } },
    { "n", { "新", "录入", "记一条" } },
};

static void look_at_key(void *ctx, const char *key, const struct action *a)
{
    struct buf *bad = ctx;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        bool good = strcmp(meanings[i].key, key) != 0;
        for (size_t w = 0; w < 5 && meanings[i].words[w] != NULL; w++)
            good = good || strstr(a->name, meanings[i].words[w]) != NULL;
        if (!good)
            buf_printf(bad, "%s is %s; ", key, a->name);
    }
}

static bool has(const struct action *table, const char *name)
{
    struct key k;
    return key_parse(name, strlen(name), &k) && key_action(table, &k) != NULL;
}

/* A digit or a sign opens the same screen from every page: no page has a use of its own for one
 * that a way from home lies on. */
static void look_at_way(void *ctx, const char *key, const struct action *a)
{
    struct buf *bad = ctx;
    const struct action *below;
    struct key k;
    bool sign = key[0] != '\0' && key[1] == '\0' && !(key[0] >= 'a' && key[0] <= 'z');
    if (sign && stack_at(1, &below) != NULL && key_parse(key, 1, &k) &&
        key_action(stack_at(1, &below)->ways, &k) != NULL)
        buf_printf(bad, "%s is %s; ", key, a->name);
}

/* Keys mean what they mean everywhere; a list can be looked at, refreshed and filtered. */
static void hold_table(const struct place *p, const struct screen_ops *ops,
                       const struct action *actions)
{
    struct buf bad = BUF_INIT, name = BUF_INIT;
    each_key(actions, look_at_key, &bad);
    each_key(ops->keys, look_at_key, &bad);
    if (p->height > 1 && stack_floor() == 0 && !ops->overlay)
        each_key(actions, look_at_way, &bad);
    if (ops->keys == page_keys && actions != NULL &&
        (!has(actions, "u") || !has(actions, "Ctrl-R")))
        buf_puts(&bad, "no u or Ctrl-R; ");
    bool list = ops->keys == list_keys || ops->keys == list_tag_keys || ops->keys == list_moves;
    if (list && !ops->overlay && strcmp(ops->name, "帮助") != 0) {
        static const char *const needs[] = { "F3", "F5", "F9", "u", "Ctrl-R" };
        for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
            if (!has(actions, needs[i]))
                buf_printf(&bad, "no %s; ", needs[i]);
    }
    buf_printf(&name, "%s: keys mean what they mean everywhere", p->name);
    ok(bad.len == 0, buf_str(&name), buf_str(&bad));
    buf_free(&bad);
    buf_free(&name);
}

/* Other sizes, too small ones too, and back: everything is there again. */
static void hold_sizes(const struct place *p)
{
    static const int sizes[][2] = { { 60, 200 }, { 17, 60 }, { 16, 59 }, { 2, 3 }, { 24, 80 } };
    struct buf bad = BUF_INIT, name = BUF_INIT;
    char *before = mem_dup(walker_screen());
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        walker_size(sizes[i][0], sizes[i][1]);
        const char *what = walker_unsound();
        if (what != NULL)
            buf_printf(&bad, "%d rows of %d: %s; ", sizes[i][0], sizes[i][1], what);
        if (sizes[i][0] == 16 && !walker_shows("窗口太小"))
            buf_puts(&bad, "nothing asks for a larger window; ");
    }
    if (strcmp(before, walker_screen()) != 0)
        buf_printf(&bad, "it is not what it was:\n%s\n%s", before, walker_screen());
    buf_printf(&name, "%s: other sizes and back", p->name);
    ok(bad.len == 0, buf_str(&name), buf_str(&bad));
    free(before);
    buf_free(&bad);
    buf_free(&name);
}

/* Bytes that a list takes, and what is seen then. */
static void look_for(const struct place *p, const char *bytes, bool apart, const char *seen,
                     struct buf *bad)
{
    walker_bytes(bytes, strlen(bytes), apart);
    if (!walker_shows(seen))
        buf_printf(bad, "%s without %s; ", *bytes == '\033' ? bytes + 1 : bytes, seen);
    if (!walker_back(p->height) || !go_to(p))
        buf_puts(bad, "no way back; ");
}

static void look_at_width(void *ctx, const char *key, const struct action *a)
{
    struct key k = { .kind = K_CHAR, .code = (unsigned char)key[0] + 0xfee0u };
    struct key folded = key_folded(&k);
    const struct action one[] = { *a, { 0 } };
    if (key[1] == '\0' && key_action(one, &folded) == NULL)
        buf_printf(ctx, "no full-width %s; ", key);
}

/* What an input method and terminals that keep the F-keys for themselves send. */
static void hold_list(const struct place *p, const struct screen_ops *ops,
                      const struct action *actions)
{
    struct buf bad = BUF_INIT, name = BUF_INIT;
    each_key(actions, look_at_width, &bad);
    each_key(ops->keys, look_at_width, &bad);
    look_for(p, "张", false, "筛选：张", &bad);
    look_for(p, "／", false, "筛选：", &bad);
    look_for(p, "\0331", false, "› 帮助", &bad);
    look_for(p, "\0331", true, "› 帮助", &bad);
    buf_printf(&name, "%s: hanzi, full-width signs, Alt and Esc with a digit", p->name);
    ok(bad.len == 0, buf_str(&name), buf_str(&bad));
    buf_free(&bad);
    buf_free(&name);
}

static size_t rows_of(const struct action *table)
{
    size_t n = 0;
    for (; table != NULL && table[n].id != 0; n++)
        continue;
    return n;
}

static bool taken(const struct action *table, const char *key)
{
    for (; table != NULL && table->id != 0; table++)
        for (const char *k = table->keys; *k != '\0'; k += strcspn(k, " "), k += *k == ' ')
            if (strcspn(k, " ") == strlen(key) && !strncmp(k, key, strlen(key)))
                return true;
    return false;
}

/* The ways from home that stand open here, not above a form or a question: those whose first key
 * means nothing else. */
static size_t ways_of(const struct place *p, const struct screen_ops *ops,
                      const struct action *actions)
{
    const struct action *below;
    size_t n = 0;
    for (const struct action *a = stack_at(1, &below)->ways; a != NULL && a->id != 0; a++) {
        char key[16] = "";
        strncat(key, a->keys, strcspn(a->keys, " "));
        n += !taken(actions, key) && !taken(ops->keys, key) && !taken(stack_actions, key);
    }
    return p->height > 1 && stack_floor() == 0 ? n : 0;
}

/* Help lists what can be done here, and nothing else: each action once. */
static void hold_help(const struct place *p, const struct screen_ops *ops,
                      const struct action *actions)
{
    struct buf name = BUF_INIT, wanted = BUF_INIT;
    size_t n =
        rows_of(actions) + rows_of(ops->keys) + rows_of(stack_actions) + ways_of(p, ops, actions);
    buf_printf(&name, "%s: help has its %zu actions", p->name, n);
    buf_printf(&wanted, "\n1/%zu\n", n);
    walker_keys("F1");
    ok(walker_shows(buf_str(&wanted)) && walker_shows("› 帮助"), buf_str(&name), walker_screen());
    walker_back(p->height);
    buf_free(&name);
    buf_free(&wanted);
}

static void visit(const struct place *p)
{
    const struct action *actions;
    struct pressed x = { .p = p };
    struct buf name = BUF_INIT;
    if (!go_to(p)) { /* what it showed may have gone since */
        printf("# %s is not there any more\n", p->name);
        return;
    }
    const struct screen_ops *ops = walker_top(&actions);
    tell_chinese(p, "");
    if (!all.english) {
        hold_table(p, ops, actions);
        hold_sizes(p);
    }
    if (!all.english && !ops->overlay && strcmp(ops->name, "帮助") != 0)
        hold_help(p, ops, actions);
    bool list = ops->keys == list_keys || ops->keys == list_tag_keys;
    if (!all.english && list && !ops->overlay && strcmp(ops->name, "帮助") != 0)
        hold_list(p, ops, actions);
    each_key(actions, press_one, &x);
    each_key(ops->keys, press_one, &x);
    if (!ops->overlay)
        each_key(stack_actions, press_one, &x);
    buf_printf(&name, "%s: each of its keys", p->name);
    ok(x.bad.len == 0, buf_str(&name), buf_str(&x.bad));
    buf_free(&name);
    buf_free(&x.bad);
}

/* The lists of records are of one make: each is a place of its own. */
static void add_lists(void)
{
    struct buf down = BUF_INIT, path = BUF_INIT;
    buf_puts(&down, "0");
    for (int i = 0; model_entities[i] != NULL; i++) {
        buf_clear(&path);
        buf_printf(&path, "%s Enter", buf_str(&down));
        go_home();
        walker_keys(buf_str(&path));
        if (walker_height() == 3)
            add_place(buf_str(&path), model_entities[i]->name, "");
        buf_puts(&down, " Down");
    }
    buf_free(&down);
    buf_free(&path);
}

static void every_key(void)
{
    add_place("", "", "");
    add_lists();
    for (size_t i = 0; i < all.n; i++)
        visit(&all.place[i]);
    printf("# %zu places\n1..%zu\n", all.n, all.tests);
}

static void rain(void)
{
    ok(walker_rain(all.seed, all.keys) == 0, "random keys", "see above");
    printf("1..%zu\n", all.tests);
}

int main(int argc, char **argv)
{
    struct screens_ask ask = {
        .db_path = argc > 1 ? argv[1] : "",
        .today = clock_today(),
        .user = "录入员",
        .drafts = "drafts/",
        .lists = "lists",
    };
    if (argc < 2 || argc > 4)
        return 2;
    all.english = argc == 3;
    if (all.english) {
        setenv("LANGUAGE", "en", 1);
        setlocale(LC_ALL, "C.UTF-8");
        ask.user = "clerk";
        words_begin(argv[2]);
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    all.seed = argc == 4 ? strtoull(argv[2], NULL, 10) : 0;
    all.keys = argc == 4 ? strtol(argv[3], NULL, 10) : 0;
    walker_run(&ask, argc == 4 ? rain : every_key);
    return all.bad > 0;
}
