/* The line editor: what is seen of it, and the keys it knows. */
#include <stdlib.h>
#include <string.h>

#include "edit_priv.h"
#include "mem.h"
#include "text.h"

/* Cells from glyph a to glyph b. */
static int span(const struct edit *e, size_t a, size_t b)
{
    return e->glyph[b].cell - e->glyph[a].cell;
}

struct edit_view edit_view(struct edit *e, int width)
{
    /* the caret needs a cell of its own at the end, and the whole glyph it stands on otherwise */
    size_t edge = e->caret < e->n ? e->caret + 1 : e->caret;
    int need = e->caret < e->n ? width : width - 1;
    size_t last;

    if (e->caret < e->first)
        e->first = e->caret;
    while (e->first < e->caret && span(e, e->first, edge) > need)
        e->first++;
    /* text that was deleted must not leave the view half empty */
    while (e->first > 0 && span(e, e->first - 1, e->n) < width &&
           span(e, e->first - 1, edge) <= need)
        e->first--;
    last = e->first;
    while (last < e->n && span(e, e->first, last + 1) <= width)
        last++;
    return (struct edit_view){
        .text = buf_str(&e->text) + e->glyph[e->first].byte,
        .n = e->glyph[last].byte - e->glyph[e->first].byte,
        .caret = span(e, e->first, e->caret),
        .before = e->first > 0,
        .after = last < e->n,
    };
}

static void add_row(struct edit *e, size_t glyph)
{
    e->row = mem_grow(e->row, e->rows, &e->row_cap, sizeof *e->row);
    e->row[e->rows++] = glyph;
}

/* The rows of one paragraph of n bytes at `start`. text_wrap drops blanks between rows: they are
 * found again by walking both texts. */
static void layout_paragraph(struct edit *e, size_t start, size_t n, int width)
{
    struct buf para = BUF_INIT, lines = BUF_INIT;
    const char *s = buf_str(&e->text) + start;
    size_t at = 0;

    if (n == 0) {
        add_row(e, edit_glyph_at(e, start));
        return;
    }
    buf_add(&para, s, n);
    text_wrap(&lines, buf_str(&para), width);
    for (const char *l = buf_str(&lines); *l != '\0';) {
        size_t len = strcspn(l, "\n");

        while (at > 0 && at < n && s[at] == ' ' && (len == 0 || *l != ' '))
            at++;
        if (at < n || at == 0)
            add_row(e, edit_glyph_at(e, start + at));
        at += len;
        l += len + (l[len] == '\n' ? 1 : 0);
    }
    buf_free(&para);
    buf_free(&lines);
}

int edit_layout(struct edit *e, int width)
{
    const char *s = buf_str(&e->text);
    int rows;

    if (width < 2)
        width = 2;
    if (e->rows > 0 && e->width == width)
        return (int)e->rows - 1;
    e->rows = 0;
    e->width = width;
    for (size_t at = 0;;) {
        size_t n = strcspn(s + at, "\n");

        layout_paragraph(e, at, n, width);
        at += n;
        if (s[at] == '\0')
            break;
        at++;
    }
    rows = (int)e->rows;
    add_row(e, e->n);
    return rows;
}

/* Rows without the end mark. */
static size_t row_count(const struct edit *e)
{
    return e->rows > 0 ? e->rows - 1 : 0;
}

const char *edit_row(const struct edit *e, int row, size_t *n)
{
    size_t from, to;

    *n = 0;
    if (row < 0 || (size_t)row >= row_count(e))
        return "";
    from = e->glyph[e->row[row]].byte;
    to = e->glyph[e->row[row + 1]].byte;
    while (to > from && e->text.data[to - 1] == '\n')
        to--;
    *n = to - from;
    return buf_str(&e->text) + from;
}

void edit_caret_cell(const struct edit *e, int *row, int *col)
{
    size_t r = 0;

    while (r + 1 < row_count(e) && e->row[r + 1] <= e->caret)
        r++;
    *row = (int)r;
    *col = row_count(e) > 0 ? span(e, e->row[r], e->caret) : 0;
    if (*col > e->width)
        *col = e->width;
}

bool edit_move_row(struct edit *e, int step)
{
    int row, col, rows = edit_layout(e, e->width);
    size_t i, end;

    edit_caret_cell(e, &row, &col);
    if (row + step < 0 || row + step >= rows)
        return false;
    if (e->goal < 0)
        e->goal = col;
    row += step;
    end = e->row[row + 1];
    /* the end of a row that goes on is the beginning of the next: stay one glyph before it */
    if (row + 1 < rows && end > e->row[row])
        end--;
    for (i = e->row[row]; i < end && span(e, e->row[row], i + 1) <= e->goal;)
        i++;
    e->caret = i;
    e->joining = false;
    return true;
}

static int verb_of(const struct key *k)
{
    static const struct {
        const char *key;
        enum edit_verb verb;
    } keys[] = {
        { "Left", EDIT_LEFT },
        { "Right", EDIT_RIGHT },
        { "Ctrl-Left", EDIT_WORD_LEFT },
        { "Ctrl-Right", EDIT_WORD_RIGHT },
        { "Alt-b", EDIT_WORD_LEFT },
        { "Alt-f", EDIT_WORD_RIGHT },
        { "Home", EDIT_HOME },
        { "End", EDIT_END },
        { "Ctrl-A", EDIT_HOME },
        { "Ctrl-E", EDIT_END },
        { "Ctrl-Home", EDIT_TOP },
        { "Ctrl-End", EDIT_BOTTOM },
        { "Up", EDIT_UP },
        { "Down", EDIT_DOWN },
        { "Backspace", EDIT_BACKSPACE },
        { "Del", EDIT_DELETE },
        { "Ctrl-D", EDIT_DELETE },
        { "Ctrl-K", EDIT_KILL_END },
        { "Ctrl-U", EDIT_KILL_HOME },
        { "Ctrl-W", EDIT_KILL_WORD },
        { "Ctrl-Y", EDIT_YANK },
        { "Ctrl-_", EDIT_UNDO },
        { "Alt-u", EDIT_UNDO },
        { "Alt-r", EDIT_REDO },
        { "Ins", EDIT_OVERWRITE },
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct key want;

        if (key_parse(keys[i].key, strlen(keys[i].key), &want) && key_equal(&want, k))
            return (int)keys[i].verb;
    }
    return -1;
}

bool edit_key(struct edit *e, const struct key *k, bool *full)
{
    bool all = true, handled = true;
    int verb;

    if (k->kind == K_CHAR) {
        char u[4];

        all = edit_insert(e, u, text_encode(k->code, u));
    } else if (k->kind == K_PASTE) {
        all = edit_insert(e, k->text, strlen(k->text));
    } else if ((verb = verb_of(k)) >= 0) {
        bool moved = edit_do(e, (enum edit_verb)verb);

        /* up and down at the edge are for the form around; any other key is ours even when there is
         * nothing to do */
        handled = moved || (verb != EDIT_UP && verb != EDIT_DOWN);
    } else {
        handled = false;
    }
    if (full != NULL)
        *full = !all;
    return handled;
}
