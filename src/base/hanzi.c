/* Readings and strokes. */
#include "hanzi.h"

#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "hanzi_table.h"
#include "text.h"

/* Read otherwise where they are surnames. */
static const struct surname {
    const char *hanzi, *words;
} surnames[] = {
    { "单", "shan" },         { "曾", "zeng" },       { "解", "xie" },
    { "仇", "qiu" },          { "区", "ou" },         { "查", "zha" },
    { "覃", "qin" },          { "朴", "piao" },       { "缪", "miao" },
    { "盖", "ge" },           { "召", "shao" },       { "洗", "xian" },
    { "种", "chong" },        { "员", "yun" },        { "折", "she" },
    { "祭", "zhai" },         { "翟", "zhai" },       { "能", "nai" },
    { "秘", "bi" },           { "繁", "po" },         { "薄", "bo" },
    { "卜", "bu" },           { "乐", "yue" },        { "阚", "kan" },
    { "都", "du" },           { "黑", "he" },         { "粘", "nian" },
    { "藏", "zang" },         { "角", "jue" },        { "郇", "xun" },
    { "尉迟", "yu chi" },     { "万俟", "mo qi" },    { "长孙", "zhang sun" },
    { "澹台", "tan tai" },    { "单于", "chan yu" },  { "令狐", "ling hu" },
    { "欧阳", "ou yang" },    { "司马", "si ma" },    { "诸葛", "zhu ge" },
    { "上官", "shang guan" }, { "皇甫", "huang fu" }, { "司徒", "si tu" },
    { "慕容", "mu rong" },    { "公孙", "gong sun" }, { "夏侯", "xia hou" },
    { "东方", "dong fang" },  { "宇文", "yu wen" },   { "鲜于", "xian yu" },
    { "独孤", "du gu" },      { "南宫", "nan gong" }, { "司空", "si kong" },
    { "闻人", "wen ren" },    { "钟离", "zhong li" }, { "端木", "duan mu" },
    { "呼延", "hu yan" },     { "拓跋", "tuo ba" },   { "百里", "bai li" },
    { "西门", "xi men" },     { "赫连", "he lian" },  { "申屠", "shen tu" },
    { "淳于", "chun yu" },    { "濮阳", "pu yang" },  { "太史", "tai shi" },
};

static unsigned packed(uint32_t cp)
{
    const unsigned char *p = NULL;
    if (cp >= HANZI_FIRST && cp <= HANZI_LAST) {
        p = hanzi_block[cp - HANZI_FIRST];
    } else {
        int lo = 0, hi = hanzi_others_count;
        while (lo < hi) {
            int mid = lo + (hi - lo) / 2;
            if (hanzi_others[mid].point < cp)
                lo = mid + 1;
            else
                hi = mid;
        }
        if (lo < hanzi_others_count && hanzi_others[lo].point == cp)
            p = hanzi_others[lo].packed;
    }
    return p == NULL ? 0 : (unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2];
}

const char *hanzi_pinyin(uint32_t cp)
{
    return hanzi_syllable[packed(cp) >> HANZI_PLACE_BITS];
}

int hanzi_place(uint32_t cp)
{
    return (int)(packed(cp) & ((1u << HANZI_PLACE_BITS) - 1));
}

int hanzi_strokes(uint32_t cp)
{
    int place = hanzi_place(cp), n = 0;
    while (place > 0 && n < hanzi_most_strokes && hanzi_begins[n] < place)
        n++;
    return n;
}

/* The compound one, where the name is longer than it; else the single one; NULL: read as ever. */
static const struct surname *find_surname(const char *name)
{
    const struct surname *found = NULL;
    size_t best = 0;
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        const char *h = surnames[i].hanzi;
        if (name[0] != h[0] || name[1] != h[1] || name[2] != h[2]) /* its first character */
            continue;
        size_t n = strlen(h);
        if (n > best && !strncmp(name, h, n) && (n <= 4 || name[n] != '\0')) {
            found = &surnames[i];
            best = n;
        }
    }
    return found;
}

size_t hanzi_surname(const char *name)
{
    const struct surname *s = find_surname(name);
    uint32_t cp;
    if (s != NULL)
        return strlen(s->hanzi);
    return *name == '\0' ? 0 : text_decode(name, strlen(name), &cp);
}

