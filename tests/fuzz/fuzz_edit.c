/* The line editor against the plain model of its unit test: the bytes are the dice. */
#include "fuzz.h"

static const uint8_t *bytes;
static size_t left;

static unsigned dice(unsigned n)
{
    unsigned v = 0;
    for (unsigned most = n; most > 1 && left > 0; most = (most + 255) / 256, left--)
        v = v << 8 | *bytes++;
    return v % n;
}

#define DICE
#define main model_main
#include "../unit/test_edit_model.c"
#undef main

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 1)
        return 0;
    bytes = data + 1;
    left = n - 1;
    struct model m = { .text = strdup(""), .lines = data[0] & 1 };
    struct edit *e = edit_new(m.lines, 0);
    for (int i = 0; left > 0 && i < 400; i++) {
        press(&m, e);
        compare(&m, e, 0, i);
        if (m.lines)
            check_rows(e, 0);
        else
            check_view(e, 0);
    }
    check_undo(&m, e, 0);
    edit_free(e);
    free(m.text);
    return 0;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    (void)model_main;
    return 0;
}
