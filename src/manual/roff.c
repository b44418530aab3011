/* Text as roff takes it. */
#include "roff.h"

#include <stdbool.h>
#include <string.h>

#include "text.h"
#include "words.h"

static bool is_wide(uint32_t cp)
{
    return cp >= 0x2e80;
}

static bool is_one_of(const char *set, uint32_t cp)
{
    char u[5] = { 0 };
    u[text_encode(cp, u)] = '\0';
    return strstr(set, u) != NULL;
}

/* roff knows nothing of Chinese: where a line may break is told to it (\:). */
static bool may_break(uint32_t before, uint32_t after)
{
    return (is_wide(before) || is_wide(after)) && before > ' ' && after > ' ' &&
           !is_one_of("（“《〔", before) && !is_one_of("，。、；：？！）”》〕", after);
}

static void put_sign(struct buf *out, uint32_t cp)
{
    char u[4];
    if (cp == '\\')
        buf_puts(out, "\\e");
    else if (cp == '-')
        buf_puts(out, "\\-");
    else
        buf_add(out, u, text_encode(cp, u));
}

void roff_text(struct buf *out, const char *s)
{
    uint32_t before = 0, cp;
    if (*s == '.' || *s == '\'')
        buf_puts(out, "\\&");
    for (size_t left = strlen(s), used; left > 0; s += used, left -= used, before = cp) {
        used = text_decode(s, left, &cp);
        if (before != 0 && may_break(before, cp))
            buf_puts(out, "\\:");
        put_sign(out, cp);
    }
}

void roff_line(struct buf *out, const char *s)
{
    roff_text(out, s);
    buf_putc(out, '\n');
}

void roff_head(struct buf *out, const char *macro, const char *s)
{
    buf_printf(out, "%s \"", macro);
    roff_text(out, s);
    buf_puts(out, "\"\n");
}

/* A paragraph with a hanging term. */
void roff_term(struct buf *out, const char *term, const char *text)
{
    buf_puts(out, ".TP\n\\fB");
    roff_text(out, term);
    buf_puts(out, "\\fR\n");
    roff_line(out, text);
}

void roff_begin(struct buf *out, const char *name, int chapter, const char *version)
{
    buf_puts(out, ".\\\" Made from the tables of the program; changes belong there.\n");
    buf_printf(out, ".TH %s %d \"\" \"dangjian %s\" \"", name, chapter, version);
    roff_text(out, _("党建台账"));
    buf_puts(out, "\"\n.ad l\n.nh\n");
}

/* What whatis and apropos read: a parser of their own looks for it, which knows no escapes. */
void roff_name(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, ".SH %s\n%s \\- %s\n", _("名称"), name, text);
}
