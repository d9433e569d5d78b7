/* placard-read-docx: a Word document on standard input to an answer (child.h) on standard output. */
#include "confined/child.h"
#include "doc/read_docx.h"

int main(void)
{
    child_answer(&(const ChildReader){ .limit = DOCX_LIMIT, .read = read_docx });
}
