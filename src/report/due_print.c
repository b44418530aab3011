/* Due lists for machines: JSON, JSON lines, CSV. Written for long lists: what repeats (rules,
 * organisations, days) is spelt once. */
#include "due_print.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "due_words.h"
#include "json.h"
#include "mem.h"

enum { DAY_CACHE = 4096, DATES_CACHE = 1024 };

/* What a line says about its days, before its status and behind it: those of one period of one rule
 * come with every organisation. */
struct dates {
    daynum period_start, period_end, window_start, deadline;
    size_t before, behind; /* of `text`; 0: nothing here yet */
    char text[160];
};

/* The part of a line that a rule decides. */
struct head {
    const struct rule *rule;
    struct buf text;
};

struct due_printer {
    enum due_format format;
    struct buf *out;
    const struct world *w;
    daynum today;
    size_t lines;
    struct head *head;
    size_t nhead, head_cap, last_head;
    int org; /* whose names `org_text` holds */
    struct buf org_text;
    struct {
        daynum day;
        char text[DAY_TEXT + 2];
    } * days;
    struct dates *dates;
};

struct due_printer *due_printer_new(enum due_format f, struct buf *out, const struct world *w,
                                    daynum today)
{
    static const char *const columns[] = {
        "rule",   "kind",         "title",      "source",       "basis",    "org",    "org_name",
        "person", "period_start", "period_end", "window_start", "deadline", "status", "days_left",
        "need",   "have",         "done_on",    "lacking",      "event",    "item",
    };
    struct due_printer *p = mem_alloc(sizeof *p);
    *p = (struct due_printer){ .format = f, .out = out, .w = w, .today = today, .org = -1 };
    p->days = mem_alloc(DAY_CACHE * sizeof *p->days);
    p->dates = mem_alloc(DATES_CACHE * sizeof *p->dates);
    for (size_t i = 0; i < DAY_CACHE; i++)
        p->days[i].day = DAY_NONE;
    if (f == DUE_JSON)
        buf_putc(out, '[');
    if (f == DUE_CSV) {
        int column = 0;
        buf_puts(out, "\xEF\xBB\xBF");
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            csv_cell(out, &column, columns[i]);
        csv_end(out, &column);
    }
    return p;
}

static const char *basis(const struct rule *r)
{
    return r->chosen ? "default" : "text";
}

static void head_make(struct due_printer *p, struct head *h)
{
    const struct rule *r = h->rule;
    const char *values[] = { r->id, rule_kind_word(r->kind), r->title, r->source, basis(r) };
    static const char *const names[] = { "{\"rule\":", ",\"kind\":", ",\"title\":", ",\"source\":",
                                         ",\"basis\":" };
    int column = 0;
    for (int i = 0; i < 5; i++) {
        if (p->format == DUE_CSV) {
            csv_cell(&h->text, &column, values[i]);
            continue;
        }
        buf_puts(&h->text, names[i]);
        json_string(&h->text, values[i]);
    }
}

/* Rules come in the same order for every organisation: the search begins where the last one
 * ended. */
static const struct buf *head_of(struct due_printer *p, const struct rule *r)
{
    for (size_t i = 0; i < p->nhead; i++) {
        size_t k = p->last_head + i < p->nhead ? p->last_head + i : p->last_head + i - p->nhead;
        if (p->head[k].rule == r) {
            p->last_head = k;
            return &p->head[k].text;
        }
    }
    p->head = mem_grow(p->head, p->nhead, &p->head_cap, sizeof *p->head);
    struct head *h = &p->head[p->nhead];
    *h = (struct head){ r, BUF_INIT };
    head_make(p, h);
    p->last_head = p->nhead++;
    return &h->text;
}

static const struct buf *org_of(struct due_printer *p, int org)
{
    if (p->org == org)
        return &p->org_text;
    const char *code = p->w->org[org].code, *name = world_name(p->w, org, p->today);
    int column = 1;
    p->org = org;
    buf_clear(&p->org_text);
    if (p->format == DUE_CSV) {
        csv_cell(&p->org_text, &column, code);
        csv_cell(&p->org_text, &column, name);
        return &p->org_text;
    }
    buf_puts(&p->org_text, ",\"org\":");
    json_string(&p->org_text, code);
    buf_puts(&p->org_text, ",\"org_name\":");
    json_string(&p->org_text, name);
    return &p->org_text;
}

