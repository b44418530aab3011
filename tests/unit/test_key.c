/* Keys: bytes in pieces, bytes that are no UTF-8, escape sequences, pastes, names. */
#include "key.h"

#include "test.h"

static long long now;

/* Feeds the bytes and gives all keys by name; a pause long enough for everything follows. */
static const char *keys_of(struct keys *k, const char *bytes, size_t n)
{
    static struct buf out;
    struct key key;
    int wait;

    buf_clear(&out);
    keys_feed(k, bytes, n, now);
    for (int round = 0; round < 2; round++) {
        while (keys_take(k, now, &key, &wait)) {
            if (out.len > 0)
                buf_putc(&out, ' ');
            if (key.kind == K_BAD)
                buf_puts(&out, "bad");
            else if (key.kind == K_PASTE)
                buf_printf(&out, "<%s>", key.text);
            else if (key.kind == K_REPORT)
                buf_printf(&out, "report:%u", (unsigned)key.code);
            else
                key_print(&out, &key);
        }
        now += round == 0 ? 3000 : 0;
    }
    return buf_str(&out);
}

static void keys_are(const char *bytes, const char *want)
{
    struct keys k;

    keys_init(&k);
    assert_string_equal(keys_of(&k, bytes, strlen(bytes)), want);
    keys_free(&k);
}

