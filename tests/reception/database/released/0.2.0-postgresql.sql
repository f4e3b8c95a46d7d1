SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.act_time(a_kind text, a_at bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    IF a_kind IS NULL AND a_at IS NOT NULL THEN RETURN a_at; END IF;
    RETURN server_now();
END $$;
CREATE FUNCTION public.acting(a_unit text, a_station text) RETURNS TABLE(unit text, station text, kind text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    RETURN QUERY SELECT account.unit, account.login, account.kind FROM station_account AS account
        WHERE account.login = session_user
            AND account.unit = coalesce(a_unit, account.unit)
            AND account.login = coalesce(a_station, account.login);
    IF FOUND THEN RETURN; END IF;
    IF EXISTS (SELECT 1 FROM station_account WHERE login = session_user) OR NOT pg_has_role(
        session_user,
        (SELECT relowner FROM pg_class WHERE oid = 'station_account'::regclass), 'USAGE'
    ) THEN
        RAISE EXCEPTION 'it acts in no other name than its own' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY SELECT a_unit, a_station, NULL::text;
END $$;
CREATE FUNCTION public.add_rating(a_operation text, a_unit text, a_service_day text, a_at bigint, a_score integer, a_reason text, a_ticket text, a_service text, a_station text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station;  a_at := act_time(me.kind, a_at);
    PERFORM near_day(me.kind, a_service_day, a_at);
    IF me.kind IS NOT NULL AND a_ticket IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    INSERT INTO rating (operation, unit, service_day, at, score, reason, ticket, service, station) VALUES (a_operation::VARCHAR, a_unit::VARCHAR, a_service_day::VARCHAR, a_at::BIGINT, a_score::INTEGER, a_reason::VARCHAR, a_ticket::VARCHAR, a_service::VARCHAR, a_station::VARCHAR) ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.add_seal(of_unit text, named text, of_kind text, of_ref bigint, of_key text, body text, said text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            grains bytea;
            hidden bytea;
            head record;
        BEGIN
            IF said <> '' THEN
                grains := uuid_send(gen_random_uuid());
                hidden := sha256(grains || convert_to(said, 'UTF8'));
                body := body || sealed_field('people', encode(hidden, 'hex'));
            END IF;
            FOR attempt IN 1..2 LOOP
                UPDATE chain SET length = length + 1,
                    seal = sha256(chain.seal || convert_to(body, 'UTF8'))
                WHERE unit = of_unit AND label = named
                RETURNING id, length, chain.seal INTO head;
                EXIT WHEN FOUND;
                PERFORM begin_chain(of_unit, named);
            END LOOP;
            IF of_key IS NOT NULL THEN
                UPDATE seal SET salt = NULL WHERE kind = of_kind AND key = of_key
                    AND chain = head.id AND salt IS NOT NULL;
            END IF;
            INSERT INTO seal (chain, position, kind, ref, key, seal, people, salt)
            VALUES (head.id, head.length, of_kind, coalesce(of_ref, head.length), of_key,
                head.seal, hidden, grains);
        END $$;
CREATE FUNCTION public.alone(a_now bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    PERFORM pg_advisory_xact_lock(1314213443);
    RETURN act_time(me.kind, a_now);
END $$;
CREATE FUNCTION public.beat(a_unit text, a_station text, a_app text, a_part text, a_program text, a_computer text, a_starts integer, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_now := act_time(me.kind, a_now); 
    INSERT INTO station_life (unit, station, app, part, program, since, heard_at, computer)
    VALUES (a_unit, a_station, a_app, a_part, a_program, coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), a_computer)
    ON CONFLICT (unit, station, app, part, program) DO UPDATE SET
        since = CASE WHEN CAST(a_starts AS INTEGER) = 1
            THEN excluded.since ELSE station_life.since END,
        heard_at = excluded.heard_at;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.begin_anew(a_unit text, a_station text, a_app text, a_part text, a_program text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station;  
    DELETE FROM station_life
    WHERE unit = a_unit AND station = a_station AND app = a_app AND part = a_part
        AND program <> a_program;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.begin_break(a_unit text, a_clerk text, a_counter integer, a_reason text, a_began_at bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_began_at := act_time(me.kind, a_began_at); PERFORM require_author(me.kind, me.unit, me.station, a_clerk, a_counter, act_time(me.kind, NULL));
    INSERT INTO clerk_break (unit, clerk, counter, reason, began_at) VALUES (a_unit::VARCHAR, a_clerk::VARCHAR, a_counter::INTEGER, a_reason::VARCHAR, a_began_at::BIGINT);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.begin_chain(of_unit text, named text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            former record;
            office record;
            begins bytea;
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtext('nouba chain'), hashtext(of_unit));
            IF EXISTS (SELECT 1 FROM chain WHERE unit = of_unit AND label = named) THEN
                RETURN;
            END IF;
            SELECT id, length, seal INTO former FROM chain
                WHERE unit = of_unit AND label <> 'office' AND named <> 'office'
                ORDER BY id DESC LIMIT 1;
            SELECT length, seal INTO office FROM chain
                WHERE unit = of_unit AND label = 'office' AND named <> 'office';
            begins := sha256(convert_to(
                sealed_field('unit', of_unit) || sealed_field('chain', named)
                    || sealed_field('former', former.id::text)
                    || sealed_field('former_length', former.length::text)
                    || sealed_field('former_seal', encode(former.seal, 'hex'))
                    || sealed_field('office_length', office.length::text)
                    || sealed_field('office_seal', encode(office.seal, 'hex')),
                'UTF8'));
            INSERT INTO chain (unit, label, base, base_length, length, seal,
                former, former_length, former_seal, office_length, office_seal)
            VALUES (of_unit, named, begins, 0, 0, begins,
                former.id, former.length, former.seal, office.length, office.seal);
        END $$;
CREATE FUNCTION public.begin_pause(a_unit text, a_service text, a_paused_at bigint, a_paused_by text, a_reason text, a_until bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_paused_at := act_time(me.kind, a_paused_at); 
    IF me.kind IS NOT NULL AND NOT leads_here(me.unit, me.station, a_paused_by) THEN
        RAISE EXCEPTION 'nobody who leads the hall is signed in here' USING ERRCODE = '42501';
    END IF;
    INSERT INTO service_pause (unit, service, paused_at, paused_by, reason, until) VALUES (a_unit::VARCHAR, a_service::VARCHAR, a_paused_at::BIGINT, a_paused_by::VARCHAR, a_reason::VARCHAR, a_until::BIGINT);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.begin_pin_try(a_unit text, a_station text, a_token_hash text, a_proof text, a_at bigint) RETURNS TABLE(attempt text, wrong_pins integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; session RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    UPDATE sign_in_session SET wrong_pins = sign_in_session.wrong_pins + 1
        WHERE token_hash = a_token_hash AND unit = a_unit AND ended_at IS NULL
            AND sign_in_session.wrong_pins < 5 AND station = coalesce(a_station, station)
        RETURNING * INTO session;
    IF NOT FOUND THEN RETURN; END IF;
    attempt := gen_random_uuid()::text; wrong_pins := session.wrong_pins;
    INSERT INTO sign_in_attempt (id, unit, login, station, proof, code, at, begun_in, is_settled,
        before_station, before_anywhere, before_here)
    VALUES (attempt, a_unit, 'PIN ' || session.id, session.station,
        rtrim(encode(sha256(decode(a_proof, 'hex')), 'base64'), '='), a_token_hash, a_at,
        pg_current_xact_id()::text, 1, 0, NULL, 0);
    RETURN NEXT;
END $$;
CREATE FUNCTION public.begin_sheet(a_ticket text, a_sheet integer, a_station text, a_attempt text, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(NULL, a_station);
    a_station := me.station; a_now := act_time(me.kind, a_now); 
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    UPDATE print_job SET state = 'sending', attempt = a_attempt, changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT))
    WHERE ticket = a_ticket AND sheet = a_sheet AND station = a_station
        AND (state = 'queued' OR (state = 'sending' AND attempt = a_attempt));
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.begin_try(a_unit text, a_login text, a_station text, a_proof text, a_code text, a_at bigint) RETURNS TABLE(attempt text, paused_until bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE me RECORD; let_in BOOLEAN; rule RECORD; tried RECORD; until BIGINT;
    a_since BIGINT; a_before BIGINT; counted INTEGER[]; before BIGINT[];
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    IF a_login !~ '^\?[0-9a-f]{2}$' AND person_role(me.unit, a_login) IS NULL THEN
        a_login := '?' || left(encode(sha256(convert_to(a_login, 'UTF8')), 'hex'), 2);
    END IF;
    a_since := a_at - 2592000000000;
    let_in := EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit AND login = a_login AND station = a_station
        AND opened_at >= a_since LIMIT 1);
    FOR rule IN SELECT * FROM (VALUES (1, '', me.station, 20, 10000000::bigint, 120000000::bigint), (2, a_login, '', 20, 60000000::bigint, 900000000::bigint), (3, a_login, me.station, 5, 60000000::bigint, 900000000::bigint)) AS rules
        (turn, login, station, free, first_us, longest_us)
        WHERE NOT (turn = 2 AND let_in) ORDER BY turn
    LOOP
        a_login := rule.login; a_station := rule.station;
        INSERT INTO sign_in_try (unit, login, station, wrong, wrong_at)
    VALUES (a_unit, a_login, a_station, 0, 0)
    ON CONFLICT (unit, login, station) DO UPDATE SET wrong = sign_in_try.wrong
    RETURNING wrong, wrong_at INTO tried;
        before[rule.turn] := tried.wrong_at;
        IF tried.wrong >= greatest(rule.free, 1) AND tried.wrong_at <= a_at + rule.longest_us THEN
            until := tried.wrong_at + least(rule.longest_us,
                rule.first_us << least(tried.wrong - rule.free, 20));
            IF until > a_at THEN paused_until := greatest(paused_until, until); END IF;
        END IF;
        counted[rule.turn] := greatest(0, tried.wrong
            - greatest(0, (a_at - tried.wrong_at) / rule.longest_us)) + 1;
    END LOOP;
    IF paused_until IS NULL THEN
        UPDATE sign_in_try SET wrong_at = a_at, wrong = counted[CASE WHEN login = '' THEN 1
                WHEN station = '' THEN 2 ELSE 3 END]
            WHERE unit = a_unit AND (login, station) IN (('', me.station), (a_login, me.station),
                (CASE WHEN let_in THEN NULL ELSE a_login END, ''));
        a_before := a_at - 172800000000;
        DELETE FROM sign_in_try WHERE unit = a_unit AND wrong_at < a_before;
        DELETE FROM sign_in_attempt WHERE unit = a_unit AND at < a_at - 900000000;
        attempt := gen_random_uuid()::text;
        INSERT INTO sign_in_attempt (id, unit, login, station, proof, code, at, begun_in,
            is_settled, before_station, before_anywhere, before_here)
        VALUES (attempt, a_unit, a_login, me.station,
            rtrim(encode(sha256(decode(a_proof, 'hex')), 'base64'), '='), a_code, a_at,
            pg_current_xact_id()::text, 0, before[1], before[2], before[3]);
    END IF;
    RETURN NEXT;
END $_$;
CREATE FUNCTION public.change_password(a_unit text, a_station text, a_attempt text, a_token_hash text, a_password_hash text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT; session RECORD; a_must_change INTEGER; a_ended TEXT; a_but TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    SELECT * INTO session FROM sign_in_session WHERE token_hash = a_token_hash AND unit = a_unit
        AND login = a_login AND ended_at IS NULL AND locked_at IS NULL
        AND station = coalesce(a_station, station) FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'there is no such session' USING ERRCODE = '42501'; END IF;
    a_but := session.id;
    IF me.kind = 'desk' AND person_role(a_unit, a_login) <> 'clerk' THEN
        RAISE EXCEPTION 'it is chosen at the console' USING ERRCODE = '42501';
    END IF;
    a_must_change := 0; a_ended := 'the password was changed';
    INSERT INTO person (unit, login, password_hash) VALUES (a_unit::VARCHAR, a_login::VARCHAR, a_password_hash::VARCHAR) ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash;
    INSERT INTO credential (unit, login, must_change) VALUES (a_unit, a_login, a_must_change)
    ON CONFLICT (unit, login) DO UPDATE SET must_change = excluded.must_change;
    UPDATE sign_in_session SET ended_at = a_at, ended = a_ended
    WHERE unit = a_unit AND ended_at IS NULL
 AND login = a_login AND id <> a_but;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'change the own password', a_login, 0);
    PERFORM succeed(a_unit, a_attempt);
END $$;
CREATE FUNCTION public.change_pause(a_unit text, a_service text, a_since bigint, a_reason text, a_until bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  
    IF me.kind IS NOT NULL AND NOT leads_here(me.unit, me.station, NULL) THEN
        RAISE EXCEPTION 'nobody who leads the hall is signed in here' USING ERRCODE = '42501';
    END IF;
    UPDATE service_pause SET reason = a_reason, until = a_until
    WHERE unit = a_unit AND service = a_service AND paused_at = a_since AND resumed_at IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.change_session(a_unit text, a_token_hash text, a_seen_at bigint, a_locked_at bigint, a_ended_at bigint, a_ended text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; now_us BIGINT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    now_us := act_time(me.kind, greatest(a_seen_at, a_locked_at, a_ended_at));
    UPDATE sign_in_session SET seen_at = greatest(seen_at, least(a_seen_at, now_us)),
        locked_at = coalesce(locked_at, CASE WHEN a_locked_at <= now_us THEN a_locked_at
            WHEN a_locked_at > now_us THEN now_us END),
        ended_at = CASE WHEN a_ended IS NOT NULL THEN least(a_ended_at, now_us) END,
        ended = a_ended
    WHERE token_hash = a_token_hash AND unit = me.unit AND ended_at IS NULL
        AND station = coalesce(me.station, station);
END $$;
CREATE FUNCTION public.choose_pin(a_unit text, a_station text, a_attempt text, a_token_hash text, a_pin_hash text, a_pepper_mark text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT; session RECORD; a_set_at BIGINT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    SELECT * INTO session FROM sign_in_session WHERE token_hash = a_token_hash AND unit = a_unit
        AND login = a_login AND ended_at IS NULL AND locked_at IS NULL
        AND station = coalesce(a_station, station) FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'there is no such session' USING ERRCODE = '42501'; END IF;
    a_station := session.station; a_set_at := a_at;
    INSERT INTO unlock_pin (unit, login, station, pin_hash, pepper_mark, set_at) VALUES (a_unit::VARCHAR, a_login::VARCHAR, a_station::VARCHAR, a_pin_hash::VARCHAR, a_pepper_mark::VARCHAR, a_set_at::BIGINT) ON CONFLICT (unit, login, station) DO UPDATE SET pin_hash = excluded.pin_hash, pepper_mark = excluded.pepper_mark, set_at = excluded.set_at;
    PERFORM succeed(a_unit, a_attempt);
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'choose a PIN', a_station, 0);
END $$;
CREATE FUNCTION public.claim(a_ticket text, a_in_turn integer) RETURNS SETOF text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    IF a_in_turn = 1 THEN
        RETURN QUERY SELECT ticket FROM leg WHERE ticket = a_ticket AND state = 'waiting'
            FOR UPDATE;
    ELSE
        RETURN QUERY SELECT ticket FROM leg WHERE ticket = a_ticket AND state = 'waiting'
            FOR UPDATE SKIP LOCKED;
    END IF;
END $$;
CREATE FUNCTION public.close_counter(a_unit text, a_clerk text, a_closed_at bigint, a_forgotten integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_closed_at := act_time(me.kind, a_closed_at); 
    IF me.kind IN ('desk', 'console') AND NOT is_in(me.unit, me.station, a_clerk)
        AND NOT leads_here(me.unit, me.station, NULL)
        AND NOT EXISTS (SELECT 1 FROM counter_session WHERE unit = me.unit AND clerk = a_clerk
            AND closed_at IS NULL AND nouba_own_counter(counter) AND NOT EXISTS (
                SELECT 1 FROM leg WHERE unit = me.unit AND clerk = a_clerk
                    AND state IN ('called', 'serving'))) THEN
        RAISE EXCEPTION 'she works elsewhere' USING ERRCODE = '42501';
    END IF;
    UPDATE counter_session SET closed_at = a_closed_at, forgotten = a_forgotten
    WHERE unit = a_unit AND clerk = a_clerk AND closed_at IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.close_panels(a_unit text, a_service_day text, a_ended text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit; a_at := act_time(me.kind, a_at);
    IF me.kind IN ('desk', 'console') AND NOT EXISTS (SELECT 1 FROM sign_in_session
        WHERE unit = a_unit AND station = me.station AND ended_at IS NULL
            AND person_role(a_unit, login) IN ('administrator', 'manager')) THEN
        RAISE EXCEPTION 'nobody who leads the hall is signed in here' USING ERRCODE = '42501';
    END IF;
    UPDATE sign_in_session SET ended_at = a_at, ended = a_ended
    WHERE unit = a_unit AND ended_at IS NULL
 AND app = 'panel' AND service_day <= a_service_day
        AND NOT EXISTS (
            SELECT 1 FROM leg WHERE leg.unit = sign_in_session.unit
                AND leg.clerk = sign_in_session.login AND leg.state IN ('called', 'serving')
        );
END $$;
CREATE FUNCTION public.code_looks_right(a_unit text, a_station text, a_attempt text, a_at bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT; typed TEXT; a_secret TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    SELECT code INTO typed FROM sign_in_attempt WHERE id = a_attempt;
    SELECT factor_secret INTO a_secret FROM credential WHERE unit = a_unit AND login = a_login;
    RETURN a_secret IS NULL OR typed IS NULL OR length(typed) = 64
        OR code_step(a_secret, typed, a_at) IS NOT NULL;
END $$;
CREATE FUNCTION public.code_step(a_secret text, a_code text, a_at bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE 
    typed TEXT := regexp_replace(a_code, '\s', '', 'g'); present BIGINT := a_at / 30000000;
    key BYTEA; made BYTEA; start INTEGER; value BIGINT; drift INTEGER;
BEGIN 
    IF typed !~ '^[0-9]{6}$' THEN RETURN NULL; END IF;
    key := from_base32(a_secret);
    FOREACH drift IN ARRAY ARRAY[0, -1, 1] LOOP
        made := hmac_sha1(key, int8send(present + drift));
        start := get_byte(made, 19) & 15;
        value := ((get_byte(made, start) & 127)::bigint << 24) | (get_byte(made, start + 1) << 16)
            | (get_byte(made, start + 2) << 8) | get_byte(made, start + 3);
        IF lpad((value % 1000000)::text, 6, '0') = typed THEN RETURN present + drift; END IF;
    END LOOP;
    RETURN NULL;
END $_$;
CREATE FUNCTION public.drop_factor(a_unit text, a_station text, a_attempt text, a_login text, a_by text, a_at bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_secret TEXT; a_since BIGINT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    IF a_attempt IS NOT NULL THEN
        a_login := require_right_try(a_unit, a_station, a_attempt, a_at); a_by := a_login;
        PERFORM succeed(a_unit, a_attempt);
    ELSE
        PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM credential WHERE unit = a_unit AND login = a_login
        AND factor_secret IS NOT NULL) THEN
        RETURN false;
    END IF;
    INSERT INTO credential (unit, login, must_change, factor_secret, factor_since)
    VALUES (a_unit, a_login, 0, a_secret, a_since)
    ON CONFLICT (unit, login) DO UPDATE SET factor_secret = excluded.factor_secret,
        factor_since = excluded.factor_since, factor_step = NULL;
    DELETE FROM recovery_code WHERE unit = a_unit AND login = a_login;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_by, 'change a second factor', 'dropped ' || a_login, 0);
    RETURN true;
END $$;
CREATE FUNCTION public.end_break(a_unit text, a_clerk text, a_ended_at bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_ended_at := act_time(me.kind, a_ended_at); 
    IF me.kind IN ('desk', 'console') AND NOT is_in(me.unit, me.station, a_clerk)
        AND NOT leads_here(me.unit, me.station, NULL)
        AND NOT EXISTS (SELECT 1 FROM counter_session WHERE unit = me.unit AND clerk = a_clerk
            AND closed_at IS NULL AND nouba_own_counter(counter) AND NOT EXISTS (
                SELECT 1 FROM leg WHERE unit = me.unit AND clerk = a_clerk
                    AND state IN ('called', 'serving'))) THEN
        RAISE EXCEPTION 'she works elsewhere' USING ERRCODE = '42501';
    END IF;
    UPDATE clerk_break SET ended_at = a_ended_at
    WHERE unit = a_unit AND clerk = a_clerk AND ended_at IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.end_one_session(a_unit text, a_station text, a_id text, a_ended text, a_by text, a_at bigint) RETURNS TABLE(id text, login text, app text, station text, service_day text, opened_at bigint, seen_at bigint, locked_at bigint, wrong_pins integer, ended_at bigint, ended text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; over RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    UPDATE sign_in_session SET ended_at = a_at, ended = a_ended
    WHERE unit = a_unit AND ended_at IS NULL
 AND id = a_id RETURNING id, login, app, station, service_day, opened_at, seen_at, locked_at,
    wrong_pins, ended_at, ended INTO over;
    IF over.id IS NULL THEN RETURN; END IF;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_by, 'end a session', over.login || ' ' || over.app || ' ' || over.station, 0);
    RETURN QUERY SELECT id, login, app, station, service_day, opened_at, seen_at, locked_at,
    wrong_pins, ended_at, ended FROM sign_in_session
        WHERE sign_in_session.id = over.id;
END $$;
CREATE FUNCTION public.end_pause(a_unit text, a_service text, a_since bigint, a_at bigint, a_by text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_at := act_time(me.kind, a_at); 
    IF me.kind IS NOT NULL AND NOT leads_here(me.unit, me.station, a_by) THEN
        RAISE EXCEPTION 'nobody who leads the hall is signed in here' USING ERRCODE = '42501';
    END IF;
    UPDATE service_pause SET resumed_at = a_at, resumed_by = a_by
    WHERE unit = a_unit AND service = a_service AND paused_at = a_since AND resumed_at IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.end_pause_by_itself(a_unit text, a_service text, a_at bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_at := act_time(me.kind, a_at);
    UPDATE service_pause SET resumed_at = until, resumed_by = paused_by
    WHERE unit = a_unit AND service = a_service AND resumed_at IS NULL AND until <= a_at;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.factor_of(a_unit text, a_station text, a_token_hash text) RETURNS TABLE(since bigint, recovery_left bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit;
    SELECT session.login INTO a_login FROM sign_in_session AS session
        WHERE session.token_hash = a_token_hash AND session.unit = a_unit
            AND session.ended_at IS NULL
            AND session.station = coalesce(me.station, session.station);
    RETURN QUERY SELECT (SELECT factor_since FROM credential
        WHERE unit = a_unit AND login = a_login), (SELECT count(*) FROM recovery_code
    WHERE unit = a_unit AND login = a_login AND used_at IS NULL);
END $$;
CREATE FUNCTION public.facts_of_try(a_unit text, a_station text, a_attempt text, a_at bigint) RETURNS TABLE(must_change integer, has_factor integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    RETURN QUERY SELECT kept.must_change, (kept.factor_secret IS NOT NULL)::integer
        FROM credential AS kept WHERE kept.unit = a_unit AND kept.login = a_login;
END $$;
CREATE FUNCTION public.first_password(a_unit text, a_login text, a_password_hash text, a_must_change integer, a_by text) RETURNS SETOF text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_written TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;
    PERFORM require_administrator(me.kind, me.unit, me.station, a_by);
    INSERT INTO person (unit, login, password_hash) VALUES (a_unit, a_login, a_password_hash)
    ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash
        WHERE person.password_hash = '!'
    RETURNING login INTO a_written;
    IF a_written IS NULL THEN RETURN; END IF;
    IF a_must_change = 1 THEN INSERT INTO credential (unit, login, must_change) VALUES (a_unit, a_login, a_must_change)
    ON CONFLICT (unit, login) DO UPDATE SET must_change = excluded.must_change; END IF;
    RETURN NEXT a_written;
END $$;
CREATE FUNCTION public.forget_printer(a_unit text, a_station text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station;  
    DELETE FROM station_printer WHERE unit = a_unit AND station = a_station;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.from_base32(a_secret text) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE bits TEXT := ''; found BYTEA := ''; digit INTEGER;
BEGIN 
    FOREACH a_secret IN ARRAY string_to_array(rtrim(upper(a_secret), '='), NULL) LOOP
        digit := position(a_secret IN 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') - 1;
        bits := bits || digit::bit(5)::text;
    END LOOP;
    FOR i IN 0 .. length(bits) / 8 - 1 LOOP
        found := found || decode(lpad(to_hex(
            substring(bits FROM i * 8 + 1 FOR 8)::bit(8)::integer), 2, '0'), 'hex');
    END LOOP;
    RETURN found;
END $$;
CREATE FUNCTION public.give_prefix(a_unit text, a_letters text, a_install text, a_named text, a_at bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL AND (a_letters !~ '^[A-Z]{2}$'
        OR me.kind = 'kiosk' AND a_named <> me.station OR (
        SELECT count(*) FROM station_letters WHERE unit = me.unit AND station = a_named
    ) >= 26) THEN RAISE EXCEPTION 'these letters are not its own' USING ERRCODE = '42501'; END IF;
    INSERT INTO station_letters (unit, letters, install, station, given_at)
    VALUES (a_unit, a_letters, a_install, a_named, a_at)
    ON CONFLICT (unit, letters) DO UPDATE SET install = excluded.install,
        station = excluded.station, given_at = excluded.given_at
    WHERE station_letters.install = '00000000-0000-0000-0000-000000000000';
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $_$;
CREATE FUNCTION public.give_ticket(a_id text, a_unit text, a_service_day text, a_series text, a_series_first integer, a_series_last integer, a_service text, a_quota integer, a_priority text, a_language text, a_issued_at bigint, a_appointment_at bigint, a_own_rank bigint, a_ranked_since bigint, a_now bigint, a_operation text, a_station text, a_callable_from bigint, a_request text, a_revision integer, a_quoted_low_us bigint, a_quoted_high_us bigint) RETURNS TABLE(code text, unchanged boolean, paused boolean, until bigint, number integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; given RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    IF me.kind IS NOT NULL THEN
        a_issued_at := server_now(); a_now := a_issued_at;
        PERFORM near_day(me.kind, a_service_day, a_issued_at);
        PERFORM require_ids(a_id, a_operation);
        IF a_language NOT IN ('ar', 'zgh', 'fr', 'en') OR NOT EXISTS (SELECT 1 FROM service
            JOIN unit ON unit.code = service.unit WHERE service.unit = a_unit
                AND service.code = a_service AND (unit.revision <> a_revision
                    OR (series, series_first, series_last)
                        = (a_series, a_series_first, a_series_last)
                    AND quota IS NOT DISTINCT FROM a_quota)) THEN
            RAISE EXCEPTION 'the unit is described otherwise' USING ERRCODE = '42501';
        END IF;
        IF me.kind = 'kiosk' AND a_station <> me.station THEN
            RAISE EXCEPTION 'it prints at no other station' USING ERRCODE = '42501';
        END IF;
        IF a_own_rank <> a_appointment_at OR abs(a_own_rank - a_issued_at) > 43200000000 THEN
            RAISE EXCEPTION 'nobody waits since another time' USING ERRCODE = '42501';
        END IF;
        IF a_appointment_at IS NULL THEN a_own_rank := NULL; END IF;
        a_ranked_since := coalesce(a_own_rank, a_issued_at);
        a_callable_from := CASE WHEN a_station IS NOT NULL THEN a_issued_at + 90000000 END;
    END IF;
    WITH present AS 
(SELECT unit.code AS code, unit.revision = a_revision::INTEGER AS unchanged, service_pause.id IS NOT NULL AS paused, service_pause.until AS until 
FROM unit LEFT OUTER JOIN service_pause ON service_pause.unit = unit.code AND service_pause.service = a_service::VARCHAR AND service_pause.resumed_at IS NULL AND (service_pause.until IS NULL OR service_pause.until > a_issued_at::BIGINT) 
WHERE unit.code = a_unit::VARCHAR), 
numbered AS 
(INSERT INTO day_counter (unit, service_day, series, first, last) SELECT a_unit::VARCHAR AS anon_6, a_service_day::VARCHAR AS anon_7, a_series::VARCHAR AS anon_8, a_series_first::INTEGER AS anon_9, a_series_first::INTEGER AS anon__1 
FROM present 
WHERE present.unchanged AND NOT present.paused ON CONFLICT (unit, service_day, series) DO UPDATE SET last = (day_counter.last + 1) WHERE day_counter.last < a_series_last::INTEGER RETURNING day_counter.last), 
row_0 AS 
(INSERT INTO day_service (unit, service_day, service, taken, quota) SELECT a_unit::VARCHAR AS anon_1, a_service_day::VARCHAR AS anon_2, a_service::VARCHAR AS anon_3, 1 AS anon_4, a_quota::INTEGER AS anon_5 
FROM numbered 
WHERE true ON CONFLICT (unit, service_day, service) DO UPDATE SET taken = (day_service.taken + 1), quota = excluded.quota), 
row_1 AS 
(INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state, waiting_since, ranked_since, calls, quoted_low_us, quoted_high_us, callable_from) SELECT a_id::VARCHAR AS anon_10, 1 AS anon_11, a_unit::VARCHAR AS anon_12, a_service_day::VARCHAR AS anon_13, a_language::VARCHAR AS anon_14, a_service::VARCHAR AS anon_15, a_priority::VARCHAR AS anon_16, 'waiting' AS anon_17, a_issued_at::BIGINT AS anon_18, a_ranked_since::BIGINT AS anon_19, 0 AS anon_20, a_quoted_low_us::BIGINT AS anon_21, a_quoted_high_us::BIGINT AS anon_22, a_callable_from::BIGINT AS anon_23 
FROM numbered), 
row_2 AS 
(INSERT INTO event (ticket, kind, at, service, priority, operation, step, ranked_since, quoted_low_us, quoted_high_us) SELECT a_id::VARCHAR AS anon_24, 'issued' AS anon_25, a_issued_at::BIGINT AS anon_26, a_service::VARCHAR AS anon_27, a_priority::VARCHAR AS anon_28, a_operation::VARCHAR AS anon_29, 0 AS anon_30, a_own_rank::BIGINT AS anon_31, a_quoted_low_us::BIGINT AS anon_32, a_quoted_high_us::BIGINT AS anon_33 
FROM numbered), 
row_3 AS 
(INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request) SELECT a_id::VARCHAR AS anon_34, 1 AS anon_35, a_station::VARCHAR AS anon_36, 'queued' AS anon_37, coalesce(a_now::BIGINT, CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)) AS anon_38, coalesce(a_now::BIGINT, CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)) AS anon__2, a_request::VARCHAR AS anon_39 
FROM numbered 
WHERE a_station::VARCHAR IS NOT NULL), 
new_ticket AS 
(INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at, appointment_at) SELECT a_id::VARCHAR AS anon_40, a_unit::VARCHAR AS anon_41, a_service_day::VARCHAR AS anon_42, a_series::VARCHAR AS anon_43, numbered.last AS last, a_series::VARCHAR || substr('00', length(CAST(numbered.last AS TEXT))) || CAST(numbered.last AS TEXT) AS anon_44, a_language::VARCHAR AS anon_45, a_issued_at::BIGINT AS anon_46, a_appointment_at::BIGINT AS anon_47 
FROM numbered RETURNING ticket.number)
 SELECT present.code, present.unchanged, present.paused, present.until, new_ticket.number 
FROM present LEFT OUTER JOIN new_ticket ON true INTO given;
    IF given.number IS NOT NULL THEN
        PERFORM pg_notify('nouba', 'tickets');
    END IF;
    code := given.code; unchanged := given.unchanged; paused := given.paused;
    until := given.until; number := given.number;
    RETURN NEXT;
END $$;
CREATE FUNCTION public.give_try_back(a_unit text, a_station text, a_attempt text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; tried RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_at := act_time(me.kind, a_at);
    PERFORM require_right_try(me.unit, me.station, a_attempt, a_at);
    UPDATE sign_in_attempt SET is_settled = 1 WHERE id = a_attempt AND is_settled = 0
        RETURNING * INTO tried;
    IF FOUND THEN 
    UPDATE sign_in_try SET wrong = greatest(0, wrong - 1), wrong_at = CASE
        WHEN wrong_at <> tried.at THEN wrong_at WHEN login = '' THEN tried.before_station
        WHEN station = '' THEN coalesce(tried.before_anywhere, 0) ELSE tried.before_here END
    WHERE unit = a_unit AND (login, station) IN (('', tried.station), (tried.login, tried.station),
        (CASE WHEN tried.before_anywhere IS NOT NULL THEN tried.login END, ''));
    DELETE FROM sign_in_try WHERE unit = a_unit AND (wrong = 0 OR wrong_at = 0)
        AND (login, station) IN (('', tried.station), (tried.login, tried.station),
        (CASE WHEN tried.before_anywhere IS NOT NULL THEN tried.login END, '')); END IF;
END $$;
CREATE FUNCTION public.happen(a_ticket text, a_kind text, a_at bigint, a_counter integer, a_clerk text, a_service text, a_priority text, a_outcome text, a_ranked_since bigint, a_kept_counter integer, a_kept_clerk text, a_note text, a_operation text, a_step integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; legs leg[]; stood leg; happened event; before INTEGER; now_us BIGINT;
    a_unit TEXT; a_day TEXT;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;
    legs := ARRAY(SELECT stay FROM leg AS stay WHERE stay.ticket = a_ticket ORDER BY stay.leg);
    IF me.kind IS NOT NULL THEN
        now_us := server_now();
        IF a_kind NOT IN ('started', 'finished', 'noted', 'missed') OR a_at NOT BETWEEN now_us - 86400000000
            AND now_us - 60000000 THEN
            a_at := now_us;
        END IF;
        a_at := greatest(a_at, (SELECT max(at) FROM event WHERE ticket = a_ticket));
        PERFORM require_author(me.kind, me.unit, me.station, a_clerk, a_counter, a_at);
        PERFORM require_ids(a_ticket, a_operation);
        a_note := left(a_note, 200);
        IF a_kind IN ('closed', 'served_on_paper') AND me.kind <> 'jobs'
            AND NOT leads_here(me.unit, me.station, NULL)
            OR me.kind = 'jobs' AND a_kind <> 'closed' THEN
            RAISE EXCEPTION 'nobody who leads the hall is signed in here' USING ERRCODE = '42501';
        END IF;
        IF a_ranked_since NOT BETWEEN a_at - 86400000000 AND a_at
            AND a_ranked_since NOT IN (SELECT ranked_since FROM leg WHERE ticket = a_ticket) THEN
            RAISE EXCEPTION 'nobody waits since another time' USING ERRCODE = '42501';
        END IF;
    END IF;
    
    happened.ticket := a_ticket; happened.kind := a_kind; happened.at := a_at;
    happened.counter := a_counter; happened.clerk := a_clerk; happened.operation := a_operation;
    happened.step := a_step;
    happened.service := a_service; happened.priority := a_priority; happened.outcome := a_outcome;
    happened.ranked_since := a_ranked_since; happened.kept_counter := a_kept_counter;
    happened.kept_clerk := a_kept_clerk; happened.note := a_note;
    before := cardinality(legs);
    legs := visit_after(legs, happened);
    IF legs IS NULL THEN RAISE EXCEPTION 'this may not happen to the visit now' USING ERRCODE = '42501'; END IF;
    INSERT INTO event (ticket, operation, step, kind, at, counter, clerk, service, priority, outcome, ranked_since, kept_counter, kept_clerk, note) VALUES (happened.ticket, happened.operation, happened.step, happened.kind, happened.at, happened.counter, happened.clerk, happened.service, happened.priority, happened.outcome, happened.ranked_since, happened.kept_counter, happened.kept_clerk, happened.note);
    stood := legs[before];
    UPDATE leg SET (state, waiting_since, ranked_since, kept_counter, kept_clerk, calls, first_called_at, last_called_at, started_at, ended_at, counter, clerk, outcome, note) = (stood.state, stood.waiting_since, stood.ranked_since, stood.kept_counter, stood.kept_clerk, stood.calls, stood.first_called_at, stood.last_called_at, stood.started_at, stood.ended_at, stood.counter, stood.clerk, stood.outcome, stood.note)
        WHERE ticket = a_ticket AND leg = stood.leg;
    IF cardinality(legs) > before THEN INSERT INTO leg SELECT (legs[before + 1]).*; END IF;
    IF a_kind = 'cancelled' THEN
        a_unit := stood.unit; a_day := stood.service_day; a_service := (legs[1]).service;
        UPDATE day_service SET taken = taken - 1
    WHERE unit = a_unit AND service_day = a_day AND service = a_service;
    END IF;
    RETURN a_at;
END $$;
CREATE FUNCTION public.has_password(a_unit text, a_login text) RETURNS SETOF integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;
    RETURN QUERY SELECT 1 FROM person WHERE unit = a_unit AND login = a_login AND password_hash <> '!';
END $$;
CREATE FUNCTION public.hmac_sha1(a_key bytea, a_message bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE inner_key BYTEA; outer_key BYTEA;
BEGIN 
    IF length(a_key) > 64 THEN a_key := sha1(a_key); END IF;
    a_key := a_key || decode(repeat('00', 64 - length(a_key)), 'hex');
    inner_key := a_key; outer_key := a_key;
    FOR i IN 0 .. 63 LOOP
        inner_key := set_byte(inner_key, i, get_byte(a_key, i) # 54);
        outer_key := set_byte(outer_key, i, get_byte(a_key, i) # 92);
    END LOOP;
    RETURN sha1(outer_key || sha1(inner_key || a_message));
END $$;
CREATE FUNCTION public.hold_day(a_unit text, a_day text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    IF me.kind IN ('desk', 'console') AND NOT leads_here(me.unit, me.station, NULL) THEN
        RAISE EXCEPTION 'nobody who leads the hall is signed in here' USING ERRCODE = '42501';
    END IF;
    PERFORM 1 FROM leg WHERE ticket IN (SELECT ticket FROM leg WHERE unit = a_unit
            AND service_day = a_day AND state IN ('waiting', 'called', 'parked'))
        ORDER BY ticket, leg FOR UPDATE;
END $$;
CREATE FUNCTION public.hold_visit(a_ticket text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    
    IF me.kind = 'kiosk' AND EXISTS (SELECT 1 FROM print_job
        WHERE ticket = a_ticket AND station <> me.station) THEN
        RAISE EXCEPTION 'the ticket is another station''s' USING ERRCODE = '42501';
    END IF;
    IF me.kind IS NOT NULL AND EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit <> me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;
END $$;
CREATE FUNCTION public.is_in(a_unit text, a_station text, a_login text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    RETURN EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit AND login = a_login
        AND station = a_station AND ended_at IS NULL);
END $$;
CREATE FUNCTION public.join_ticket(a_ticket text, a_unit text, a_service_day text, a_series text, a_number integer, a_first integer, a_language text, a_issued_at bigint, a_appointment_at bigint, a_service text, a_priority text, a_own_rank bigint, a_closed_at bigint, a_touch text, a_operation text, a_note text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_id TEXT := a_ticket; a_label TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL THEN
        
    IF me.kind = 'kiosk' AND EXISTS (
        SELECT 1 FROM service WHERE unit = a_unit AND series = a_series
    ) AND NOT EXISTS (SELECT 1 FROM day_counter WHERE unit = a_unit
        AND service_day = a_service_day AND series = a_series AND last >= a_number
    ) AND NOT EXISTS (SELECT 1 FROM number_skip WHERE unit = a_unit
        AND service_day = a_service_day AND series = a_series
        AND a_number BETWEEN first AND last
    ) OR me.kind = 'kiosk' AND NOT EXISTS (
        SELECT 1 FROM service WHERE unit = a_unit AND series = a_series
    ) AND NOT EXISTS (
        SELECT 1 FROM station_letters WHERE unit = a_unit AND letters = a_series
    ) THEN RAISE EXCEPTION 'these are not its numbers' USING ERRCODE = '42501'; END IF;
        PERFORM require_ids(a_ticket, a_operation);
        PERFORM require_ids(a_ticket, a_touch);
        IF a_issued_at > a_at OR a_issued_at < a_at - 691200000000
            OR a_closed_at NOT BETWEEN a_issued_at AND a_at
            OR (a_closed_at IS NULL AND a_service_day::date
                < to_timestamp(a_at / 1000000.0)::date - 1)
            OR abs(a_service_day::date - to_timestamp(a_issued_at / 1000000.0)::date) > 1
            OR abs(a_own_rank - a_issued_at) > 691200000000
        THEN RAISE EXCEPTION 'it was not given then' USING ERRCODE = '42501'; END IF;
    END IF;
    DELETE FROM void_number WHERE unit = a_unit AND service_day = a_service_day
        AND series = a_series AND number = a_number;
    INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at, appointment_at) SELECT a_id::VARCHAR AS anon_1, a_unit::VARCHAR AS anon_2, a_service_day::VARCHAR AS anon_3, a_series::VARCHAR AS anon_4, anon_5.last, a_series::VARCHAR || substr('00', length(CAST(anon_5.last AS TEXT))) || CAST(anon_5.last AS TEXT) AS anon_6, a_language::VARCHAR AS anon_7, a_issued_at::BIGINT AS anon_8, a_appointment_at::BIGINT AS anon_9 
FROM (SELECT a_number::INTEGER AS last) AS anon_5;
    INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state, waiting_since, ranked_since, kept_counter, kept_clerk, parked_at, calls, first_called_at, last_called_at, started_at, ended_at, counter, clerk, outcome, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, (1)::INTEGER, (a_unit)::VARCHAR, (a_service_day)::VARCHAR, (a_language)::VARCHAR, (a_service)::VARCHAR, (a_priority)::VARCHAR, (CASE WHEN a_closed_at IS NULL THEN 'waiting' ELSE 'unserved' END)::VARCHAR, (a_issued_at)::BIGINT, (coalesce(a_own_rank, a_issued_at))::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::BIGINT, (0)::INTEGER, (NULL)::BIGINT, (NULL)::BIGINT, (NULL)::BIGINT, (a_closed_at)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (CASE WHEN a_closed_at IS NOT NULL THEN 'unserved' END)::VARCHAR, (NULL)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
    INSERT INTO event (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step, ranked_since, kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, ('issued')::VARCHAR, (a_issued_at)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (a_service)::VARCHAR, (a_priority)::VARCHAR, (NULL)::VARCHAR, (a_touch)::VARCHAR, (0)::INTEGER, (a_own_rank)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
    IF a_closed_at IS NOT NULL THEN
        INSERT INTO event (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step, ranked_since, kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, ('closed')::VARCHAR, (a_closed_at)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (a_operation)::VARCHAR, (1)::INTEGER, (NULL)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
    END IF;
    INSERT INTO event (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step, ranked_since, kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, ('taken_in')::VARCHAR, (a_at)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (a_operation)::VARCHAR, (0)::INTEGER, (NULL)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (a_note)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
    INSERT INTO day_counter (unit, service_day, series, first, last)
    VALUES (a_unit, a_service_day, a_series, a_first, a_number)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = excluded.last
    WHERE excluded.last > day_counter.last;
END $$;
CREATE FUNCTION public.know_paper(a_ticket text, a_station text, a_state text, a_answers integer, a_callable_from bigint, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    a_now := act_time(me.kind, a_now);
    IF me.kind = 'kiosk' AND a_station <> me.station THEN
        RAISE EXCEPTION 'it prints at no other station' USING ERRCODE = '42501';
    END IF;
    
    IF me.kind = 'kiosk' AND EXISTS (SELECT 1 FROM print_job
        WHERE ticket = a_ticket AND station <> me.station) THEN
        RAISE EXCEPTION 'the ticket is another station''s' USING ERRCODE = '42501';
    END IF;
    IF me.kind IS NOT NULL AND EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit <> me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    IF me.kind IS NOT NULL AND a_callable_from NOT IN (
        SELECT waiting_since FROM leg WHERE ticket = a_ticket AND leg = 1
        UNION SELECT waiting_since + 90000000 FROM leg WHERE ticket = a_ticket AND leg = 1
    ) THEN RAISE EXCEPTION 'it is called from its beginning' USING ERRCODE = '42501'; END IF;
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, answers)
    VALUES (a_ticket, 1, a_station, a_state, coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), a_answers)
    ON CONFLICT (ticket, sheet) DO UPDATE SET state = excluded.state,
        changed_at = excluded.changed_at, answers = excluded.answers
    WHERE print_job.state IN ('queued', 'sending', 'sent');
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed > 0 THEN UPDATE leg SET callable_from = a_callable_from WHERE ticket = a_ticket AND leg = 1; END IF;
    RETURN changed;
END $$;
CREATE FUNCTION public.leads_here(a_unit text, a_station text, a_login text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    RETURN EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit AND station = a_station
        AND ended_at IS NULL AND login = coalesce(a_login, login)
        AND person_role(a_unit, login) IN ('administrator', 'manager'));
END $$;
CREATE FUNCTION public.leave(a_unit text, a_station text, a_app text, a_part text, a_program text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station;  
    DELETE FROM station_life
    WHERE unit = a_unit AND station = a_station AND app = a_app AND part = a_part
        AND program = a_program;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.let_in(a_unit text, a_station text, a_attempt text, a_id text, a_app text, a_token_hash text, a_service_day text, a_password_hash text, a_at bigint) RETURNS TABLE(is_in boolean, pin_mark text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT; a_must_change INTEGER; a_ended TEXT; a_but TEXT; a_opened_at BIGINT;
    a_before BIGINT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    PERFORM near_day(me.kind, a_service_day, a_at);
    IF (me.kind = 'desk') <> (a_app = 'panel') THEN
        RAISE EXCEPTION 'this station has no such window' USING ERRCODE = '42501';
    END IF;
    IF a_app = 'panel' THEN
        IF person_role(a_unit, a_login) NOT IN ('clerk', 'manager') THEN
            RAISE EXCEPTION 'she serves nobody' USING ERRCODE = '42501';
        END IF;
    ELSIF NOT take_code(a_unit, a_login, a_attempt, a_at) THEN
        is_in := false;
        
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'sign in', a_station, 1);
        RETURN NEXT;
        RETURN;
    END IF;
    IF a_password_hash IS NOT NULL THEN
        a_but := '';
    IF me.kind = 'desk' AND person_role(a_unit, a_login) <> 'clerk' THEN
        RAISE EXCEPTION 'it is chosen at the console' USING ERRCODE = '42501';
    END IF;
    a_must_change := 0; a_ended := 'the password was changed';
    INSERT INTO person (unit, login, password_hash) VALUES (a_unit::VARCHAR, a_login::VARCHAR, a_password_hash::VARCHAR) ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash;
    INSERT INTO credential (unit, login, must_change) VALUES (a_unit, a_login, a_must_change)
    ON CONFLICT (unit, login) DO UPDATE SET must_change = excluded.must_change;
    UPDATE sign_in_session SET ended_at = a_at, ended = a_ended
    WHERE unit = a_unit AND ended_at IS NULL
 AND login = a_login AND id <> a_but;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'change the own password', a_login, 0);
    ELSIF EXISTS (SELECT 1 FROM credential WHERE unit = a_unit AND login = a_login
        AND must_change = 1) THEN
        RAISE EXCEPTION 'she chooses another password first' USING ERRCODE = '42501';
    END IF;
    UPDATE sign_in_session SET ended_at = a_at, ended = 'signed in elsewhere'
        WHERE unit = a_unit AND login = a_login AND app = a_app AND ended_at IS NULL;
    a_before := a_at - 7776000000000;
    DELETE FROM sign_in_session WHERE unit = a_unit AND ended_at < a_before;
    PERFORM succeed(a_unit, a_attempt);
    a_opened_at := a_at;
    INSERT INTO sign_in_session (id, unit, login, app, station, token_hash, service_day, opened_at, seen_at, wrong_pins) VALUES (a_id::VARCHAR, a_unit::VARCHAR, a_login::VARCHAR, a_app::VARCHAR, a_station::VARCHAR, a_token_hash::VARCHAR, a_service_day::VARCHAR, a_opened_at::BIGINT, a_opened_at::BIGINT, 0);
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'sign in', a_app || ' ' || a_station, 0);
    is_in := true;
    pin_mark := (SELECT pepper_mark FROM unlock_pin WHERE unit = a_unit AND login = a_login
        AND station = a_station);
    RETURN NEXT;
END $$;
CREATE FUNCTION public.lift_pause(a_unit text, a_station text, a_login text, a_tried_at text, a_by text, a_at bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; lifted BIGINT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    WITH gone AS (DELETE FROM sign_in_try WHERE unit = a_unit AND wrong > 0
        AND (login = nullif(a_login, '') OR station = nullif(a_tried_at, '')) RETURNING 1)
    SELECT count(*) INTO lifted FROM gone;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_by, 'lift a pause of sign-in', concat_ws(' ', nullif(a_login, ''), nullif(a_tried_at, '')), 0);
    RETURN lifted;
END $$;
CREATE FUNCTION public.lock_counters(a_unit text, a_numbers text, a_clerk text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    PERFORM number FROM counter
    WHERE unit = a_unit AND (
        number = ANY (CAST(string_to_array(a_numbers, ',') AS INTEGER[])) OR number IN (
            SELECT counter FROM counter_session
            WHERE unit = a_unit AND clerk = a_clerk AND closed_at IS NULL
        )
    )
    ORDER BY number FOR NO KEY UPDATE OF counter;
END $$;
CREATE FUNCTION public.name_person(a_unit text, a_login text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    INSERT INTO person (unit, login, password_hash) VALUES (me.unit, a_login, '!')
        ON CONFLICT DO NOTHING;
END $$;
CREATE FUNCTION public.near_day(a_kind text, a_day text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    IF a_kind IS NOT NULL AND abs(a_day::date - to_timestamp(a_at / 1000000.0)::date) > 1 THEN
        RAISE EXCEPTION 'this is another day' USING ERRCODE = '42501';
    END IF;
END $$;
CREATE FUNCTION public.note_act(a_unit text, a_at bigint, a_who text, a_act text, a_subject text, a_refused integer, a_os_user text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    IF me.kind IS NOT NULL THEN
        IF NOT (a_refused = 1 OR (me.kind = 'desk' AND a_act IN ('close the day', 'note who was served on paper', 'pause a service', 'resume a service', 'see figures by clerk')) OR (me.kind = 'console' AND a_act IN ('acknowledge an alert', 'begin a new life', 'bring in visits', 'close the day', 'decide on a parked ticket', 'declare a number void', 'describe the unit', 'forget visits', 'keep stations'' accounts', 'note who was served on paper', 'other', 'pause a service', 'publish visits', 'repair', 'resume a service', 'see figures by clerk', 'see single visits', 'take out figures', 'take out the unit', 'take out visits', 'undo a change')) OR (me.kind = 'jobs' AND a_act IN ('close the day', 'forget visits', 'take out figures', 'take out visits'))) THEN
            RAISE EXCEPTION 'no station of this kind writes such a line' USING ERRCODE = '42501';
        END IF;
        IF a_who IS NOT NULL AND NOT is_in(me.unit, me.station, a_who) AND NOT (a_refused = 1
            AND EXISTS (SELECT 1 FROM sign_in_try WHERE unit = me.unit AND login = a_who
                AND station = me.station)) THEN
            RAISE EXCEPTION 'nobody of this name is signed in here' USING ERRCODE = '42501';
        END IF;
        a_subject := left(a_subject, 200);
    END IF;
    a_unit := me.unit;
    a_at := act_time(me.kind, a_at);
    INSERT INTO audit (unit, at, who, act, subject, refused, os_user) VALUES (a_unit::VARCHAR, a_at::BIGINT, a_who::VARCHAR, a_act::VARCHAR, a_subject::VARCHAR, a_refused::INTEGER, a_os_user::VARCHAR);
END $$;
CREATE FUNCTION public.note_handed_over(a_ticket text, a_unit text, a_operation text, a_outcome text, a_why text, a_service_day text, a_series text, a_number integer, a_void_label text, a_at bigint, a_given text, a_decided_by text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  IF me.kind = 'kiosk' AND (a_decided_by IS NOT NULL OR a_outcome = 'voided'
        OR EXISTS (SELECT 1 FROM taken_in WHERE ticket = a_ticket)) THEN
        RAISE EXCEPTION 'people decide on it' USING ERRCODE = '42501';
    END IF;
    IF me.kind IS NOT NULL AND a_decided_by IS NOT NULL
        AND NOT is_in(me.unit, me.station, a_decided_by) THEN
        RAISE EXCEPTION 'nobody of this name is signed in here' USING ERRCODE = '42501';
    END IF;
    INSERT INTO taken_in (ticket, unit, operation, outcome, why, service_day, series, number, void_label, at, given, decided_by) VALUES (a_ticket::VARCHAR, a_unit::VARCHAR, a_operation::VARCHAR, a_outcome::VARCHAR, a_why::VARCHAR, a_service_day::VARCHAR, a_series::VARCHAR, a_number::INTEGER, a_void_label::VARCHAR, a_at::BIGINT, a_given::VARCHAR, a_decided_by::VARCHAR) ON CONFLICT (ticket) DO UPDATE SET outcome = excluded.outcome, why = excluded.why, service_day = excluded.service_day, void_label = excluded.void_label, decided_by = excluded.decided_by;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.nouba_own_counter(a_number integer) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN RETURN coalesce((SELECT counters IS NULL OR a_number::text = ANY (string_to_array(counters, ',')) FROM station_account WHERE login = session_user), false);
END $$;
CREATE FUNCTION public.nouba_own_station() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN RETURN (SELECT login FROM station_account WHERE login = session_user);
END $$;
CREATE FUNCTION public.nouba_own_unit() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN RETURN (SELECT unit FROM station_account WHERE login = session_user);
END $$;
CREATE FUNCTION public.open_counter(a_unit text, a_clerk text, a_counter integer, a_opened_at bigint, a_profile text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  a_opened_at := act_time(me.kind, a_opened_at); PERFORM require_author(me.kind, me.unit, me.station, a_clerk, a_counter, act_time(me.kind, NULL));
    INSERT INTO counter_session (unit, clerk, counter, opened_at, profile) VALUES (a_unit::VARCHAR, a_clerk::VARCHAR, a_counter::INTEGER, a_opened_at::BIGINT, a_profile::VARCHAR);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.open_station(a_unit text, a_station text, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_now := act_time(me.kind, a_now); 
    INSERT INTO station_printer (unit, station, state, answers, since, heard_at) VALUES (a_unit::VARCHAR, a_station::VARCHAR, 'unsaid', 1, coalesce(a_now::BIGINT, CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), coalesce(a_now::BIGINT, CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT))) ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.password_hint(a_unit text, a_login text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE me RECORD; kept TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    SELECT password_hash INTO kept FROM person WHERE unit = me.unit AND login = a_login
        AND password_hash LIKE '$argon2id$%' AND person_role(me.unit, a_login) IS NOT NULL;
    IF kept IS NOT NULL THEN RETURN regexp_replace(kept, '[^$]*$', ''); END IF;
    INSERT INTO decoy_key (unit, key)
        VALUES (me.unit, gen_random_uuid()::text || gen_random_uuid()::text)
        ON CONFLICT DO NOTHING;
    RETURN (SELECT mode() WITHIN GROUP (ORDER BY substring(password_hash
            FROM '^\$argon2id\$v=[0-9]+\$[^$]*\$'))
        FROM person WHERE unit = me.unit AND password_hash <> '!')
        || (SELECT rtrim(encode(substring(sha256(convert_to(key || a_login, 'UTF8')) FOR 16),
            'base64'), '=') FROM decoy_key WHERE unit = me.unit) || '$';
END $_$;
CREATE FUNCTION public.person_role(a_unit text, a_login text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    RETURN (SELECT one ->> 'role' FROM unit
        JOIN unit_revision ON unit_revision.unit = unit.code
            AND unit_revision.revision = unit.revision
        CROSS JOIN json_array_elements(document::json -> 'people') AS one
        WHERE unit.code = a_unit AND one ->> 'login' = a_login);
END $$;
CREATE FUNCTION public.pin_hint(a_unit text, a_station text, a_token_hash text) RETURNS TABLE(hint text, mark text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    RETURN QUERY SELECT regexp_replace(pin_hash, '[^$]*$', ''), pepper_mark FROM unlock_pin
        JOIN sign_in_session AS session ON session.unit = unlock_pin.unit
            AND session.login = unlock_pin.login AND session.station = unlock_pin.station
        WHERE session.token_hash = a_token_hash AND session.unit = me.unit
            AND session.station = coalesce(me.station, session.station);
END $_$;
CREATE FUNCTION public.record_sheet(a_ticket text, a_sheet integer, a_state text, a_in_doubt integer, a_answers integer, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    a_now := act_time(me.kind, a_now);
    
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    IF me.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM print_job
        WHERE ticket = a_ticket AND sheet = a_sheet AND station = me.station
    ) THEN RAISE EXCEPTION 'the sheet is another station''s' USING ERRCODE = '42501'; END IF;
    IF a_state = 'sending' THEN  UPDATE print_job SET state = 'sending', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('queued'); ELSIF a_state = 'sent' THEN  UPDATE print_job SET state = 'sent', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('sending'); ELSIF a_state = 'confirmed' THEN UPDATE leg SET callable_from = CASE WHEN CAST(a_in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = a_ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = a_sheet AND print_job.state IN ('sending', 'sent')
        ); UPDATE print_job SET state = 'confirmed', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('sending', 'sent'); ELSIF a_state = 'confirmed_weakly' THEN UPDATE leg SET callable_from = CASE WHEN CAST(a_in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = a_ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = a_sheet AND print_job.state IN ('sending', 'sent')
        ); UPDATE print_job SET state = 'confirmed_weakly', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('sending', 'sent'); ELSIF a_state = 'unconfirmed' THEN UPDATE leg SET callable_from = CASE WHEN CAST(a_in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = a_ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = a_sheet AND print_job.state IN ('sending', 'sent')
        ); UPDATE print_job SET state = 'unconfirmed', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('sending', 'sent'); ELSIF a_state = 'failed' THEN UPDATE leg SET callable_from = CASE WHEN CAST(a_in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = a_ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = a_sheet AND print_job.state IN ('queued', 'sending', 'sent')
        ); UPDATE print_job SET state = 'failed', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('queued', 'sending', 'sent'); ELSIF a_state = 'expired' THEN UPDATE leg SET callable_from = CASE WHEN CAST(a_in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = a_ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = a_sheet AND print_job.state IN ('queued')
        ); UPDATE print_job SET state = 'expired', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), answers = a_answers
        WHERE ticket = a_ticket AND sheet = a_sheet AND state IN ('queued'); END IF;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.record_slip(a_id text, a_state text, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
     a_now := act_time(me.kind, a_now); 
    IF me.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM slip_job
        WHERE id = a_id AND station = me.station AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the sheet is another station''s' USING ERRCODE = '42501'; END IF;
    UPDATE slip_job SET state = a_state, changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)) WHERE id = a_id AND state = 'sending';
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            IF TG_TABLE_NAME IN ('event', 'rating', 'ticket') AND EXISTS (SELECT 1 FROM forgetting) THEN
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
        END $$;
CREATE FUNCTION public.refuse_change_of_seals() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM forgetting) THEN
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
        END $$;
CREATE FUNCTION public.refuse_relabelling() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM forgetting) AND NOT (NEW.id = OLD.id AND NEW.unit = OLD.unit
    AND NEW.service_day = OLD.service_day AND NEW.language = OLD.language
    AND NEW.issued_at = OLD.issued_at
    AND coalesce(NEW.appointment_at, 0) = coalesce(OLD.appointment_at, 0)
    AND EXISTS (
        SELECT 1 FROM void_number WHERE void_number.ticket = OLD.id
            AND void_number.unit = OLD.unit AND void_number.service_day = OLD.service_day
            AND void_number.series = OLD.series AND void_number.number = OLD.number
    )) THEN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
                END IF;
                RETURN NEW;
            END $$;
CREATE FUNCTION public.refuse_resealing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM forgetting) AND NOT (OLD.key IS NOT NULL AND OLD.people IS NOT NULL
    AND NEW.key IS NOT NULL AND NEW.people IS NOT NULL AND NEW.salt IS NULL
    AND NEW.kind = OLD.kind AND NEW.key = OLD.key AND NEW.ref = OLD.ref
    AND NEW.chain = OLD.chain AND NEW.position = OLD.position
    AND NEW.seal = OLD.seal AND NEW.people = OLD.people) THEN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
                END IF;
                RETURN NEW;
            END $$;
CREATE FUNCTION public.rehash(a_unit text, a_station text, a_attempt text, a_password_hash text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    IF me.kind = 'desk' AND person_role(a_unit, a_login) <> 'clerk' THEN
        RAISE EXCEPTION 'it is chosen at the console' USING ERRCODE = '42501';
    END IF;
    INSERT INTO person (unit, login, password_hash) VALUES (a_unit::VARCHAR, a_login::VARCHAR, a_password_hash::VARCHAR) ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash;
    UPDATE sign_in_attempt SET proof = split_part(a_password_hash, '$', 6) WHERE id = a_attempt;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'change the own password', a_login || ': made anew', 0);
END $_$;
CREATE FUNCTION public.relabel_ticket(a_ticket text, a_unit text, a_service_day text, a_series text, a_number integer, a_first integer, a_reason text, a_operation text, a_note text, a_readmitted_rank bigint, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; was RECORD; stay RECORD; a_made_by TEXT; a_label TEXT; new_number INTEGER := a_number; new_series TEXT := a_series;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_at := act_time(me.kind, a_at);
    
    IF me.kind = 'kiosk' AND EXISTS (SELECT 1 FROM print_job
        WHERE ticket = a_ticket AND station <> me.station) THEN
        RAISE EXCEPTION 'the ticket is another station''s' USING ERRCODE = '42501';
    END IF;
    IF me.kind IS NOT NULL AND EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit <> me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    IF me.kind IS NOT NULL THEN
        
    IF me.kind = 'kiosk' AND EXISTS (
        SELECT 1 FROM service WHERE unit = a_unit AND series = a_series
    ) AND NOT EXISTS (SELECT 1 FROM day_counter WHERE unit = a_unit
        AND service_day = a_service_day AND series = a_series AND last >= a_number
    ) AND NOT EXISTS (SELECT 1 FROM number_skip WHERE unit = a_unit
        AND service_day = a_service_day AND series = a_series
        AND a_number BETWEEN first AND last
    ) OR me.kind = 'kiosk' AND NOT EXISTS (
        SELECT 1 FROM service WHERE unit = a_unit AND series = a_series
    ) AND NOT EXISTS (
        SELECT 1 FROM station_letters WHERE unit = a_unit AND letters = a_series
    ) THEN RAISE EXCEPTION 'these are not its numbers' USING ERRCODE = '42501'; END IF;
        PERFORM require_ids(a_ticket, a_operation);
    END IF;
    DELETE FROM void_number WHERE unit = a_unit AND service_day = a_service_day
        AND series = a_series AND number = a_number;
    SELECT * INTO was FROM ticket WHERE id = a_ticket AND unit = me.unit FOR NO KEY UPDATE;
    a_series := was.series; a_number := was.number; a_label := was.label;
    INSERT INTO void_number (unit, service_day, series, number, label, at, reason, ticket,
        until_seq, made_by, operation)
    SELECT a_unit, a_service_day, a_series, CAST(a_number AS INTEGER), a_label, CAST(a_at AS BIGINT),
        a_reason, CAST(a_ticket AS TEXT),
        (SELECT max(event.seq) FROM event WHERE event.ticket = CAST(a_ticket AS TEXT)),
        CAST(a_made_by AS TEXT), a_operation;
    a_series := new_series; a_number := new_number;
    a_label := new_series || substr('00', length(new_number::text)) || new_number::text;
    UPDATE ticket SET series = a_series, number = a_number, label = a_label WHERE id = a_ticket;
    INSERT INTO event (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step, ranked_since, kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, ('taken_in')::VARCHAR, (a_at)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (a_operation)::VARCHAR, (0)::INTEGER, (NULL)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (a_note)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
    IF a_readmitted_rank IS NOT NULL THEN
        SELECT * INTO stay FROM leg WHERE ticket = a_ticket ORDER BY leg DESC LIMIT 1;
        IF stay.state <> 'no_show' OR a_readmitted_rank <> (
            SELECT ranked_since FROM leg WHERE ticket = a_ticket AND leg = 1
        ) THEN RAISE EXCEPTION 'she was not missed' USING ERRCODE = '42501'; END IF;
        INSERT INTO event (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step, ranked_since, kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, ('readmitted')::VARCHAR, (a_at)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (a_operation)::VARCHAR, (1)::INTEGER, (a_readmitted_rank)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
        INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state, waiting_since, ranked_since, kept_counter, kept_clerk, parked_at, calls, first_called_at, last_called_at, started_at, ended_at, counter, clerk, outcome, note, quoted_low_us, quoted_high_us) VALUES ((a_ticket)::VARCHAR, (stay.leg + 1)::INTEGER, (stay.unit)::VARCHAR, (stay.service_day)::VARCHAR, (stay.language)::VARCHAR, (stay.service)::VARCHAR, (stay.priority)::VARCHAR, ('waiting')::VARCHAR, (a_at)::BIGINT, (a_readmitted_rank)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::BIGINT, (0)::INTEGER, (NULL)::BIGINT, (NULL)::BIGINT, (NULL)::BIGINT, (NULL)::BIGINT, (NULL)::INTEGER, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::VARCHAR, (NULL)::BIGINT, (NULL)::BIGINT);
    END IF;
    INSERT INTO day_counter (unit, service_day, series, first, last)
    VALUES (a_unit, a_service_day, a_series, a_first, a_number)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = excluded.last
    WHERE excluded.last > day_counter.last;
END $$;
CREATE FUNCTION public.renew_password(a_unit text, a_station text, a_login text, a_password_hash text, a_by text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_must_change INTEGER; a_ended TEXT; a_but TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    a_must_change := 1; a_ended := 'the password was changed'; a_but := '';
    INSERT INTO person (unit, login, password_hash) VALUES (a_unit::VARCHAR, a_login::VARCHAR, a_password_hash::VARCHAR) ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash;
    INSERT INTO credential (unit, login, must_change) VALUES (a_unit, a_login, a_must_change)
    ON CONFLICT (unit, login) DO UPDATE SET must_change = excluded.must_change;
    UPDATE sign_in_session SET ended_at = a_at, ended = a_ended
    WHERE unit = a_unit AND ended_at IS NULL
 AND login = a_login AND id <> a_but;
    DELETE FROM unlock_pin WHERE unit = a_unit AND login = a_login;
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_by, 'renew a password', a_login, 0);
END $$;
CREATE FUNCTION public.report_printer(a_unit text, a_station text, a_state text, a_answers integer, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_now := act_time(me.kind, a_now); 
    INSERT INTO station_printer (unit, station, state, answers, since, heard_at)
    VALUES (a_unit, a_station, a_state, a_answers, coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)))
    ON CONFLICT (unit, station) DO UPDATE SET
        since = CASE WHEN station_printer.state = excluded.state
            THEN station_printer.since ELSE excluded.since END,
        state = excluded.state, answers = excluded.answers, heard_at = excluded.heard_at;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.require_administrator(a_kind text, a_unit text, a_station text, a_login text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    IF a_kind IS NOT NULL AND (a_kind <> 'console' OR a_login IS NULL
        OR NOT is_in(a_unit, a_station, a_login)
        OR person_role(a_unit, a_login) IS DISTINCT FROM 'administrator') THEN
        RAISE EXCEPTION 'no administrator is signed in here' USING ERRCODE = '42501';
    END IF;
END $$;
CREATE FUNCTION public.require_author(a_kind text, a_unit text, a_station text, a_clerk text, a_counter integer, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN 
    IF a_kind IS NULL THEN RETURN; END IF;
    IF a_clerk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit
        AND login = a_clerk AND station = a_station AND opened_at <= a_at + 60000000
        AND (ended_at IS NULL OR ended_at >= a_at)) THEN
        RAISE EXCEPTION 'nobody of this name is signed in here' USING ERRCODE = '42501';
    END IF;
    IF a_counter IS NOT NULL AND NOT nouba_own_counter(a_counter) THEN
        RAISE EXCEPTION 'the counter is not this station''s' USING ERRCODE = '42501';
    END IF;
END $$;
CREATE FUNCTION public.require_ids(a_first text, a_second text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE 
BEGIN 
    IF a_first !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        OR a_second !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        RAISE EXCEPTION 'an act or a ticket is known by a UUID' USING ERRCODE = '42501';
    END IF;
END $_$;
CREATE FUNCTION public.require_right_try(a_unit text, a_station text, a_attempt text, a_at bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE right_one TEXT := right_try(a_unit, a_station, a_attempt, a_at);
BEGIN 
    IF right_one IS NULL THEN RAISE EXCEPTION 'it is not the password' USING ERRCODE = '42501'; END IF;
    RETURN right_one;
END $$;
CREATE FUNCTION public.right_try(a_unit text, a_station text, a_attempt text, a_at bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE tried RECORD;
BEGIN 
    SELECT * INTO tried FROM sign_in_attempt WHERE id = a_attempt AND unit = a_unit
        AND station = a_station AND at >= a_at - 900000000;
    IF tried.begun_in = pg_current_xact_id()::text THEN
        RAISE EXCEPTION 'a try is looked at once it is counted for good' USING ERRCODE = '42501';
    END IF;
    RETURN (SELECT login FROM person WHERE unit = a_unit AND login = tried.login
        AND split_part(password_hash, '$', 6) = tried.proof
        AND person_role(a_unit, login) IS NOT NULL);
END $_$;
CREATE FUNCTION public.seal_audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            visit record;
        BEGIN
            
            PERFORM add_seal(NEW.unit, 'office', 'audit', NEW.id, NULL,
                sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('at', NEW.at::text) || sealed_field('act', NEW.act::text) || sealed_field('refused', NEW.refused::text), sealed_field('who', NEW.who::text) || sealed_field('subject', NEW.subject::text) || sealed_field('os_user', NEW.os_user::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_clerk_break() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'clerk_break', NULL, (OLD.id)::text, sealed_field('kind', 'clerk_break') || sealed_field('key', (OLD.id)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'clerk_break', NULL, (OLD.id)::text, sealed_field('kind', 'clerk_break') || sealed_field('key', (OLD.id)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'clerk_break', NULL, (NEW.id)::text, sealed_field('kind', 'clerk_break') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('clerk', NEW.clerk::text) || sealed_field('counter', NEW.counter::text) || sealed_field('reason', NEW.reason::text) || sealed_field('began_at', NEW.began_at::text) || sealed_field('ended_at', NEW.ended_at::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_counter_session() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'counter_session', NULL, (OLD.id)::text, sealed_field('kind', 'counter_session') || sealed_field('key', (OLD.id)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'counter_session', NULL, (OLD.id)::text, sealed_field('kind', 'counter_session') || sealed_field('key', (OLD.id)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'counter_session', NULL, (NEW.id)::text, sealed_field('kind', 'counter_session') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('clerk', NEW.clerk::text) || sealed_field('counter', NEW.counter::text) || sealed_field('opened_at', NEW.opened_at::text) || sealed_field('closed_at', NEW.closed_at::text) || sealed_field('profile', NEW.profile::text) || sealed_field('forgotten', NEW.forgotten::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_credential() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'credential', NULL, (OLD.login)::text, sealed_field('kind', 'credential') || sealed_field('key', (OLD.login)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login)::text <> (NEW.login)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'credential', NULL, (OLD.login)::text, sealed_field('kind', 'credential') || sealed_field('key', (OLD.login)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'credential', NULL, (NEW.login)::text, sealed_field('kind', 'credential') || sealed_field('key', (NEW.login)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('must_change', NEW.must_change::text) || sealed_field('factor_secret', NEW.factor_secret::text) || sealed_field('factor_since', NEW.factor_since::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            visit record;
        BEGIN
            SELECT * INTO visit FROM ticket WHERE id = NEW.ticket;
            PERFORM add_seal(visit.unit, visit.service_day, 'event', NEW.seq, NULL,
                sealed_field('seq', NEW.seq::text) || sealed_field('ticket', NEW.ticket::text) || sealed_field('unit', visit.unit::text) || sealed_field('service_day', visit.service_day::text) || sealed_field('series', visit.series::text) || sealed_field('number', visit.number::text) || sealed_field('label', visit.label::text) || sealed_field('language', visit.language::text) || sealed_field('issued_at', visit.issued_at::text) || sealed_field('appointment_at', visit.appointment_at::text) || sealed_field('kind', NEW.kind::text) || sealed_field('at', NEW.at::text) || sealed_field('counter', NEW.counter::text) || sealed_field('service', NEW.service::text) || sealed_field('priority', NEW.priority::text) || sealed_field('outcome', NEW.outcome::text) || sealed_field('operation', NEW.operation::text) || sealed_field('step', NEW.step::text) || sealed_field('ranked_since', NEW.ranked_since::text) || sealed_field('kept_counter', NEW.kept_counter::text) || sealed_field('quoted_low_us', NEW.quoted_low_us::text) || sealed_field('quoted_high_us', NEW.quoted_high_us::text), sealed_field('clerk', NEW.clerk::text) || sealed_field('kept_clerk', NEW.kept_clerk::text) || sealed_field('note', NEW.note::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'person', NULL, (OLD.login)::text, sealed_field('kind', 'person') || sealed_field('key', (OLD.login)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login)::text <> (NEW.login)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'person', NULL, (OLD.login)::text, sealed_field('kind', 'person') || sealed_field('key', (OLD.login)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'person', NULL, (NEW.login)::text, sealed_field('kind', 'person') || sealed_field('key', (NEW.login)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('password_hash', NEW.password_hash::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_rating() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'rating', NULL, (OLD.operation)::text, sealed_field('kind', 'rating') || sealed_field('key', (OLD.operation)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.operation)::text <> (NEW.operation)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'rating', NULL, (OLD.operation)::text, sealed_field('kind', 'rating') || sealed_field('key', (OLD.operation)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'rating', NULL, (NEW.operation)::text, sealed_field('kind', 'rating') || sealed_field('key', (NEW.operation)::text), sealed_field('operation', NEW.operation::text) || sealed_field('unit', NEW.unit::text) || sealed_field('service_day', NEW.service_day::text) || sealed_field('at', NEW.at::text) || sealed_field('score', NEW.score::text) || sealed_field('reason', NEW.reason::text) || sealed_field('ticket', NEW.ticket::text) || sealed_field('service', NEW.service::text) || sealed_field('station', NEW.station::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_recovery_code() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'recovery_code', NULL, (OLD.login || ' ' || OLD.code_hash)::text, sealed_field('kind', 'recovery_code') || sealed_field('key', (OLD.login || ' ' || OLD.code_hash)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login || ' ' || OLD.code_hash)::text <> (NEW.login || ' ' || NEW.code_hash)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'recovery_code', NULL, (OLD.login || ' ' || OLD.code_hash)::text, sealed_field('kind', 'recovery_code') || sealed_field('key', (OLD.login || ' ' || OLD.code_hash)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'recovery_code', NULL, (NEW.login || ' ' || NEW.code_hash)::text, sealed_field('kind', 'recovery_code') || sealed_field('key', (NEW.login || ' ' || NEW.code_hash)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('code_hash', NEW.code_hash::text) || sealed_field('used_at', NEW.used_at::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_service_pause() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'service_pause', NULL, (OLD.id)::text, sealed_field('kind', 'service_pause') || sealed_field('key', (OLD.id)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'service_pause', NULL, (OLD.id)::text, sealed_field('kind', 'service_pause') || sealed_field('key', (OLD.id)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'service_pause', NULL, (NEW.id)::text, sealed_field('kind', 'service_pause') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('service', NEW.service::text) || sealed_field('paused_at', NEW.paused_at::text) || sealed_field('paused_by', NEW.paused_by::text) || sealed_field('reason', NEW.reason::text) || sealed_field('resumed_at', NEW.resumed_at::text) || sealed_field('resumed_by', NEW.resumed_by::text) || sealed_field('until', NEW.until::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_sign_in_session() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'sign_in_session', NULL, (OLD.id)::text, sealed_field('kind', 'sign_in_session') || sealed_field('key', (OLD.id)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'sign_in_session', NULL, (OLD.id)::text, sealed_field('kind', 'sign_in_session') || sealed_field('key', (OLD.id)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'sign_in_session', NULL, (NEW.id)::text, sealed_field('kind', 'sign_in_session') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('app', NEW.app::text) || sealed_field('station', NEW.station::text) || sealed_field('token_hash', NEW.token_hash::text) || sealed_field('service_day', NEW.service_day::text) || sealed_field('opened_at', NEW.opened_at::text) || sealed_field('ended_at', NEW.ended_at::text) || sealed_field('ended', NEW.ended::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_unit_revision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            visit record;
        BEGIN
            
            PERFORM add_seal(NEW.unit, 'office', 'revision', NEW.revision, NULL,
                sealed_field('unit', NEW.unit::text) || sealed_field('revision', NEW.revision::text) || sealed_field('made_at', NEW.made_at::text) || sealed_field('document', NEW.document::text) || sealed_field('why', NEW.why::text) || sealed_field('brings_back', NEW.brings_back::text), sealed_field('made_by', NEW.made_by::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_unlock_pin() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'unlock_pin', NULL, (OLD.login || ' ' || OLD.station)::text, sealed_field('kind', 'unlock_pin') || sealed_field('key', (OLD.login || ' ' || OLD.station)::text), '');
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login || ' ' || OLD.station)::text <> (NEW.login || ' ' || NEW.station)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'unlock_pin', NULL, (OLD.login || ' ' || OLD.station)::text, sealed_field('kind', 'unlock_pin') || sealed_field('key', (OLD.login || ' ' || OLD.station)::text), '');
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'unlock_pin', NULL, (NEW.login || ' ' || NEW.station)::text, sealed_field('kind', 'unlock_pin') || sealed_field('key', (NEW.login || ' ' || NEW.station)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('station', NEW.station::text) || sealed_field('pin_hash', NEW.pin_hash::text) || sealed_field('pepper_mark', NEW.pepper_mark::text) || sealed_field('set_at', NEW.set_at::text));
            RETURN NULL;
        END $$;
CREATE FUNCTION public.sealed_field(name text, value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT coalesce(name || '=' || length(value) || ':' || value || ';', '') $$;
CREATE FUNCTION public.server_now() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
BEGIN RETURN extract(epoch FROM clock_timestamp()) * 1000000;
END $$;
CREATE FUNCTION public.session_by_token(a_unit text, a_token_hash text) RETURNS TABLE(id text, login text, app text, station text, service_day text, opened_at bigint, seen_at bigint, locked_at bigint, wrong_pins integer, ended_at bigint, ended text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    RETURN QUERY SELECT id, login, app, station, service_day, opened_at, seen_at, locked_at,
    wrong_pins, ended_at, ended FROM sign_in_session WHERE token_hash = a_token_hash
        AND unit = me.unit AND station = coalesce(me.station, station) FOR UPDATE;
END $$;
CREATE FUNCTION public.set_profile(a_unit text, a_clerk text, a_profile text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    a_unit := me.unit;  PERFORM require_author(me.kind, me.unit, me.station, a_clerk, NULL, act_time(me.kind, NULL));
    UPDATE counter_session SET profile = a_profile
    WHERE unit = a_unit AND clerk = a_clerk AND closed_at IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.settle_begun_slips(a_unit text, a_station text, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_now := act_time(me.kind, a_now); 
    UPDATE slip_job SET state = 'unconfirmed', changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT))
    WHERE unit = a_unit AND station = a_station AND state = 'sending';
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.sha1(a_message bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE 
    padded BYTEA := a_message || '\x80'::bytea
        || decode(repeat('00', (119 - length(a_message) % 64) % 64), 'hex')
        || int8send(length(a_message)::bigint * 8);
    h0 BIGINT := 1732584193; h1 BIGINT := 4023233417; h2 BIGINT := 2562383102;
    h3 BIGINT := 271733878; h4 BIGINT := 3285377520;
    a BIGINT; b BIGINT; c BIGINT; d BIGINT; e BIGINT; f BIGINT; k BIGINT; x BIGINT;
    w BIGINT[];
BEGIN 
    FOR start IN 0 .. length(padded) / 64 - 1 LOOP
        FOR i IN 0 .. 15 LOOP
            w[i] := ('x' || encode(substring(padded FROM start * 64 + i * 4 + 1 FOR 4), 'hex'))
                ::bit(32)::bigint & 4294967295;
        END LOOP;
        FOR i IN 16 .. 79 LOOP
            x := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
            w[i] := ((x << 1) | (x >> 31)) & 4294967295;
        END LOOP;
        a := h0; b := h1; c := h2; d := h3; e := h4;
        FOR i IN 0 .. 79 LOOP
            IF i < 20 THEN
                f := (b & c) | ((4294967295 - b) & d); k := 1518500249;
            ELSIF i < 40 THEN
                f := b # c # d; k := 1859775393;
            ELSIF i < 60 THEN
                f := (b & c) | (b & d) | (c & d); k := 2400959708;
            ELSE
                f := b # c # d; k := 3395469782;
            END IF;
            x := (((a << 5) | (a >> 27)) + f + e + k + w[i]) & 4294967295;
            e := d; d := c; c := ((b << 30) | (b >> 2)) & 4294967295; b := a; a := x;
        END LOOP;
        h0 := (h0 + a) & 4294967295; h1 := (h1 + b) & 4294967295; h2 := (h2 + c) & 4294967295;
        h3 := (h3 + d) & 4294967295; h4 := (h4 + e) & 4294967295;
    END LOOP;
    RETURN substring(int8send(h0) FROM 5) || substring(int8send(h1) FROM 5)
        || substring(int8send(h2) FROM 5) || substring(int8send(h3) FROM 5)
        || substring(int8send(h4) FROM 5);
END $$;
CREATE FUNCTION public.stand_alone(what integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF what NOT IN (1314213442, 1314213443) THEN
                RAISE EXCEPTION 'nobody stands alone at %', what USING ERRCODE = '42501';
            END IF;
            PERFORM pg_advisory_xact_lock(what);
        END $$;
CREATE FUNCTION public.succeed(a_unit text, a_attempt text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE tried RECORD;
BEGIN 
    UPDATE sign_in_attempt SET is_settled = 1 WHERE id = a_attempt AND is_settled = 0
        RETURNING * INTO tried;
    IF FOUND THEN
        
    UPDATE sign_in_try SET wrong = greatest(0, wrong - 1), wrong_at = CASE
        WHEN wrong_at <> tried.at THEN wrong_at WHEN login = '' THEN tried.before_station
        WHEN station = '' THEN coalesce(tried.before_anywhere, 0) ELSE tried.before_here END
    WHERE unit = a_unit AND (login, station) IN (('', tried.station));
    DELETE FROM sign_in_try WHERE unit = a_unit AND (wrong = 0 OR wrong_at = 0)
        AND (login, station) IN (('', tried.station));
        DELETE FROM sign_in_try WHERE unit = a_unit AND (login, station) IN ((tried.login, tried.station),
        (CASE WHEN tried.before_anywhere IS NOT NULL THEN tried.login END, ''));
    END IF;
END $$;
CREATE FUNCTION public.take_back(a_ticket text, a_kind text, a_at bigint, a_counter integer, a_clerk text, a_operation text, a_step integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; legs leg[]; stood leg; happened event; one event; standing event[];
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;
    legs := ARRAY(SELECT stay FROM leg AS stay WHERE stay.ticket = a_ticket ORDER BY stay.leg);
    IF me.kind IS NOT NULL THEN
        a_at := greatest(server_now(), (SELECT max(at) FROM event WHERE ticket = a_ticket));
        PERFORM require_author(me.kind, me.unit, me.station, a_clerk, a_counter, a_at);
        PERFORM require_ids(a_ticket, a_operation);
    END IF;
    FOR one IN SELECT * FROM event WHERE ticket = a_ticket
        AND kind <> 'taken_in' ORDER BY seq
    LOOP
        IF one.kind = 'undone' THEN
            standing := trim_array(standing, 1);
        ELSE
            standing := standing || one;
        END IF;
    END LOOP;
    one := standing[cardinality(standing)];
    IF one.kind IN ('issued', 'imported', 'cancelled', 'closed', 'served_on_paper') OR one.clerk IS DISTINCT FROM a_clerk
        OR a_kind <> 'undone' THEN
        RAISE EXCEPTION 'this is not hers to take back' USING ERRCODE = '42501';
    END IF;
    standing := trim_array(standing, 1);
    stood := legs[1]; one := standing[1];
    stood.service := NULL; stood.priority := NULL; stood.parked_at := NULL; stood.state := NULL; stood.waiting_since := NULL; stood.ranked_since := NULL; stood.kept_counter := NULL; stood.kept_clerk := NULL; stood.calls := NULL; stood.first_called_at := NULL; stood.last_called_at := NULL; stood.started_at := NULL; stood.ended_at := NULL; stood.counter := NULL; stood.clerk := NULL; stood.outcome := NULL; stood.note := NULL;
    stood.service := one.service; stood.priority := one.priority; stood.calls := 0;
    stood.state := 'waiting'; stood.waiting_since := one.at;
    stood.ranked_since := coalesce(one.ranked_since, one.at);
    legs := ARRAY[stood];
    FOR place IN 2 .. cardinality(standing) LOOP
        legs := visit_after(legs, standing[place]);
    END LOOP;
    IF legs IS NULL THEN RAISE EXCEPTION 'this may not happen to the visit now' USING ERRCODE = '42501'; END IF;
    
    happened.ticket := a_ticket; happened.kind := a_kind; happened.at := a_at;
    happened.counter := a_counter; happened.clerk := a_clerk; happened.operation := a_operation;
    happened.step := a_step;
    INSERT INTO event (ticket, operation, step, kind, at, counter, clerk, service, priority, outcome, ranked_since, kept_counter, kept_clerk, note) VALUES (happened.ticket, happened.operation, happened.step, happened.kind, happened.at, happened.counter, happened.clerk, happened.service, happened.priority, happened.outcome, happened.ranked_since, happened.kept_counter, happened.kept_clerk, happened.note);
    stood := legs[cardinality(legs)];
    DELETE FROM leg WHERE ticket = a_ticket AND leg > stood.leg;
    UPDATE leg SET (state, waiting_since, ranked_since, kept_counter, kept_clerk, calls, first_called_at, last_called_at, started_at, ended_at, counter, clerk, outcome, note) = (stood.state, stood.waiting_since, stood.ranked_since, stood.kept_counter, stood.kept_clerk, stood.calls, stood.first_called_at, stood.last_called_at, stood.started_at, stood.ended_at, stood.counter, stood.clerk, stood.outcome, stood.note)
        WHERE ticket = a_ticket AND leg = stood.leg;
    RETURN a_at;
END $$;
CREATE FUNCTION public.take_code(a_unit text, a_login text, a_attempt text, a_at bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE typed TEXT; a_secret TEXT; a_code_hash TEXT; a_step BIGINT;
BEGIN 
    SELECT code INTO typed FROM sign_in_attempt WHERE id = a_attempt;
    SELECT factor_secret INTO a_secret FROM credential WHERE unit = a_unit AND login = a_login;
    IF a_secret IS NULL THEN RETURN true; END IF;
    a_code_hash := typed; a_step := code_step(a_secret, typed, a_at);
    IF length(typed) = 64 THEN
        UPDATE recovery_code SET used_at = a_at
    WHERE unit = a_unit AND login = a_login AND code_hash = a_code_hash AND used_at IS NULL;
    ELSE
        UPDATE credential SET factor_step = a_step WHERE unit = a_unit AND login = a_login
        AND factor_secret IS NOT NULL AND (factor_step IS NULL OR factor_step < a_step);
    END IF;
    RETURN FOUND;
END $$;
CREATE FUNCTION public.take_factor(a_unit text, a_station text, a_attempt text, a_token_hash text, a_secret text, a_step bigint, a_recovery text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT; session RECORD; a_since BIGINT; a_code_hash TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    SELECT * INTO session FROM sign_in_session WHERE token_hash = a_token_hash AND unit = a_unit
        AND login = a_login AND ended_at IS NULL AND locked_at IS NULL
        AND station = coalesce(a_station, station) FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'there is no such session' USING ERRCODE = '42501'; END IF;
    a_since := a_at;
    INSERT INTO credential (unit, login, must_change, factor_secret, factor_since)
    VALUES (a_unit, a_login, 0, a_secret, a_since)
    ON CONFLICT (unit, login) DO UPDATE SET factor_secret = excluded.factor_secret,
        factor_since = excluded.factor_since, factor_step = NULL;
    DELETE FROM recovery_code WHERE unit = a_unit AND login = a_login;
    FOR a_code_hash IN SELECT json_array_elements_text(a_recovery::json) LOOP
        INSERT INTO recovery_code (unit, login, code_hash) VALUES (a_unit::VARCHAR, a_login::VARCHAR, a_code_hash::VARCHAR);
    END LOOP;
    UPDATE credential SET factor_step = a_step WHERE unit = a_unit AND login = a_login
        AND factor_secret IS NOT NULL AND (factor_step IS NULL OR factor_step < a_step);
    PERFORM succeed(a_unit, a_attempt);
    
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'change a second factor', 'taken', 0);
END $$;
CREATE FUNCTION public.take_places(a_unit text, a_service_day text, a_service text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; places INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, NULL);
    INSERT INTO day_service AS held (unit, service_day, service, taken, quota)
        VALUES (a_unit, a_service_day, a_service, 0, NULL)
        ON CONFLICT (unit, service_day, service) DO UPDATE SET taken = held.taken;
    SELECT count(*) INTO places FROM ticket JOIN leg ON leg.ticket = ticket.id AND leg.leg = 1
        WHERE ticket.unit = a_unit AND ticket.service_day = a_service_day
            AND ticket.series NOT LIKE '~%' AND leg.service = a_service
            AND NOT EXISTS (SELECT 1 FROM leg AS gone
                WHERE gone.ticket = ticket.id AND gone.state = 'cancelled');
    UPDATE day_service SET taken = places,
            quota = CASE WHEN places > quota THEN places ELSE quota END
        WHERE unit = a_unit AND service_day = a_service_day AND service = a_service;
    RETURN 1;
END $$;
CREATE FUNCTION public.take_slip(a_id text, a_state text, a_now bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
     a_now := act_time(me.kind, a_now); 
    IF me.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM slip_job
        WHERE id = a_id AND station = me.station AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the sheet is another station''s' USING ERRCODE = '42501'; END IF;
    UPDATE slip_job SET state = a_state, changed_at = coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)) WHERE id = a_id AND state = 'queued';
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.tell_outage(a_id text, a_unit text, a_station text, a_began_at bigint, a_ended_at bigint, a_tickets integer, a_waiting integer, a_aside integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; changed INTEGER;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station;  IF me.kind IS NOT NULL AND EXISTS (
        SELECT 1 FROM station_outage WHERE id = a_id AND station <> me.station
    ) THEN RAISE EXCEPTION 'the outage is another station''s' USING ERRCODE = '42501'; END IF;
    INSERT INTO station_outage (id, unit, station, began_at, ended_at, tickets, waiting, aside) VALUES (a_id::VARCHAR, a_unit::VARCHAR, a_station::VARCHAR, a_began_at::BIGINT, a_ended_at::BIGINT, a_tickets::INTEGER, a_waiting::INTEGER, a_aside::INTEGER) ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, tickets = excluded.tickets, waiting = excluded.waiting, aside = excluded.aside;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
CREATE FUNCTION public.try_was_right(a_unit text, a_station text, a_attempt text, a_act text, a_at bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_at := act_time(me.kind, a_at);
    IF right_try(me.unit, me.station, a_attempt, a_at) IS NOT NULL THEN RETURN true; END IF;
    IF a_act NOT IN ('sign in', 'unlock a window', 'choose a PIN', 'change the own password', 'change a second factor') THEN
        RAISE EXCEPTION 'no password is asked for that' USING ERRCODE = '42501';
    END IF;
    INSERT INTO audit (unit, at, who, act, subject, refused)
        SELECT unit, a_at, CASE WHEN person_role(unit, login) IS NOT NULL THEN login END,
            a_act, me.station, 1
        FROM sign_in_attempt WHERE id = a_attempt AND unit = me.unit AND station = me.station;
    DELETE FROM sign_in_attempt WHERE id = a_attempt AND unit = me.unit AND station = me.station;
    RETURN false;
END $$;
CREATE FUNCTION public.unlock(a_unit text, a_station text, a_attempt text, a_token_hash text, a_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD; a_login TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);
    UPDATE sign_in_session SET locked_at = NULL, wrong_pins = 0, seen_at = a_at
        WHERE token_hash = a_token_hash AND unit = a_unit AND login = a_login
            AND ended_at IS NULL AND station = coalesce(a_station, station);
    PERFORM succeed(a_unit, a_attempt);
END $$;
CREATE FUNCTION public.unlock_by_pin(a_unit text, a_station text, a_token_hash text, a_attempt text, a_at bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE me RECORD; session RECORD; tried RECORD; a_login TEXT;
BEGIN 
    SELECT * INTO me FROM acting(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    SELECT * INTO session FROM sign_in_session WHERE token_hash = a_token_hash AND unit = a_unit
        AND ended_at IS NULL AND station = coalesce(a_station, station) FOR UPDATE;
    SELECT * INTO tried FROM sign_in_attempt WHERE id = a_attempt AND unit = a_unit
        AND login = 'PIN ' || session.id;
    IF tried.begun_in = pg_current_xact_id()::text THEN
        RAISE EXCEPTION 'a try is looked at once it is counted for good' USING ERRCODE = '42501';
    END IF;
    a_login := session.login;
    DELETE FROM sign_in_attempt WHERE id = tried.id;
    PERFORM 1 FROM unlock_pin WHERE unit = a_unit AND login = session.login
        AND station = session.station AND split_part(pin_hash, '$', 6) = tried.proof;
    IF FOUND THEN
        UPDATE sign_in_session SET locked_at = NULL, wrong_pins = 0, seen_at = a_at
            WHERE id = session.id;
        RETURN true;
    END IF;
    IF session.wrong_pins >= 5 AND tried.id IS NOT NULL THEN
        
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, a_login, 'unlock a window', session.station, 1);
    END IF;
    RETURN false;
END $_$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.event (
    seq bigint NOT NULL,
    ticket text NOT NULL,
    kind text NOT NULL,
    at bigint NOT NULL,
    counter integer,
    clerk text,
    service text,
    priority text,
    outcome text,
    operation text NOT NULL,
    step integer NOT NULL,
    ranked_since bigint,
    kept_counter integer,
    kept_clerk text,
    note text,
    quoted_low_us bigint,
    quoted_high_us bigint
);
CREATE TABLE public.leg (
    ticket text NOT NULL,
    leg integer NOT NULL,
    unit text NOT NULL,
    service_day text NOT NULL,
    language text NOT NULL,
    service text NOT NULL,
    priority text NOT NULL,
    state text NOT NULL,
    waiting_since bigint NOT NULL,
    ranked_since bigint NOT NULL,
    kept_counter integer,
    kept_clerk text,
    parked_at bigint,
    calls integer NOT NULL,
    first_called_at bigint,
    last_called_at bigint,
    started_at bigint,
    ended_at bigint,
    counter integer,
    clerk text,
    outcome text,
    note text,
    quoted_low_us bigint,
    quoted_high_us bigint,
    callable_from bigint,
    CONSTRAINT leg_called_before_served CHECK (((state = ANY (ARRAY['waiting'::text, 'parked'::text, 'cancelled'::text, 'unserved'::text])) OR (calls > 0) OR (started_at IS NOT NULL))),
    CONSTRAINT leg_called_by_somebody CHECK ((((calls > 0) = (first_called_at IS NOT NULL)) AND ((first_called_at IS NULL) = (last_called_at IS NULL)) AND ((counter IS NULL) = (clerk IS NULL)) AND ((counter IS NULL) = ((first_called_at IS NULL) AND (started_at IS NULL))))),
    CONSTRAINT leg_ended_when_over CHECK (((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'parked'::text])) = (ended_at IS NULL))),
    CONSTRAINT leg_known_state CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'parked'::text, 'served'::text, 'no_show'::text, 'continued'::text, 'cancelled'::text, 'unserved'::text]))),
    CONSTRAINT leg_parked_when_parked CHECK (((state <> 'parked'::text) OR (parked_at IS NOT NULL))),
    CONSTRAINT leg_served_when_started CHECK (((state <> ALL (ARRAY['serving'::text, 'served'::text])) OR (started_at IS NOT NULL)))
);
CREATE FUNCTION public.visit_after(a_legs public.leg[], a_happened public.event) RETURNS public.leg[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE last INTEGER := cardinality(a_legs); was leg := a_legs[last]; present leg := was;
    begun leg; happened event := a_happened; is_new BOOLEAN := false;
BEGIN 
        IF was.state = 'waiting' AND happened.kind = 'called' THEN present.state := 'called'; present.calls := was.calls + 1; present.first_called_at := coalesce(was.first_called_at, happened.at); present.last_called_at := happened.at; present.counter := happened.counter; present.clerk := happened.clerk;
    ELSIF was.state = 'waiting' AND happened.kind = 'started' THEN present.state := 'serving'; present.started_at := happened.at; present.counter := coalesce(happened.counter, was.counter); present.clerk := coalesce(happened.clerk, was.clerk);
    ELSIF was.state = 'called' AND happened.kind = 'recalled' THEN present.state := 'called'; present.calls := was.calls + 1; present.first_called_at := coalesce(was.first_called_at, happened.at); present.last_called_at := happened.at; present.counter := happened.counter; present.clerk := happened.clerk;
    ELSIF was.state = 'called' AND happened.kind = 'started' THEN present.state := 'serving'; present.started_at := happened.at; present.counter := coalesce(happened.counter, was.counter); present.clerk := coalesce(happened.clerk, was.clerk);
    ELSIF was.state = 'called' AND happened.kind = 'noted' THEN present.state := 'called'; present.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'noted' THEN present.state := 'serving'; present.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'finished' AND happened.outcome IS NOT NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'serving' AND happened.kind = 'finished' AND happened.outcome IS NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := 'served';
    ELSIF was.state = 'called' AND happened.kind = 'missed' AND happened.outcome IS NOT NULL THEN present.state := 'no_show'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'called' AND happened.kind = 'missed' AND happened.outcome IS NULL THEN present.state := 'no_show'; present.ended_at := happened.at; present.outcome := 'no_show';
    ELSIF was.state = 'parked' AND happened.kind = 'resumed' THEN present.state := 'waiting'; present.waiting_since := happened.at; present.ranked_since := coalesce(happened.ranked_since, happened.at); present.kept_clerk := happened.kept_clerk;
    ELSIF was.state = 'waiting' AND happened.kind = 'cancelled' AND happened.outcome IS NOT NULL THEN present.state := 'cancelled'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'waiting' AND happened.kind = 'cancelled' AND happened.outcome IS NULL THEN present.state := 'cancelled'; present.ended_at := happened.at; present.outcome := 'cancelled';
    ELSIF was.state = 'parked' AND happened.kind = 'cancelled' AND happened.outcome IS NOT NULL THEN present.state := 'cancelled'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'parked' AND happened.kind = 'cancelled' AND happened.outcome IS NULL THEN present.state := 'cancelled'; present.ended_at := happened.at; present.outcome := 'cancelled';
    ELSIF was.state = 'waiting' AND happened.kind = 'closed' AND happened.outcome IS NOT NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'waiting' AND happened.kind = 'closed' AND happened.outcome IS NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := 'unserved';
    ELSIF was.state = 'called' AND happened.kind = 'closed' AND happened.outcome IS NOT NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'called' AND happened.kind = 'closed' AND happened.outcome IS NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := 'unserved';
    ELSIF was.state = 'parked' AND happened.kind = 'closed' AND happened.outcome IS NOT NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'parked' AND happened.kind = 'closed' AND happened.outcome IS NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := 'unserved';
    ELSIF was.state = 'serving' AND happened.kind = 'closed' AND happened.outcome IS NOT NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'serving' AND happened.kind = 'closed' AND happened.outcome IS NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := 'served';
    ELSIF was.state = 'waiting' AND happened.kind = 'served_on_paper' AND happened.outcome IS NOT NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'waiting' AND happened.kind = 'served_on_paper' AND happened.outcome IS NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := 'unserved';
    ELSIF was.state = 'called' AND happened.kind = 'served_on_paper' AND happened.outcome IS NOT NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'called' AND happened.kind = 'served_on_paper' AND happened.outcome IS NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := 'unserved';
    ELSIF was.state = 'parked' AND happened.kind = 'served_on_paper' AND happened.outcome IS NOT NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := happened.outcome;
    ELSIF was.state = 'parked' AND happened.kind = 'served_on_paper' AND happened.outcome IS NULL THEN present.state := 'unserved'; present.ended_at := happened.at; present.outcome := 'unserved';
    ELSIF was.state = 'called' AND happened.kind = 'put_back' AND happened.outcome IS NOT NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := happened.outcome; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'waiting'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'called' AND happened.kind = 'put_back' AND happened.outcome IS NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := 'put_back'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'waiting'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'called' AND happened.kind = 'parked' AND happened.outcome IS NOT NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := happened.outcome; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := happened.at; begun.state := 'parked'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'called' AND happened.kind = 'parked' AND happened.outcome IS NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := 'parked'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := happened.at; begun.state := 'parked'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'parked' AND happened.outcome IS NOT NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := happened.outcome; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := happened.at; begun.state := 'parked'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'parked' AND happened.outcome IS NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := 'parked'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := happened.at; begun.state := 'parked'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'called' AND happened.kind = 'transferred' AND happened.outcome IS NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := 'transferred'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'waiting'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'transferred' AND happened.outcome IS NOT NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := happened.outcome; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'waiting'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'transferred' AND happened.outcome IS NULL THEN present.state := 'continued'; present.ended_at := happened.at; present.outcome := 'transferred'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'waiting'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'followed' AND happened.outcome IS NOT NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := happened.outcome; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'serving'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := happened.at; begun.ended_at := NULL; begun.counter := was.counter; begun.clerk := was.clerk; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'serving' AND happened.kind = 'followed' AND happened.outcome IS NULL THEN present.state := 'served'; present.ended_at := happened.at; present.outcome := 'served'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'serving'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := happened.at; begun.ended_at := NULL; begun.counter := was.counter; begun.clerk := was.clerk; begun.outcome := NULL; begun.note := happened.note;
    ELSIF was.state = 'no_show' AND happened.kind = 'readmitted' THEN present.state := 'no_show'; is_new := true; begun.service := coalesce(happened.service, was.service); begun.priority := coalesce(happened.priority, was.priority); begun.parked_at := NULL; begun.state := 'waiting'; begun.waiting_since := happened.at; begun.ranked_since := coalesce(happened.ranked_since, happened.at); begun.kept_counter := happened.kept_counter; begun.kept_clerk := happened.kept_clerk; begun.calls := 0; begun.first_called_at := NULL; begun.last_called_at := NULL; begun.started_at := NULL; begun.ended_at := NULL; begun.counter := NULL; begun.clerk := NULL; begun.outcome := NULL; begun.note := happened.note;
    ELSE RETURN NULL; END IF;
    a_legs[last] := present;
    IF is_new THEN
        begun.ticket := was.ticket; begun.unit := was.unit; begun.service_day := was.service_day; begun.language := was.language;
        begun.leg := was.leg + 1;
        a_legs[last + 1] := begun;
    END IF;
    RETURN a_legs;
END $$;
CREATE FUNCTION public.want_sheet(a_ticket text, a_station text, a_request text, a_now bigint) RETURNS TABLE(ticket text, sheet integer, station text, state text, queued_at bigint, changed_at bigint, request text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE me RECORD;
BEGIN 
    SELECT * INTO me FROM acting(NULL, NULL);
    a_now := act_time(me.kind, a_now);
    
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN RAISE EXCEPTION 'the ticket is another unit''s' USING ERRCODE = '42501'; END IF;
    IF me.kind = 'kiosk' AND a_station <> me.station THEN
        RAISE EXCEPTION 'it prints at no other station' USING ERRCODE = '42501';
    END IF;
    PERFORM 1 FROM (SELECT id FROM ticket WHERE id = a_ticket FOR NO KEY UPDATE) AS held;
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request)
    SELECT a_ticket, coalesce(max(sheet), 1) + 1, a_station, 'queued',
        coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), coalesce(CAST(a_now AS BIGINT), CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)), a_request
    FROM print_job WHERE ticket = a_ticket
    ON CONFLICT (request) DO NOTHING;
    RETURN QUERY SELECT ticket, sheet, station, state, queued_at, changed_at, request FROM print_job WHERE request = a_request;
END $$;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.alert (
    id bigint NOT NULL,
    unit text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    level text NOT NULL,
    worst text NOT NULL,
    began_at bigint NOT NULL,
    level_since bigint NOT NULL,
    measured bigint,
    detail text NOT NULL,
    easing_since bigint,
    ended_at bigint,
    acknowledged_by text,
    acknowledged_at bigint,
    acknowledged_level text,
    changes integer NOT NULL,
    CONSTRAINT alert_acknowledged_by_somebody CHECK ((((acknowledged_by IS NULL) = (acknowledged_at IS NULL)) AND ((acknowledged_by IS NULL) = (acknowledged_level IS NULL)))),
    CONSTRAINT alert_known_acknowledged_level CHECK ((acknowledged_level = ANY (ARRAY['warning'::text, 'critical'::text]))),
    CONSTRAINT alert_known_level CHECK ((level = ANY (ARRAY['warning'::text, 'critical'::text]))),
    CONSTRAINT alert_known_worst CHECK ((worst = ANY (ARRAY['warning'::text, 'critical'::text])))
);
CREATE SEQUENCE public.alert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.alert_id_seq OWNED BY public.alert.id;
CREATE TABLE public.allowed_client (
    schema text NOT NULL,
    version text NOT NULL
);
CREATE TABLE public.audit (
    id bigint NOT NULL,
    unit text NOT NULL,
    at bigint NOT NULL,
    who text,
    act text NOT NULL,
    subject text NOT NULL,
    refused integer NOT NULL,
    os_user text,
    CONSTRAINT audit_refused_or_not CHECK ((refused = ANY (ARRAY[0, 1])))
);
CREATE SEQUENCE public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;
CREATE TABLE public.chain (
    id bigint NOT NULL,
    unit text NOT NULL,
    label text NOT NULL,
    base bytea NOT NULL,
    base_length bigint NOT NULL,
    length bigint NOT NULL,
    seal bytea NOT NULL,
    former bigint,
    former_length bigint,
    former_seal bytea,
    office_length bigint,
    office_seal bytea
);
CREATE SEQUENCE public.chain_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.chain_id_seq OWNED BY public.chain.id;
CREATE TABLE public.clerk_break (
    id bigint NOT NULL,
    unit text NOT NULL,
    clerk text NOT NULL,
    counter integer NOT NULL,
    reason text NOT NULL,
    began_at bigint NOT NULL,
    ended_at bigint
);
CREATE SEQUENCE public.clerk_break_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.clerk_break_id_seq OWNED BY public.clerk_break.id;
CREATE TABLE public.counter (
    unit text NOT NULL,
    number integer NOT NULL
);
CREATE TABLE public.counter_service (
    unit text NOT NULL,
    counter integer NOT NULL,
    service text NOT NULL
);
CREATE TABLE public.counter_session (
    id bigint NOT NULL,
    unit text NOT NULL,
    clerk text NOT NULL,
    counter integer NOT NULL,
    opened_at bigint NOT NULL,
    closed_at bigint,
    profile text,
    forgotten integer
);
CREATE SEQUENCE public.counter_session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.counter_session_id_seq OWNED BY public.counter_session.id;
CREATE TABLE public.credential (
    unit text NOT NULL,
    login text NOT NULL,
    must_change integer NOT NULL,
    factor_secret text,
    factor_since bigint,
    factor_step bigint,
    CONSTRAINT credential_must_change_or_not CHECK ((must_change = ANY (ARRAY[0, 1]))),
    CONSTRAINT credential_whole_factor CHECK ((((factor_secret IS NULL) = (factor_since IS NULL)) AND ((factor_secret IS NOT NULL) OR (factor_step IS NULL))))
);
CREATE TABLE public.day_counter (
    unit text NOT NULL,
    service_day text NOT NULL,
    series text NOT NULL,
    first integer NOT NULL,
    last integer NOT NULL
);
CREATE TABLE public.day_service (
    unit text NOT NULL,
    service_day text NOT NULL,
    service text NOT NULL,
    taken integer NOT NULL,
    quota integer,
    CONSTRAINT day_service_taken_not_negative CHECK ((taken >= 0)),
    CONSTRAINT day_service_within_quota CHECK (((quota IS NULL) OR (taken <= quota)))
);
CREATE TABLE public.decoy_key (
    unit text NOT NULL,
    key text NOT NULL
);
CREATE TABLE public.estimate_model (
    unit text NOT NULL,
    made_at bigint NOT NULL,
    version integer NOT NULL,
    trained_from text NOT NULL,
    trained_to text NOT NULL,
    waits integer NOT NULL,
    is_used integer NOT NULL,
    mae_s double precision NOT NULL,
    formula_mae_s double precision NOT NULL,
    coverage_pct double precision NOT NULL,
    content text NOT NULL
);
CREATE SEQUENCE public.event_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.event_seq_seq OWNED BY public.event.seq;
CREATE TABLE public.forgetting (
    run bigint NOT NULL
);
CREATE TABLE public.forgotten_day (
    unit text NOT NULL,
    service_day text NOT NULL,
    what text NOT NULL,
    CONSTRAINT forgotten_day_known_what CHECK ((what = ANY (ARRAY['people'::text, 'tickets'::text])))
);
CREATE TABLE public.number_skip (
    unit text NOT NULL,
    service_day text NOT NULL,
    series text NOT NULL,
    first integer NOT NULL,
    last integer NOT NULL,
    made_at bigint NOT NULL,
    CONSTRAINT number_skip_some_number CHECK ((last >= first))
);
CREATE TABLE public.past_change (
    seq bigint NOT NULL,
    unit text NOT NULL,
    service_day text NOT NULL
);
CREATE SEQUENCE public.past_change_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.past_change_seq_seq OWNED BY public.past_change.seq;
CREATE TABLE public.person (
    unit text NOT NULL,
    login text NOT NULL,
    password_hash text NOT NULL
);
CREATE TABLE public.print_job (
    ticket text NOT NULL,
    sheet integer NOT NULL,
    station text NOT NULL,
    state text NOT NULL,
    queued_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    request text,
    attempt text,
    answers integer,
    CONSTRAINT print_job_known_state CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'confirmed'::text, 'confirmed_weakly'::text, 'unconfirmed'::text, 'failed'::text, 'expired'::text])))
);
CREATE TABLE public.priority_class (
    unit text NOT NULL,
    code text NOT NULL,
    head_start_us bigint NOT NULL,
    rate double precision NOT NULL,
    CONSTRAINT priority_class_head_start_not_negative CHECK ((head_start_us >= 0)),
    CONSTRAINT priority_class_nobody_overtaken_for_ever CHECK ((rate > (0)::double precision))
);
CREATE TABLE public.rating (
    operation text NOT NULL,
    unit text NOT NULL,
    service_day text NOT NULL,
    at bigint NOT NULL,
    score integer NOT NULL,
    reason text,
    ticket text,
    service text,
    station text NOT NULL,
    CONSTRAINT rating_known_score CHECK (((score >= 1) AND (score <= 5))),
    CONSTRAINT rating_service_of_ticket CHECK (((ticket IS NULL) OR (service IS NOT NULL)))
);
CREATE TABLE public.recovery_code (
    unit text NOT NULL,
    login text NOT NULL,
    code_hash text NOT NULL,
    used_at bigint
);
CREATE TABLE public.retention_run (
    id bigint NOT NULL,
    unit text NOT NULL,
    made_by text NOT NULL,
    began_at bigint NOT NULL,
    ended_at bigint,
    people_before text NOT NULL,
    tickets_before text NOT NULL,
    people_days integer NOT NULL,
    ticket_days integer NOT NULL,
    tickets integer NOT NULL,
    sessions integer NOT NULL,
    left_open integer NOT NULL
);
CREATE SEQUENCE public.retention_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.retention_run_id_seq OWNED BY public.retention_run.id;
CREATE TABLE public.seal (
    chain bigint NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL,
    ref bigint NOT NULL,
    key text,
    seal bytea NOT NULL,
    people bytea,
    salt bytea
);
CREATE TABLE public.service (
    unit text NOT NULL,
    code text NOT NULL,
    series text,
    series_first integer,
    series_last integer,
    quota integer
);
CREATE TABLE public.service_pause (
    id bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    paused_at bigint NOT NULL,
    paused_by text NOT NULL,
    reason text,
    resumed_at bigint,
    resumed_by text,
    until bigint,
    CONSTRAINT service_pause_resumed_by_somebody CHECK (((resumed_at IS NULL) = (resumed_by IS NULL))),
    CONSTRAINT service_pause_until_later CHECK ((until > paused_at))
);
CREATE SEQUENCE public.service_pause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.service_pause_id_seq OWNED BY public.service_pause.id;
CREATE TABLE public.sign_in_attempt (
    id text NOT NULL,
    unit text NOT NULL,
    login text NOT NULL,
    station text NOT NULL,
    proof text NOT NULL,
    code text,
    at bigint NOT NULL,
    begun_in text NOT NULL,
    is_settled integer NOT NULL,
    before_station bigint NOT NULL,
    before_anywhere bigint,
    before_here bigint NOT NULL
);
CREATE TABLE public.sign_in_session (
    id text NOT NULL,
    unit text NOT NULL,
    login text NOT NULL,
    app text NOT NULL,
    station text NOT NULL,
    token_hash text NOT NULL,
    service_day text NOT NULL,
    opened_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    locked_at bigint,
    wrong_pins integer NOT NULL,
    ended_at bigint,
    ended text,
    CONSTRAINT sign_in_session_ended_for_a_reason CHECK (((ended_at IS NULL) = (ended IS NULL))),
    CONSTRAINT sign_in_session_known_app CHECK ((app = ANY (ARRAY['panel'::text, 'console'::text])))
);
CREATE TABLE public.sign_in_try (
    unit text NOT NULL,
    login text NOT NULL,
    station text NOT NULL,
    wrong integer NOT NULL,
    wrong_at bigint NOT NULL
);
CREATE TABLE public.slip_job (
    id text NOT NULL,
    unit text NOT NULL,
    station text NOT NULL,
    state text NOT NULL,
    queued_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    document text NOT NULL,
    CONSTRAINT slip_job_known_state CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'confirmed'::text, 'confirmed_weakly'::text, 'unconfirmed'::text, 'failed'::text, 'expired'::text])))
);
CREATE TABLE public.station_account (
    login text NOT NULL,
    unit text NOT NULL,
    kind text NOT NULL,
    counters text,
    CONSTRAINT station_account_known_kind CHECK ((kind = ANY (ARRAY['kiosk'::text, 'board'::text, 'desk'::text, 'console'::text, 'jobs'::text])))
);
CREATE TABLE public.station_letters (
    unit text NOT NULL,
    letters text NOT NULL,
    install text NOT NULL,
    station text,
    given_at bigint NOT NULL
);
CREATE TABLE public.station_life (
    unit text NOT NULL,
    station text NOT NULL,
    app text NOT NULL,
    part text NOT NULL,
    program text NOT NULL,
    since bigint NOT NULL,
    heard_at bigint NOT NULL,
    computer text NOT NULL
);
COMMENT ON TABLE public.station_life IS '0e5b48b593f5de03f95206b2142f2a8cacd0c17d7d881bfd747ea5d61f6a7964';
CREATE TABLE public.station_outage (
    id text NOT NULL,
    unit text NOT NULL,
    station text NOT NULL,
    began_at bigint NOT NULL,
    ended_at bigint,
    tickets integer NOT NULL,
    waiting integer NOT NULL,
    aside integer NOT NULL
);
CREATE TABLE public.station_printer (
    unit text NOT NULL,
    station text NOT NULL,
    state text NOT NULL,
    answers integer NOT NULL,
    since bigint NOT NULL,
    heard_at bigint NOT NULL
);
CREATE TABLE public.taken_in (
    ticket text NOT NULL,
    unit text NOT NULL,
    operation text NOT NULL,
    outcome text NOT NULL,
    why text,
    service_day text NOT NULL,
    series text NOT NULL,
    number integer NOT NULL,
    void_label text,
    at bigint NOT NULL,
    given text NOT NULL,
    decided_by text,
    CONSTRAINT taken_in_known_outcome CHECK ((outcome = ANY (ARRAY['joined'::text, 'relabelled'::text, 'too_late'::text, 'parked'::text, 'voided'::text]))),
    CONSTRAINT taken_in_parked_for_a_reason CHECK (((outcome <> 'parked'::text) OR (why IS NOT NULL)))
);
CREATE TABLE public.ticket (
    id text NOT NULL,
    unit text NOT NULL,
    service_day text NOT NULL,
    series text NOT NULL,
    number integer NOT NULL,
    label text NOT NULL,
    language text NOT NULL,
    issued_at bigint NOT NULL,
    appointment_at bigint
);
CREATE TABLE public.unit (
    code text NOT NULL,
    revision integer NOT NULL
);
CREATE TABLE public.unit_revision (
    unit text NOT NULL,
    revision integer NOT NULL,
    made_at bigint NOT NULL,
    made_by text NOT NULL,
    document text NOT NULL,
    why text,
    brings_back integer
);
CREATE TABLE public.unlock_pin (
    unit text NOT NULL,
    login text NOT NULL,
    station text NOT NULL,
    pin_hash text NOT NULL,
    pepper_mark text NOT NULL,
    set_at bigint NOT NULL
);
CREATE TABLE public.visit_import (
    id bigint NOT NULL,
    unit text NOT NULL,
    source text NOT NULL,
    file text NOT NULL,
    made_by text NOT NULL,
    began_at bigint NOT NULL,
    ended_at bigint,
    visits integer NOT NULL,
    legs integer NOT NULL
);
CREATE SEQUENCE public.visit_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.visit_import_id_seq OWNED BY public.visit_import.id;
CREATE TABLE public.void_number (
    unit text NOT NULL,
    service_day text NOT NULL,
    series text NOT NULL,
    number integer NOT NULL,
    label text NOT NULL,
    at bigint NOT NULL,
    reason text NOT NULL,
    ticket text,
    until_seq bigint,
    made_by text,
    operation text NOT NULL
);
ALTER TABLE ONLY public.alert ALTER COLUMN id SET DEFAULT nextval('public.alert_id_seq'::regclass);
ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);
ALTER TABLE ONLY public.chain ALTER COLUMN id SET DEFAULT nextval('public.chain_id_seq'::regclass);
ALTER TABLE ONLY public.clerk_break ALTER COLUMN id SET DEFAULT nextval('public.clerk_break_id_seq'::regclass);
ALTER TABLE ONLY public.counter_session ALTER COLUMN id SET DEFAULT nextval('public.counter_session_id_seq'::regclass);
ALTER TABLE ONLY public.event ALTER COLUMN seq SET DEFAULT nextval('public.event_seq_seq'::regclass);
ALTER TABLE ONLY public.past_change ALTER COLUMN seq SET DEFAULT nextval('public.past_change_seq_seq'::regclass);
ALTER TABLE ONLY public.retention_run ALTER COLUMN id SET DEFAULT nextval('public.retention_run_id_seq'::regclass);
ALTER TABLE ONLY public.service_pause ALTER COLUMN id SET DEFAULT nextval('public.service_pause_id_seq'::regclass);
ALTER TABLE ONLY public.visit_import ALTER COLUMN id SET DEFAULT nextval('public.visit_import_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0024');
INSERT INTO public.allowed_client VALUES ('0024', '0024');
SELECT pg_catalog.setval('public.alert_id_seq', 1, false);
SELECT pg_catalog.setval('public.audit_id_seq', 1, false);
SELECT pg_catalog.setval('public.chain_id_seq', 1, false);
SELECT pg_catalog.setval('public.clerk_break_id_seq', 1, false);
SELECT pg_catalog.setval('public.counter_session_id_seq', 1, false);
SELECT pg_catalog.setval('public.event_seq_seq', 1, false);
SELECT pg_catalog.setval('public.past_change_seq_seq', 1, false);
SELECT pg_catalog.setval('public.retention_run_id_seq', 1, false);
SELECT pg_catalog.setval('public.service_pause_id_seq', 1, false);
SELECT pg_catalog.setval('public.visit_import_id_seq', 1, false);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allowed_client
    ADD CONSTRAINT allowed_client_pkey PRIMARY KEY (schema, version);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chain
    ADD CONSTRAINT chain_once UNIQUE (unit, label);
ALTER TABLE ONLY public.chain
    ADD CONSTRAINT chain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clerk_break
    ADD CONSTRAINT clerk_break_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (unit, number);
ALTER TABLE ONLY public.counter_service
    ADD CONSTRAINT counter_service_pkey PRIMARY KEY (unit, counter, service);
ALTER TABLE ONLY public.counter_session
    ADD CONSTRAINT counter_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (unit, login);
ALTER TABLE ONLY public.day_counter
    ADD CONSTRAINT day_counter_pkey PRIMARY KEY (unit, service_day, series);
ALTER TABLE ONLY public.day_service
    ADD CONSTRAINT day_service_pkey PRIMARY KEY (unit, service_day, service);
ALTER TABLE ONLY public.decoy_key
    ADD CONSTRAINT decoy_key_pkey PRIMARY KEY (unit);
ALTER TABLE ONLY public.estimate_model
    ADD CONSTRAINT estimate_model_pkey PRIMARY KEY (unit);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_operation_once UNIQUE (operation, step);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.forgetting
    ADD CONSTRAINT forgetting_pkey PRIMARY KEY (run);
ALTER TABLE ONLY public.forgotten_day
    ADD CONSTRAINT forgotten_day_pkey PRIMARY KEY (unit, service_day, what);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_pkey PRIMARY KEY (ticket, leg);
ALTER TABLE ONLY public.number_skip
    ADD CONSTRAINT number_skip_pkey PRIMARY KEY (unit, service_day, series, first);
ALTER TABLE ONLY public.past_change
    ADD CONSTRAINT past_change_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (unit, login);
ALTER TABLE ONLY public.print_job
    ADD CONSTRAINT print_job_pkey PRIMARY KEY (ticket, sheet);
ALTER TABLE ONLY public.print_job
    ADD CONSTRAINT print_job_request_once UNIQUE (request);
ALTER TABLE ONLY public.priority_class
    ADD CONSTRAINT priority_class_pkey PRIMARY KEY (unit, code);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (operation);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_ticket_once UNIQUE (ticket);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (unit, login, code_hash);
ALTER TABLE ONLY public.retention_run
    ADD CONSTRAINT retention_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_once UNIQUE (kind, ref, chain);
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_pkey PRIMARY KEY (chain, "position");
ALTER TABLE ONLY public.service_pause
    ADD CONSTRAINT service_pause_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (unit, code);
ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sign_in_session
    ADD CONSTRAINT sign_in_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sign_in_session
    ADD CONSTRAINT sign_in_session_token_once UNIQUE (token_hash);
ALTER TABLE ONLY public.sign_in_try
    ADD CONSTRAINT sign_in_try_pkey PRIMARY KEY (unit, login, station);
ALTER TABLE ONLY public.slip_job
    ADD CONSTRAINT slip_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.station_account
    ADD CONSTRAINT station_account_pkey PRIMARY KEY (login);
ALTER TABLE ONLY public.station_letters
    ADD CONSTRAINT station_letters_pkey PRIMARY KEY (unit, letters);
ALTER TABLE ONLY public.station_life
    ADD CONSTRAINT station_life_pkey PRIMARY KEY (unit, station, app, part, program);
ALTER TABLE ONLY public.station_outage
    ADD CONSTRAINT station_outage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.station_printer
    ADD CONSTRAINT station_printer_pkey PRIMARY KEY (unit, station);
ALTER TABLE ONLY public.taken_in
    ADD CONSTRAINT taken_in_operation_once UNIQUE (operation);
ALTER TABLE ONLY public.taken_in
    ADD CONSTRAINT taken_in_pkey PRIMARY KEY (ticket);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_number_once UNIQUE (unit, service_day, series, number);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.unit_revision
    ADD CONSTRAINT unit_revision_pkey PRIMARY KEY (unit, revision);
ALTER TABLE ONLY public.unlock_pin
    ADD CONSTRAINT unlock_pin_pkey PRIMARY KEY (unit, login, station);
ALTER TABLE ONLY public.visit_import
    ADD CONSTRAINT visit_import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.void_number
    ADD CONSTRAINT void_number_pkey PRIMARY KEY (unit, service_day, series, number);
ALTER TABLE ONLY public.void_number
    ADD CONSTRAINT void_number_ticket_once UNIQUE (ticket);
CREATE INDEX alert_began ON public.alert USING btree (unit, began_at);
CREATE UNIQUE INDEX alert_open_once ON public.alert USING btree (unit, kind, subject) WHERE (ended_at IS NULL);
CREATE INDEX clerk_break_ended ON public.clerk_break USING btree (unit, clerk, ended_at);
CREATE UNIQUE INDEX clerk_break_once ON public.clerk_break USING btree (unit, clerk) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX counter_session_clerk_once ON public.counter_session USING btree (unit, clerk) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX counter_session_counter_once ON public.counter_session USING btree (unit, counter) WHERE (closed_at IS NULL);
CREATE INDEX event_clerk ON public.event USING btree (clerk, seq) WHERE (clerk IS NOT NULL);
CREATE INDEX event_ticket ON public.event USING btree (ticket, seq);
CREATE UNIQUE INDEX leg_at_counter_once ON public.leg USING btree (unit, counter) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE INDEX leg_called ON public.leg USING btree (unit, service_day, last_called_at) WHERE (calls > 0);
CREATE INDEX leg_cancelled ON public.leg USING btree (unit, service_day, ended_at) WHERE (state = 'cancelled'::text);
CREATE UNIQUE INDEX leg_held_once ON public.leg USING btree (unit, clerk) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE INDEX leg_kept ON public.leg USING btree (unit, service_day) WHERE ((state = 'waiting'::text) AND ((kept_counter IS NOT NULL) OR (kept_clerk IS NOT NULL)));
CREATE INDEX leg_missed ON public.leg USING btree (unit, service_day, ended_at) WHERE (state = 'no_show'::text);
CREATE INDEX leg_parked ON public.leg USING btree (unit, service_day, parked_at) WHERE (state = 'parked'::text);
CREATE INDEX leg_served ON public.leg USING btree (unit, service, ended_at) WHERE (state = 'served'::text);
CREATE INDEX leg_served_by ON public.leg USING btree (unit, service_day, clerk) WHERE (state = 'served'::text);
CREATE INDEX leg_waiting ON public.leg USING btree (unit, service_day, service, priority, ranked_since, ticket, waiting_since, kept_counter, kept_clerk) WHERE (state = 'waiting'::text);
CREATE INDEX leg_waiting_language ON public.leg USING btree (unit, service_day, language, service, priority, ranked_since, ticket, kept_counter, kept_clerk) WHERE (state = 'waiting'::text);
CREATE INDEX print_job_unfinished ON public.print_job USING btree (station) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text]));
CREATE INDEX rating_of_day ON public.rating USING btree (unit, service_day);
CREATE INDEX seal_of_state ON public.seal USING btree (kind, key, chain) WHERE (key IS NOT NULL);
CREATE UNIQUE INDEX service_pause_once ON public.service_pause USING btree (unit, service) WHERE (resumed_at IS NULL);
CREATE INDEX sign_in_session_let_in ON public.sign_in_session USING btree (unit, login, station, opened_at);
CREATE UNIQUE INDEX sign_in_session_once ON public.sign_in_session USING btree (unit, login, app) WHERE (ended_at IS NULL);
CREATE INDEX station_outage_ended ON public.station_outage USING btree (unit, ended_at);
CREATE INDEX taken_in_parked ON public.taken_in USING btree (unit, service_day, series, number) WHERE (outcome = 'parked'::text);
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE CONSTRAINT TRIGGER audit_sealed AFTER INSERT ON public.audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_audit();
CREATE TRIGGER chain_append_only BEFORE DELETE ON public.chain FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_seals();
CREATE CONSTRAINT TRIGGER clerk_break_change_sealed AFTER UPDATE ON public.clerk_break DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.id IS DISTINCT FROM old.id) OR (new.unit IS DISTINCT FROM old.unit) OR (new.clerk IS DISTINCT FROM old.clerk) OR (new.counter IS DISTINCT FROM old.counter) OR (new.reason IS DISTINCT FROM old.reason) OR (new.began_at IS DISTINCT FROM old.began_at) OR (new.ended_at IS DISTINCT FROM old.ended_at))) EXECUTE FUNCTION public.seal_clerk_break();
CREATE CONSTRAINT TRIGGER clerk_break_sealed AFTER INSERT OR DELETE ON public.clerk_break DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_clerk_break();
CREATE CONSTRAINT TRIGGER counter_session_change_sealed AFTER UPDATE ON public.counter_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.id IS DISTINCT FROM old.id) OR (new.unit IS DISTINCT FROM old.unit) OR (new.clerk IS DISTINCT FROM old.clerk) OR (new.counter IS DISTINCT FROM old.counter) OR (new.opened_at IS DISTINCT FROM old.opened_at) OR (new.closed_at IS DISTINCT FROM old.closed_at) OR (new.profile IS DISTINCT FROM old.profile) OR (new.forgotten IS DISTINCT FROM old.forgotten))) EXECUTE FUNCTION public.seal_counter_session();
CREATE CONSTRAINT TRIGGER counter_session_sealed AFTER INSERT OR DELETE ON public.counter_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_counter_session();
CREATE CONSTRAINT TRIGGER credential_change_sealed AFTER UPDATE ON public.credential DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.unit IS DISTINCT FROM old.unit) OR (new.login IS DISTINCT FROM old.login) OR (new.must_change IS DISTINCT FROM old.must_change) OR (new.factor_secret IS DISTINCT FROM old.factor_secret) OR (new.factor_since IS DISTINCT FROM old.factor_since))) EXECUTE FUNCTION public.seal_credential();
CREATE CONSTRAINT TRIGGER credential_sealed AFTER INSERT OR DELETE ON public.credential DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_credential();
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE CONSTRAINT TRIGGER event_sealed AFTER INSERT ON public.event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_event();
CREATE CONSTRAINT TRIGGER person_change_sealed AFTER UPDATE ON public.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.unit IS DISTINCT FROM old.unit) OR (new.login IS DISTINCT FROM old.login) OR (new.password_hash IS DISTINCT FROM old.password_hash))) EXECUTE FUNCTION public.seal_person();
CREATE CONSTRAINT TRIGGER person_sealed AFTER INSERT OR DELETE ON public.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_person();
CREATE TRIGGER rating_append_only BEFORE DELETE OR UPDATE ON public.rating FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE CONSTRAINT TRIGGER rating_change_sealed AFTER UPDATE ON public.rating DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.operation IS DISTINCT FROM old.operation) OR (new.unit IS DISTINCT FROM old.unit) OR (new.service_day IS DISTINCT FROM old.service_day) OR (new.at IS DISTINCT FROM old.at) OR (new.score IS DISTINCT FROM old.score) OR (new.reason IS DISTINCT FROM old.reason) OR (new.ticket IS DISTINCT FROM old.ticket) OR (new.service IS DISTINCT FROM old.service) OR (new.station IS DISTINCT FROM old.station))) EXECUTE FUNCTION public.seal_rating();
CREATE CONSTRAINT TRIGGER rating_sealed AFTER INSERT OR DELETE ON public.rating DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_rating();
CREATE CONSTRAINT TRIGGER recovery_code_change_sealed AFTER UPDATE ON public.recovery_code DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.unit IS DISTINCT FROM old.unit) OR (new.login IS DISTINCT FROM old.login) OR (new.code_hash IS DISTINCT FROM old.code_hash) OR (new.used_at IS DISTINCT FROM old.used_at))) EXECUTE FUNCTION public.seal_recovery_code();
CREATE CONSTRAINT TRIGGER recovery_code_sealed AFTER INSERT OR DELETE ON public.recovery_code DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_recovery_code();
CREATE TRIGGER seal_append_only BEFORE DELETE ON public.seal FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_seals();
CREATE TRIGGER seal_is_kept BEFORE UPDATE ON public.seal FOR EACH ROW EXECUTE FUNCTION public.refuse_resealing();
CREATE CONSTRAINT TRIGGER service_pause_change_sealed AFTER UPDATE ON public.service_pause DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.id IS DISTINCT FROM old.id) OR (new.unit IS DISTINCT FROM old.unit) OR (new.service IS DISTINCT FROM old.service) OR (new.paused_at IS DISTINCT FROM old.paused_at) OR (new.paused_by IS DISTINCT FROM old.paused_by) OR (new.reason IS DISTINCT FROM old.reason) OR (new.resumed_at IS DISTINCT FROM old.resumed_at) OR (new.resumed_by IS DISTINCT FROM old.resumed_by) OR (new.until IS DISTINCT FROM old.until))) EXECUTE FUNCTION public.seal_service_pause();
CREATE CONSTRAINT TRIGGER service_pause_sealed AFTER INSERT OR DELETE ON public.service_pause DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_service_pause();
CREATE CONSTRAINT TRIGGER sign_in_session_change_sealed AFTER UPDATE ON public.sign_in_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.id IS DISTINCT FROM old.id) OR (new.unit IS DISTINCT FROM old.unit) OR (new.login IS DISTINCT FROM old.login) OR (new.app IS DISTINCT FROM old.app) OR (new.station IS DISTINCT FROM old.station) OR (new.token_hash IS DISTINCT FROM old.token_hash) OR (new.service_day IS DISTINCT FROM old.service_day) OR (new.opened_at IS DISTINCT FROM old.opened_at) OR (new.ended_at IS DISTINCT FROM old.ended_at) OR (new.ended IS DISTINCT FROM old.ended))) EXECUTE FUNCTION public.seal_sign_in_session();
CREATE CONSTRAINT TRIGGER sign_in_session_sealed AFTER INSERT OR DELETE ON public.sign_in_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_sign_in_session();
CREATE TRIGGER ticket_append_only BEFORE DELETE ON public.ticket FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER ticket_keeps_its_label BEFORE UPDATE ON public.ticket FOR EACH ROW EXECUTE FUNCTION public.refuse_relabelling();
CREATE TRIGGER unit_revision_append_only BEFORE DELETE OR UPDATE ON public.unit_revision FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE CONSTRAINT TRIGGER unit_revision_sealed AFTER INSERT ON public.unit_revision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_unit_revision();
CREATE CONSTRAINT TRIGGER unlock_pin_change_sealed AFTER UPDATE ON public.unlock_pin DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.unit IS DISTINCT FROM old.unit) OR (new.login IS DISTINCT FROM old.login) OR (new.station IS DISTINCT FROM old.station) OR (new.pin_hash IS DISTINCT FROM old.pin_hash) OR (new.pepper_mark IS DISTINCT FROM old.pepper_mark) OR (new.set_at IS DISTINCT FROM old.set_at))) EXECUTE FUNCTION public.seal_unlock_pin();
CREATE CONSTRAINT TRIGGER unlock_pin_sealed AFTER INSERT OR DELETE ON public.unlock_pin DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_unlock_pin();
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.chain
    ADD CONSTRAINT chain_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.clerk_break
    ADD CONSTRAINT clerk_break_clerk_fkey FOREIGN KEY (unit, clerk) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.clerk_break
    ADD CONSTRAINT clerk_break_counter_fkey FOREIGN KEY (unit, counter) REFERENCES public.counter(unit, number);
ALTER TABLE ONLY public.counter_service
    ADD CONSTRAINT counter_service_counter_unit_fkey FOREIGN KEY (unit, counter) REFERENCES public.counter(unit, number);
ALTER TABLE ONLY public.counter_service
    ADD CONSTRAINT counter_service_service_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.counter_session
    ADD CONSTRAINT counter_session_clerk_fkey FOREIGN KEY (unit, clerk) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.counter_session
    ADD CONSTRAINT counter_session_counter_fkey FOREIGN KEY (unit, counter) REFERENCES public.counter(unit, number);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_person_fkey FOREIGN KEY (unit, login) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.day_counter
    ADD CONSTRAINT day_counter_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.day_service
    ADD CONSTRAINT day_service_service_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.decoy_key
    ADD CONSTRAINT decoy_key_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.estimate_model
    ADD CONSTRAINT estimate_model_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_ticket_ticket_fkey FOREIGN KEY (ticket) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.forgotten_day
    ADD CONSTRAINT forgotten_day_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_clerk_fkey FOREIGN KEY (unit, clerk) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_counter_fkey FOREIGN KEY (unit, counter) REFERENCES public.counter(unit, number);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_kept_clerk_fkey FOREIGN KEY (unit, kept_clerk) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_kept_counter_fkey FOREIGN KEY (unit, kept_counter) REFERENCES public.counter(unit, number);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_priority_class_fkey FOREIGN KEY (unit, priority) REFERENCES public.priority_class(unit, code);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_service_unit_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.leg
    ADD CONSTRAINT leg_ticket_ticket_fkey FOREIGN KEY (ticket) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.number_skip
    ADD CONSTRAINT number_skip_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.past_change
    ADD CONSTRAINT past_change_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.print_job
    ADD CONSTRAINT print_job_ticket_ticket_fkey FOREIGN KEY (ticket) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.priority_class
    ADD CONSTRAINT priority_class_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_service_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_ticket_ticket_fkey FOREIGN KEY (ticket) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_person_fkey FOREIGN KEY (unit, login) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.retention_run
    ADD CONSTRAINT retention_run_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_chain_chain_fkey FOREIGN KEY (chain) REFERENCES public.chain(id);
ALTER TABLE ONLY public.service_pause
    ADD CONSTRAINT service_pause_paused_by_fkey FOREIGN KEY (unit, paused_by) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.service_pause
    ADD CONSTRAINT service_pause_resumed_by_fkey FOREIGN KEY (unit, resumed_by) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.service_pause
    ADD CONSTRAINT service_pause_service_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.sign_in_session
    ADD CONSTRAINT sign_in_session_person_fkey FOREIGN KEY (unit, login) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.sign_in_try
    ADD CONSTRAINT sign_in_try_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.slip_job
    ADD CONSTRAINT slip_job_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.station_account
    ADD CONSTRAINT station_account_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.station_letters
    ADD CONSTRAINT station_letters_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.station_life
    ADD CONSTRAINT station_life_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.station_outage
    ADD CONSTRAINT station_outage_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.station_printer
    ADD CONSTRAINT station_printer_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.taken_in
    ADD CONSTRAINT taken_in_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.unit_revision
    ADD CONSTRAINT unit_revision_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.unlock_pin
    ADD CONSTRAINT unlock_pin_person_fkey FOREIGN KEY (unit, login) REFERENCES public.person(unit, login);
ALTER TABLE ONLY public.visit_import
    ADD CONSTRAINT visit_import_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.void_number
    ADD CONSTRAINT void_number_ticket_ticket_fkey FOREIGN KEY (ticket) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.void_number
    ADD CONSTRAINT void_number_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
REVOKE ALL ON FUNCTION public.act_time(a_kind text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.acting(a_unit text, a_station text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.add_rating(a_operation text, a_unit text, a_service_day text, a_at bigint, a_score integer, a_reason text, a_ticket text, a_service text, a_station text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.add_seal(of_unit text, named text, of_kind text, of_ref bigint, of_key text, body text, said text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.alone(a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.beat(a_unit text, a_station text, a_app text, a_part text, a_program text, a_computer text, a_starts integer, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_anew(a_unit text, a_station text, a_app text, a_part text, a_program text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_break(a_unit text, a_clerk text, a_counter integer, a_reason text, a_began_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_chain(of_unit text, named text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_pause(a_unit text, a_service text, a_paused_at bigint, a_paused_by text, a_reason text, a_until bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_pin_try(a_unit text, a_station text, a_token_hash text, a_proof text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_sheet(a_ticket text, a_sheet integer, a_station text, a_attempt text, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_try(a_unit text, a_login text, a_station text, a_proof text, a_code text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.change_password(a_unit text, a_station text, a_attempt text, a_token_hash text, a_password_hash text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.change_pause(a_unit text, a_service text, a_since bigint, a_reason text, a_until bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.change_session(a_unit text, a_token_hash text, a_seen_at bigint, a_locked_at bigint, a_ended_at bigint, a_ended text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.choose_pin(a_unit text, a_station text, a_attempt text, a_token_hash text, a_pin_hash text, a_pepper_mark text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.claim(a_ticket text, a_in_turn integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.close_counter(a_unit text, a_clerk text, a_closed_at bigint, a_forgotten integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.close_panels(a_unit text, a_service_day text, a_ended text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.code_looks_right(a_unit text, a_station text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.code_step(a_secret text, a_code text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.drop_factor(a_unit text, a_station text, a_attempt text, a_login text, a_by text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.end_break(a_unit text, a_clerk text, a_ended_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.end_one_session(a_unit text, a_station text, a_id text, a_ended text, a_by text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.end_pause(a_unit text, a_service text, a_since bigint, a_at bigint, a_by text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.end_pause_by_itself(a_unit text, a_service text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.factor_of(a_unit text, a_station text, a_token_hash text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.facts_of_try(a_unit text, a_station text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.first_password(a_unit text, a_login text, a_password_hash text, a_must_change integer, a_by text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.forget_printer(a_unit text, a_station text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.from_base32(a_secret text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.give_prefix(a_unit text, a_letters text, a_install text, a_named text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.give_ticket(a_id text, a_unit text, a_service_day text, a_series text, a_series_first integer, a_series_last integer, a_service text, a_quota integer, a_priority text, a_language text, a_issued_at bigint, a_appointment_at bigint, a_own_rank bigint, a_ranked_since bigint, a_now bigint, a_operation text, a_station text, a_callable_from bigint, a_request text, a_revision integer, a_quoted_low_us bigint, a_quoted_high_us bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.give_try_back(a_unit text, a_station text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.happen(a_ticket text, a_kind text, a_at bigint, a_counter integer, a_clerk text, a_service text, a_priority text, a_outcome text, a_ranked_since bigint, a_kept_counter integer, a_kept_clerk text, a_note text, a_operation text, a_step integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.has_password(a_unit text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.hmac_sha1(a_key bytea, a_message bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.hold_day(a_unit text, a_day text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.hold_visit(a_ticket text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.is_in(a_unit text, a_station text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.join_ticket(a_ticket text, a_unit text, a_service_day text, a_series text, a_number integer, a_first integer, a_language text, a_issued_at bigint, a_appointment_at bigint, a_service text, a_priority text, a_own_rank bigint, a_closed_at bigint, a_touch text, a_operation text, a_note text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.know_paper(a_ticket text, a_station text, a_state text, a_answers integer, a_callable_from bigint, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.leads_here(a_unit text, a_station text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.leave(a_unit text, a_station text, a_app text, a_part text, a_program text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.let_in(a_unit text, a_station text, a_attempt text, a_id text, a_app text, a_token_hash text, a_service_day text, a_password_hash text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.lift_pause(a_unit text, a_station text, a_login text, a_tried_at text, a_by text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.lock_counters(a_unit text, a_numbers text, a_clerk text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.name_person(a_unit text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.near_day(a_kind text, a_day text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.note_act(a_unit text, a_at bigint, a_who text, a_act text, a_subject text, a_refused integer, a_os_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.note_handed_over(a_ticket text, a_unit text, a_operation text, a_outcome text, a_why text, a_service_day text, a_series text, a_number integer, a_void_label text, a_at bigint, a_given text, a_decided_by text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.nouba_own_counter(a_number integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.nouba_own_station() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.nouba_own_unit() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.open_counter(a_unit text, a_clerk text, a_counter integer, a_opened_at bigint, a_profile text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.open_station(a_unit text, a_station text, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.password_hint(a_unit text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.person_role(a_unit text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.pin_hint(a_unit text, a_station text, a_token_hash text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.record_sheet(a_ticket text, a_sheet integer, a_state text, a_in_doubt integer, a_answers integer, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.record_slip(a_id text, a_state text, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.rehash(a_unit text, a_station text, a_attempt text, a_password_hash text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.relabel_ticket(a_ticket text, a_unit text, a_service_day text, a_series text, a_number integer, a_first integer, a_reason text, a_operation text, a_note text, a_readmitted_rank bigint, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.renew_password(a_unit text, a_station text, a_login text, a_password_hash text, a_by text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.report_printer(a_unit text, a_station text, a_state text, a_answers integer, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.require_administrator(a_kind text, a_unit text, a_station text, a_login text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.require_author(a_kind text, a_unit text, a_station text, a_clerk text, a_counter integer, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.require_ids(a_first text, a_second text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.require_right_try(a_unit text, a_station text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.right_try(a_unit text, a_station text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.server_now() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.session_by_token(a_unit text, a_token_hash text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.set_profile(a_unit text, a_clerk text, a_profile text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.settle_begun_slips(a_unit text, a_station text, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sha1(a_message bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.stand_alone(what integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.succeed(a_unit text, a_attempt text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.take_back(a_ticket text, a_kind text, a_at bigint, a_counter integer, a_clerk text, a_operation text, a_step integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.take_code(a_unit text, a_login text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.take_factor(a_unit text, a_station text, a_attempt text, a_token_hash text, a_secret text, a_step bigint, a_recovery text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.take_places(a_unit text, a_service_day text, a_service text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.take_slip(a_id text, a_state text, a_now bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.tell_outage(a_id text, a_unit text, a_station text, a_began_at bigint, a_ended_at bigint, a_tickets integer, a_waiting integer, a_aside integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.try_was_right(a_unit text, a_station text, a_attempt text, a_act text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.unlock(a_unit text, a_station text, a_attempt text, a_token_hash text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.unlock_by_pin(a_unit text, a_station text, a_token_hash text, a_attempt text, a_at bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.visit_after(a_legs public.leg[], a_happened public.event) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.want_sheet(a_ticket text, a_station text, a_request text, a_now bigint) FROM PUBLIC;
