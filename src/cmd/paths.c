/* Where things lie (XDG base directories). */
#include "paths.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "text.h"

static const char *home(void)
{
    const char *h = getenv("HOME");
    if (h != NULL && *h == '/')
        return h;
    const struct passwd *pw = getpwuid(geteuid());
    return pw != NULL && pw->pw_dir != NULL ? pw->pw_dir : "/";
}

/* $VAR, or ~/rest; a relative one is to be ignored (XDG). */
static void add_base(struct buf *out, const char *var, const char *rest)
{
    const char *v = getenv(var);
    if (v != NULL && *v == '/')
        buf_puts(out, v);
    else
        buf_printf(out, "%s/%s", home(), rest);
}

/* ~/ at the beginning is the home folder. */
static void add_path(struct buf *out, const char *path)
{
    if (!strncmp(path, "~/", 2))
        buf_printf(out, "%s%s", home(), path + 1);
    else
        buf_puts(out, path);
}

static bool find_key(const char *text, const char *key, struct buf *out)
{
    bool found = false;
    while (*text != '\0') {
        size_t n = strcspn(text, "\n"), left = n;
        const char *s = text_trim(text, &left);
        const char *sign = memchr(s, '=', left);
        if (left > 0 && *s != ';' && *s != '#' && *s != '[' && sign != NULL) {
            size_t name = (size_t)(sign - s), value = left - name - 1;
            const char *k = text_trim(s, &name), *v = text_trim(sign + 1, &value);
            if (name == strlen(key) && !memcmp(k, key, name)) {
                buf_clear(out);
                buf_add(out, v, value);
                found = true;
            }
        }
        text += n + (text[n] == '\n');
    }
    return found;
}

bool config_get(const char *key, struct buf *out)
{
    struct buf path = BUF_INIT, value = BUF_INIT;
    char *text = NULL;
    size_t n;
    bool found = false;
    add_base(&path, "XDG_CONFIG_HOME", ".config");
    buf_puts(&path, "/dangjian/config");
    if (file_read(buf_str(&path), &text, &n, NULL) == ST_OK && text_valid(text, n))
        found = find_key(text, key, &value);
    buf_puts(out, buf_str(&value));
    free(text);
    buf_free(&path);
    buf_free(&value);
    return found;
}

/* Every folder of the path up to its last slash. */
static enum status make_folders(const char *path, struct err *e)
{
    char *copy = mem_dup(path);
    enum status s = ST_OK;
    for (char *at = strchr(copy + 1, '/'); at != NULL && s == ST_OK; at = strchr(at + 1, '/')) {
        *at = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST)
            s = err_set(e, ST_FAILED, "不能建立文件夹 %s：%s。", copy, file_why(errno));
        *at = '/';
    }
    free(copy);
    return s;
}

enum status path_database(const char *given, bool create, struct buf *out, struct err *e)
{
    const char *named = getenv("DANGJIAN_DB");
    struct buf configured = BUF_INIT;
    enum status s = ST_OK;
    if (given != NULL && *given == '\0')
        s = err_set(e, ST_USAGE, "--db 后面缺少文件名。");
    else if (given != NULL)
        buf_puts(out, given);
    else if (named != NULL && *named != '\0')
        buf_puts(out, named);
    else if (config_get("db", &configured) && configured.len > 0)
        add_path(out, buf_str(&configured));
    else {
        add_base(out, "XDG_DATA_HOME", ".local/share");
        buf_puts(out, "/dangjian/dangjian.db");
        if (create)
            s = make_folders(buf_str(out), e);
    }
    buf_free(&configured);
    return s;
}

enum status path_state(const char *name, struct buf *out, struct err *e)
{
    add_base(out, "XDG_STATE_HOME", ".local/state");
    buf_printf(out, "/dangjian/%s", name);
    return make_folders(buf_str(out), e);
}
