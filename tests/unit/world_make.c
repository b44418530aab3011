/* Rows of text -> a world. */
#include "world_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void made_bad(const char *what, const char *about)
{
    fprintf(stderr, "world_make: %s: %s\n", what, about ? about : "(nothing)");
    abort();
}

/* ---- rows ---- */

const char *row_arg(const struct row *r, int i)
{
    if (i >= r->n || strchr(r->word[i], '='))
        made_bad("a word is missing after", r->word[0]);
    return r->word[i];
}

const char *row_named(const struct row *r, const char *name)
{
    size_t n = strlen(name);
    for (int i = 1; i < r->n; i++)
        if (!strncmp(r->word[i], name, n) && r->word[i][n] == '=')
            return r->word[i] + n + 1;
    return NULL;
}

daynum made_day(const char *s)
{
    daynum d = date_parse(s);
    if (d == DAY_NONE)
        made_bad("no day", s);
    return d;
}

daynum row_day(const struct row *r, const char *name)
{
    const char *s = row_named(r, name);
    return s && *s ? made_day(s) : DAY_NONE;
}

static struct span row_span(const struct row *r)
{
    return span_make(row_day(r, "from"), row_day(r, "to"));
}

static int row_int(const struct row *r, const char *name)
{
    const char *s = row_named(r, name);
    return s ? atoi(s) : 0;
}

