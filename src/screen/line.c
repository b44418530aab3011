/* One line of the due list: its words, made when they are looked at. */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "find.h"
#include "lines_own.h"
#include "list.h"
#include "mem.h"
#include "text.h"
#include "words.h"

/* The same line keeps its number over refreshes, and from one office to the next. */
static int64_t hash_of(const struct world *w, const struct duty *d)
{
    struct buf b = BUF_INIT;
    due_id(&b, w, d);
    int64_t hash = list_id_of(buf_str(&b));
    buf_free(&b);
    return hash;
}

struct line *line_new(struct line_source *from, const struct duty *d)
{
    struct line *line = mem_alloc(sizeof *line);
    line->from = from;
    line->duty = *d;
    line->duty.item = line->item = mem_dup(d->item); /* the office reads its items anew */
    line->duty.lacking = NULL;
    line->duty.elements = NULL;
    line->duty.nlacking = line->duty.nelements = 0;
    line->hash = hash_of(office_world(from->office), d);
    return line;
}

struct line *line_new_old(struct line_source *from, size_t old)
{
    struct line *line = mem_alloc(sizeof *line);
    struct buf b = BUF_INIT;
    line->from = from;
    line->duty = (struct duty){ .org = -1, .status = DUTY_OVERDUE, .event = -1, .person = -1 };
    buf_printf(&b, _("另有 %zu 项逾期一年以上：Enter"), old);
    line->id = mem_dup("");
    for (int i = 0; i < LINE_COLUMNS; i++)
        line->text[i] = mem_dup(i == LINE_MATTER   ? buf_str(&b)
                                : i == LINE_STATUS ? duty_status_label(DUTY_OVERDUE)
                                                   : "");
    buf_free(&b);
    return line;
}

void line_free(struct line *line)
{
    if (line == NULL)
        return;
    free(line->id);
    free(line->item);
    for (int i = 0; i < LINE_COLUMNS; i++)
        free(line->text[i]);
    free(line);
}

const char *line_id(struct line *line)
{
    if (line->id == NULL) {
        struct buf b = BUF_INIT;
        due_id(&b, office_world(line->from->office), &line->duty);
        line->id = mem_dup(buf_str(&b));
        buf_free(&b);
    }
    return line->id;
}

const char *line_org(const struct line *line)
{
    return line->duty.org >= 0 ? office_world(line->from->office)->org[line->duty.org].code : NULL;
}

static void put_text(const struct line *line, int column, struct buf *b)
{
    const struct line_source *from = line->from;
    const struct world *w = office_world(from->office);
    const struct duty *d = &line->duty;
    char day[DAY_TEXT];
    switch (column) {
    case LINE_STATUS:
        buf_puts(b, duty_class_label(duty_class(d)));
        break;
    case LINE_DEADLINE:
        date_format(d->deadline, day);
        buf_puts(b, day);
        break;
    case LINE_DAYS: /* a warning of a run has the deadline of the period last missed: none to wait
                       for */
        if (d->deadline != DAY_NONE && !(d->rule->kind == RULE_STREAK && d->status == DUTY_DUE))
            buf_printf(b, "%d", (int)(d->deadline - from->day));
        break;
    case LINE_ORG:
        buf_puts(b, short_name(from->names, w->org[d->org].code, world_name(w, d->org, from->day)));
        break;
    case LINE_MATTER:
        due_matter(b, w, d);
        break;
    case LINE_PROGRESS:
        due_progress(b, d);
        break;
    default:
        due_source(b, d->rule);
    }
}

const char *line_text(struct line *line, int column)
{
    if (line->text[column] == NULL) {
        struct buf b = BUF_INIT;
        put_text(line, column, &b);
        line->text[column] = mem_dup(buf_str(&b));
        buf_free(&b);
    }
    return line->text[column];
}

static bool is_chosen(const struct line *line)
{
    return line->duty.rule != NULL && due_is_chosen(line->duty.rule);
}

void line_cell(struct line *line, int column, struct buf *out)
{
    if (column == LINE_SOURCE && is_chosen(line))
        buf_puts(out, line->duty.rule->source); /* the * says it */
    else
        buf_puts(out, line_text(line, column));
    if (column == LINE_DEADLINE && is_chosen(line))
        buf_putc(out, '*');
}

void line_note(const struct line *line, struct buf *status)
{
    if (line != NULL && is_chosen(line))
        buf_puts(status, _("  * 文件未定，程序所定"));
}

int line_status_width(bool all)
{
    int width = 0;
    for (int i = 0; i < (all ? DUTY_CLASSES : DUTY_STATUSES); i++) {
        int w = text_width(duty_class_label(i));
        width = w > width ? w : width;
    }
    return width;
}

enum look duty_look(int class)
{
    static const enum look looks[DUTY_CLASSES] = {
        [DUTY_OVERDUE] = LOOK_OVERDUE, [DUTY_UNMET] = LOOK_OVERDUE, [DUTY_DUE] = LOOK_SOON,
        [DUTY_OPEN] = LOOK_DUE,        [DUTY_UPCOMING] = LOOK_DIM,  [DUTY_LATE] = LOOK_DONE,
        [DUTY_DONE] = LOOK_DONE,       [DUTY_WAIVED] = LOOK_WAIVED, [DUTY_ADVICE] = LOOK_DIM,
    };
    return looks[class];
}

enum look line_look(const struct line *line, int column)
{
    bool tells = column == LINE_STATUS || column == LINE_DAYS, old = line->duty.rule == NULL;
    return tells ? duty_look(old ? DUTY_OVERDUE : duty_class(&line->duty)) : LOOK_TEXT;
}

/* The words before a colon that name a column: 组织:办公室. */
static const char *const column_words[LINE_COLUMNS] = {
    [LINE_STATUS] = N_("状态"), [LINE_DEADLINE] = N_("期限"), [LINE_DAYS] = N_("天数"),
    [LINE_ORG] = N_("组织"),    [LINE_MATTER] = N_("事项"),   [LINE_PROGRESS] = N_("进度"),
    [LINE_SOURCE] = N_("依据"),
};

/* One word: in any column, or in the one it names; hanzi as they stand, or by pinyin. */
static bool line_has(struct line *line, const char *word)
{
    const char *value = word;
    int only = -1;
    for (int i = 0; i < LINE_COLUMNS; i++) {
        const char *title = _(column_words[i]), *at = word + strlen(title);
        if (strncmp(word, title, strlen(title)) != 0)
            continue;
        if (*at == ':' || !strncmp(at, "：", strlen("："))) {
            only = i;
            value = at + (*at == ':' ? 1 : strlen("："));
        }
    }
    for (int i = 0; i < LINE_COLUMNS; i++)
        if ((only < 0 || only == i) && app_matches(line_text(line, i), "", value))
            return true;
    return false;
}

bool line_matches(struct line *line, const char *text)
{
    char *words = mem_dup(text);
    bool all = true;
    char *rest = NULL;
    for (char *w = strtok_r(words, " ", &rest); all && w != NULL; w = strtok_r(NULL, " ", &rest))
        all = line_has(line, w);
    free(words);
    return all;
}
