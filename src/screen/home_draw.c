/* The due list as it stands on the screen. */
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "home.h"
#include "text.h"
#include "words.h"

static const struct list_column columns[LINE_COLUMNS] = {
    [LINE_STATUS] = { .title = N_("状态"), .width = 6 },
    [LINE_DEADLINE] = { .title = N_("期限"), .width = 11 },
    [LINE_DAYS] = { .title = N_("天数"), .width = 5, .right = true },
    [LINE_ORG] = { .title = N_("组织"), .width = 16, .middle = true },
    [LINE_MATTER] = { .title = N_("事项"), .width = 30 },
    [LINE_PROGRESS] = { .title = N_("进度"), .width = 5, .right = true },
    [LINE_SOURCE] = { .title = N_("依据"), .width = 24, .middle = true },
};

void home_columns(struct home *h)
{
    memcpy(h->column, columns, sizeof columns);
}

/* The two wide columns share what the others leave; the source is beyond the edge of a narrow
 * window. */
static void fit(struct home *h, int cols)
{
    bool wide = cols >= 100;
    int org = wide ? 20 : cols < 70 ? 10 : 12;
    int status = line_status_width(h->view.what == WHAT_ALL),
        progress = text_width(_(columns[LINE_PROGRESS].title));
    progress = progress > columns[LINE_PROGRESS].width ? progress : columns[LINE_PROGRESS].width;
    bool far = h->view.what != WHAT_OWED; /* a thousand days and more */
    int days = far ? 5 : 4, title = text_width(_(columns[LINE_DAYS].title));
    days = title > days ? title : days;
    int room = cols - 21 - days - status - progress - org - (wide ? 1 : 0); /* others, gaps: 21 */
    h->column[LINE_DAYS].width = days;
    h->column[LINE_STATUS].width = status;
    h->column[LINE_PROGRESS].width = progress;
    h->column[LINE_ORG].width = org;
    h->column[LINE_MATTER].width = wide ? room * 3 / 5 : room;
    h->column[LINE_SOURCE].width = wide ? room - room * 3 / 5 : 24;
}

static void draw_counts(const struct home *h, struct rect r)
{
    const struct line_counts *l = &h->lines.all;
    struct buf b = BUF_INIT, day = BUF_INIT;
    char text[DAY_TEXT];
    date_format(h->app->as_of, text);
    buf_printf(&b, _("逾期 %zu · 不达标 %zu · 临期 %zu · 本月 %zu · 免除 %zu"), l->overdue,
               l->unmet, l->soon, l->month, l->waived);
    buf_printf(&day, _("截至 %s %s"), text, date_weekday_name(h->app->as_of));
    int right = text_width(buf_str(&day)), left = r.cols - right - 6;
    cells_text(r.row, r.col + 2, left, buf_str(&b), LOOK_COUNT);
    cells_text(r.row, r.col + left + 4, right, buf_str(&day), LOOK_HINT);
    buf_free(&b);
    buf_free(&day);
}

/* Nothing is counted, and nothing is said to be done, that was not looked at. */
static void draw_failure(const struct home *h, struct rect r)
{
    struct buf said = BUF_INIT, lines = BUF_INIT;
    buf_printf(&said,
               h->lines.from == NULL ? _("待办没有推算出来，按 F5 再试：%s")
                                     : _("待办没有更新，按 F5 再试：%s"),
               h->failed);
    text_wrap(&lines, buf_str(&said), r.cols - 4);
    int row = 0;
    for (char *s = lines.data, *end; row < r.rows && (end = strchr(s, '\n')); s = end + 1, row++) {
        *end = '\0';
        cells_text(r.row + row, r.col + 2, r.cols - 4, s, LOOK_ERROR);
    }
    buf_free(&said);
    buf_free(&lines);
}

void home_draw(void *self, struct rect r)
{
    struct home *h = self;
    if (h->reading) {
        cells_text(r.row + 1, r.col + 2, r.cols - 2, _("正在汇总待办……"), LOOK_HINT);
        return;
    }
    fit(h, r.cols);
    bool old = h->failed != NULL && h->lines.from != NULL && r.rows > 1;
    if (h->failed != NULL)
        draw_failure(h, (struct rect){ r.row, r.col, old ? 1 : r.rows, r.cols });
    if (h->failed != NULL && !old)
        return;
    if (!old)
        draw_counts(h, r);
    list_draw(h->list, (struct rect){ r.row + 1, r.col, r.rows - 1, r.cols });
}

/* Whole, where the list had to shorten it. */
static void say_matter(const struct home *h, struct buf *b)
{
    struct line *line = home_line(h);
    const char *whole = line != NULL ? line_text(line, LINE_MATTER) : "";
    if (text_width(whole) > h->column[LINE_MATTER].width)
        buf_printf(b, "  %s", whole);
    else
        list_say_cut(h->list, b);
}

void home_status(void *self, struct buf *b)
{
    struct home *h = self;
    if (h->reading || (h->failed != NULL && h->lines.from == NULL))
        return;
    list_status(h->list, b);
    buf_puts(b, "  ");
    home_say_view(h, b);
    if (h->unmanned && h->n > 0)
        buf_puts(b, _("  花名册里还没有人：i 导入"));
    line_note(home_line(h), b);
    say_matter(h, b);
    if (h->app->read_only)
        buf_puts(b, _("  只能查看：文件不让写"));
}
