/* A screen that is one list: what such screens have in common. The struct of the screen begins with
 * a struct list_screen; its file ends in a const struct screen_ops with LIST_SCREEN_OPS. */
#ifndef LIST_SCREEN_H
#define LIST_SCREEN_H

#include "app.h"
#include "list.h"
#include "room.h"
#include "rows.h"
#include "short_names.h"
#include "stack.h"

/* A column on the screen and in files. */
struct list_field {
    const char *name;      /* in CSV */
    enum column_kind kind; /* of what the cell says */
    struct list_column on; /* the title is that of files too */
};

/* What the lines are made of, in the struct of the screen: a new one is read beside it and takes
 * its place; where that fails all stays as it was, and why is said. */
struct list_board {
    size_t at, size;                                             /* size 0: there is none */
    enum status (*read)(void *fresh, void *self, struct err *e); /* into zeroes */
    void (*free)(void *board);                                   /* leaves zeroes */
};

/* What a screen does its own way. Lines are 0 .. total - 1, whether the filter shows them or not.
 * What stands below `read` may be NULL. */
struct list_face {
    const struct list_field *field;
    int columns, frozen; /* on the screen */
    int cut_lines;       /* for the whole text of what is cut; 0: the status line does */
    size_t (*total)(const void *self);
    void (*cell)(void *self, size_t line, int column, struct buf *out);
    struct list_board board;
    bool names; /* short names of organisations are read with it: list_screen.names */
    /* What else is read; false: all is as it was, and that was said. */
    bool (*read)(void *self);

    int fields; /* in files; the further ones have no place on the screen; 0: the same */
    void (*value)(void *self, size_t line, int column, struct buf *out); /* cell in files */
    enum look (*look)(void *self, size_t line, int column);
    int64_t (*id)(void *self, size_t line);             /* NULL: of the name, else the line */
    const char *(*name)(const void *self, size_t line); /* what the line is about: a code */
    bool (*still)(const void *self); /* not to be read anew where others have changed something */
    bool (*matches)(void *self, size_t line, const char *filter); /* NULL: nothing is filtered */
    void (*narrow)(void *self, const char *filter);               /* instead: reads what matches */
    void (*fit)(int cols, struct list_column *column);            /* widths for a window */
    void (*say)(void *self, struct buf *b);                       /* on the status line */
    void (*file)(void *self, struct buf *b);                      /* names it; NULL: as the path */
    unsigned (*act)(void *self, int what);
    void (*free)(void *self); /* what is held besides the list */
    const char *empty;        /* said when there are no rows */
    const struct entity *en;  /* whose rows they are, with LIST_RECORD_ACTIONS */
};

struct list_screen {
    struct app *app;
    struct short_names *names;
    const struct list_face *face;
    const struct screen_ops *ops;
    struct list_ops rows;
    struct list *list; /* NULL until it is on the stack */
    struct list_column *column;
    int *want; /* cells that the titles and the first lines take; NULL: the widths of the face */
    size_t *shown; /* the lines that the filter shows */
    size_t n;
    bool stale; /* a screen above may change something: read anew when that has closed */
};

/* Reads the data; false: it could not and said so, self is freed. Nothing is in sight yet. */
bool list_screen_begin(void *self, struct app *a, const struct list_face *face);
void list_screen_push(void *self, const struct screen_ops *ops);
void list_screen_run(void *self, const struct screen_ops *ops); /* until it has closed */
/* The same, the cursor on that row. */
void list_screen_run_at(void *self, const struct screen_ops *ops, size_t row);
/* begin and push. */
bool list_screen_open(void *self, struct app *a, const struct list_face *face,
                      const struct screen_ops *ops);

bool list_screen_read(
    void *self); /* anew, the board and what `read` reads; the cursor stays where it can */
void list_screen_show(void *self); /* the lines are others, or others are to be shown */
bool list_screen_line(const void *self, size_t *line); /* under the cursor; false: none */

enum { LIST_EXPORT = 1000, LIST_IMPORT = 1003, LIST_TEMPLATE };
/* In the actions of each of them; those of the journal have undo and redo of their own. */
#define LIST_EXPORT_ACTION \
    { \
        LIST_EXPORT, "F9", N_("导出为文件"), N_("导出"), \
            N_("屏幕上筛选出的全部各行：表格 xlsx 或 CSV") \
    }
#define LIST_ACTIONS LIST_EXPORT_ACTION, UNDO_ACTIONS
/* Where the lines are rows of an entity, as in the list of any entity. */
#define LIST_RECORD_ACTIONS \
    LIST_ACTIONS, \
        { LIST_IMPORT, "i", N_("从文件导入"), NULL, \
          N_("表格或 CSV：先看各列、逐行预览，再写入") }, \
    { \
        LIST_TEMPLATE, "t", N_("空白的导入模板"), NULL, \
            N_("带下拉列表、提示和示例的表格，填好再导入") \
    }

void list_screen_draw(void *self, struct rect r);
void list_screen_status(void *self, struct buf *b);
unsigned list_screen_key(void *self, const struct key *k);
unsigned list_screen_act(void *self, int what);
void list_screen_resume(void *self);
bool list_screen_others(void *self);
void list_screen_close(void *self);

#define LIST_SCREEN_OPS \
    .draw = list_screen_draw, .status = list_screen_status, .act = list_screen_act, \
    .resume = list_screen_resume, .others = list_screen_others, .close = list_screen_close

#endif