/* A line is written into room reserved once: the cursor moves on. */
static char *add(char *at, const char *s, size_t n)
{
    memcpy(at, s, n);
    return at + n;
}

#define ADD(at, literal) add(at, literal, sizeof(literal) - 1)

static char *add_day(struct due_printer *p, char *at, daynum d)
{
    if (d == DAY_NONE)
        return ADD(at, "null");
    size_t k = (size_t)(d - DAY_MIN) % DAY_CACHE;
    if (p->days[k].day != d) {
        char *text = p->days[k].text;
        p->days[k].day = d;
        text[0] = '"';
        date_format(d, text + 1);
        text[11] = '"';
    }
    return add(at, p->days[k].text, 12);
}

static char *add_int(char *at, int64_t v)
{
    char digits[24];
    size_t k = sizeof digits;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    if (v >= 0 && v < 10) { /* most of them */
        *at++ = (char)('0' + v);
        return at;
    }
    do {
        digits[--k] = (char)('0' + u % 10);
    } while (u /= 10);
    if (v < 0)
        digits[--k] = '-';
    return add(at, digits + k, sizeof digits - k);
}

static void dates_make(struct due_printer *p, struct dates *x, const struct duty *d)
{
    char *at = x->text;
    *x = (struct dates){ .period_start = d->period_start,
                         .period_end = d->period_end,
                         .window_start = d->window_start,
                         .deadline = d->deadline };
    at = ADD(at, ",\"period_start\":");
    at = add_day(p, at, d->period_start);
    at = ADD(at, ",\"period_end\":");
    at = add_day(p, at, d->period_end);
    at = ADD(at, ",\"window_start\":");
    at = add_day(p, at, d->window_start);
    at = ADD(at, ",\"deadline\":");
    at = add_day(p, at, d->deadline);
    at = ADD(at, ",\"status\":\"");
    x->before = (size_t)(at - x->text);
    at = ADD(at, "\",\"days_left\":");
    at = d->deadline == DAY_NONE ? ADD(at, "null") : add_int(at, d->deadline - p->today);
    at = ADD(at, ",\"need\":");
    x->behind = (size_t)(at - x->text) - x->before;
}

static const struct dates *dates_of(struct due_printer *p, const struct duty *d)
{
    uint32_t key = (uint32_t)d->period_start * 31 + (uint32_t)d->deadline * 7 +
                   (uint32_t)d->window_start * 3 + (uint32_t)d->period_end;
    struct dates *x = &p->dates[key % DATES_CACHE];
    if (!x->before || x->period_start != d->period_start || x->deadline != d->deadline ||
        x->window_start != d->window_start || x->period_end != d->period_end)
        dates_make(p, x, d);
    return x;
}

static char *add_amount(char *at, int64_t amount, bool hours)
{
    at = add_int(at, hours ? amount / 100 : amount);
    if (hours && amount % 100) {
        *at++ = '.';
        *at++ = (char)('0' + amount % 100 / 10);
        if (amount % 10)
            *at++ = (char)('0' + amount % 10);
    }
    return at;
}

static const char *lacking_code(const struct due_printer *p, const struct duty *d, size_t i)
{
    return d->lacking_orgs ? p->w->org[d->lacking[i]].code : p->w->person[d->lacking[i]].code;
}

static const char *person_code(const struct due_printer *p, const struct duty *d)
{
    return d->person < 0 ? NULL : p->w->person[d->person].code;
}

static const char *event_code(const struct due_printer *p, const struct duty *d)
{
    return d->event < 0 ? NULL : p->w->event[d->event].code;
}

enum { LINE_ROOM = 512 }; /* more than the days, numbers and names of fields of a line take */

