/* Apart from the table of writers, so that a program that only reads need not have them. */
#include "doc/format.h"

G_DEFINE_QUARK(placard - document - error, document_error)
