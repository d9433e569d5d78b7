/* What each class of participants may do, as data (domain rules 30, 41, 50, 52 and 110): one table of classes, rights
 * and the days from which they hold, and one of what a body's profile sets otherwise.
 *
 * A class is that of a delegation, never of a person. The rights are those that the rules of procedure of the General
 * Assembly and its resolutions give; what a body decides for itself, such as a time limit, is not here. */
#pragma once

#include "base/civil.h"
#include "core/profile.h"

/* The order is that of the table and has no meaning. */
typedef enum {
    PARTICIPANT_MEMBER_STATE,
    PARTICIPANT_STATE_OF_PALESTINE,
    PARTICIPANT_HOLY_SEE,
    PARTICIPANT_EUROPEAN_UNION,
    PARTICIPANT_OBSERVER,  /* other organizations with a standing invitation: ICRC, INTERPOL, African Union, ... */
    PARTICIPANT_UN_ENTITY, /* programmes, institutes, specialized agencies: UNIDIR, ITU, ... */
    PARTICIPANT_SECRETARIAT,
    PARTICIPANT_STAKEHOLDER, /* accredited, or with the status that the Economic and Social Council gives */
    PARTICIPANT_PUBLIC,      /* everybody else, the press too */
    N_PARTICIPANT_CLASSES,
    PARTICIPANT_NONE = -1,
} ParticipantClass;

/* The classes of a list of speakers, in the order in which they are heard (domain rule 30). */
typedef enum {
    INSCRIBED_GROUPS,
    INSCRIBED_STATES,
    INSCRIBED_OBSERVERS,
    INSCRIBED_OTHERS, /* entities of the United Nations that are invited, and the Secretariat if it wants a place */
    INSCRIBED_NOWHERE,
    N_INSCRIPTION_CLASSES,
} InscriptionClass;

/* How far a right goes. */
typedef enum {
    EXTENT_NONE,
    EXTENT_IF_GRANTED,  /* if the Chair grants it, each time */
    EXTENT_OWN_MATTERS, /* for what concerns the participant: its own positions, proceedings about it */
    EXTENT_FULL,
} RightExtent;

typedef struct {
    ParticipantClass class;
    CivilDate from; /* the first day; unset: since before all that the program knows of */

    InscriptionClass inscribed; /* where it speaks for itself; see rights_inscribed */
    RightExtent point_of_order;
    RightExtent reply;
    int replies; /* the most of them for an item at a given meeting (domain rules 46 and 50) */
    RightExtent propose;
    RightExtent cosponsor;
    bool proposes_orally;     /* its proposals are made orally and not otherwise */
    bool votes_on_request;    /* its proposals are put to the vote only if a Member State asks for that */
    bool challenge_ruling;    /* may appeal against a ruling of the Chair */
    bool move;                /* may make procedural motions */
    bool speak_for_group;     /* may speak in the name of others */
    bool block_consensus;     /* its objection stops a decision, an accreditation and a silence procedure */
    bool vote;                /* and may ask for a vote, a roll-call, a division */
    bool quorum;              /* is counted for the quorum and for majorities */
    bool be_elected;          /* may be a candidate for organs */
    bool be_officer;          /* its representatives may be elected Chair, vice-chair, rapporteur */
    bool stakeholder_segment; /* may speak where stakeholders are heard */
    bool any_time; /* may be called on at any time, without an inscription (rule 112 of the Assembly's rules) */
    bool seated_with_members;  /* has its seat among the Members, in their order (domain rule 111) */
    bool written_contribution; /* may hand in papers for the body's page, though none of its documents */

    const char *source; /* for people: the rule or resolution */
} Rights;

/* Rights on a day; the unset date asks for the latest. Static; never NULL. */
const Rights *rights_of(ParticipantClass class, CivilDate date);

/* The same with what the profile sets otherwise. `profile` may be NULL. */
Rights rights_in(const Profile *profile, ParticipantClass class, CivilDate date);

/* Where a statement is inscribed: in the name of a group, or for oneself. INSCRIBED_NOWHERE if that may not be. */
InscriptionClass rights_inscribed(const Rights *rights, bool for_group);

/* All rows of the table, by class and then by day: i from 0 until NULL. */
const Rights *rights_at(size_t i);

const char *participant_class_name(ParticipantClass class);   /* "member-state", "holy-see", ...; static */
ParticipantClass participant_class_of_name(const char *name); /* PARTICIPANT_NONE for others and for NULL */
