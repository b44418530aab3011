/* The form of an activity, in the order in which minutes are typed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "activity_own.h"
#include "attendance.h"
#include "bar.h"
#include "fields.h"
#include "find.h"
#include "mem.h"
#include "minutes.h"
#include "words.h"

static const int before_roster[] = {
    F_ACTIVITY_ORG,        F_ACTIVITY_TYPES,    F_ACTIVITY_HELD_ON,
    F_ACTIVITY_START_TIME, F_ACTIVITY_END_TIME, F_ACTIVITY_PLACE,
    F_ACTIVITY_THEME,      F_ACTIVITY_HOST,     F_ACTIVITY_RECORDER,
};
static const int minutes[] = { F_ACTIVITY_CONTENT, F_ACTIVITY_VOTES, F_ACTIVITY_RESOLUTIONS };
static const int details[] = {
    F_ACTIVITY_HOURS, F_ACTIVITY_FOR_ON, F_ACTIVITY_ENDED_ON, F_ACTIVITY_EVENTS,   F_ACTIVITY_JOINT,
    F_ACTIVITY_NONE,  F_ACTIVITY_TICKED, F_ACTIVITY_GUESTS,   F_ACTIVITY_OCCASION, F_ACTIVITY_NOTE,
};

/* 此会还可同时完成：…, with what else this organisation owes. */
static const char *types_hint(struct act *x)
{
    struct buf b = BUF_INIT;
    const struct picks *also = &x->ask->also;
    if (also->n == 0)
        return N_("几种会合开的都选上：空格或 F4 打开列表，逐项打勾");
    buf_puts(&b, _("F4 选；此会还可同时完成："));
    for (size_t i = 0; i < also->n; i++)
        buf_printf(&b, "%s%s", i > 0 ? _("、") : "", also->v[i].label);
    char *s = pool_dup(x->t.pool, buf_str(&b));
    buf_free(&b);
    return s;
}

/* Parts of few meetings stand below the minutes, where they are in nobody's way. */
static void add_rest(struct act *x)
{
    struct entry *t = &x->t;
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++)
        entry_add(t, minutes[i]);
    x->owed = entry_add_own(
        t, (struct input){ .name = "owed",
                           .label = N_("决议督办"),
                           .kind = INPUT_OPEN,
                           .width = 44,
                           .hint = N_("Enter 打开：给决议写责任人和期限，保存时列入台账督办") });
    x->speakers = entry_add_own(t, (struct input){ .name = "speakers",
                                                   .label = N_("主讲人"),
                                                   .kind = INPUT_MANY,
                                                   .width = 30,
                                                   .hint = N_("讲党课的人；空格或 F4 打开列表") });
    x->partners =
        entry_add_own(t, (struct input){ .name = "partners",
                                         .label = N_("谈话对象"),
                                         .kind = INPUT_MANY,
                                         .width = 30,
                                         .hint = N_("谈心谈话的对象；空格或 F4 打开列表") });
    for (size_t i = 0; i < sizeof details / sizeof *details; i++)
        entry_add(t, details[i]);
}

static void make_inputs(struct act *x)
{
    struct entry *t = &x->t;
    bool is_new = x->ask->m.activity.id == 0;
    for (size_t i = 0; i < sizeof before_roster / sizeof *before_roster; i++)
        entry_add(t, before_roster[i]);
    t->input[entry_input(t, F_ACTIVITY_TYPES)].hint = types_hint(x);
    x->attendance = entry_add_own(
        t, (struct input){
               .name = "attendance",
               .label = N_("出席"),
               .kind = INPUT_OPEN,
               .width = 44,
               .hint = N_("会议默认全体出席；Enter 打开名单，记请假和缺席；Tab 到下一栏") });
    add_rest(x);
    t->input[entry_input(t, F_ACTIVITY_CONTENT)].rows = 5;
    struct input *votes = &t->input[entry_input(t, F_ACTIVITY_VOTES)];
    votes->rows = 2;
    votes->opens = true;
    votes->hint = N_("F4 按出席人数填表决；也可每项一行，如 发展党员：12/10/10/0/0");
    t->input[entry_input(t, F_ACTIVITY_RESOLUTIONS)].opens = true;
    t->input[entry_input(t, F_ACTIVITY_RESOLUTIONS)].hint =
        N_("每项一行；F4 给决议写责任人和期限，保存时列入台账督办");
    t->input[entry_input(t, F_ACTIVITY_NOTE)].rows = 2;
    int code = entry_add(t, F_ACTIVITY_CODE);
    if (!is_new)
        entry_show_only(t, code);
}

