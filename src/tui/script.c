/* Keys from a file, for tests: no terminal, no waiting, the screen saved as text.
 *
 *   # a comment
 *   F2 Down Ctrl-R Enter        names of keys, as on the key bar
 *   "张三" Tab                  text typed character by character; \n \" \\ inside
 *   :paste "一行\n二行"
 *   :save FILE                  the screen as lines, then "@ROW,COL" of the caret or "@hidden"
 *   :resize ROWS COLS
 *   :wait MS                    so long nobody types, by a clock that nothing else moves
 *   :tick                       as long as the program waits for a key
 *   :hangup                     as if the terminal closed; so does the end of the file
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "cells.h"
#include "clock.h"
#include "mem.h"
#include "term_priv.h"
#include "text.h"
#include "words.h"

static struct {
    char *text;
    char *at;
    int line;
    struct buf typed; /* the text between quotes */
    size_t typed_at;
    struct buf paste;
    long long now;                 /* of its clock, in ms */
    int quiet;                     /* left of :wait, in ms */
    struct key (*next)(void *ctx); /* instead of a file */
    void *ctx;
} script;

static int size_of(const char *name, int usual)
{
    const char *s = getenv(name);
    int n = s != NULL ? atoi(s) : 0;

    return n > 0 && n < 1000 ? n : usual;
}

void term_keys_from(struct key (*next)(void *ctx), void *ctx)
{
    script.next = next;
    script.ctx = ctx;
}

bool script_wanted(void)
{
    const char *path = getenv("DANGJIAN_KEYS");

    return script.next != NULL || (path != NULL && *path != '\0');
}

enum status script_open(struct err *e)
{
    const char *path = getenv("DANGJIAN_KEYS");
    struct buf b = BUF_INIT;
    FILE *f;
    int c;

    cells_size(size_of("LINES", 24), size_of("COLUMNS", 80));
    if (script.next != NULL)
        return ST_OK;
    f = fopen(path, "r");
    if (f == NULL)
        return err_set(e, ST_FAILED, _("打不开按键文件 %s：%s。"), path, strerror(errno));
    while ((c = getc(f)) != EOF)
        buf_putc(&b, (char)c);
    fclose(f);
    script.text = script.at = mem_dup(buf_str(&b));
    buf_free(&b);
    script.line = 1;
    script.now = script.quiet = 0;
    return ST_OK;
}

void script_close(void)
{
    free(script.text);
    script.text = script.at = NULL;
    buf_free(&script.typed);
    buf_free(&script.paste);
}

static void complain(const char *what)
{
    fprintf(stderr, "DANGJIAN_KEYS:%d: %s\n", script.line, what);
    exit(ST_USAGE);
}

static void skip_blanks(void)
{
    while (*script.at == ' ' || *script.at == '\t')
        script.at++;
}

static void quoted(struct buf *b)
{
    buf_clear(b);
    if (*script.at++ != '"')
        complain("\" expected");
    for (; *script.at != '"'; script.at++) {
        if (*script.at == '\0' || *script.at == '\n')
            complain("no closing \"");
        if (*script.at == '\\' && script.at[1] != '\0')
            buf_putc(b, *++script.at == 'n' ? '\n' : *script.at);
        else
            buf_putc(b, *script.at);
    }
    script.at++;
}

static void save(const char *path)
{
    struct buf b = BUF_INIT;
    FILE *f = fopen(path, "w");
    int row, col;

    if (f == NULL)
        complain(path);
    cells_dump(&b);
    if (cells_caret_at(&row, &col))
        buf_printf(&b, "@%d,%d\n", row, col);
    else
        buf_puts(&b, "@hidden\n");
    fwrite(buf_str(&b), 1, b.len, f);
    fclose(f);
    buf_free(&b);
}

/* At ':'. True: it gave a key. */
static bool command(struct key *k, int timeout_ms)
{
    char *word = script.at;
    size_t n = strcspn(word, " \n");
    int rows, cols;

    script.at += n;
    skip_blanks();
    if (n == 6 && memcmp(word, ":paste", n) == 0) {
        quoted(&script.paste);
        *k = (struct key){ .kind = K_PASTE, .text = buf_str(&script.paste) };
        return true;
    }
    char *rest = mem_dupn(script.at, strcspn(script.at, "\n"));

    script.at += strlen(rest);
    *k = (struct key){ .kind = K_NONE };
    if (n == 5 && memcmp(word, ":save", n) == 0) {
        save(rest);
    } else if (n == 7 && memcmp(word, ":resize", n) == 0 &&
               sscanf(rest, "%d %d", &rows, &cols) == 2) {
        cells_size(rows, cols);
        k->kind = K_RESIZE;
    } else if (n == 5 && memcmp(word, ":wait", n) == 0 && atoi(rest) > 0) {
        script.quiet = atoi(rest);
    } else if (n == 5 && memcmp(word, ":tick", n) == 0) {
        script.now += timeout_ms > 0 ? timeout_ms : 0;
        k->kind = K_TICK;
    } else if (n == 7 && memcmp(word, ":hangup", n) == 0) {
        k->kind = K_HANGUP;
        script.at += strlen(script.at);
    } else {
        complain("unknown command");
    }
    free(rest);
    return k->kind != K_NONE;
}

static struct key typed_key(void)
{
    uint32_t cp;

    script.typed_at +=
        text_decode(script.typed.data + script.typed_at, script.typed.len - script.typed_at, &cp);
    if (cp == '\n')
        return (struct key){ .kind = K_NAME, .code = KN_ENTER };
    return (struct key){ .kind = K_CHAR, .code = cp };
}

/* What is left of :wait goes by; true: the one who waits for a key has waited in vain. */
static bool passes(int timeout_ms)
{
    bool vain = timeout_ms >= 0 && script.quiet > 0 && script.quiet >= timeout_ms;
    int gone = vain ? timeout_ms : script.quiet;

    script.now += gone;
    script.quiet -= gone;
    return vain;
}

long long script_now(void)
{
    return script.next != NULL ? clock_ms() : script.now;
}

struct key script_key(int timeout_ms)
{
    struct key k;

    if (script.next != NULL)
        return script.next(script.ctx);
    for (;;) {
        if (script.typed_at < script.typed.len)
            return typed_key();
        if (passes(timeout_ms))
            return (struct key){ .kind = K_TICK };
        skip_blanks();
        if (script.at == NULL || *script.at == '\0')
            return (struct key){ .kind = K_HANGUP };
        if (*script.at == '\n') {
            script.line++;
            script.at++;
        } else if (*script.at == '#') {
            script.at += strcspn(script.at, "\n");
        } else if (*script.at == ':') {
            if (command(&k, timeout_ms))
                return k;
        } else if (*script.at == '"') {
            quoted(&script.typed);
            script.typed_at = 0;
        } else {
            size_t n = strcspn(script.at, " \t\n");

            if (!key_parse(script.at, n, &k))
                complain("unknown key");
            script.at += n;
            return k;
        }
    }
}
