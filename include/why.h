/* Why a line of the due list stands as it does, or why nothing is asked: one structure for the
 * command (text, JSON) and for F3. */
#ifndef WHY_H
#define WHY_H

#include "buf.h"
#include "due.h"

/* One sentence, with what a program may want of it beside. */
struct why_line {
    const char *text;   /* Chinese */
    int depth;          /* 1: belongs to the line of depth 0 above it */
    const char *cause;  /* counts, before, absent, waived, met, lacks …; NULL: none */
    const char *entity; /* of the record it is about; NULL: none */
    const char *code;   /* of that record, or of the person or organisation; NULL: none */
    daynum day;         /* of the record, or since when; DAY_NONE */
    const char *amount; /* what it adds to `have`; NULL: nothing */
};

enum why_kind {
    WHY_HEAD,     /* 组织、依据、要求 …: each line says for itself what it is */
    WHY_REASON,   /* why nothing is asked */
    WHY_WAIVER,   /* 免除: who approved it */
    WHY_COUNTED,  /* 计入的记录 */
    WHY_NEAR,     /* 相近而不计的 */
    WHY_MET,      /* each: who met it, and by which record */
    WHY_LACKING,  /* each: who lacks, and what there is near */
    WHY_LEFT_OUT, /* each: who does not belong to the population */
    WHY_FACTS,    /* facts of the condition */
    WHY_TERMS,    /* 届次 */
    WHY_TURNS,    /* streaks: period by period */
    WHY_ITEM,     /* the record that carries the deadline */
    WHY_ELEMENTS, /* what the record must hold */
    WHY_KINDS
};

struct why_section {
    enum why_kind kind;
    const char *title; /* 计入的记录 2 条；"" for the head */
    struct why_line *line;
    size_t n, cap;
    size_t more; /* further lines that are left out */
};

struct why {
    const char *id;          /* ORG/RULE/PERIOD… */
    const struct duty *duty; /* NULL: it is not asked */
    const struct rule *rule;
    const struct world *world;
    int org;
    daynum today;
    struct why_section *section;
    size_t n, cap;
    struct pool *pool; /* the strings; with the sections it is freed by why_free */
};

const char *why_kind_word(enum why_kind k); /* counted */

/* Explains d, which is borrowed with the office until why_free. The records it names are read from
 * the office's database. */
enum status why_make(struct why *y, struct office *o, const struct duty *d, daynum today,
                     struct err *e);
void why_free(struct why *y); /* legal on one that is all zero */

/* What somebody asks for: ORG[/RULE[/PERIOD[/EVENT or ITEM]]]. RULE may be the slot alone, PERIOD
 * its first day or its name (2026-03, 2026Q3). The sink gets each explanation; what is a proper
 * question but is not asked is explained too, as such. ST_MISSING: no such organisation, rule or
 * period: e says which part is wrong and what comes nearest. */
typedef void (*why_sink)(void *ctx, const struct why *y);
enum status why_ask(struct office *o, const char *asked, daynum today, why_sink sink, void *ctx,
                    struct err *e);

#endif
