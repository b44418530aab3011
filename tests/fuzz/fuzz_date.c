/* Days and periods as people write them: whatever is understood is a day that exists, and comes
 * back the same from its usual spelling. */
#include "buf.h"
#include "date.h"
#include "daywords.h"
#include "fuzz.h"

static void check_day(daynum d)
{
    char text[DAY_TEXT];
    HOLDS(d >= DAY_MIN && d <= DAY_MAX);
    date_format(d, text);
    HOLDS(date_parse(text) == d && date_parse_loose(text) == d);
}

static void check_period(struct period p)
{
    char text[PERIOD_TEXT], name[64];
    struct period again;
    HOLDS(p.first <= p.last);
    period_name(p, name, sizeof name);
    period_format(p, text);
    if (*text != '\0')
        HOLDS(period_parse(text, &again) && again.first == p.first && again.last == p.last);
}

static void check_window(const struct window *w, struct period whole)
{
    struct period in = window_in(w, whole);
    HOLDS(in.first <= in.last && in.first >= whole.first && in.last <= whole.last);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 2)
        return 0;
    daynum today = date_make(1950, 1, 1) + (data[0] << 8 | data[1]) % 60000, d;
    char *text = fuzz_text(data + 2, n - 2);
    struct period p;
    struct window w;
    if ((d = date_parse(text)) != DAY_NONE) {
        check_day(d);
        HOLDS(date_parse_loose(text) == d);
    }
    if ((d = date_parse_loose(text)) != DAY_NONE)
        check_day(d);
    for (enum day_side side = DAY_NEAR; side <= DAY_AHEAD; side++)
        if (day_words(text, today, side, &d))
            check_day(d);
    if (period_parse(text, &p))
        check_period(p);
    if (period_words(text, today, &p))
        check_period(p);
    if (window_parse(text, &w))
        check_window(&w, period_of(EVERY_YEAR, today));
    if (window_parse_by(text, &w))
        check_window(&w, period_of(10 * EVERY_YEAR, today)); /* N-DD: the longest has 120 months */
    int every = every_parse(text);
    if (every != EVERY_NONE) {
        p = period_of(every, today);
        HOLDS(p.first <= today && today <= p.last);
        HOLDS(period_next(every, p).first == p.last + 1);
    }
    free(text);
    return 0;
}
