/* Reading one value: what a person typed or a file holds becomes its one normalised spelling. */
#include "model.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "listed.h"
#include "mem.h"
#include "text.h"
#include "value.h"
#include "words.h"

enum {
    TEXT_MAX = 1000,    /* bytes of a one-line value: some 330 hanzi */
    LONG_MAX_ = 200000, /* bytes of a long one: the minutes of a day */
    CODE_MAX = 64,
};

static bool all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
    }
    return n > 0;
}

static enum status read_text(const struct field *f, const char *s, size_t n, struct buf *out,
                             struct err *e)
{
    size_t most = f->kind == FIELD_LONG ? LONG_MAX_ : TEXT_MAX;
    if (n > most)
        return err_set(e, ST_USAGE, "内容太长（%zu 字节），最多 %zu 字节，请缩短。", n, most);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        bool line = c == '\n' || c == '\r';
        bool c1 = c == 0xC2 && (unsigned char)s[i + 1] < 0xA0;
        if (line && f->kind == FIELD_LONG) {
            if (c == '\n' || s[i + 1] != '\n')
                buf_putc(out, '\n');
        } else if (line || c == '\t') {
            buf_putc(out, ' ');
        } else if (c < 0x20 || c == 0x7f || c1) {
            return err_set(e, ST_USAGE, "含有不可见的控制字符，请删去后重填。");
        } else {
            buf_putc(out, (char)c);
        }
    }
    return ST_OK;
}

enum { HANZI = 0x2E80 }; /* characters from here on are not spaced like words */

/* Between the words of a name; a cell of a spreadsheet may have lines. */
static bool is_gap(uint32_t cp)
{
    return cp == ' ' || cp == 0x3000 || cp == '\n' || cp == '\r' || cp == '\t';
}

/* Names are padded for print (王　芳): blanks between two hanzi are no part of them. */
static void squeeze(struct buf *b)
{
    size_t kept = 0;
    uint32_t before = 0;
    if (strpbrk(buf_str(b), " \n\r\t\xE3") == NULL) /* no gap, nor what one begins with */
        return;
    for (size_t i = 0; i < b->len;) {
        uint32_t cp, next = 0;
        size_t n = text_decode(b->data + i, b->len - i, &cp), after = i + n;
        bool blank = is_gap(cp);
        while (blank && after < b->len) {
            size_t k = text_decode(b->data + after, b->len - after, &next);
            if (!is_gap(next))
                break;
            after += k;
        }
        if (!blank || before < HANZI || next < HANZI) {
            memmove(b->data + kept, b->data + i, n);
            kept += n;
        }
        if (!blank)
            before = cp;
        i = blank ? after : i + n;
    }
    b->len = kept;
    b->data[kept] = '\0';
}

static bool model_code_valid(const char *s)
{
    size_t n = strlen(s);
    if (n == 0 || n > CODE_MAX)
        return false;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t len = text_decode(s + i, n - i, &cp);
        bool ascii = cp < 0x80 && (isalnum((int)cp) || strchr("-_.", (int)cp) != NULL);
        bool hanzi = (cp >= 0x3400 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
                     cp == 0x3007 || (cp >= 0x20000 && cp <= 0x3ffff);
        if (!ascii && !hanzi)
            return false;
        i += len;
    }
    return true;
}

static enum status read_code(const char *s, struct buf *out, struct err *e)
{
    if (!model_code_valid(s))
        return err_set(e, ST_USAGE,
                       "“%.80s”不能作编号：编号只用字母、数字、汉字和 - _ .，不超过 %d 字节。", s,
                       CODE_MAX);
    buf_puts(out, s);
    return ST_OK;
}

static enum status read_id_no(const char *s, struct buf *out, struct err *e)
{
    char no[19];
    size_t n = strlen(s);
    if (n != 18)
        return err_set(e, ST_USAGE, "身份证号应为 18 位，现在是 %zu 位，请核对。", n);
    memcpy(no, s, sizeof no);
    no[17] = (char)toupper((unsigned char)no[17]);
    if (!model_id_no(no, NULL, NULL))
        return err_set(e, ST_USAGE, "身份证号校验不通过，请对照证件逐位核对。");
    buf_puts(out, no);
    return ST_OK;
}

