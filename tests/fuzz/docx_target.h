/* What the two targets of Word documents do with a file. */
#pragma once

#include <glib.h>

/* Reads the bytes as a Word document and goes all the way: tree, programme, findings; then the tree as a Word document
 * again, which must be readable. */
void docx_target_read(GBytes *bytes);
