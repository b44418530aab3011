/* Names, their readings and strokes, and text as it is shown. */
#include "buf.h"
#include "fuzz.h"
#include "hanzi.h"
#include "model.h"
#include "text.h"

static void check_text(const char *s, size_t n, int cells)
{
    struct buf b = BUF_INIT;
    text_safe(&b, s, n);
    HOLDS(text_valid(buf_str(&b), b.len) && text_width(buf_str(&b)) >= 0);
    size_t clip = text_clip(buf_str(&b), cells);
    HOLDS(clip <= b.len && text_valid(buf_str(&b), clip));
    buf_clear(&b);
    text_pad(&b, s, cells);
    HOLDS(text_width(buf_str(&b)) == cells);
    buf_clear(&b);
    text_wrap(&b, s, cells);
    HOLDS(text_valid(buf_str(&b), b.len));
    buf_clear(&b);
    text_safe_lines(&b, s, n);
    text_fold_width(&b, s);
    buf_free(&b);
}

static void check_fields(const char *s)
{
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        for (int i = 0; i < en->nfields; i++) {
            struct buf once = BUF_INIT, twice = BUF_INIT;
            struct err e = { 0 };
            if (model_read(&en->fields[i], s, &once, &e) == ST_OK) {
                HOLDS(model_read(&en->fields[i], buf_str(&once), &twice, &e) == ST_OK);
                HOLDS(!strcmp(buf_str(&once), buf_str(&twice)));
                buf_clear(&twice);
                if (model_is_number(&en->fields[i]) && once.len > 0) {
                    model_number_text(&en->fields[i], model_number(&en->fields[i], buf_str(&once)),
                                      &twice);
                    HOLDS(!strcmp(buf_str(&once), buf_str(&twice)));
                }
                model_show(&en->fields[i], buf_str(&once), &twice);
                model_mask(buf_str(&once), &twice);
            } else {
                HOLDS(*e.text != '\0');
            }
            buf_free(&once);
            buf_free(&twice);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 1)
        return 0;
    char *s = fuzz_text(data + 1, n - 1);
    struct buf words = BUF_INIT, out = BUF_INIT;
    check_text(s, strlen(s), 1 + data[0] % 60);
    if (text_valid(s, strlen(s))) {
        HOLDS(hanzi_surname(s) <= strlen(s));
        for (enum hanzi_name what = HANZI_TEXT; what <= HANZI_PERSON; what++) {
            buf_clear(&words);
            hanzi_words(s, what, &words);
            hanzi_initials(buf_str(&words), &out);
            hanzi_pinyin_key(s, buf_str(&words), &out);
        }
        hanzi_stroke_key(s, data[0] & 1, &out);
        hanzi_spell(s, "zs");
        hanzi_spell("张三丰", s);
    }
    check_fields(s);
    buf_free(&words);
    buf_free(&out);
    free(s);
    return 0;
}
