/* Readings, strokes and the order of names. */
#include "test.h"

#include "buf.h"
#include "hanzi.h"
#include "text.h"

static uint32_t point(const char *s)
{
    uint32_t cp;
    text_decode(s, strlen(s), &cp);
    return cp;
}

static void characters(void **state)
{
    (void)state;
    static const struct {
        const char *hanzi, *pinyin;
        int strokes;
    } rows[] = {
        { "一", "yi", 1 },    { "张", "zhang", 7 }, { "陈", "chen", 7 }, { "郑", "zheng", 8 },
        { "郭", "guo", 10 },  { "吕", "lv", 6 },    { "龙", "long", 5 }, { "黄", "huang", 11 },
        { "萧", "xiao", 11 }, { "党", "dang", 10 }, { "〇", "ling", 1 }, { "𠮷", "ji", 6 },
        { "a", "", 0 },       { "、", "", 0 },      { "ｚ", "", 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        row_true(i, !strcmp(hanzi_pinyin(point(rows[i].hanzi)), rows[i].pinyin));
        row_true(i, hanzi_strokes(point(rows[i].hanzi)) == rows[i].strokes);
    }
}

/* Every general character of the modern script has a reading and strokes: the ends of the block,
 * and the first ones outside it. */
static void edges(void **state)
{
    (void)state;
    assert_int_equal(hanzi_strokes(0x4E00), 1);
    assert_int_equal(hanzi_place(0x4DFF), 0);
    assert_int_equal(hanzi_place(0xA000), 0);
    assert_true(hanzi_strokes(0x9FA5) > 0);
    assert_string_equal(hanzi_pinyin(0), "");
    assert_string_equal(hanzi_pinyin(0x10FFFF), "");
    int none = 0;
    for (uint32_t cp = 0x4E00; cp <= 0x9FA5; cp++)
        none += hanzi_strokes(cp) == 0;
    assert_int_equal(none, 0);
}

static void initials(void **state)
{
    (void)state;
    static const struct {
        const char *name, *words, *initials;
        enum hanzi_name what;
    } rows[] = {
        { "张三丰", "zhang san feng", "zsf", HANZI_PERSON },
        { "单雄信", "shan xiong xin", "sxx", HANZI_PERSON },
        { "曾国藩", "zeng guo fan", "zgf", HANZI_PERSON },
        { "解缙", "xie jin", "xj", HANZI_PERSON },
        { "仇英", "qiu ying", "qy", HANZI_PERSON },
        { "区志强", "ou zhi qiang", "ozq", HANZI_PERSON },
        { "查良镛", "zha liang yong", "zly", HANZI_PERSON },
        { "覃小燕", "qin xiao yan", "qxy", HANZI_PERSON },
        { "朴实", "piao shi", "ps", HANZI_PERSON },
        { "缪甲", "miao jia", "mj", HANZI_PERSON },
        { "尉迟恭", "yu chi gong", "ycg", HANZI_PERSON },
        { "万俟卨", "mo qi xie", "mqx", HANZI_PERSON },
        { "单于", "shan yu", "sy", HANZI_PERSON },
        { "吕布", "lv bu", "lb", HANZI_PERSON },
        { "王曾", "wang ceng", "wc", HANZI_PERSON },
        { "单", "dan", "d", HANZI_TEXT },
        { "第3支部（A区）", "di 3 zhi bu a qu", "d3zbaq", HANZI_TEXT },
        { "第12党小组", "di 12 dang xiao zu", "d12dxz", HANZI_TEXT },
        { "", "", "", HANZI_PERSON },
        { "Anna·Li", "anna li", "al", HANZI_PERSON },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf words = BUF_INIT, first = BUF_INIT;
        hanzi_words(rows[i].name, rows[i].what, &words);
        hanzi_initials(buf_str(&words), &first);
        if (strcmp(buf_str(&words), rows[i].words) != 0)
            fail_msg("%s: %s", rows[i].name, buf_str(&words));
        if (strcmp(buf_str(&first), rows[i].initials) != 0)
            fail_msg("%s: %s", rows[i].name, buf_str(&first));
        buf_free(&words);
        buf_free(&first);
    }
}

static void surnames(void **state)
{
    (void)state;
    assert_int_equal(hanzi_surname("欧阳锋"), 6);
    assert_int_equal(hanzi_surname("欧阳"), 3); /* a given name of one character */
    assert_int_equal(hanzi_surname("李四"), 3);
    assert_int_equal(hanzi_surname("单于飞"), 6);
    assert_int_equal(hanzi_surname("单于"), 3);
    assert_int_equal(hanzi_surname(""), 0);
}

typedef void key_of(const char *name, struct buf *out);

static void by_strokes(const char *name, struct buf *out)
{
    hanzi_stroke_key(name, false, out);
}

static void short_first(const char *name, struct buf *out)
{
    hanzi_stroke_key(name, true, out);
}

static void by_pinyin(const char *name, struct buf *out)
{
    struct buf words = BUF_INIT;
    hanzi_words(name, HANZI_PERSON, &words);
    hanzi_pinyin_key(name, buf_str(&words), out);
    buf_free(&words);
}

static void ascending(key_of *key, const char *const *names, size_t n)
{
    struct buf before = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        struct buf b = BUF_INIT;
        key(names[i], &b);
        if (i > 0 && strcmp(buf_str(&before), buf_str(&b)) >= 0)
            fail_msg("%s (%s) stands before %s (%s)", names[i], buf_str(&b), names[i - 1],
                     buf_str(&before));
        buf_free(&before);
        before = b;
    }
    buf_free(&before);
}

