/* The commands, in the order in which --help lists them. */
#include "command.h"

extern const struct command command_init, command_demo, command_due, command_why, command_policy,
    command_add, command_set, command_show, command_list, command_delete, command_import,
    command_export, command_fields, command_check, command_log, command_undo, command_redo,
    command_matrix, command_eligible, command_rank, command_report, command_template;

const struct command *const commands[] = {
    &command_init,
    &command_demo,
    &command_due,
    &command_why,
    &command_matrix,
    &command_eligible,
    &command_rank,
    &command_report,
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
    NULL,
};
