/* dangjian complete: what may stand next on a command line, for the completion of shells. All of it
 * comes from the tables by which the line is read: commands, options, dictionary, policies. */
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "buf.h"
#include "command.h"
#include "db.h"
#include "fields.h"
#include "output.h"
#include "policy_store.h"
#include "report.h"
#include "schedule.h"
#include "schema.h"
#include "words.h"
#include "yardstick.h"

enum { MOST_CODES = 200, MOST_ROWS = 20000 };

/* A line that is being typed. */
struct typing {
    struct call *c;
    const char *db_path;
    const char *word;   /* the part of the last word that is to be completed */
    const char *lead;   /* what of it stands before that part: "--format=" */
    const char *entity; /* named so far; NULL: none */
    struct buf *out;    /* candidates, a line each */
};

static void offer(struct typing *t, const char *word, const char *behind)
{
    if (strncmp(word, t->word, strlen(t->word)) == 0)
        buf_printf(t->out, "%s%s%s\n", t->lead, word, behind);
}

/* Only the last item of a,b,c is still being typed; the items before it go into the lead. */
static void split_list(struct typing *t, struct buf *lead)
{
    const char *comma = strrchr(t->word, ',');
    buf_puts(lead, t->lead);
    if (comma != NULL) {
        buf_add(lead, t->word, (size_t)(comma + 1 - t->word));
        t->word = comma + 1;
    }
    t->lead = buf_str(lead);
}

static void offer_entities(struct typing *t)
{
    for (size_t i = 0; model_entities[i] != NULL; i++)
        offer(t, model_entities[i]->name, "");
}

static void offer_choices(struct typing *t, const struct field *f)
{
    for (const struct choice *ch = f->choices; ch != NULL && ch->word != NULL; ch++)
        offer(t, ch->word, "");
}

static void offer_org_kinds(struct typing *t)
{
    offer_choices(t, &entity_org.fields[F_ORG_KIND]);
}

/* Codes of the rows of an entity; without a database there are none. */
static void offer_codes_of(struct typing *t, const struct entity *en)
{
    struct db *db;
    struct row row;
    struct row_query q = { .en = en, .sort = -1, .limit = MOST_ROWS };
    if (en == NULL || db_open(&db, t->db_path, DB_READ, NULL) != ST_OK)
        return;
    struct row_iter *it = row_each(db, &q);
    row_init(&row, en);
    for (int n = 0; n < MOST_CODES && row_next(it, &row, NULL) == 1;) {
        struct buf key = BUF_INIT;
        row_key(&row, &key);
        n += strncmp(buf_str(&key), t->word, strlen(t->word)) == 0;
        offer(t, buf_str(&key), "");
        buf_free(&key);
    }
    row_clear(&row);
    row_iter_free(it);
    db_close(db);
}

static const struct entity *entity_of(const struct typing *t)
{
    return t->entity != NULL ? model_entity(t->entity) : NULL;
}

static void offer_codes(struct typing *t)
{
    offer_codes_of(t, entity_of(t));
}

static void offer_orgs(struct typing *t)
{
    offer_codes_of(t, &entity_org);
}

static void offer_persons(struct typing *t)
{
    offer_codes_of(t, &entity_person);
}

/* FIELD= and, behind the sign, the words or the codes the field takes. */
static void offer_fields(struct typing *t)
{
    const struct entity *en = entity_of(t);
    const char *sign = strchr(t->word, '=');
    if (en == NULL)
        return;
    if (sign == NULL) {
        for (int i = 0; i < en->nfields; i++)
            offer(t, en->fields[i].name, "=");
        return;
    }
    struct buf name = BUF_INIT;
    buf_add(&name, t->word, (size_t)(sign - t->word));
    int field = model_field(en, buf_str(&name));
    buf_putc(&name, '=');
    t->lead = buf_str(&name);
    t->word = sign + 1;
    if (field >= 0 && en->fields[field].kind == FIELD_REF)
        offer_codes_of(t, model_entity(en->fields[field].ref));
    else if (field >= 0)
        offer_choices(t, &en->fields[field]);
    buf_free(&name);
}

static void offer_sorts(struct typing *t)
{
    const struct entity *en = entity_of(t);
    bool down = t->word[0] == '-';
    t->word += down;
    t->lead = down ? "-" : "";
    for (int i = 0; en != NULL && i < en->nfields; i++)
        if (en->fields[i].guard != GUARD_PRIVATE) /* refused */
            offer(t, en->fields[i].name, "");
}

static void offer_shipped(struct typing *t)
{
    for (size_t i = 0; schema_policies[i].id != NULL; i++)
        offer(t, schema_policies[i].id, "");
}

static struct policy_set *policies_of(const struct typing *t)
{
    struct db *db;
    struct policy_set *set = NULL;
    if (db_open(&db, t->db_path, DB_READ, NULL) != ST_OK)
        return NULL;
    if (policy_store_load(db, &set, NULL) != ST_OK) {
        policy_set_free(set);
        set = NULL;
    }
    db_close(db);
    return set;
}

