/* The words of a filter. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "row_list.h"
#include "text.h"
#include "words.h"

/* By name, label or synonym, else the first one whose label holds the word. */
static int field_said(const struct entity *en, const char *word)
{
    int i = model_field(en, word);
    for (int k = 0; i < 0 && *word != '\0' && k < en->nfields; k++) {
        if (strstr(en->fields[k].label, word) != NULL ||
            strcasestr(_(en->fields[k].label), word) != NULL)
            i = k;
    }
    return i;
}

static void add(struct row_filter *f, int field, const char *text)
{
    f->v = mem_grow(f->v, f->n, &f->cap, sizeof *f->v);
    f->v[f->n++] = (struct row_word){ field, mem_dup(text) };
}

/* A field without a value says nothing yet: it is still being typed. */
static void add_word(const struct entity *en, char *word, struct row_filter *out)
{
    char *colon = strchr(word, ':');
    int field = -1;
    if (colon != NULL) {
        *colon = '\0';
        field = field_said(en, word);
        *colon = ':';
    }
    if (field < 0)
        add(out, -1, word);
    else if (colon[1] != '\0')
        add(out, field, !strcmp(colon + 1, "空") ? "" : colon + 1);
}

void row_filter_parse(const struct entity *en, const char *typed, struct row_filter *out)
{
    struct buf folded = BUF_INIT;
    text_fold_width(&folded, typed);
    buf_reserve(&folded, 1);
    char *at = buf_take(&folded);
    char *all = at;
    while (*at != '\0') {
        size_t n = strcspn(at, " \t\n");
        bool last = at[n] == '\0';
        at[n] = '\0';
        for (size_t i = 0; i < n; i++)
            at[i] = (char)tolower((unsigned char)at[i]);
        if (n > 0)
            add_word(en, at, out);
        at += n + !last;
    }
    free(all);
}

void row_filter_free(struct row_filter *f)
{
    for (size_t i = 0; i < f->n; i++)
        free(f->v[i].text);
    free(f->v);
    *f = (struct row_filter){ 0 };
}
