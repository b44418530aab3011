/* Sentences that name a command, as the screens say them. */
#include "test.h"

#include "../../src/screen/app.h"

static void commands_become_keys(void **state)
{
    (void)state;
    static const struct {
        const char *said, *shown;
    } rows[] = {
        { "已经结账，要改先反结账（dangjian --org C reopen 2026Q1）。",
          "已经结账，要改先反结账（待办里按 - 到报表，按 F2）。" },
        { "请补全（dangjian set activity A1 字段=值）；确实没有的，填在“免填”里。",
          "请补全；确实没有的，填在“免填”里。" },
        { "没有组织“B9”，请先录入（已有的见 dangjian list org）。", "没有组织“B9”，请先录入。" },
        { "留存的报表读不出来，请先运行 dangjian check。",
          "留存的报表读不出来，请先运行体检（待办里按 k）。" },
        /* no place on the screens */
        { "请运行 dangjian check --mend，按台账记录重新生成标记。",
          "请运行 dangjian check --mend，按台账记录重新生成标记。" },
        { "请先载入（dangjian policy load x）。", "请先载入（dangjian policy load x）。" },
        { "不是命令（见第 3 条）。", "不是命令（见第 3 条）。" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        app_on_screen(rows[i].said, &b);
        if (strcmp(buf_str(&b), rows[i].shown))
            fail_msg("row %zu: %s", i, buf_str(&b));
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_become_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
