/* The catalogue of words. Like the locale it is the process's. */
#include "words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "config.h"

#if ENABLE_NLS
#include <libintl.h>
#else
#define gettext(s)                               (s)
#define bindtextdomain(domain, folder)           ((void)(folder))
#define bind_textdomain_codeset(domain, codeset) ((void)0)
#define textdomain(domain)                       ((void)0)
#endif

static bool foreign; /* there is a catalogue */
static bool plain;   /* data for programs is made: it is not asked */

static bool words_there(const char *folder)
{
    static const char probe[] = N_("党建台账");
    bindtextdomain(PACKAGE, folder);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
    return gettext(probe) != probe;
}

/* DIR/locale for a program DIR/dangjian, as the build folder has it. */
static bool words_beside(void)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof "/locale");
    if (n <= 0)
        return false;
    path[n] = '\0';
    char *end = strrchr(path, '/');
    if (end == NULL)
        return false;
    memcpy(end, "/locale", sizeof "/locale");
    return access(path, R_OK) == 0 && words_there(path);
}

void words_begin(const char *folder)
{
    foreign = folder != NULL ? words_there(folder) : words_beside() || words_there(LOCALEDIR);
}

void words_plain(bool on)
{
    plain = on;
}

const char *words_said(const char *s)
{
    /* "" is the head of the catalogue */
    return foreign && *s != '\0' ? gettext(s) : s;
}

const char *words_shown(const char *s)
{
    return plain ? s : words_said(s);
}

void words_add(struct buf *b, const char *word)
{
    if (b->len > 0)
        buf_puts(b, _("、"));
    buf_puts(b, word);
}
