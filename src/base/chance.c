#include "base/chance.h"

#include <string.h>
#include <sys/random.h>

char *chance_text(void)
{
    guint8 bytes[CHANCE_BYTES];
    const gssize n = getrandom(bytes, sizeof bytes, 0);
    g_assert(n == (gssize)sizeof bytes);
    char *text = g_base64_encode(bytes, sizeof bytes);
    explicit_bzero(bytes, sizeof bytes);
    text[CHANCE_LENGTH] = '\0';
    for (char *at = text; *at != '\0'; at++) {
        *at = (char)(*at == '+' ? '-' : *at == '/' ? '_' : *at);
    }
    return text;
}
