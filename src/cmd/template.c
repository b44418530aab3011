/* dangjian template: an empty workbook for import. */
#include "template.h"

#include "command.h"
#include "model.h"
#include "output.h"

static enum status run(struct call *c, struct err *e)
{
    const char *path = NULL;
    const struct entity *en = NULL;
    const struct option_spec specs[] = { { "o", &path, NULL }, { NULL, NULL, NULL } };
    enum status s = options_read(c, specs, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 1)
        s = err_set(e, ST_USAGE, "用法：dangjian template 种类 -o 文件.xlsx");
    if (s == ST_OK)
        s = output_needs_file(path, e);
    return s == ST_OK ? template_save(path, en, e) : s;
}

const struct command command_template = {
    .name = "template",
    .usage = "种类 -o 文件.xlsx",
    .summary = "空的导入模板：下拉列表、填写提示和一行示例",
    .run = run,
};
