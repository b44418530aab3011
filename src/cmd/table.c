/* The commands and the options before them, in the order in which --help lists them. */
#include "command.h"
#include "words.h"

extern const struct command command_init, command_demo, command_due, command_why, command_policy,
    command_add, command_set, command_show, command_list, command_delete, command_import,
    command_export, command_fields, command_check, command_log, command_undo, command_redo,
    command_matrix, command_complete, command_eligible, command_rank, command_report,
    command_template, command_close, command_reopen, command_gather, command_backup,
    command_restore;

const struct command *const commands[] = {
    &command_init,
    &command_demo,
    &command_due,
    &command_why,
    &command_matrix,
    &command_eligible,
    &command_rank,
    &command_report,
    &command_close,
    &command_reopen,
    &command_gather,
    &command_add,
    &command_set,
    &command_show,
    &command_list,
    &command_delete,
    &command_import,
    &command_export,
    &command_template,
    &command_fields,
    &command_policy,
    &command_check,
    &command_log,
    &command_undo,
    &command_redo,
    &command_backup,
    &command_restore,
    &command_complete,
    NULL,
};

#define AT(member) offsetof(struct globals, member)
const struct option global_options[] = {
    { "db", N_("文件"), N_("数据库，否则 $DANGJIAN_DB、配置文件中的 db、默认位置"), AT(db), "@file",
      0 },
    { "on", N_("日期"), N_("把这一天当作今天"), AT(on), NULL, 0 },
    { "org", N_("组织"), N_("只看该组织及其下级"), AT(org), "@org", 0 },
    { "lang", N_("zh|en"), N_("语言"), AT(lang), "zh en", 0 },
    { "version", NULL, N_("版本"), AT(version), NULL, 0 },
    { "help", NULL, N_("全部命令；写在命令之后是这个命令的用法"), AT(help), NULL, 0 },
    { "h", NULL, N_("同 --help"), AT(help), NULL, 0 },
    { 0 },
};
