/* The numbered rules as tools/rules makes them from data/rules.tsv. Only numbered_rules.c and the generated
 * numbered_rules_table.c include this. */
#pragma once

#include "core/numbered_rules.h"

extern const NumberedRule numbered_rule_rows[]; /* in the order of their numbers, from 1 on */
extern const int n_numbered_rules;
