/* A small program that uses every part of the terminal room, for the scenes of this folder. Not
 * installed.
 *
 * $TUIDEMO_OUT: the values of the form are written there when it is saved; drafts to
 * $TUIDEMO_OUT.draft. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "form.h"
#include "help.h"
#include "list.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "stack.h"
#include "term.h"
#include "words.h"

enum { PEOPLE = 100000 };

static const struct input_option types[] = {
    { "branch_meeting", N_("党员大会") }, { "committee", N_("支委会") },
    { "group", N_("党小组会") },          { "lecture", N_("党课") },
    { "theme_day", N_("主题党日") },      { NULL, NULL },
};

static const struct input inputs[] = {
    { .name = "basic", .label = N_("基本情况"), .kind = INPUT_HEAD },
    { .name = "code", .label = N_("编号"), .kind = INPUT_SHOW },
    { .name = "title", .label = N_("名称"), .kind = INPUT_LINE, .required = true, .max = 20 },
    { .name = "held_on", .label = N_("召开日期"), .kind = INPUT_DAY, .required = true },
    { .name = "type", .label = N_("类型"), .kind = INPUT_CHOICE, .options = types },
    { .name = "types", .label = N_("同时算作"), .kind = INPUT_MANY, .options = types },
    { .name = "chair", .label = N_("主持人"), .kind = INPUT_REF },
    { .name = "public", .label = N_("公开"), .kind = INPUT_YESNO },
    { .name = "present", .label = N_("到会人数"), .kind = INPUT_NUMBER, .width = 6 },
    { .name = "cost", .label = N_("经费"), .kind = INPUT_MONEY },
    { .name = "record", .label = N_("记录"), .kind = INPUT_HEAD },
    { .name = "minute",
      .label = N_("会议记录"),
      .kind = INPUT_TEXT,
      .rows = 4,
      .hint = N_("写议题、发言要点和决议") },
    { .name = "place", .label = N_("地点"), .kind = INPUT_LINE, .width = 11 },
    { .name = "note1", .label = N_("备注一"), .kind = INPUT_LINE },
    { .name = "note2", .label = N_("备注二"), .kind = INPUT_LINE },
    { .name = "note3", .label = N_("备注三"), .kind = INPUT_LINE },
    { .name = "note4", .label = N_("备注四"), .kind = INPUT_LINE },
};

enum { INPUTS = sizeof inputs / sizeof *inputs };

static void person(size_t i, char out[32])
{
    static const char *const sur[] = { "张", "王", "李", "赵", "欧阳", "陈", "𠮷" };
    static const char *const given[] = { "三", "伟", "建国", "秀英", "明" };

    snprintf(out, 32, "%s%s", sur[i % 7], given[i / 7 % 5]);
}

static void write_form(const struct form *f, const char *suffix)
{
    const char *out = getenv("TUIDEMO_OUT");
    char path[512];
    struct buf b = BUF_INIT;
    FILE *file;

    if (out == NULL)
        return;
    snprintf(path, sizeof path, "%s%s", out, suffix);
    file = fopen(path, "w");
    if (file == NULL)
        return;
    if (*suffix != '\0')
        form_dump(f, &b);
    else
        for (int i = 0; i < INPUTS; i++)
            if (inputs[i].kind != INPUT_HEAD)
                buf_printf(&b, "%s=%s\n", inputs[i].name, form_value(f, i));
    fwrite(buf_str(&b), 1, b.len, file);
    fclose(file);
    buf_free(&b);
}

static enum status check(void *ctx, struct form *f, int i, const char *value, struct buf *norm,
                         struct err *e)
{
    (void)ctx;
    (void)f;
    (void)norm;
    if (strcmp(inputs[i].name, "present") == 0 && atoi(value) > 500)
        return err_set(e, ST_REFUSED, "到会人数不会超过应到 500 人");
    return ST_OK;
}

static void look_up(void *ctx, struct form *f, int i, const char *filter, struct picks *out)
{
    (void)ctx;
    (void)f;
    (void)i;
    for (size_t n = 0; n < 35; n++) {
        char name[32], code[16];

        person(n, name);
        snprintf(code, sizeof code, "p%zu", n);
        if (strstr(name, filter) != NULL || strcmp(code, filter) == 0)
            picks_add(out, code, name);
    }
}

static enum status save(void *ctx, struct form *f, struct err *e)
{
    (void)ctx;
    if (strcmp(form_value(f, 2), "坏") == 0)
        return err_set(e, ST_REFUSED, "这个名称不行：请换一个");
    write_form(f, "");
    return ST_OK;
}

static void draft(void *ctx, struct form *f)
{
    (void)ctx;
    write_form(f, ".draft");
}

static void undraft(void *ctx, struct form *f)
{
    const char *out = getenv("TUIDEMO_OUT");
    char path[512];

    (void)ctx;
    (void)f;
    snprintf(path, sizeof path, "%s.draft", out != NULL ? out : "/nonexistent");
    remove(path);
}

static const struct form_ops form_ops = {
    .check = check,
    .look_up = look_up,
    .save = save,
    .draft = draft,
    .undraft = undraft,
};

static bool run_form(void)
{
    struct form *f = form_new("新建活动", inputs, INPUTS, &form_ops, NULL);
    bool saved;

    form_set(f, 1, "A-0001", NULL);
    saved = form_run(f);
    form_free(f);
    return saved;
}

struct people {
    struct list *list;
    size_t shown[PEOPLE];
    size_t n;
};

static size_t count(void *ctx)
{
    const struct people *p = ctx;

    return p->n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct people *p = ctx;
    size_t i = p->shown[row];
    char name[32];

    person(i, name);
    if (column == 0)
        buf_printf(out, "%zu", i + 1);
    else if (column == 1)
        buf_puts(out, name);
    else if (column == 2)
        buf_puts(out, i % 3 == 0 ? "逾期" : i % 3 == 1 ? "临期" : "完成");
    else
        buf_printf(out, "第%zu支部委员会，含控制符[\033[31m]，很长的说明文字一二三四五六七八九十",
                   i % 30 + 1);
}

static enum look look(void *ctx, size_t row, int column)
{
    static const enum look looks[] = { LOOK_OVERDUE, LOOK_SOON, LOOK_DONE };
    const struct people *p = ctx;

    return column == 2 ? looks[p->shown[row] % 3] : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    const struct people *p = ctx;

    return (int64_t)p->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct people *p = ctx;
    char name[32];

    p->n = 0;
    for (size_t i = 0; i < PEOPLE; i++) {
        person(i, name);
        if (strstr(name, text) != NULL)
            p->shown[p->n++] = i;
    }
}

static const struct list_ops rows = {
    .count = count, .cell = cell, .look = look, .id = id, .filter = filter
};

static const struct list_column columns[] = {
    { .title = N_("序号"), .width = 7, .right = true },
    { .title = N_("姓名"), .width = 9 },
    { .title = N_("状态"), .width = 6 },
    { .title = N_("组织") },
};

static void draw(void *self, struct rect r)
{
    struct people *p = self;

    list_draw(p->list, r);
}

static void status(void *self, struct buf *b)
{
    struct people *p = self;

    list_status(p->list, b);
}

static unsigned key(void *self, const struct key *k)
{
    struct people *p = self;

    return list_key(p->list, k);
}

enum { DEMO_NEW = 1, DEMO_WHY, DEMO_ASK, DEMO_DELETE, DEMO_CHOOSE, DEMO_WORK, DEMO_CRASH };

static const struct action actions[] = {
    { DEMO_NEW, "F2 n Ins", N_("新建活动"), N_("新建"), N_("打开一张空表") },
    { DEMO_WHY, "F3 Enter", N_("为什么"), N_("为何"), N_("规则、来源、时段，什么算数，什么不算") },
    { DEMO_ASK, "F5", N_("问一句话"), N_("提问"), N_("一行文字") },
    { DEMO_CHOOSE, "F6", N_("排序"), N_("排序"), N_("几种里选一种") },
    { DEMO_DELETE, "F8", N_("删除"), N_("删除"), N_("先问再删") },
    { DEMO_WORK, "F9", N_("长时间的工作"), N_("导出"), N_("进度条，Esc 停止") },
    { DEMO_CRASH, "Ctrl-X", N_("出错退出"), NULL, N_("试验终端是否还原") },
    { 0 },
};

static void show_why(void)
{
    struct page *p = page_new("为什么");

    page_add(p, LOOK_HEAD, 0, "支部委员会每月至少召开一次");
    page_add(p, LOOK_TEXT, 0, "");
    page_add(
        p, LOOK_TEXT, 2,
        "《中国共产党支部工作条例（试行）》第十二条：“党支部委员会会议一般每月召开1次，根据需要可以"
        "随时召开，"
        "对党支部重要工作进行讨论、作出决定等。党支部委员会会议须有半数以上委员到会方可进行。”");
    for (int i = 1; i <= 30; i++)
        page_addf(p, i % 3 == 0 ? LOOK_OVERDUE : LOOK_DONE, 2, "第 %d 项：%s", i,
                  i % 3 == 0 ? "逾期" : "完成");
    page_open(p);
}

static void ask(void)
{
    struct buf answer = BUF_INIT;

    if (prompt_line("提问", "请写原因（请假必填）：", &answer))
        bar_say(LOOK_STATUS, "答：%s", buf_str(&answer));
    else
        bar_say(LOOK_STATUS, "没有回答");
    buf_free(&answer);
}

static void choose(void)
{
    static const char *const ways[] = { "按序号", "按姓氏笔画", "按拼音" };
    int way = prompt_choose("排序", NULL, ways, 3, 0);

    if (way >= 0)
        bar_say(LOOK_STATUS, "已%s排序", ways[way]);
}

static void work(void)
{
    for (size_t i = 0; i <= 3000; i++) {
        if (!watch_go_on(&bar_watch, "导出", i, 3000)) {
            bar_say(LOOK_STATUS, "已停止");
            return;
        }
        poll(NULL, 0, 1);
    }
    bar_say(LOOK_STATUS, "完成");
}

static unsigned act(void *self, int what)
{
    struct people *p = self;

    switch (what) {
    case DEMO_NEW:
        bar_say(LOOK_STATUS, "%s", run_form() ? "已保存" : "没有保存");
        break;
    case DEMO_WHY:
        show_why();
        break;
    case DEMO_ASK:
        ask();
        break;
    case DEMO_CHOOSE:
        choose();
        break;
    case DEMO_DELETE:
        bar_say(LOOK_STATUS, "%s",
                prompt_yes("删除这一行？可以用 u 取消。") ? "已删除" : "没有删除");
        break;
    case DEMO_WORK:
        work();
        break;
    case DEMO_CRASH:
        abort();
    default:
        break;
    }
    list_refresh(p->list);
    return TUI_HANDLED;
}

static const struct screen_ops screen = {
    .name = N_("党员"),
    .actions = actions,
    .keys = list_tag_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
};

int main(int argc, char **argv)
{
    static struct people p;
    struct term_options o = { .theme = THEME_DEFAULT };
    struct err e = { 0 };

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "plain") == 0)
            o.theme = THEME_PLAIN;
        else if (strcmp(argv[i], "mono") == 0)
            o.theme = THEME_MONO;
        else if (strcmp(argv[i], "wide") == 0)
            o.ambiguous = AMBIGUOUS_WIDE;
        else if (strcmp(argv[i], "esc-digit") == 0)
            o.esc_digit = true;
    }
    if (term_open(&o, &e) != ST_OK) {
        fprintf(stderr, "%s\n", e.text);
        return (int)e.status;
    }
    bar_info("党建台账", "第一支部", "李四");
    filter(&p, "");
    p.list = list_new(&rows, &p);
    list_columns(p.list, columns, 4, 2);
    stack_run(&screen, &p);
    list_free(p.list);
    term_close();
    puts("再见");
    return 0;
}
