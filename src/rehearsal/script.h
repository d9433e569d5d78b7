/* The commands that are used in a rehearsal. They are looked up once, in the one table of all commands. */
#pragma once

#include "session/command.h"

#define SCRIPT(LINE)                                                                                                   \
    LINE(UNDO, "act.undo")                                                                                             \
    LINE(MARK, "attendance.mark")                                                                                      \
    LINE(ROLL, "attendance.roll")                                                                                      \
    LINE(HAND_OVER, "chair.hand_over")                                                                                 \
    LINE(TAKE_BACK, "chair.take_back")                                                                                 \
    LINE(NAME_DEADLINE, "deadline.name")                                                                               \
    LINE(PASS_DEADLINE, "deadline.pass")                                                                               \
    LINE(EXPLAIN, "explanation.request")                                                                               \
    LINE(ACCEPT, "floor.accept")                                                                                       \
    LINE(CALL_UPON, "floor.call")                                                                                      \
    LINE(DECLINE, "floor.decline")                                                                                     \
    LINE(END, "floor.end")                                                                                             \
    LINE(GIVE, "floor.give")                                                                                           \
    LINE(PAUSE, "floor.pause")                                                                                         \
    LINE(REQUEST, "floor.request")                                                                                     \
    LINE(GO_ON, "floor.resume")                                                                                        \
    LINE(SWAP, "floor.swap")                                                                                           \
    LINE(WITHDRAW, "floor.withdraw")                                                                                   \
    LINE(YIELD, "floor.yield")                                                                                         \
    LINE(TAKE_UP, "item.open")                                                                                         \
    LINE(LIMIT, "limit.decide")                                                                                        \
    LINE(ANNOUNCE, "list.announce")                                                                                    \
    LINE(CLOSE_LIST, "list.close")                                                                                     \
    LINE(OPEN_LIST, "list.open")                                                                                       \
    LINE(RELEASE, "list.release")                                                                                      \
    LINE(ATTACH, "matter.attach_text")                                                                                 \
    LINE(WITHDRAW_TEXT, "matter.withdraw_text")                                                                        \
    LINE(ADJOURN, "meeting.adjourn")                                                                                   \
    LINE(CALL, "meeting.call_to_order")                                                                                \
    LINE(CORRECT, "meeting.correct")                                                                                   \
    LINE(RESUME, "meeting.resume")                                                                                     \
    LINE(SUSPEND, "meeting.suspend")                                                                                   \
    LINE(MOVE, "motion.move")                                                                                          \
    LINE(SPEAK_ON, "motion.speak")                                                                                     \
    LINE(CLEAR, "objection.clear")                                                                                     \
    LINE(OBJECT, "objection.raise")                                                                                    \
    LINE(ELECT, "officer.elect")                                                                                       \
    LINE(APPEAL, "order.appeal")                                                                                       \
    LINE(POINT, "order.raise")                                                                                         \
    LINE(RULE, "order.rule")                                                                                           \
    LINE(ADOPT, "programme.adopt")                                                                                     \
    LINE(ISSUE, "programme.issue")                                                                                     \
    LINE(DISASSOCIATE, "question.disassociate")                                                                        \
    LINE(GAVEL, "question.gavel")                                                                                      \
    LINE(NO_OBJECTION, "question.no_objection")                                                                        \
    LINE(PUT, "question.put")                                                                                          \
    LINE(OVERRIDE, "quorum.override")                                                                                  \
    LINE(REPLY, "reply.request")                                                                                       \
    LINE(BEGIN, "session.begin")                                                                                       \
    LINE(CLOSE, "session.close")                                                                                       \
    LINE(CANCEL, "slot.cancel")                                                                                        \
    LINE(REGISTER, "stakeholder.register")                                                                             \
    LINE(SET_STANDING, "stakeholder.set_standing")                                                                     \
    LINE(VOTE, "vote.call")                                                                                            \
    LINE(CAST, "vote.cast")                                                                                            \
    LINE(RESULT, "vote.close")                                                                                         \
    LINE(COUNT, "vote.count")

typedef enum {
#define LINE(NAME, name) DO_##NAME,
    SCRIPT(LINE)
#undef LINE
        N_DEEDS
} Deed;

/* Each is there: a name that is not is a bug. */
void script_read(const CommandInfo *ret_infos[N_DEEDS]);