static void add_blank(struct buf *out, size_t begin)
{
    if (out->len > begin)
        buf_putc(out, ' ');
}

void hanzi_words(const char *name, enum hanzi_name what, struct buf *out)
{
    const struct surname *s = what == HANZI_PERSON ? find_surname(name) : NULL;
    size_t begin = out->len;
    bool latin = false;
    if (s != NULL) {
        buf_puts(out, s->words);
        name += strlen(s->hanzi);
    }
    while (*name != '\0') {
        uint32_t cp;
        name += text_decode(name, strlen(name), &cp);
        const char *syllable = hanzi_pinyin(cp);
        bool was = latin;
        latin = cp < 0x80 && isalnum((int)cp);
        if (latin && !was)
            add_blank(out, begin);
        if (latin)
            buf_putc(out, (char)tolower((int)cp));
        if (*syllable != '\0') {
            add_blank(out, begin);
            buf_puts(out, syllable);
        }
    }
}

void hanzi_initials(const char *words, struct buf *out)
{
    while (*words != '\0') {
        size_t n = strcspn(words, " ");
        if (n > 0)
            buf_add(out, words, isdigit((unsigned char)*words) ? n : 1);
        words += n + (words[n] == ' ');
    }
}

/* Three digits of base 32; what is no known hanzi stands behind them all, by its code point. */
static void add_place(struct buf *out, uint32_t cp)
{
    static const char digit[] = "0123456789abcdefghijklmnopqrstuv";
    int place = hanzi_place(cp);
    if (place == 0) {
        buf_printf(out, "w%05x", (unsigned)cp);
        return;
    }
    buf_putc(out, digit[place >> 10]);
    buf_putc(out, digit[place >> 5 & 31]);
    buf_putc(out, digit[place & 31]);
}

static int add_places(struct buf *out, const char *s, size_t n)
{
    int count = 0;
    while (n > 0) {
        uint32_t cp;
        size_t step = text_decode(s, n, &cp);
        add_place(out, cp);
        s += step;
        n -= step;
        count++;
    }
    return count;
}

void hanzi_stroke_key(const char *name, bool short_first, struct buf *out)
{
    size_t n = hanzi_surname(name);
    struct buf given = BUF_INIT;
    add_places(out, name, n);
    int count = add_places(&given, name + n, strlen(name + n));
    buf_puts(out, short_first && count > 1 ? ".2" : ".1");
    buf_puts(out, buf_str(&given));
    buf_free(&given);
}

void hanzi_pinyin_key(const char *name, const char *words, struct buf *out)
{
    size_t begin = out->len;
    while (*words != '\0' || *name != '\0') {
        size_t n = strcspn(words, " ");
        add_blank(out, begin);
        buf_add(out, words, n);
        if (*name != '\0') {
            uint32_t cp;
            name += text_decode(name, strlen(name), &cp);
            buf_putc(out, ' ');
            add_place(out, cp);
        }
        words += n + (words[n] == ' ');
    }
}

/* Whether `typed` is what the syllables from here on begin with: zhangs of "zhang san". */
static bool begins(const char *words, const char *typed)
{
    for (; *typed != '\0'; words++) {
        if (*words == ' ')
            continue;
        if (*words != *typed++)
            return false;
    }
    return true;
}

static bool spell_as(const char *name, enum hanzi_name what, const char *typed)
{
    struct buf words = BUF_INIT, initials = BUF_INIT;
    hanzi_words(name, what, &words);
    hanzi_initials(buf_str(&words), &initials);
    bool found = strstr(buf_str(&initials), typed) != NULL;
    for (const char *at = buf_str(&words); !found && *at != '\0'; at += strspn(at, " ")) {
        found = begins(at, typed);
        at += strcspn(at, " ");
    }
    buf_free(&words);
    buf_free(&initials);
    return found;
}

bool hanzi_spell(const char *name, const char *typed)
{
    char small[32];
    size_t n = strlen(typed);
    if (n == 0 || n >= sizeof small)
        return false;
    for (size_t i = 0; i <= n; i++)
        small[i] = (char)(typed[i] >= 'A' && typed[i] <= 'Z' ? typed[i] + 'a' - 'A' : typed[i]);
    return strspn(small, "abcdefghijklmnopqrstuvwxyz") == n &&
           (spell_as(name, HANZI_PERSON, small) || spell_as(name, HANZI_TEXT, small));
}
