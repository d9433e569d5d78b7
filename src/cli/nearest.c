#include "cli/nearest.h"

#include <string.h>

enum { LONGEST = 40 };

/* How many letters must be left out, added, changed or exchanged with their neighbour to make `b` out of `a`. */
static int distance(const char *a, const char *b)
{
    int steps[LONGEST + 1][LONGEST + 1];
    const int n_a = (int)strlen(a);
    const int n_b = (int)strlen(b);
    for (int i = 0; i <= n_a; i++) {
        for (int k = 0; k <= n_b; k++) {
            if (i == 0 || k == 0) {
                steps[i][k] = i + k;
                continue;
            }
            const int change = steps[i - 1][k - 1] + (a[i - 1] != b[k - 1]);
            steps[i][k] = MIN(change, MIN(steps[i - 1][k], steps[i][k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1]) {
                steps[i][k] = MIN(steps[i][k], steps[i - 2][k - 2] + 1);
            }
        }
    }
    return steps[n_a][n_b];
}

const char *nearest_name(const char *word, const char *const *names, guint n_names)
{
    const char *best = NULL;
    int best_distance = LONGEST;
    const size_t length = strlen(word);
    for (guint i = 0; i < n_names && length <= LONGEST; i++) {
        if (strlen(names[i]) > LONGEST) {
            continue;
        }
        const int d = g_str_has_prefix(names[i], word) && length >= 3 ? 1 : distance(word, names[i]);
        if (d < best_distance) {
            best_distance = d;
            best = names[i];
        }
    }
    return best_distance <= 1 + (int)length / 4 ? best : NULL;
}
