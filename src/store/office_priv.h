/* The inside of an office: office.c reads the world, office_marks.c its marks. */
#ifndef OFFICE_PRIV_H
#define OFFICE_PRIV_H

#include "office.h"

struct map;
struct pool;

struct marks_stream {
    struct stmt *s;
    bool row;          /* a row is waiting that belongs to a later organisation */
    struct mark *mark; /* of the organisation asked for last */
    size_t n, cap;
    bool persons;     /* the stream of marks of persons */
    int64_t v[5];     /* the row */
    int64_t id, rank; /* its person.id and the rank of that one's last organisation */
    int person;
};

struct office {
    struct db *db;
    struct pool *pool;
    struct policy_set *policies;
    struct world w;
    struct map *event_number;     /* code -> index */
    size_t last_org, last_person; /* found last */
    int64_t *rank;                /* of each organisation */
    size_t rank_cap, person_cap, policy_cap;
    int64_t *person_id; /* of each person */
    int *home;          /* last organisation of each person */
    int *by_id;         /* person.id -> index */
    size_t nby_id;
    int *type; /* evidence_type.id -> type of the vocabulary; -1: no rule knows it */
    size_t ntype;
    bool streaming;
    struct marks_stream own, persons;
    struct err failed;
};

enum status office_read_marks(struct office *o, struct err *e); /* those the world holds */
void office_close_marks(struct office *o);

#endif
