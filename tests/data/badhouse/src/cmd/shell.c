/* A shell, a socket, a statement, a time of day. time(0) in a comment and "system(" do not count. */
#include <ncursesw/ncurses.h>
#include <sqlite3.h>
#include <sys/socket.h>

static const char words[] = "time(0); system(1)";
static const char sql[] = "UPDATE org SET name = $1";

int shell(void)
{
    long now = time(0), start_time(int);
    start_time(1);
    return system("ls") + socket(1, 2, 3);
}
