/* The floor of a list on a terminal: the lines of a file, mapped, indexed and shown with ncurses.
 *
 *   cc -O2 -o list_floor list_floor.c -lncursesw
 *   list_floor FILE      Page-Down, Page-Up, Down, Up, Home, End, q
 */
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

static const char *text;
static size_t *line; /* where each begins; one more for the end */
static long lines;

static int read_lines(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) || st.st_size == 0)
        return -1;
    size_t size = (size_t)st.st_size, cap = 1 << 16;
    text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    line = malloc(cap * sizeof *line);
    for (const char *at = text, *end = text + size; at && at < end && line; lines++) {
        if ((size_t)lines + 2 > cap)
            line = realloc(line, (cap *= 2) * sizeof *line);
        line[lines] = (size_t)(at - text);
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    if (!line)
        return -1;
    line[lines] = size;
    return 0;
}

static void draw(long top, long at, int rows)
{
    erase();
    for (int i = 0; i < rows && top + i < lines; i++) {
        size_t n = line[top + i + 1] - line[top + i] - 1;
        if (top + i == at)
            attron(A_REVERSE);
        mvaddnstr(i, 0, text + line[top + i], (int)(n > (size_t)COLS ? (size_t)COLS : n));
        attrset(A_NORMAL);
    }
    mvprintw(LINES - 1, 0, "%ld/%ld", at + 1, lines);
    refresh();
}

int main(int argc, char **argv)
{
    long top = 0, at = 0;
    int key = 0;
    if (argc != 2 || read_lines(argv[1]))
        return 1;
    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    while (key != 'q') {
        int rows = LINES - 2;
        at = at < 0 ? 0 : at >= lines ? lines - 1 : at;
        top = at < top ? at : at >= top + rows ? at - rows + 1 : top;
        draw(top, at, rows);
        key = getch();
        switch (key) {
        case KEY_NPAGE:
            at += rows;
            top += rows;
            break;
        case KEY_PPAGE:
            at -= rows;
            top = top > rows ? top - rows : 0;
            break;
        case KEY_DOWN:
            at++;
            break;
        case KEY_UP:
            at--;
            break;
        case KEY_HOME:
            at = 0;
            break;
        case KEY_END:
            at = lines - 1;
            break;
        }
    }
    endwin();
    return 0;
}
