-- Every figure of a report of waits, from the rows of `nouba visits export`, by their documented
-- meaning and nothing of Nouba's own code. Whole microseconds all the way: means and percentiles
-- are left as fractions (a whole number and what it is divided by).
WITH stay AS (
    SELECT *,
        epoch_us(waiting_since) AS joined,
        epoch_us(first_called_at) - epoch_us(waiting_since) AS wait_raw,
        epoch_us(started_at) - epoch_us(last_called_at) AS walking_raw,
        epoch_us(ended_at) - epoch_us(started_at) AS service_raw,
        CASE WHEN first_called_at IS NULL AND started_at IS NULL AND state <> 'parked'
            THEN coalesce(epoch_us(ended_at), $now) - epoch_us(waiting_since) END AS uncalled_raw,
        CASE WHEN first_called_at IS NOT NULL
            THEN epoch_us(started_at) - epoch_us(waiting_since) END AS to_service_raw
    FROM export
),
told AS (
    SELECT stay.*, target_us,
        -- DuckDB's greatest() passes over what is missing.
        CASE WHEN wait_raw IS NOT NULL THEN greatest(wait_raw, 0) END AS wait,
        CASE WHEN walking_raw IS NOT NULL THEN greatest(walking_raw, 0) END AS walking,
        CASE WHEN service_raw IS NOT NULL THEN greatest(service_raw, 0) END AS service_time,
        CASE WHEN uncalled_raw IS NOT NULL THEN greatest(uncalled_raw, 0) END AS uncalled,
        CASE WHEN to_service_raw IS NOT NULL THEN greatest(to_service_raw, 0) END AS to_service,
        {keys} AS keys
    FROM stay LEFT JOIN target ON target.code = stay.service
    {local}
),
visit AS (
    SELECT keys, ticket_id,
        CASE WHEN count(wait) > 0 AND NOT bool_or(state IN ('waiting', 'parked'))
            THEN sum(wait)::BIGINT END AS visit_wait,
        CASE WHEN count(*) = count(ended_at)
            THEN greatest(max(epoch_us(ended_at)) - min(joined), 0) END AS visit_time
    FROM told GROUP BY GROUPING SETS ((keys, ticket_id), (ticket_id))
),
span AS (
    SELECT keys, unnest(['wait', 'to_service', 'walking', 'service']) AS measure,
        unnest([wait, to_service, walking, service_time]) AS us
    FROM told
    UNION ALL
    SELECT NULL, unnest(['wait', 'to_service', 'walking', 'service']),
        unnest([wait, to_service, walking, service_time]) FROM told
    UNION ALL
    SELECT keys, unnest(['visit_wait', 'visit_time']), unnest([visit_wait, visit_time]) FROM visit
),
spread AS (
    -- The k-th smallest, both neighbours of a percentile, by sorting: type 7 without a fraction.
    SELECT keys, measure, count(*) AS n, sum(us) AS total, max(us) AS longest,
        list_sort(list(us)) AS sorted
    FROM span WHERE us IS NOT NULL GROUP BY keys, measure
)
SELECT keys, 'count' AS what, 'arrived' AS name, count(*)::HUGEINT AS a, 1::HUGEINT AS b
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'count', 'state ' || state, count(*), 1
FROM told GROUP BY GROUPING SETS ((keys, state), (state))
UNION ALL
SELECT keys, 'count', 'called', count(first_called_at), 1
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'count', 'visits', count(DISTINCT ticket_id), 1
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'count', 'judged', count(*) FILTER (
    target_us IS NOT NULL AND (first_called_at IS NOT NULL OR (uncalled_raw IS NOT NULL
        AND NOT (state IN ('waiting', 'cancelled') AND uncalled_raw <= target_us)))), 1
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'count', 'within_target', count(*) FILTER (wait_raw <= target_us), 1
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'count', 'clock_jumps', count(*) FILTER (
    wait_raw < 0 OR walking_raw < 0 OR service_raw < 0 OR uncalled_raw < 0), 1
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'span', 'open_wait_max_s', max(uncalled) FILTER (state = 'waiting'), 1
FROM told GROUP BY GROUPING SETS ((keys), ())
UNION ALL
SELECT keys, 'count', measure || '_n', n, 1 FROM spread
UNION ALL
SELECT keys, 'span', measure || '_mean_s', total, n FROM spread
UNION ALL
SELECT keys, 'span', measure || '_max_s', longest, 1 FROM spread
UNION ALL
SELECT keys, 'span', measure || '_median_s',
    sorted[(n + 1) // 2]::HUGEINT + sorted[n // 2 + 1], 2 FROM spread
UNION ALL
-- The 90th percentile stands at 0.9 (n - 1), counted from nought.
SELECT keys, 'span', measure || '_p90_s',
    sorted[(9 * (n - 1)) // 10 + 1]::HUGEINT * (10 - (9 * (n - 1)) % 10)
        + sorted[least((9 * (n - 1)) // 10 + 2, n)]::HUGEINT * ((9 * (n - 1)) % 10), 10
FROM spread WHERE n >= 10
