/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placard-read-pdf: a PDF on standard input to an answer (confined/child.h) on standard output. */
#include "confined/child.h"
#include "pdf/read_pdf.h"

int main(void)
{
    child_answer(&(const ChildReader){ .limit = PDF_LIMIT, .prepare = pages_prepare, .read = read_pdf });
}