/* Those of the database; without one, those the program brings along. */
static void offer_policies(struct typing *t)
{
    struct policy_set *set = policies_of(t);
    if (set == NULL)
        offer_shipped(t);
    for (size_t i = 0; set != NULL && i < policy_set_count(set); i++)
        offer(t, policy_set_at(set, i)->id, "");
    policy_set_free(set);
}

/* A rule that a policy includes stands in both: it is offered by the policy it is written in. */
static bool is_own(const struct policy *p, const char *where)
{
    return strcmp(p->id, where) == 0;
}

static void offer_rules(struct typing *t)
{
    struct policy_set *set = policies_of(t);
    for (size_t i = 0; set != NULL && i < policy_set_count(set); i++) {
        const struct policy *p = policy_set_at(set, i);
        for (size_t k = 0; k < p->nrules; k++)
            if (is_own(p, p->rules[k]->policy) &&
                (k == 0 || strcmp(p->rules[k]->id, p->rules[k - 1]->id)))
                offer(t, p->rules[k]->id, "");
    }
    policy_set_free(set);
}

static void offer_yards(struct typing *t, enum yardstick_kind kind)
{
    struct policy_set *set = policies_of(t);
    for (size_t i = 0; set != NULL && i < policy_set_count(set); i++) {
        const struct policy *p = policy_set_at(set, i);
        for (size_t k = 0; k < p->nyards; k++)
            if (p->yard[k]->kind == kind && is_own(p, p->yard[k]->policy))
                offer(t, p->yard[k]->name, "");
    }
    policy_set_free(set);
}

static void offer_rankings(struct typing *t)
{
    offer_yards(t, YARD_RANKING);
}

static void offer_eligible(struct typing *t)
{
    offer_yards(t, YARD_ELIGIBLE);
}

/* ORG, and behind it /RULE. */
static void offer_duties(struct typing *t)
{
    const char *slash = strchr(t->word, '/');
    struct buf lead = BUF_INIT;
    if (slash == NULL) {
        offer_orgs(t);
        return;
    }
    buf_add(&lead, t->word, (size_t)(slash + 1 - t->word));
    t->lead = buf_str(&lead);
    t->word = slash + 1;
    offer_rules(t);
    buf_free(&lead);
}

/* Keys of a rule, with their sign. */
static void offer_keys(struct typing *t)
{
    struct policy_key k;
    for (size_t i = 0; policy_rule_key(i, &k); i++)
        offer(t, k.name, "=");
}

static void offer_reports(struct typing *t)
{
    for (size_t i = 0; reports[i] != NULL; i++)
        offer(t, reports[i]->name, "");
}

/* This year and the one before: whole, halves, quarters, months. */
static void offer_periods(struct typing *t)
{
    static const char *const parts[] = { "",    "H1",  "H2",  "Q1",  "Q2",  "Q3",  "Q4",
                                         "-01", "-02", "-03", "-04", "-05", "-06", "-07",
                                         "-08", "-09", "-10", "-11", "-12" };
    int year = date_split(t->c->today).year;
    for (int y = year; y >= year - 1; y--)
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            struct buf period = BUF_INIT;
            buf_printf(&period, "%d%s", y, parts[i]);
            offer(t, buf_str(&period), "");
            buf_free(&period);
        }
}

static void offer_statuses(struct typing *t)
{
    struct buf lead = BUF_INIT;
    split_list(t, &lead);
    for (int i = 0; i < DUTY_STATUSES; i++)
        offer(t, duty_status_word((enum duty_status)i), "");
    buf_free(&lead);
}

static void offer_kinds(struct typing *t)
{
    struct buf lead = BUF_INIT;
    split_list(t, &lead);
    for (int i = 0; i < RULE_KINDS; i++)
        offer(t, rule_kind_word((enum rule_kind)i), "");
    buf_free(&lead);
}

/* File names are the shell's own business: a line ":file" asks it for them. */
static void offer_files(struct typing *t)
{
    buf_puts(t->out, ":file\n");
}

static void offer_commands(struct typing *t)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        offer(t, commands[i]->name, "");
}

/* What "@NAME" in option.words and command.args stands for. */
static const struct {
    const char *name;
    void (*offer)(struct typing *t);
} sources[] = {
    { "code", offer_codes },        { "command", offer_commands },   { "duty", offer_duties },
    { "eligible", offer_eligible }, { "entity", offer_entities },    { "field", offer_fields },
    { "file", offer_files },        { "key", offer_keys },           { "kind", offer_kinds },
    { "org", offer_orgs },          { "org-kind", offer_org_kinds }, { "period", offer_periods },
    { "person", offer_persons },    { "policy", offer_policies },    { "ranking", offer_rankings },
    { "report", offer_reports },    { "rule", offer_rules },         { "shipped", offer_shipped },
    { "sort", offer_sorts },        { "status", offer_statuses },
};

