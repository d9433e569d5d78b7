/* Turns files into a table of C: `embed NAME FILE...` writes to the standard output a definition of
 * `const Asset NAME[]`, one row a file, a row of zeros at the end. Run at build time, on the building machine. */
#include <stdio.h>
#include <string.h>

enum { BYTES_PER_LINE = 20 };

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* False when the file cannot be read to its end. */
static int write_bytes(const char *path, int index)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return 0;
    }
    printf("static const unsigned char bytes_%d[] = {", index);
    int c;
    for (long at = 0; (c = getc(file)) != EOF; at++) {
        printf("%s%d,", at % BYTES_PER_LINE == 0 ? "\n    " : "", c);
    }
    /* The zero at the end makes the bytes a string for who wants one; an empty file is an array too. */
    printf("\n    0\n};\n\n");
    const int read_all = !ferror(file);
    fclose(file);
    return read_all;
}

int main(int count, char **words)
{
    if (count < 3) {
        fprintf(stderr, "usage: %s NAME FILE...\n", words[0]);
        return 2;
    }
    printf("#include \"base/asset.h\"\n\n#include <stddef.h>\n\n");
    for (int i = 2; i < count; i++) {
        if (!write_bytes(words[i], i)) {
            perror(words[i]);
            return 1;
        }
    }
    printf("extern const Asset %s[];\nconst Asset %s[] = {\n", words[1], words[1]);
    for (int i = 2; i < count; i++) {
        printf("    { \"%s\", bytes_%d, sizeof bytes_%d - 1 },\n", name_of(words[i]), i, i);
    }
    printf("    { NULL, NULL, 0 },\n};\n");
    return fflush(stdout) == 0 ? 0 : 1;
}
