/* dangjian template: an empty workbook for import. */
#include "template.h"

#include "command.h"
#include "model.h"
#include "output.h"
#include "words.h"

struct template_options {
    const char *path;
};

static const struct option options[] = {
    { "o", N_("文件.xlsx"), N_("写到哪个文件"), offsetof(struct template_options, path), "@file",
      OPTION_NEEDED },
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct template_options o = { 0 };
    const struct entity *en = NULL;
    enum status s = options_read(c, &o, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 1)
        s = err_set(e, ST_USAGE, "用法：dangjian template 种类 -o 文件.xlsx");
    if (s == ST_OK)
        s = output_needs_file(o.path, e);
    if (s == ST_OK)
        s = output_only_file(o.path, e);
    return s == ST_OK ? template_save(o.path, en, e) : s;
}

const struct command command_template = {
    .name = "template",
    .usage = N_("种类"),
    .summary = N_("空的导入模板：下拉列表、填写提示和一行示例"),
    .options = options,
    .args = { "@entity" },
    .run = run,
};