/* "text json @file": words and sources. */
static void offer_words(struct typing *t, const char *words)
{
    const char *word = t->word, *lead = t->lead;
    for (const char *s = words; s != NULL && *s != '\0';) {
        size_t n = strcspn(s, " ");
        struct buf one = BUF_INIT;
        buf_add(&one, s, n);
        if (*s != '@')
            offer(t, buf_str(&one), "");
        for (size_t i = 0; *s == '@' && i < sizeof sources / sizeof *sources; i++)
            if (strcmp(sources[i].name, buf_str(&one) + 1) == 0)
                sources[i].offer(t);
        t->word = word;
        t->lead = lead;
        buf_free(&one);
        s += n + strspn(s + n, " ");
    }
}

static void offer_options(struct typing *t, const struct option *options)
{
    for (const struct option *o = options; o != NULL && o->name != NULL; o++) {
        struct buf name = BUF_INIT;
        buf_printf(&name, "%s%s", o->name[1] == '\0' ? "-" : "--", o->name);
        offer(t, buf_str(&name), "");
        buf_free(&name);
    }
}

/* The option that arg is, with or without =VALUE behind it; NULL: none. */
static const struct option *option_of(const struct option *options, const char *arg)
{
    size_t n = strcspn(arg, "=");
    for (const struct option *o = options; o != NULL && o->name != NULL; o++) {
        size_t sign = o->name[1] == '\0' ? 1 : 2, len = strlen(o->name);
        if (n == sign + len && strncmp(arg, "--", sign) == 0 && !strncmp(arg + sign, o->name, len))
            return o;
    }
    return NULL;
}

/* Where on the line one is. */
struct place {
    const struct command *command; /* NULL: still before it */
    const struct option *waits;    /* an option whose value comes next */
    bool help;                     /* dangjian help … */
    bool plain;                    /* after "--" */
    int args;                      /* plain arguments so far */
};

static const struct option *options_at(const struct place *p)
{
    return p->command != NULL ? p->command->options : p->help ? NULL : global_options;
}

static void take_plain(struct typing *t, struct place *p, const char *arg)
{
    if (p->command == NULL) {
        p->command = command_find(arg);
        p->help = p->command == NULL;
        return;
    }
    const char *words = p->args < COMMAND_ARGS ? p->command->args[p->args] : NULL;
    if (words != NULL && !strcmp(words, "@entity"))
        t->entity = arg;
    p->args++;
}

static void take_value(struct typing *t, const struct option *o, const char *value)
{
    if (!strcmp(o->name, "entity"))
        t->entity = value;
    if (!strcmp(o->name, "db"))
        t->db_path = value;
}

/* One whole word of the line. */
static void take_word(struct typing *t, struct place *p, const char *arg)
{
    const struct option *o = arg[0] == '-' && !p->plain ? option_of(options_at(p), arg) : NULL;
    const char *sign = strchr(arg, '=');
    if (p->waits != NULL) {
        take_value(t, p->waits, arg);
        p->waits = NULL;
    } else if (!p->plain && !strcmp(arg, "--")) {
        p->plain = true;
    } else if (o != NULL && o->value != NULL && sign == NULL) {
        p->waits = o;
    } else if (o != NULL && sign != NULL) {
        take_value(t, o, sign + 1);
    } else if (o == NULL) {
        take_plain(t, p, arg);
    }
}

static const char *args_at(const struct place *p)
{
    const char *words = NULL;
    if (p->command == NULL)
        return "@command help";
    for (int i = 0; i <= p->args && i < COMMAND_ARGS && p->command->args[i] != NULL; i++)
        words = i == p->args || p->command->args[i][0] == '+' ? p->command->args[i] : NULL;
    return words != NULL && *words == '+' ? words + 1 : words;
}

static void offer_here(struct typing *t, const struct place *p)
{
    const struct option *o = option_of(options_at(p), t->word);
    const char *sign = strchr(t->word, '=');
    struct buf lead = BUF_INIT;
    if (p->waits != NULL) {
        offer_words(t, p->waits->words);
    } else if (p->help) {
        offer_commands(t);
    } else if (!p->plain && o != NULL && sign != NULL) {
        buf_add(&lead, t->word, (size_t)(sign + 1 - t->word));
        t->lead = buf_str(&lead);
        t->word = sign + 1;
        offer_words(t, o->words);
    } else if (!p->plain && t->word[0] == '-') {
        offer_options(t, options_at(p));
    } else {
        offer_words(t, args_at(p));
    }
    buf_free(&lead);
}

static enum status run(struct call *c, struct err *e)
{
    struct output out = { 0 };
    struct typing t = { .c = c, .db_path = c->db_path, .word = "", .lead = "", .out = &out.buf };
    struct place p = { 0 };
    int at = c->argc > 0 && !strcmp(c->argv[0], "--"); /* before it, an option is ours */
    for (; at + 1 < c->argc; at++)
        take_word(&t, &p, c->argv[at]);
    if (at < c->argc)
        t.word = c->argv[at];
    offer_here(&t, &p);
    return output_end(&out, e);
}

const struct command command_complete = {
    .name = "complete",
    .usage = N_("-- 词…"),
    .summary = N_("命令行补全用：列出最后一个词可以怎样写"),
    .help = N_("由 shell 的补全脚本调用；一行“:file”表示这里可以写文件名\n"),
    .run = run,
};