/* Thirty common surnames, written by hand by the mainland's counts and 横竖撇点折. */
static void thirty(void **state)
{
    (void)state;
    static const char *const names[] = {
        "于", "马", "王", "冯", "朱", "刘", "孙", "李", "杨", "吴", "何", "宋", "张", "陈", "林",
        "罗", "周", "郑", "赵", "胡", "徐", "高", "郭", "唐", "黄", "萧", "梁", "董", "韩", "谢",
    };
    ascending(by_strokes, names, COUNT(names));
}

static void schools(void **state)
{
    (void)state;
    /* 丁 has 2 strokes, 一 1, 刚 6, 伟 6 (竖 of 刚 before 撇 of 伟), 鑫 24 */
    static const char *const plain[] = {
        "丁一鑫", "丁刚", "丁刚一", "丁鑫", "王一", "欧", "欧阳一"
    };
    static const char *const shorts[] = { "丁刚", "丁伟", "丁鑫", "丁一鑫", "丁刚一", "王一" };
    ascending(by_strokes, plain, COUNT(plain));
    ascending(short_first, shorts, COUNT(shorts));
}

static void pinyin_order(void **state)
{
    (void)state;
    /* those read alike stand by strokes: 李 7 before 黎 15; li before lian, whatever follows */
    static const char *const names[] = { "丁一", "李伟", "李一", "黎一", "连一",
                                         "仇一", "单一", "曾一", "张伟", "张文" };
    ascending(by_pinyin, names, COUNT(names));
}

static void spelling(void **state)
{
    (void)state;
    static const struct {
        const char *name, *typed;
        bool fits;
    } rows[] = {
        { "张三", "zs", true },       { "张三", "ZS", true },         { "张三", "zhangs", true },
        { "张三", "zhangsan", true }, { "张三", "san", true },        { "张三", "s", true },
        { "张三", "an", false },      { "张三", "zhangsang", false }, { "张三", "三", false },
        { "张三", "", false },        { "单伟", "shan", true },       { "单伟", "dan", true },
        { "第一支部", "dyzb", true }, { "第一支部", "yizhi", true },  { "第2支部", "d2", false },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (hanzi_spell(rows[i].name, rows[i].typed) != rows[i].fits)
            fail_msg("%s for %s", rows[i].typed, rows[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters),   cmocka_unit_test(edges),    cmocka_unit_test(initials),
        cmocka_unit_test(surnames),     cmocka_unit_test(thirty),   cmocka_unit_test(schools),
        cmocka_unit_test(pinyin_order), cmocka_unit_test(spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
