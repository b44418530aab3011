-- Events that records speak of and nobody has entered (src/work/proposal.c).

-- Records of the 400 days up to a day ($1): type of the event, organisation ('': a person's),
-- person, day, entity, key, year (of a rating). A post that goes on, or follows another of its kind
-- in the same organisation, was not newly taken; who came first into any organisation of these
-- books newly joined.
-- name: proposals
SELECT x.type, x.org, x.person, x.day, x.entity, x.key, x.year
  FROM (SELECT 'review_failed' AS type, '' AS org, person, held_on AS day, 'review' AS entity,
               person || '/' || year AS key, year
          FROM review WHERE result = 'unqualified'
        UNION ALL
        SELECT 'assessment_graded', org, '', rated_on, 'assessment',
               org || '//' || year || '/' || cohort, year
          FROM assessment WHERE person = '' AND grade IS NOT NULL
        UNION ALL
        SELECT CASE WHEN o.kind = 'leading_group' THEN 'leader_appointed'
                    ELSE 'secretary_appointed' END,
               '', p.person, p.from_on, 'post',
               p.person || '/' || p.org || '/' || p.role || '/' || p.from_on, 0
          FROM post p
          JOIN org o ON o.code = p.org
         WHERE ((o.kind IN ('committee', 'general_branch', 'branch') AND p.role = 'secretary')
                OR (o.kind = 'leading_group'
                    AND p.role IN ('secretary', 'deputy_secretary', 'leading_member')))
           AND NOT EXISTS (SELECT 1 FROM post q
                            WHERE q.person = p.person AND q.org = p.org AND q.from_on < p.from_on
                              AND coalesce(q.to_on, p.from_on) >= p.from_on
                              AND (q.role = p.role
                                   OR (o.kind = 'leading_group'
                                       AND q.role IN ('secretary', 'deputy_secretary',
                                                      'leading_member'))))
        UNION ALL
        SELECT 'problem_found', org, '', opened_on, 'ledger', code, 0
          FROM ledger WHERE kind = 'problem'
        UNION ALL
        SELECT 'joined_unit', '', m.person, m.from_on, 'person', m.person, 0
          FROM membership m
         WHERE NOT EXISTS (SELECT 1 FROM membership q
                            WHERE q.person = m.person AND q.from_on < m.from_on)) x
 WHERE x.day <= $1 AND x.day >= date($1, '-400 days')
   AND ($2 = '' OR (x.entity = $2 AND x.key = $3))
   AND NOT EXISTS (SELECT 1 FROM event e
                    WHERE e.type = x.type AND coalesce(e.person, '') = x.person
                      AND coalesce(e.org, '') = x.org
                      AND e.occurred_on >= date(x.day, '-31 days'))
 ORDER BY x.entity, x.key, x.type;