void act_show_roster(struct act *x, struct form *f)
{
    struct buf value = BUF_INIT, label = BUF_INIT;
    attendance_text(&x->ask->m, &value);
    attendance_counts(&x->ask->m, &label);
    form_set(f, x->attendance, buf_str(&value), buf_str(&label));
    buf_free(&value);
    buf_free(&label);
}

static void set_part(struct act *x, struct form *f, int i, const char *codes)
{
    struct buf label = BUF_INIT;
    app_names(x->t.app, "person", codes, &label);
    form_set(f, i, codes, buf_str(&label));
    buf_free(&label);
}

/* Who is noted at first: by the types, or in a record that is there those it has, so that nobody is
 * added by merely opening it. */
static void note_default(struct act *x)
{
    struct meeting *m = &x->ask->m;
    if (m->activity.id == 0)
        attendance_default(x->t.app, m, row_get(&m->activity, F_ACTIVITY_TYPES));
    for (size_t i = 0; m->activity.id != 0 && i < m->n; i++)
        m->attendee[i].member &= m->attendee[i].recorded;
}

/* What the form begins with, to see later whether it was changed by hand. */
static void remember_noted(struct act *x)
{
    struct buf text = BUF_INIT;
    attendance_text(&x->ask->m, &text);
    free(x->noted);
    x->noted = mem_dup(buf_str(&text));
    buf_free(&text);
}

/* The roster of the organisation on the day that stand in the form now; what was said of people
 * stays. */
static void read_roster(struct act *x, struct form *f)
{
    struct meeting *m = &x->ask->m;
    struct err e = { 0 };
    struct buf said = BUF_INIT;
    attendance_text(m, &said);
    x->t.org = row_get(&m->activity, F_ACTIVITY_ORG);
    if (meeting_roster(m, x->t.app->db, &e) != ST_OK)
        bar_say(LOOK_ERROR, "%s", e.text);
    note_default(x);
    if (strcmp(buf_str(&said), x->noted) != 0)
        attendance_read(m, buf_str(&said));
    else
        remember_noted(x);
    buf_free(&said);
    act_show_roster(x, f);
}

/* Another type may be a meeting of other people; what was said by hand is left alone. */
static void follow_types(struct act *x, struct form *f)
{
    if (x->ask->m.activity.id != 0 || strcmp(form_value(f, x->attendance), x->noted) != 0)
        return;
    note_default(x);
    remember_noted(x);
    act_show_roster(x, f);
}

static void take_field(struct act *x, const struct form *f, int field)
{
    row_set(&x->ask->m.activity, field, form_value(f, entry_input(&x->t, field)));
}

/* A meeting held before the deadline counts for its own day; one held later says for which. */
static void set_for_on(struct act *x, struct form *f)
{
    int i = entry_input(&x->t, F_ACTIVITY_FOR_ON);
    daynum held = date_parse(row_get(&x->ask->m.activity, F_ACTIVITY_HELD_ON));
    bool in_time = held != DAY_NONE && held <= x->ask->deadline;
    if (x->for_on[0] == '\0' || held == DAY_NONE)
        return;
    if (in_time && !strcmp(form_value(f, i), x->for_on))
        form_set(f, i, "", NULL);
    else if (!in_time && *form_value(f, i) == '\0')
        form_set(f, i, x->for_on, NULL);
}

void act_changed(void *ctx, struct form *f, int i)
{
    struct act *x = ctx;
    int field = x->t.field[i];
    if (field != F_ACTIVITY_ORG && field != F_ACTIVITY_HELD_ON && field != F_ACTIVITY_TYPES)
        return;
    take_field(x, f, field);
    if (field == F_ACTIVITY_TYPES) {
        follow_types(x, f);
        return;
    }
    if (field == F_ACTIVITY_HELD_ON)
        set_for_on(x, f);
    read_roster(x, f);
}

static enum status check(void *ctx, struct form *f, int i, const char *value, struct buf *norm,
                         struct err *e)
{
    struct act *x = ctx;
    (void)f;
    enum status s = entry_check(&x->t, i, value, norm, e);
    if (s == ST_OK && x->t.field[i] == F_ACTIVITY_HELD_ON &&
        date_parse(buf_str(norm)) > x->t.app->today)
        s = err_set(e, ST_REFUSED, _("这一天还没有到：开过之后再录"));
    return s;
}

