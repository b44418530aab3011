/* Every table of actions, in the order of the manual: first what holds everywhere, then the screens
 * as their digits have them, last the dialogs. */
#include "places.h"

#include "list.h"
#include "page.h"
#include "stack.h"
#include "words.h"

extern const struct action activity_actions[], answers_actions[], attendance_actions[],
    calendar_actions[], calendar_moves[], catalogue_actions[], cell_actions[], check_actions[],
    conflict_actions[], debrief_actions[], dues_actions[], elist_actions[], evaluation_actions[],
    form_keys[], help_actions[], home_actions[], item_actions[], journal_actions[],
    lacking_actions[], ledger_actions[], mapping_actions[], matrix_actions[], org_actions[],
    orgs_actions[], person_actions[], pick_actions[], pick_one_actions[], plan_actions[],
    policies_actions[], preview_actions[], prompt_actions[], reports_actions[], ruled_actions[],
    record_actions[], ruled_whole_actions[], rules_actions[], term_actions[], terms_actions[];

const struct action_place places[] = {
    { N_("处处可用"), stack_actions },
    { N_("清单"), list_tag_keys },
    { N_("表单"), form_keys },
    { N_("说明页"), page_keys },
    { N_("待办"), home_actions },
    { N_("履职矩阵"), matrix_actions },
    { N_("矩阵一格的明细"), cell_actions },
    { N_("录入与台账"), catalogue_actions },
    { N_("一类记录的清单"), elist_actions },
    { N_("一条记录的表单"), record_actions },
    { N_("活动的表单"), activity_actions },
    { N_("出席"), attendance_actions },
    { N_("组织"), orgs_actions },
    { N_("一个组织"), org_actions },
    { N_("党员"), person_actions },
    { N_("党费"), dues_actions },
    { N_("尚缺的人"), lacking_actions },
    { N_("任期"), terms_actions },
    { N_("一届任期"), term_actions },
    { N_("台账"), ledger_actions },
    { N_("台账的一项"), item_actions },
    { N_("考评"), evaluation_actions },
    { N_("考评的结果"), answers_actions },
    { N_("一次述职评议"), debrief_actions },
    { N_("报表"), reports_actions },
    { N_("年度计划"), plan_actions },
    { N_("制度"), policies_actions },
    { N_("一个制度的规则"), rules_actions },
    { N_("记录"), journal_actions },
    { N_("体检"), check_actions },
    { N_("导入：各列"), mapping_actions },
    { N_("导入：预览"), preview_actions },
    { N_("帮助和命令面板"), help_actions },
    { N_("别人也改了"), conflict_actions },
    { N_("小表"), ruled_actions },
    { N_("行数固定的小表"), ruled_whole_actions },
    { N_("选一项"), pick_one_actions },
    { N_("选几项"), pick_actions },
    { N_("输入一行"), prompt_actions },
    { N_("日历"), calendar_actions },
    { N_("日历里移动"), calendar_moves },
    { 0 },
};
