"""The calling rule's choice for a counter, as the clerk's call and the clerk's screen both ask."""

# Only the head of each (service, class) can win: one index seek a line, however long it is.
BEST_HEAD = """
    SELECT leg.ticket
    FROM counter_service
    JOIN priority_class ON priority_class.unit = counter_service.unit
    JOIN leg ON leg.ticket = (
        SELECT head.ticket FROM leg AS head
        WHERE head.unit = counter_service.unit AND head.service_day = :day
            AND head.service = counter_service.service
            AND head.priority = priority_class.code AND head.state = 'waiting' {but}
        ORDER BY head.waiting_since, head.ticket LIMIT 1
    ) AND leg.state = 'waiting'
    WHERE counter_service.unit = :unit AND counter_service.counter = :counter
    ORDER BY
        priority_class.head_start_us
            + priority_class.rate * (CAST(:now AS BIGINT) - leg.waiting_since) DESC,
        leg.waiting_since, leg.ticket
    LIMIT 1
"""