static void look_up(void *ctx, struct form *f, int i, const char *filter, struct picks *out)
{
    struct act *x = ctx;
    (void)f;
    if (i == x->speakers || i == x->partners) {
        find_persons(x->t.app, x->t.org, filter, out);
        return;
    }
    struct picks rest = { 0 };
    const struct picks *also = &x->ask->also;
    entry_look_up(&x->t, i, filter, &rest);
    bool types = x->t.field[i] == F_ACTIVITY_TYPES;
    for (int pass = types ? 0 : 1; pass < 2; pass++) /* what is owed stands first */
        for (size_t k = 0; k < rest.n; k++) {
            bool owed = false;
            for (size_t n = 0; types && n < also->n; n++)
                owed = owed || !strcmp(also->v[n].value, rest.v[k].value);
            if (owed == (pass == 0))
                picks_add(out, rest.v[k].value, rest.v[k].label);
        }
    picks_free(&rest);
}

static void say_title(struct act *x, const struct form *f, struct buf *b)
{
    const struct entry *t = &x->t;
    const char *types = form_label(f, entry_input(t, F_ACTIVITY_TYPES));
    buf_puts(b, *types != '\0' ? types : _("活动"));
    buf_printf(b, " · %s · %s", form_label(f, entry_input(t, F_ACTIVITY_ORG)),
               form_value(f, entry_input(t, F_ACTIVITY_HELD_ON)));
}

static void draft(void *ctx, struct form *f)
{
    struct act *x = ctx;
    struct buf title = BUF_INIT;
    say_title(x, f, &title);
    entry_draft_write(&x->t, f, buf_str(&title));
    buf_free(&title);
}

static void undraft(void *ctx, struct form *f)
{
    struct act *x = ctx;
    (void)f;
    entry_draft_drop(&x->t);
}

struct saving {
    const struct act *x;
    const struct form *f;
};

static enum status save_parts(struct change *c, const struct row *activity, void *ctx,
                              struct err *e)
{
    const struct saving *v = ctx;
    const struct act *x = v->x;
    const char *code = row_get(activity, F_ACTIVITY_CODE);
    enum status s = parts_put(c, code, "speaker", x->spoke, form_value(v->f, x->speakers), e);
    if (s == ST_OK)
        s = parts_put(c, code, "partner", x->talked, form_value(v->f, x->partners), e);
    if (s == ST_OK)
        s = resolutions_put(c, activity, form_value(v->f, x->owed), e);
    return s;
}

static enum status save(void *ctx, struct form *f, struct err *e)
{
    struct act *x = ctx;
    struct meeting *m = &x->ask->m;
    int fault = -1;
    if (!app_may_write(x->t.app))
        return err_set(e, ST_REFUSED,
                       _("这个数据库现在只能查看，没有保存；录入的内容留在草稿里。"));
    enum status s = act_meet_others(x, f, e);
    if (s != ST_OK)
        return s;
    row_copy(&m->activity, &x->base);
    entry_take(&x->t, f, &m->activity);
    x->t.org = row_get(&m->activity, F_ACTIVITY_ORG);
    s = meeting_save(m, x->t.app->db, x->t.app->today, x->t.app->user, save_parts,
                     &(struct saving){ x, f }, &fault, e);
    if (s != ST_OK) {
        entry_fault(&x->t, f, fault, e);
        app_err_on_screen(e);
        return s;
    }
    row_copy(&x->base, &m->activity);
    x->t.app->saved = m->activity.id;
    return ST_OK;
}

#define ACTIVITY_ACTIONS(X) \
    X(ACT_HISTORY, "F3", N_("这一条的改动"), N_("改动"), \
      N_("谁在什么时候改了哪一栏，改前改后；正在填的内容留着")) \
    X(ACT_COPY, "F6", N_("照抄以前的一次"), N_("照抄"), \
      N_("时间、地点、主题、主持人等空着的各栏，按选的那一次填"))

ACTION_IDS(ACTIVITY_ACTIONS);
ACTION_TABLE(activity_actions, ACTIVITY_ACTIONS);

