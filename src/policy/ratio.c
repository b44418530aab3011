/* Exact arithmetic over fractions in lowest terms; what does not fit 64 bits is unknown. */
#include "ratio.h"

#include <stddef.h>
#include <stdio.h>

typedef __int128 wide;

/* Small enough that the sum of two products of such numbers fits a wide one. */
#define RATIO_MAX (INT64_MAX / 2)

static wide wide_gcd(wide a, wide b)
{
    while (b) {
        wide t = a % b;
        a = b;
        b = t;
    }
    return a;
}

static struct ratio ratio_make(wide num, wide den)
{
    if (den == 0)
        return RATIO_UNKNOWN;
    if (den < 0) {
        num = -num;
        den = -den;
    }
    wide g = wide_gcd(num < 0 ? -num : num, den);
    num /= g;
    den /= g;
    if (num > RATIO_MAX || num < -RATIO_MAX || den > RATIO_MAX)
        return RATIO_UNKNOWN;
    return (struct ratio){ (int64_t)num, (int64_t)den };
}

struct ratio ratio_int(int64_t n)
{
    return (struct ratio){ n, 1 };
}

bool ratio_parse(const char *s, struct ratio *r)
{
    wide num = 0, den = 1;
    size_t digits = 0;
    bool point = false;
    for (; *s; s++) {
        if (*s == '.' && !point && digits) {
            point = true;
            if (s[1] < '0' || s[1] > '9')
                return false;
            continue;
        }
        if (*s < '0' || *s > '9' || ++digits > 15)
            return false;
        num = num * 10 + (*s - '0');
        if (point)
            den *= 10;
    }
    if (!digits || den > 1000000000)
        return false;
    *r = ratio_make(num, den);
    return true;
}

bool ratio_known(struct ratio r)
{
    return r.den != 0;
}

struct ratio ratio_add(struct ratio a, struct ratio b)
{
    return ratio_make((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den);
}

struct ratio ratio_sub(struct ratio a, struct ratio b)
{
    b.num = -b.num;
    return ratio_add(a, b);
}

struct ratio ratio_mul(struct ratio a, struct ratio b)
{
    return ratio_make((wide)a.num * b.num, (wide)a.den * b.den);
}

struct ratio ratio_div(struct ratio a, struct ratio b)
{
    if (!ratio_known(a) || !ratio_known(b))
        return RATIO_UNKNOWN;
    return ratio_make((wide)a.num * b.den, (wide)a.den * b.num);
}

int ratio_compare(struct ratio a, struct ratio b)
{
    wide l = (wide)a.num * b.den, r = (wide)b.num * a.den;
    return (l > r) - (l < r);
}

void ratio_format(struct ratio r, int places, char out[RATIO_TEXT])
{
    wide scale = 1;
    out[0] = 0;
    if (!ratio_known(r))
        return;
    for (int i = 0; i < places; i++)
        scale *= 10;
    wide all = (wide)(r.num < 0 ? -r.num : r.num) * scale * 2 + r.den;
    all /= (wide)r.den * 2; /* half away from nought */
    int64_t whole = (int64_t)(all / scale), rest = (int64_t)(all % scale);
    const char *sign = r.num < 0 && all ? "-" : "";
    while (places && rest % 10 == 0) {
        rest /= 10;
        places--;
    }
    if (places)
        snprintf(out, RATIO_TEXT, "%s%lld.%0*lld", sign, (long long)whole, places, (long long)rest);
    else
        snprintf(out, RATIO_TEXT, "%s%lld", sign, (long long)whole);
}

void ratio_percent(struct ratio r, char out[RATIO_TEXT])
{
    out[0] = 0;
    if (!ratio_known(r))
        return;
    wide tenths = ((wide)(r.num < 0 ? -r.num : r.num) * 2000 + r.den) / ((wide)r.den * 2);
    snprintf(out, RATIO_TEXT, "%s%lld.%d%%", r.num < 0 && tenths ? "-" : "",
             (long long)(tenths / 10), (int)(tenths % 10));
}
