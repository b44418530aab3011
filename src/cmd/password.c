/* The terminal is read by bytes, without echo; Ctrl-C gives up, and the terminal is as it was. */
#include "password.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cipher.h"
#include "file.h"
#include "mem.h"
#include "words.h"

enum { MOST = 1024, CTRL_C = 3, CTRL_D = 4, CTRL_U = 21, DELETE = 127 };

static bool read_keys(int tty, char *line)
{
    size_t n = 0;
    unsigned char c;
    while (read(tty, &c, 1) == 1) {
        if (c == '\r' || c == '\n') {
            line[n] = '\0';
            return true;
        }
        if (c == CTRL_C || c == CTRL_D)
            return false;
        if (c == DELETE || c == '\b') {
            while (n > 0 && ((unsigned char)line[n - 1] & 0xC0) == 0x80)
                n--; /* a whole character */
            n -= n > 0;
        } else if (c == CTRL_U) {
            n = 0;
        } else if (n < MOST - 1) {
            line[n++] = (char)c;
        }
    }
    return false;
}

static enum status ask(int tty, const char *question, char *line, struct err *e)
{
    struct termios was, quiet;
    if (tcgetattr(tty, &was) != 0)
        return err_set(e, ST_USAGE, "%s", _("这里没有终端可以问口令；请用 --password-file。"));
    quiet = was;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
    dprintf(tty, "%s", question);
    tcsetattr(tty, TCSAFLUSH, &quiet);
    bool typed = read_keys(tty, line);
    tcsetattr(tty, TCSAFLUSH, &was);
    dprintf(tty, "\n");
    return typed ? ST_OK : err_set(e, ST_STOPPED, "%s", _("已停止：没有口令，什么都没有做。"));
}

static enum status from_terminal(bool fresh, char *line, struct err *e)
{
    char again[MOST];
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (tty < 0)
        return err_set(e, ST_USAGE, "%s", _("这里没有终端可以问口令；请用 --password-file。"));
    enum status s = ask(tty, fresh ? _("新口令（不显示）：") : _("口令（不显示）："), line, e);
    if (s == ST_OK && fresh && *line != '\0')
        s = ask(tty, _("再输一次："), again, e);
    if (s == ST_OK && fresh && *line != '\0' && strcmp(line, again) != 0)
        s = err_set(e, ST_REFUSED, "%s", _("两次输入的口令不一样，什么都没有做；请再来一次。"));
    cipher_wipe(again, sizeof again);
    close(tty);
    return s;
}

static enum status from_file(const char *file, char *line, struct err *e)
{
    char *text;
    size_t n;
    enum status s = file_read(file, &text, &n, e);
    if (s != ST_OK)
        return s;
    size_t len = strcspn(text, "\r\n");
    if (len >= MOST || len != strnlen(text, len))
        s = err_set(e, ST_REFUSED, _("%s 的第一行不能作口令：太长。"), file);
    else
        snprintf(line, MOST, "%.*s", (int)len, text);
    cipher_wipe(text, n);
    free(text);
    return s;
}

enum status password_get(const char *file, bool fresh, char **out, struct err *e)
{
    char line[MOST] = "";
    enum status s = file != NULL ? from_file(file, line, e) : from_terminal(fresh, line, e);
    if (s == ST_OK && *line == '\0')
        s = err_set(e, ST_REFUSED, "%s", _("口令是空的，什么都没有做。"));
    *out = s == ST_OK ? mem_dup(line) : NULL;
    cipher_wipe(line, sizeof line);
    return s;
}

void password_free(char *password)
{
    if (password != NULL)
        cipher_wipe(password, strlen(password));
    free(password);
}
