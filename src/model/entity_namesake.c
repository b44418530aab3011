/* The dictionary: those of one name of whom it was said that they are two
 * (同名不同人、同名不同组织). */
#include <string.h>

#include "fields.h"

static const struct field namesake_fields[F_NAMESAKE_N] = {
    [F_NAMESAKE_ONE] = { .name = "person",
                         .label = "党员",
                         .synonyms = "人员编号 党员编号",
                         .kind = FIELD_REF,
                         .ref = "person",
                         .required = true,
                         .key = true,
                         .width = 16,
                         .hint = "两人中的一人，写编号" },
    [F_NAMESAKE_OTHER] = { .name = "other",
                           .label = "另一人",
                           .kind = FIELD_REF,
                           .ref = "person",
                           .required = true,
                           .key = true,
                           .width = 16,
                           .hint = "与上面同名、不是同一人的，写编号" },
    [F_NAMESAKE_NOTE] = { .name = "note",
                          .label = "依据",
                          .synonyms = "备注 说明",
                          .kind = FIELD_TEXT,
                          .width = 40,
                          .hint = "凭什么知道是两人，如查过档案；可不填" },
};

static const struct field org_namesake_fields[F_NAMESAKE_N] = {
    [F_NAMESAKE_ONE] = { .name = "org",
                         .label = "组织",
                         .synonyms = "党组织",
                         .kind = FIELD_REF,
                         .ref = "org",
                         .required = true,
                         .key = true,
                         .width = 20,
                         .hint = "两个组织中的一个，写编号" },
    [F_NAMESAKE_OTHER] = { .name = "other",
                           .label = "另一组织",
                           .kind = FIELD_REF,
                           .ref = "org",
                           .required = true,
                           .key = true,
                           .width = 20,
                           .hint = "与上面同名、不是同一组织的，写编号" },
    [F_NAMESAKE_NOTE] = { .name = "note",
                          .label = "依据",
                          .synonyms = "备注 说明",
                          .kind = FIELD_TEXT,
                          .width = 40,
                          .hint = "凭什么知道是两个组织；可不填" },
};

static enum status check_two(const char *const *v, int *field, struct err *e)
{
    *field = F_NAMESAKE_OTHER;
    return strcmp(v[F_NAMESAKE_ONE], v[F_NAMESAKE_OTHER]) != 0
               ? ST_OK
               : err_set(e, ST_REFUSED, "两栏填的是同一个“%.90s”，请改填另一个。",
                         v[F_NAMESAKE_OTHER]);
}

const struct entity entity_namesake = {
    .name = "namesake",
    .label = "同名不同人",
    .fields = namesake_fields,
    .nfields = F_NAMESAKE_N,
    .check = check_two,
    .group = "党员",
};

const struct entity entity_org_namesake = {
    .name = "org_namesake",
    .label = "同名不同组织",
    .fields = org_namesake_fields,
    .nfields = F_NAMESAKE_N,
    .check = check_two,
    .group = "组织",
};
