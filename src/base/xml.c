/* XML by expat. */
#include "xml.h"

#include <expat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "decode.h"
#include "mem.h"
#include "words.h"

enum {
    PIECE = 1 << 16,
    DEPTH = 64 /* elements within elements; workbooks have some ten */
};

struct xml {
    struct archive *a; /* NULL: d is read */
    size_t number;
    struct archive_part *part;
    struct decoder *d;
    XML_Parser parser;
    const struct xml_hooks *hooks;
    void *ctx;
    bool paused, ended;
    const char *why; /* it was refused; NULL: well */
    int depth;
};

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        if (!strcmp(local(attributes[0]), name))
            return attributes[1];
    }
    return "";
}

void xml_fail(struct xml *x, const char *why)
{
    if (x->why == NULL)
        x->why = why;
    XML_StopParser(x->parser, XML_FALSE);
}

void xml_pause(struct xml *x)
{
    if (!x->paused && x->why == NULL)
        x->paused = XML_StopParser(x->parser, XML_TRUE) == XML_STATUS_OK;
}

static void XMLCALL on_open(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
    struct xml *x = ctx;
    if (++x->depth > DEPTH)
        xml_fail(x, _("层次太深"));
    else if (x->why == NULL && x->hooks->open != NULL)
        x->hooks->open(x->ctx, local(name), (const char *const *)attributes);
}

static void XMLCALL on_close(void *ctx, const XML_Char *name)
{
    struct xml *x = ctx;
    x->depth--;
    if (x->why == NULL && x->hooks->close != NULL)
        x->hooks->close(x->ctx, local(name));
}

static void XMLCALL on_text(void *ctx, const XML_Char *s, int n)
{
    struct xml *x = ctx;
    if (x->why == NULL && x->hooks->text != NULL)
        x->hooks->text(x->ctx, s, (size_t)n);
}

static void XMLCALL on_doctype(void *ctx, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    xml_fail(ctx, _("含有实体声明，表格文件里不会有"));
}

/* encoding: NULL: the text says it. */
static enum status begin(struct xml **out, struct xml *x, enum status s, const char *encoding,
                         struct err *e)
{
    if (s == ST_OK && (x->parser = XML_ParserCreate(encoding)) == NULL)
        s = err_set(e, ST_FAILED, "表格文件没有读成，请再试一次。");
    if (s != ST_OK) {
        xml_close(x);
        return s;
    }
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_open, on_close);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    *out = x;
    return ST_OK;
}

enum status xml_open(struct xml **out, struct archive *a, size_t part,
                     const struct xml_hooks *hooks, void *ctx, struct err *e)
{
    struct xml *x = mem_alloc(sizeof *x);
    *x = (struct xml){ .a = a, .number = part, .hooks = hooks, .ctx = ctx };
    *out = NULL;
    return begin(out, x, archive_begin(&x->part, a, part, e), NULL, e);
}

enum status xml_open_text(struct xml **out, struct decoder *d, const struct xml_hooks *hooks,
                          void *ctx, struct err *e)
{
    struct xml *x = mem_alloc(sizeof *x);
    *x = (struct xml){ .d = d, .hooks = hooks, .ctx = ctx };
    *out = NULL;
    return begin(out, x, decode_rewind(d, e), "UTF-8", e);
}

static int broken(struct xml *x, struct err *e)
{
    const char *name = x->a != NULL ? archive_name(x->a, x->number) : _("内容");
    if (x->why != NULL)
        err_set(e, ST_REFUSED, "表格文件里的 %s %s，没有读取。", name, x->why);
    else
        err_set(e, ST_FAILED, "表格文件里的 %s 已损坏，请用表格软件打开后另存再试。", name);
    x->ended = true;
    return -1;
}

/* The next piece of the part goes to the parser. */
static enum XML_Status feed(struct xml *x, bool *read_failed, struct err *e)
{
    if (x->d != NULL) {
        const char *piece = "";
        size_t len = 0;
        int got = decode_more(x->d, &piece, &len, e);
        *read_failed = got < 0;
        x->ended = got != 1;
        return got < 0 ? XML_STATUS_ERROR : XML_Parse(x->parser, piece, (int)len, x->ended);
    }
    void *room = XML_GetBuffer(x->parser, PIECE);
    long n = room != NULL ? archive_take(x->part, room, PIECE, e) : -1;
    *read_failed = room != NULL && n < 0;
    if (n < 0)
        return XML_STATUS_ERROR;
    x->ended = n == 0;
    return XML_ParseBuffer(x->parser, (int)n, n == 0);
}

int xml_step(struct xml *x, struct err *e)
{
    bool read_failed = false;
    for (;;) {
        enum XML_Status s;
        if (x->paused) {
            x->paused = false;
            s = XML_ResumeParser(x->parser);
        } else if (x->ended) {
            return 0;
        } else {
            s = feed(x, &read_failed, e);
        }
        if (read_failed) {
            x->ended = true;
            return -1;
        }
        if (s == XML_STATUS_ERROR || x->why != NULL)
            return broken(x, e);
        if (s == XML_STATUS_SUSPENDED)
            return 1;
    }
}

void xml_close(struct xml *x)
{
    if (x == NULL)
        return;
    if (x->parser != NULL)
        XML_ParserFree(x->parser);
    archive_end(x->part);
    free(x);
}

enum status xml_read(struct archive *a, size_t part, const struct xml_hooks *hooks, void *ctx,
                     struct err *e)
{
    struct xml *x;
    struct err own = { 0 };
    int got;
    enum status s = xml_open(&x, a, part, hooks, ctx, e);
    if (s != ST_OK)
        return s;
    while ((got = xml_step(x, &own)) == 1)
        continue;
    xml_close(x);
    return got == 0 ? ST_OK : err_set(e, own.status, "%s", own.text);
}