static unsigned act(void *ctx, struct form *f, int what)
{
    struct act *x = ctx;
    if (what == ACT_COPY)
        act_copy(ctx, f);
    else if (what == ACT_HISTORY)
        entry_history(&x->t, &x->base);
    return TUI_HANDLED;
}

static enum day_mark day_note(void *ctx, daynum d, struct buf *name)
{
    return app_day_note(((struct act *)ctx)->t.app, d, name);
}

static const struct form_ops ops = {
    .check = check,
    .look_up = look_up,
    .day_note = day_note,
    .actions = activity_actions,
    .act = act,
    .open = act_open,
    .changed = act_changed,
    .save = save,
    .draft = draft,
    .undraft = undraft,
};

/* After a draft was put into the form: what hangs on its fields. */
static void follow_draft(struct act *x, struct form *f)
{
    char *said = mem_dup(form_value(f, x->attendance));
    take_field(x, f, F_ACTIVITY_ORG);
    take_field(x, f, F_ACTIVITY_HELD_ON);
    take_field(x, f, F_ACTIVITY_TYPES);
    read_roster(x, f);
    attendance_read(&x->ask->m, said);
    act_show_roster(x, f);
    free(said);
    said = mem_dup(form_value(f, x->owed));
    act_show_owed(x, f, said);
    free(said);
}

static void fill(struct act *x, struct form *f)
{
    struct meeting *m = &x->ask->m;
    struct buf spoke = BUF_INIT, talked = BUF_INIT;
    const char *code = row_get(&m->activity, F_ACTIVITY_CODE);
    if (m->activity.id != 0) {
        parts_read(x->t.app, code, "speaker", &spoke);
        parts_read(x->t.app, code, "partner", &talked);
    }
    x->spoke = mem_dup(buf_str(&spoke));
    x->talked = mem_dup(buf_str(&talked));
    entry_fill(&x->t, f, &m->activity);
    note_default(x);
    remember_noted(x);
    act_show_roster(x, f);
    set_part(x, f, x->speakers, x->ask->speakers != NULL ? x->ask->speakers : x->spoke);
    set_part(x, f, x->partners, x->ask->partners != NULL ? x->ask->partners : x->talked);
    buf_free(&spoke);
    buf_free(&talked);
}

static void start(struct act *x, struct form *f)
{
    const struct row *row = &x->ask->m.activity;
    entry_draft_begin(&x->t, row->id != 0 ? row_get(row, F_ACTIVITY_CODE) : "", row->version);
    form_start(f);
    if (x->ask->draft != NULL)
        entry_draft_take(&x->t, f, x->ask->draft);
    else if (!entry_draft_offer(&x->t, f))
        return;
    entry_base(&x->t, f, &x->base);
    follow_draft(x, f);
}

bool activity_form(struct app *a, struct activity_ask *ask)
{
    struct act x = { .ask = ask };
    entry_init(&x.t, a, &entity_activity);
    row_init(&x.base, &entity_activity);
    row_copy(&x.base, &ask->m.activity);
    x.t.org = row_get(&ask->m.activity, F_ACTIVITY_ORG);
    snprintf(x.for_on, sizeof x.for_on, "%s", row_get(&ask->m.activity, F_ACTIVITY_FOR_ON));
    make_inputs(&x);
    struct form *f = form_new(ask->m.activity.id != 0 ? _("修改活动") : _("录入活动"), x.t.input,
                              x.t.n, &ops, &x);
    fill(&x, f);
    start(&x, f);
    /* what is filled in already need not be passed through again */
    bool org = *form_value(f, entry_input(&x.t, F_ACTIVITY_ORG)) != '\0';
    bool types = *form_value(f, entry_input(&x.t, F_ACTIVITY_TYPES)) != '\0';
    if (org)
        form_go(f, entry_input(&x.t, types ? F_ACTIVITY_HELD_ON : F_ACTIVITY_TYPES));
    if (ask->about != NULL) {
        form_go(f, x.attendance);
        bar_say(LOOK_STATUS, "%s", _("按 F4 打开名单，光标在要补的人：F6 记补课日期"));
    }
    bool saved = form_run(f) || x.t.beside;
    form_free(f);
    free(ask->about);
    free(x.spoke);
    free(x.noted);
    free(x.talked);
    free(ask->speakers);
    free(ask->partners);
    picks_free(&ask->also);
    meeting_clear(&ask->m);
    row_clear(&x.base);
    entry_free(&x.t);
    return saved;
}