static enum status read_int(const char *s, struct buf *out, struct err *e)
{
    bool minus = *s == '-';
    const char *digits = s + minus;
    size_t n = strlen(digits);
    if (n > 2 && !strcmp(digits + n - 2, ".0"))
        n -= 2; /* spreadsheets */
    if (n > 9 || !all_digits(digits, n))
        return err_set(e, ST_USAGE, "“%.80s”不是整数，请只填数字。", s);
    int v = atoi(digits);
    buf_printf(out, "%d", minus ? -v : v);
    return ST_OK;
}

/* A decimal with at most `places` places, grouping commas dropped; *cents its value times 100
 * (places <= 2). */
static bool read_decimal(const char *s, int places, char *out, size_t room)
{
    size_t n = 0;
    int after = -1, digits = 0;
    for (const char *at = s; *at != '\0'; at++) {
        if (*at == ',' && after < 0 && digits > 0)
            continue;
        if (*at == '.' && after < 0 && digits > 0)
            after = 0;
        else if (*at >= '0' && *at <= '9') {
            digits++;
            if (after >= 0 && ++after > places)
                return false;
        } else if (*at != '-' || at != s)
            return false;
        if (n + 1 >= room)
            return false;
        out[n++] = *at;
    }
    out[n] = '\0';
    return digits > 0 && digits <= 15 && after != 0;
}

static enum status read_number(const char *s, struct buf *out, struct err *e)
{
    char digits[32];
    if (!read_decimal(s, 6, digits, sizeof digits))
        return err_set(e, ST_USAGE, "“%.80s”不是数字，请只填数字和小数点。", s);
    buf_puts(out, digits);
    return ST_OK;
}

/* Commas stand between groups of three digits alone: 1,234.50, never 136,50. */
static bool commas_group(const char *s)
{
    const char *comma = strchr(s, ',');
    while (comma != NULL) {
        if (comma == s || strspn(comma + 1, "0123456789") != 3)
            return false;
        comma = strchr(comma + 1, ',');
    }
    return true;
}

/* Money and hours: never negative, two places. `before` and `after` are what people put around
 * them. */
static enum status read_hundredths(const struct field *f, const char *s, struct buf *out,
                                   struct err *e)
{
    static const char *const before[] = { "¥", "￥", NULL };
    static const char *const money[] = { "元", NULL }, *const hours[] = { "学时", "小时", NULL };
    char *copy = mem_dup(s), *at = copy, digits[32];
    for (size_t i = 0; f->kind == FIELD_MONEY && before[i] != NULL; i++) {
        if (!strncmp(at, before[i], strlen(before[i])))
            at += strlen(before[i]);
    }
    const char *const *after = f->kind == FIELD_MONEY ? money : hours;
    for (size_t n = strlen(at); *after != NULL; after++) {
        size_t k = strlen(*after);
        if (n > k && !strcmp(at + n - k, *after))
            at[n - k] = '\0';
    }
    bool ok = commas_group(at) && read_decimal(at, 2, digits, sizeof digits) && digits[0] != '-' &&
              strcspn(digits, ".") <= 11;
    free(copy);
    if (!ok)
        return err_set(e, ST_USAGE, "“%.80s”不是有效的%s，请填不小于 0、最多两位小数的数字。", s,
                       f->kind == FIELD_MONEY ? _("金额") : _("学时"));
    const char *dot = strchr(digits, '.');
    int64_t n = strtoll(digits, NULL, 10) * 100;
    if (dot != NULL)
        n += (dot[1] - '0') * 10 + (dot[2] != '\0' ? dot[2] - '0' : 0);
    model_number_text(f, n, out);
    return ST_OK;
}

static enum status read_yesno(const char *s, struct buf *out, struct err *e)
{
    static const char *const yes[] = { "yes", "y", "true", "1", "是", "有", "√", NULL };
    static const char *const no[] = { "no", "n", "false", "0", "否", "无", "不是", NULL };
    for (size_t i = 0; yes[i] != NULL || no[i] != NULL; i++) {
        if (yes[i] != NULL && !strcasecmp(s, yes[i])) {
            buf_puts(out, "yes");
            return ST_OK;
        }
        if (no[i] != NULL && !strcasecmp(s, no[i])) {
            buf_puts(out, "no");
            return ST_OK;
        }
    }
    return err_set(e, ST_USAGE, "“%.80s”看不出是或否，请填 是 或 否。", s);
}