static void read_rows(struct made *m, const char *text)
{
    char *at, *word, *rest, *copy = pool_dup(m->pool, text);
    for (char *line = strtok_r(copy, "\n", &at); line; line = strtok_r(NULL, "\n", &at)) {
        struct row r = { .n = 0 };
        for (word = strtok_r(line, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
            if (r.n == WORDS)
                made_bad("too many words", line);
            r.word[r.n++] = word;
        }
        m->row = mem_grow(m->row, m->nrow, &m->row_cap, sizeof *m->row);
        m->row[m->nrow++] = r;
    }
}

/* ---- codes ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int find(const char **codes, size_t n, const char *code)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(codes[i], code))
            return (int)i;
    made_bad("no such code", code);
}

int made_org(const struct made *m, const char *code)
{
    return code ? find(m->org, m->norg, code) : -1;
}

int made_person(const struct made *m, const char *code)
{
    return code ? find(m->person, m->nperson, code) : -1;
}

static void read_codes(struct made *m)
{
    for (size_t i = 0; i < m->nrow; i++) {
        const struct row *r = &m->row[i];
        if (!strcmp(r->word[0], "org")) {
            m->org = mem_grow(m->org, m->norg, &m->org_cap, sizeof *m->org);
            m->org[m->norg++] = row_arg(r, 1);
        } else if (!strcmp(r->word[0], "person")) {
            m->person = mem_grow(m->person, m->nperson, &m->person_cap, sizeof *m->person);
            m->person[m->nperson++] = row_arg(r, 1);
        }
    }
    if (m->norg)
        qsort(m->org, m->norg, sizeof *m->org, by_text);
    if (m->nperson)
        qsort(m->person, m->nperson, sizeof *m->person, by_text);
    for (size_t i = 0; i < m->norg; i++)
        world_add(&m->w, org) = (struct world_org){ .code = m->org[i] };
    for (size_t i = 0; i < m->nperson; i++)
        world_add(&m->w, person) =
            (struct world_person){ .code = m->person[i], .name = "某人", .until = DAY_NONE };
}

/* ---- one function for each kind of row ---- */

static int policy_of(const struct made *m, const char *id)
{
    for (size_t i = 0; id && i < m->w.npolicy; i++)
        if (!strcmp(m->w.policy[i]->id, id))
            return (int)i;
    if (id && strcmp(id, "-"))
        made_bad("no such policy", id);
    return -1;
}

static void add_since(struct made *m, const struct row *r)
{
    m->w.tracking_from = made_day(row_arg(r, 1));
}

static void place(struct made *m, const struct row *r, int org, daynum from, const char *policy)
{
    world_add(&m->w, placement) =
        (struct world_placement){ org, from, made_org(m, row_named(r, "in")), policy_of(m, policy),
                                  "某组织" };
}

static void add_org(struct made *m, const struct row *r)
{
    int i = made_org(m, row_arg(r, 1)), kind = word_org_kind(row_arg(r, 2));
    struct world_org *o = &m->w.org[i];
    const char *committee = row_named(r, "committee");
    if (kind < 0)
        made_bad("no such kind", row_arg(r, 2));
    o->kind = (enum org_kind)kind;
    o->appointed = row_int(r, "appointed") != 0;
    o->life = row_span(r);
    o->tracking_from = row_day(r, "tracking");
    o->dues_day = row_int(r, "duesday");
    if (committee) {
        char *from = pool_dup(m->pool, committee), *to = strstr(from, "..");
        if (to)
            *to = 0;
        o->committee = span_make(made_day(from), to ? made_day(to + 2) : DAY_NONE);
    }
    daynum placed = row_day(r, "placed");
    place(m, r, i, placed == DAY_NONE ? DAY_ALWAYS : placed,
          row_named(r, "policy") || row_named(r, "in") ? row_named(r, "policy") : "p");
}

static void add_place(struct made *m, const struct row *r)
{
    place(m, r, made_org(m, row_arg(r, 1)), made_day(row_arg(r, 2)), row_named(r, "policy"));
}

static void add_fact(struct made *m, const struct row *r)
{
    struct ratio value;
    int number, fact = vocabulary_fact(policy_set_words(m->set), row_arg(r, 2));
    if (fact < 0)
        made_bad("no such fact", row_arg(r, 2));
    if (vocabulary_word(row_arg(r, 3), &number))
        value = ratio_int(number);
    else if (!ratio_parse(row_arg(r, 3), &value))
        made_bad("no value", row_arg(r, 3));
    daynum from = row_day(r, "from");
    world_add(&m->w, fact) = (struct world_fact){ made_org(m, row_arg(r, 1)), fact,
                                                  from == DAY_NONE ? DAY_ALWAYS : from, value };
}

static void rate(struct made *m, const struct row *r, int fact, struct ratio value)
{
    world_add(&m->w, fact) =
        (struct world_fact){ made_org(m, row_arg(r, 1)), fact, made_day(row_arg(r, 2)), value };
}

static void add_star(struct made *m, const struct row *r)
{
    rate(m, r, RATED_STAR, ratio_int(atoi(row_arg(r, 3))));
}

static void add_grade(struct made *m, const struct row *r)
{
    int number;
    if (!vocabulary_grade(policy_set_words(m->set), row_arg(r, 3), &number))
        made_bad("no such grade", row_arg(r, 3));
    rate(m, r, RATED_GRADE, ratio_int(number));
}

static void add_pairing(struct made *m, const struct row *r)
{
    world_add(&m->w, holding) =
        (struct world_holding){ made_org(m, row_arg(r, 1)), HOLDING_PAIRING, row_span(r) };
}

static void add_project(struct made *m, const struct row *r)
{
    char type[64];
    snprintf(type, sizeof type, "project(%s)", row_arg(r, 2));
    world_add(&m->w, holding) =
        (struct world_holding){ made_org(m, row_arg(r, 1)),
                                vocabulary_evidence(policy_set_words(m->set), type), row_span(r) };
}

static void belong(struct made *m, const struct row *r, int person, const char *org)
{
    world_add(&m->w, membership) =
        (struct world_membership){ person, made_org(m, org), made_org(m, row_named(r, "group")),
                                   row_span(r) };
}

static void add_person(struct made *m, const struct row *r)
{
    static const char *const words[] = {
        [PERSON_FULL] = "full", [PERSON_PROBATIONARY] = "probationary", [PERSON_NO_MEMBER] = "none"
    };
    int i = made_person(m, row_arg(r, 1));
    struct world_person *p = &m->w.person[i];
    const char *status = row_named(r, "status");
    p->joined = row_day(r, "joined");
    p->full = row_day(r, "full");
    p->status = !status || !strcmp(status, words[PERSON_FULL]) ? PERSON_FULL
                : !strcmp(status, words[PERSON_PROBATIONARY])  ? PERSON_PROBATIONARY
                : !strcmp(status, words[PERSON_NO_MEMBER])     ? PERSON_NO_MEMBER
                                                               : (made_bad("no status", status), 0);
    p->word = p->status == PERSON_NO_MEMBER ? -1 : word_of_person(words[p->status]);
    p->category = row_named(r, "category") ? word_of_person(row_named(r, "category")) : -1;
    if (row_named(r, "of"))
        belong(m, r, i, row_named(r, "of"));
}

static void add_member(struct made *m, const struct row *r)
{
    belong(m, r, made_person(m, row_arg(r, 1)), row_arg(r, 2));
}

static void add_post(struct made *m, const struct row *r)
{
    int role = word_post_role(row_arg(r, 3));
    const char *full_time = row_named(r, "full_time");
    if (role < 0)
        made_bad("no such role", row_arg(r, 3));
    world_add(&m->w, post) = (struct world_post){
        .person = made_person(m, row_arg(r, 1)),
        .org = made_org(m, row_arg(r, 2)),
        .role = (enum post_role)role,
        .span = row_span(r),
        .worktime = !full_time        ? WORKTIME_UNKNOWN
                    : atoi(full_time) ? WORKTIME_FULL
                                      : WORKTIME_PART,
    };
}

static void add_term(struct made *m, const struct row *r)
{
    world_add(&m->w, term) =
        (struct world_term){ made_org(m, row_arg(r, 1)), made_day(row_arg(r, 2)), row_day(r, "to"),
                             row_int(r, "years") };
}

static void add_event(struct made *m, const struct row *r)
{
    int type = vocabulary_event(policy_set_words(m->set), row_arg(r, 2));
    if (type < 0)
        made_bad("no such event", row_arg(r, 2));
    world_add(&m->w, event) = (struct world_event){ row_arg(r, 1),
                                                    type,
                                                    made_org(m, row_named(r, "org")),
                                                    made_person(m, row_named(r, "person")),
                                                    row_int(r, "below") != 0,
                                                    made_day(row_arg(r, 3)) };
}

static void add_waive(struct made *m, const struct row *r)
{
    daynum from = row_day(r, "from"), to = row_day(r, "to");
    world_add(&m->w, waiver) = (struct world_waiver){
        made_org(m, row_arg(r, 1)), row_named(r, "slot") ? row_named(r, "slot") : "",
        made_person(m, row_named(r, "person")), from == DAY_NONE ? DAY_ALWAYS : from,
        to == DAY_NONE ? DAY_STILL : to
    };
}

static void read_row(struct made *m, const struct row *r)
{
    static const struct {
        const char *word;
        void (*add)(struct made *, const struct row *);
    } kinds[] = {
        { "since", add_since },        { "org", add_org },
        { "place", add_place },        { "fact", add_fact },
        { "person", add_person },      { "member", add_member },
        { "post", add_post },          { "term", add_term },
        { "event", add_event },        { "waive", add_waive },
        { "record", made_add_record }, { "at", made_add_at },
        { "dues", made_add_dues },     { "review", made_add_review },
        { "star", add_star },          { "grade", add_grade },
        { "pairing", add_pairing },    { "project", add_project },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].word, r->word[0])) {
            kinds[i].add(m, r);
            return;
        }
    made_bad("no such row", r->word[0]);
}

void made_read(struct made *m, const char *rows)
{
    read_rows(m, rows);
    read_codes(m);
    for (size_t i = 0; i < m->nrow; i++)
        read_row(m, &m->row[i]);
    made_give_marks(m);
    world_finish(&m->w);
    made_file_marks(m);
}
