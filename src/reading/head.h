/* The head of a paper: masthead and title block, by the form of each line. */
#pragma once

#include "reading/head_form.h"
#include "reading/lines.h"

/* Reads the head out of the lines before `end` into the programme. What it does not understand keeps no use. */
void head_read(Lines *lines, guint end);

/* Reads annex heading and title, which stand before `end`, the first line of the timetable. */
void annex_read(Lines *lines, guint end);

/* "New York, 24–28 July 2023" in a line of its own: sets place and dates, unless they are known. */
void head_take_place_dates(Lines *lines, Line *line);

/* An explicit line of the head ("\body{...}"); false if its role is none of the head's. */
bool head_read_explicit(Lines *lines, Line *line);