/* A word of a policy's own: theme_day, plan(year). */
static bool word_valid(const char *s, size_t n)
{
    size_t i = 0;
    if (n == 0 || n > CODE_MAX || !islower((unsigned char)s[0]))
        return false;
    while (i < n && (islower((unsigned char)s[i]) || isdigit((unsigned char)s[i]) || s[i] == '_' ||
                     s[i] == '-'))
        i++;
    if (i < n && s[i] == '(' && s[n - 1] == ')' && n - i > 2)
        return word_valid(s + i + 1, n - i - 2);
    return i == n;
}

static void list_choices(const struct field *f, struct buf *out)
{
    int n = 0;
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL && n < 12; c++, n++)
        buf_printf(out, "%s%s", n == 0 ? "" : _("、"), _(c->label));
    if (n == 12)
        buf_puts(out, _(" 等"));
}

/* The word that a text from elsewhere means: appended; false: none. */
static bool read_meant(const char *meant, const char *s, struct buf *out)
{
    size_t n = strlen(s);
    for (const char *at = meant; at != NULL && *at != '\0'; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        if (len > n && at[n] == '=' && !memcmp(at, s, n)) {
            buf_add(out, at + n + 1, len - n - 1);
            return true;
        }
        at += len;
    }
    return false;
}

static enum status read_choice(const struct field *f, const char *s, struct buf *out, struct err *e)
{
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL; c++) {
        if (!strcasecmp(c->word, s) || !strcmp(c->label, s) || !strcasecmp(_(c->label), s)) {
            buf_puts(out, c->word);
            return ST_OK;
        }
    }
    if (read_meant(f->meant, s, out))
        return ST_OK;
    if (f->open && word_valid(s, strlen(s))) {
        buf_puts(out, s);
        return ST_OK;
    }
    struct buf all = BUF_INIT;
    list_choices(f, &all);
    err_set(e, ST_USAGE, "“%.80s”不在可选的%s之中%s%s。", s, _(f->label),
            all.len > 0 ? _("，可以填：") : "", buf_str(&all));
    buf_free(&all);
    return ST_USAGE;
}

static enum status read_ref(const char *s, size_t n, struct buf *out, struct err *e)
{
    if (n > TEXT_MAX || strpbrk(s, "\n\r\t;") != NULL)
        return err_set(e, ST_USAGE, "“%.80s”不是编号或名称，请只填一个编号或名称。", s);
    buf_puts(out, s);
    return ST_OK;
}

/* The first separator of a list at or after s: ; ； 、 or a new line; *len its bytes. */
static const char *list_next(const char *s, size_t *len)
{
    for (; *s != '\0'; s++) {
        *len = *s == ';' || *s == '\n' || *s == '\r'          ? 1
               : !strncmp(s, "；", 3) || !strncmp(s, "、", 3) ? 3
                                                              : 0;
        if (*len > 0)
            return s;
    }
    *len = 0;
    return s;
}

static enum status read_list(const struct field *f, const char *s, struct buf *out, struct err *e)
{
    struct buf list = BUF_INIT;
    enum status st = ST_OK;
    while (*s != '\0' && st == ST_OK) {
        size_t sep, n;
        const char *end = list_next(s, &sep);
        n = (size_t)(end - s);
        const char *item = text_trim(s, &n);
        char *one = mem_dupn(item, n);
        struct buf word = BUF_INIT;
        if (n > 0)
            st = f->kind == FIELD_REFS ? read_ref(one, n, &word, e) : read_choice(f, one, &word, e);
        if (st == ST_OK && word.len > 0 && !listed_holds(buf_str(&list), word.data, word.len)) {
            if (list.len > 0)
                buf_putc(&list, ';');
            buf_add(&list, word.data, word.len);
        }
        buf_free(&word);
        free(one);
        s = end + sep;
    }
    if (st == ST_OK)
        buf_add(out, buf_str(&list), list.len);
    buf_free(&list);
    return st;
}

