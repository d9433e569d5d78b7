#include "base/chance.h"

#include <string.h>
#include <sys/random.h>

void chance_spell(const guint8 bytes[CHANCE_BYTES], char ret_text[CHANCE_LENGTH + 1])
{
    g_autofree char *base64 = g_base64_encode(bytes, CHANCE_BYTES);
    for (int i = 0; i < CHANCE_LENGTH; i++) {
        ret_text[i] = (char)(base64[i] == '+' ? '-' : base64[i] == '/' ? '_' : base64[i]);
    }
    ret_text[CHANCE_LENGTH] = '\0';
    explicit_bzero(base64, strlen(base64));
}

char *chance_text(void)
{
    guint8 bytes[CHANCE_BYTES];
    const gssize n = getrandom(bytes, sizeof bytes, 0);
    g_assert(n == (gssize)sizeof bytes);
    char *text = g_new(char, CHANCE_LENGTH + 1);
    chance_spell(bytes, text);
    explicit_bzero(bytes, sizeof bytes);
    return text;
}

bool chance_is_same(const char *said, const char *text)
{
    const size_t length = strlen(said);
    volatile unsigned char differs = strlen(text) != length;
    for (size_t i = 0; i < length && text[i] != '\0'; i++) {
        differs = (unsigned char)(differs | (said[i] ^ text[i]));
    }
    return differs == 0;
}