static void put_json(struct due_printer *p, const struct duty *d)
{
    struct buf *b = p->out;
    const struct buf *head = head_of(p, d->rule), *org = org_of(p, d->org);
    const struct dates *dates = dates_of(p, d);
    const char *status = duty_status_word(d->status), *person = person_code(p, d);
    buf_reserve(b, head->len + org->len + LINE_ROOM);
    char *at = b->data + b->len;
    at = add(at, head->data, head->len);
    at = add(at, org->data, org->len);
    at = ADD(at, ",\"person\":");
    if (person) {
        b->len = (size_t)(at - b->data);
        json_string(b, person);
        buf_reserve(b, LINE_ROOM);
        at = b->data + b->len;
    } else {
        at = ADD(at, "null");
    }
    at = add(at, dates->text, dates->before);
    at = add(at, status, strlen(status));
    at = add(at, dates->text + dates->before, dates->behind);
    at = add_amount(at, d->need, d->hours);
    at = ADD(at, ",\"have\":");
    at = add_amount(at, d->have, d->hours);
    at = ADD(at, ",\"done_on\":");
    at = add_day(p, at, d->done_on);
    at = ADD(at, ",\"lacking\":[");
    b->len = (size_t)(at - b->data);
    for (size_t i = 0; i < d->nlacking; i++) {
        if (i)
            buf_putc(b, ',');
        json_string(b, lacking_code(p, d, i));
    }
    for (size_t i = 0; i < d->nelements; i++) {
        if (i)
            buf_putc(b, ',');
        json_string(b, d->elements[i]);
    }
    if (event_code(p, d) || d->item) {
        buf_puts(b, "],\"event\":");
        json_string(b, event_code(p, d));
        buf_puts(b, ",\"item\":");
        json_string(b, d->item);
        buf_putc(b, '}');
    } else {
        static const char tail[] = "],\"event\":null,\"item\":null}";
        buf_add(b, tail, sizeof tail - 1);
    }
}

static void csv_day(struct buf *b, int *column, daynum d)
{
    char text[DAY_TEXT];
    date_format(d, text);
    csv_cell(b, column, text);
}

static void csv_amount(struct buf *b, int *column, int64_t amount, bool hours)
{
    struct buf one = BUF_INIT;
    due_amount(&one, amount, hours);
    csv_cell(b, column, buf_str(&one));
    buf_free(&one);
}

static void put_csv(struct due_printer *p, const struct duty *d)
{
    struct buf *b = p->out, lacking = BUF_INIT;
    const struct buf *head = head_of(p, d->rule), *org = org_of(p, d->org);
    int column = 7;
    buf_add(b, head->data, head->len);
    buf_add(b, org->data, org->len);
    csv_cell(b, &column, person_code(p, d) ? person_code(p, d) : "");
    csv_day(b, &column, d->period_start);
    csv_day(b, &column, d->period_end);
    csv_day(b, &column, d->window_start);
    csv_day(b, &column, d->deadline);
    csv_cell(b, &column, duty_status_word(d->status));
    if (d->deadline == DAY_NONE)
        csv_cell(b, &column, "");
    else
        csv_amount(b, &column, d->deadline - p->today, false);
    csv_amount(b, &column, d->need, d->hours);
    csv_amount(b, &column, d->have, d->hours);
    csv_day(b, &column, d->done_on);
    for (size_t i = 0; i < d->nlacking; i++)
        buf_printf(&lacking, "%s%s", i ? " " : "", lacking_code(p, d, i));
    for (size_t i = 0; i < d->nelements; i++)
        buf_printf(&lacking, "%s%s", i ? " " : "", d->elements[i]);
    csv_cell(b, &column, buf_str(&lacking));
    buf_free(&lacking);
    csv_cell(b, &column, event_code(p, d) ? event_code(p, d) : "");
    csv_cell(b, &column, d->item ? d->item : "");
    csv_end(b, &column);
}

void due_printer_add(struct due_printer *p, const struct duty *d)
{
    if (p->format == DUE_CSV) {
        put_csv(p, d);
    } else {
        if (p->format == DUE_JSON)
            buf_puts(p->out, p->lines ? ",\n" : "\n");
        put_json(p, d);
        if (p->format == DUE_JSONL)
            buf_putc(p->out, '\n');
    }
    p->lines++;
}

void due_printer_end(struct due_printer *p)
{
    if (p->format == DUE_JSON)
        buf_puts(p->out, p->lines ? "\n]\n" : "]\n");
    for (size_t i = 0; i < p->nhead; i++)
        buf_free(&p->head[i].text);
    free(p->head);
    free(p->days);
    free(p->dates);
    buf_free(&p->org_text);
    free(p);
}