static void test_sequences(void **state)
{
    static const struct {
        const char *bytes, *keys;
    } rows[] = {
        { "张a", "张 a" },
        { "\r\n\t\b\177", "Enter Enter Tab Backspace Backspace" },
        { "\022\032\037", "Ctrl-R Ctrl-Z Ctrl-_" },
        { "\033[A\033OB\033[H\033[4~\033[5~\033[3~", "Up Down Home End PgUp Del" },
        { "\033OP\033[11~\033[[A\033[15~\033[21~\033[24~", "F1 F1 F1 F5 F10 F12" },
        { "\033[1;5C\033[1;2P\033[Z", "Ctrl-Right Shift-F1 Shift-Tab" },
        { "\0331\0330\033b", "F1 F10 Alt-b" },
        { "\033", "Esc" },
        { "\033\033", "Esc Esc" },
        { "\033张", "Esc 张" },
        { "\033\r", "Esc Enter" },
        { "\033[", "Alt-[" },
        { "\033[1;", "" },                                /* cut off: nothing, never letters */
        { "\033[99xq\033[?1;2cq\033[<0;1;1Mq", "q q q" }, /* unknown ones are passed over whole */
        { "\033[>1~\033[?1Aq", "q" },
        { "\033[1\001a", "Ctrl-A a" },
        { "𠮷", "𠮷" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        keys_are(rows[i].bytes, rows[i].keys);
}

static void test_invalid(void **state)
{
    (void)state;
    keys_are("\xd5\xc5\xc8\xfd"
             "abc张q",
             "bad bad bad bad a b c 张 q");
    keys_are("\xe5\xbc"
             "a",
             "bad bad a");
    keys_are("\xf0\xa0\xae", "bad bad bad"); /* cut off at the end */
    keys_are("\xc0\x80\xed\xa0\x80\xff张", "bad bad bad bad bad bad 张");
}

/* A character, a sequence and a paste split at every byte, with time between the pieces. */
static void test_split(void **state)
{
    static const char *const texts[] = { "张", "𠮷", "\033[1;5C", "\033OP",
                                         "\033[200~一\r二\033[201~" };
    static const char *const want[] = { "张", "𠮷", "Ctrl-Right", "F1", "<一\n二>" };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        for (size_t cut = 1; cut < strlen(texts[i]); cut++) {
            struct keys k;
            struct key key;
            int wait;

            keys_init(&k);
            keys_feed(&k, texts[i], cut, now);
            row_true(i, !keys_take(&k, now, &key, &wait));
            row_true(i, wait > 0);
            now += 30;
            row_true(i, !keys_take(&k, now, &key, &wait));
            assert_string_equal(keys_of(&k, texts[i] + cut, strlen(texts[i]) - cut), want[i]);
            keys_free(&k);
        }
}

static void test_escape_time(void **state)
{
    struct keys k;
    struct key key;
    int wait;

    (void)state;
    keys_init(&k);
    keys_feed(&k, "\033", 1, 1000);
    assert_false(keys_take(&k, 1010, &key, &wait));
    assert_int_equal(wait, 40);
    assert_true(keys_take(&k, 1050, &key, &wait));
    assert_true(key_is(&key, KN_ESC));
    /* Esc, and much later a letter: two keys, not Alt-b, even when both are read late */
    keys_feed(&k, "\033", 1, 2000);
    keys_feed(&k, "b", 1, 2300);
    assert_true(keys_take(&k, 2300, &key, &wait));
    assert_true(key_is(&key, KN_ESC));
    assert_true(keys_take(&k, 2300, &key, &wait));
    assert_true(key_char(&key, 'b'));
    /* esc-digit: the digit may take its time */
    k.esc_digit = true;
    keys_feed(&k, "\033", 1, 3000);
    assert_false(keys_take(&k, 3200, &key, &wait));
    keys_feed(&k, "2", 1, 3300);
    assert_true(keys_take(&k, 3300, &key, &wait));
    assert_true(key_is(&key, KN_F0 + 2));
    keys_feed(&k, "\033", 1, 4000);
    assert_true(keys_take(&k, 4400, &key, &wait));
    assert_true(key_is(&key, KN_ESC));
    keys_free(&k);
}

static void test_paste(void **state)
{
    (void)state;
    keys_are("\033[200~一行\r\n二行\033[31m\t\xff完\033[201~q",
             "<一行\n二行[31m\t\xef\xbf\xbd完> q");
    keys_are("\033[200~没有结尾", "<没有结尾>");
    keys_are("\033[200~\033[201~", "<>");
}

static void test_report(void **state)
{
    struct keys k;

    (void)state;
    keys_init(&k);
    k.want_report = true;
    assert_string_equal(keys_of(&k, "\033[1;3R\033[1;2R", 12), "report:3 Shift-F3");
    keys_free(&k);
}

static void test_names(void **state)
{
    static const char *const names[] = { "F2", "F12",    "Esc",   "Enter",     "Space",
                                         "n",  "Ctrl-R", "Alt-b", "Shift-Tab", "PgDn",
                                         "/",  "张",     "Ins",   "Ctrl-Left" };
    static const char *const wrong[] = { "", "F0", "F21", "Ctrl-", "Foo", "Ctrl-张" };
    struct key k;

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct buf b = BUF_INIT;

        row_true(i, key_parse(names[i], strlen(names[i]), &k));
        key_print(&b, &k);
        assert_string_equal(buf_str(&b), names[i]);
        buf_free(&b);
    }
    for (size_t i = 0; i < COUNT(wrong); i++)
        row_true(i, !key_parse(wrong[i], strlen(wrong[i]), &k));
}

static void test_actions(void **state)
{
    static const struct action table[] = {
        { 1, "F2 n Ins", "新建", "新建", NULL },
        { 2, "/ F7", "筛选", NULL, NULL },
        { 3, "[", "上一年", NULL, NULL },
        { 4, "]", "下一年", NULL, NULL },
        { 0 },
    };
    static const struct {
        uint32_t code;
        int id;
    } rows[] = { { 'n', 1 }, { 0xff4e, 1 }, { '/', 2 },    { 0xff0f, 2 }, { 0x3001, 2 },
                 { 'x', 0 }, { '[', 3 },    { 0x3010, 3 }, { ']', 4 },    { 0x3011, 4 } };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct key k = { .kind = K_CHAR, .code = rows[i].code };
        struct key f = key_folded(&k);
        const struct action *a = key_action(table, &f);

        row_true(i, (a != NULL ? a->id : 0) == rows[i].id);
    }
    struct key han = { .kind = K_CHAR, .code = 0x5f20 }, mark = { .kind = K_CHAR, .code = 0xff1a };
    struct key bracket = { .kind = K_CHAR, .code = 0x3010 };

    assert_true(key_is_han(&han));
    assert_false(key_is_han(&mark));
    assert_false(key_is_han(&bracket));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences), cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_split),     cmocka_unit_test(test_escape_time),
        cmocka_unit_test(test_paste),     cmocka_unit_test(test_report),
        cmocka_unit_test(test_names),     cmocka_unit_test(test_actions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