static enum status read_kind(const struct field *f, const char *s, size_t n, struct buf *out,
                             struct err *e)
{
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_LONG:
        return read_text(f, s, n, out, e);
    case FIELD_CODE:
        return read_code(s, out, e);
    case FIELD_ID_NO:
        return read_id_no(s, out, e);
    case FIELD_DAY:
        return value_day(s, out, e);
    case FIELD_MONTH:
        return value_month(s, out, e);
    case FIELD_TIME:
        return value_time(s, out, e);
    case FIELD_MOMENT:
        return value_moment(s, out, e);
    case FIELD_PERIOD:
        return value_period(s, out, e);
    case FIELD_PAYMENTS:
        return value_payments(s, out, e);
    case FIELD_INT:
        return read_int(s, out, e);
    case FIELD_NUMBER:
        return read_number(s, out, e);
    case FIELD_MONEY:
    case FIELD_HOURS:
        return read_hundredths(f, s, out, e);
    case FIELD_YESNO:
        return read_yesno(s, out, e);
    case FIELD_CHOICE:
        return read_choice(f, s, out, e);
    case FIELD_REF:
        return read_ref(s, n, out, e);
    case FIELD_CHOICES:
    case FIELD_REFS:
        return read_list(f, s, out, e);
    }
    return ST_OK;
}

/* Full-width digits and letters mean the plain ones in everything but free text and names. */
static bool folds(const struct field *f)
{
    return f->kind != FIELD_TEXT && f->kind != FIELD_LONG && f->kind != FIELD_REF &&
           f->kind != FIELD_REFS && f->kind != FIELD_CHOICES;
}

/* The dot between the parts of a name has many shapes in files; it is kept as one. */
static void one_dot(struct buf *b)
{
    static const char *const dots[] = { "•", "・", "‧", "∙", "⋅", "･", "．" };
    struct buf out = BUF_INIT;
    if (strpbrk(buf_str(b), "\xE2\xE3\xEF") == NULL) /* their first bytes */
        return;
    for (const char *at = buf_str(b); *at != '\0';) {
        size_t n = 0;
        for (size_t i = 0; n == 0 && i < sizeof dots / sizeof *dots; i++)
            n = strncmp(at, dots[i], strlen(dots[i])) == 0 ? strlen(dots[i]) : 0;
        if (n > 0)
            buf_puts(&out, "·");
        else
            buf_putc(&out, *at);
        at += n > 0 ? n : 1;
    }
    buf_free(b);
    *b = out;
}

enum status model_read(const struct field *f, const char *typed, struct buf *out, struct err *e)
{
    size_t n = strlen(typed);
    if (!text_valid(typed, n))
        return err_set(e, ST_USAGE, "不是有效的 UTF-8 文字，请检查文件编码。");
    const char *s = text_trim(typed, &n);
    if (n == 0)
        return ST_OK;
    struct buf plain = BUF_INIT, value = BUF_INIT;
    buf_add(&plain, s, n);
    if (folds(f)) {
        struct buf folded = BUF_INIT;
        text_fold_width(&folded, plain.data);
        buf_free(&plain);
        plain = folded;
    }
    if (f->person_name || (f->kind == FIELD_REF && !strcmp(f->ref, "person"))) {
        squeeze(&plain);
        one_dot(&plain);
    }
    enum status st = ST_OK;
    if (f->person_name &&
        (strchr(buf_str(&plain), ':') != NULL || strstr(buf_str(&plain), "：") != NULL))
        st = err_set(e, ST_USAGE, "“%.80s”里有冒号，不像姓名，请核对；表尾的说明请删去。",
                     buf_str(&plain));
    if (st == ST_OK)
        st = read_kind(f, buf_str(&plain), plain.len, &value, e);
    if (st == ST_OK && f->check != NULL && value.len > 0)
        st = f->check(value.data, e);
    if (st == ST_OK)
        buf_add(out, buf_str(&value), value.len);
    buf_free(&plain);
    buf_free(&value);
    return st;
}
