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
CREATE FUNCTION public.add_seal(of_unit text, named text, of_kind text, of_ref bigint, of_key text, body text, said text, happened bigint) RETURNS bigint
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
                    seal = sha256(chain.seal || convert_to(body, 'UTF8')),
                    latest = greatest(latest, happened)
                WHERE unit = of_unit AND label = named
                RETURNING id, length, chain.seal, latest INTO head;
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
            RETURN head.latest;
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
CREATE FUNCTION public.count_waiting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            present leg := coalesce(NEW, OLD);
        BEGIN
            -- Whoever waited for another to begin it has no lock of it yet.
            FOR attempt IN 1..2 LOOP
                PERFORM FROM chain WHERE unit = present.unit AND label = present.service_day
                    FOR UPDATE;
                EXIT WHEN FOUND;
                PERFORM begin_chain(present.unit, present.service_day);
            END LOOP;
            IF OLD.state = 'waiting' THEN 
    UPDATE day_line SET waiting = waiting - 1, oldest = (SELECT waiting_since FROM leg WHERE unit = OLD.unit AND service_day = OLD.service_day AND service = OLD.service AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1)
        WHERE unit = OLD.unit AND service_day = OLD.service_day AND service = OLD.service; END IF;
            IF NEW.state = 'waiting' THEN 
    INSERT INTO day_line (unit, service_day, service, waiting, oldest)
        VALUES (NEW.unit, NEW.service_day, NEW.service, 1, (SELECT waiting_since FROM leg WHERE unit = NEW.unit AND service_day = NEW.service_day AND service = NEW.service AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1))
        ON CONFLICT (unit, service_day, service)
        DO UPDATE SET waiting = day_line.waiting + 1, oldest = excluded.oldest; END IF;
            RETURN NULL;
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
    AND coalesce(NEW.kiosk, '') = coalesce(OLD.kiosk, '')
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
CREATE FUNCTION public.seal_audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            visit record;
            latest bigint;
        BEGIN
            
            latest := add_seal(NEW.unit, 'office', 'audit', NEW.id, NULL,
                sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('at', NEW.at::text) || sealed_field('act', NEW.act::text) || sealed_field('refused', NEW.refused::text), sealed_field('who', NEW.who::text) || sealed_field('subject', NEW.subject::text) || sealed_field('os_user', NEW.os_user::text),
                NULL);
            
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_clerk_break() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'clerk_break', NULL, (OLD.id)::text, sealed_field('kind', 'clerk_break') || sealed_field('key', (OLD.id)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'clerk_break', NULL, (OLD.id)::text, sealed_field('kind', 'clerk_break') || sealed_field('key', (OLD.id)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'clerk_break', NULL, (NEW.id)::text, sealed_field('kind', 'clerk_break') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('clerk', NEW.clerk::text) || sealed_field('counter', NEW.counter::text) || sealed_field('reason', NEW.reason::text) || sealed_field('began_at', NEW.began_at::text) || sealed_field('ended_at', NEW.ended_at::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_counter_session() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'counter_session', NULL, (OLD.id)::text, sealed_field('kind', 'counter_session') || sealed_field('key', (OLD.id)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'counter_session', NULL, (OLD.id)::text, sealed_field('kind', 'counter_session') || sealed_field('key', (OLD.id)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'counter_session', NULL, (NEW.id)::text, sealed_field('kind', 'counter_session') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('clerk', NEW.clerk::text) || sealed_field('counter', NEW.counter::text) || sealed_field('opened_at', NEW.opened_at::text) || sealed_field('closed_at', NEW.closed_at::text) || sealed_field('profile', NEW.profile::text) || sealed_field('forgotten', NEW.forgotten::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_credential() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'credential', NULL, (OLD.login)::text, sealed_field('kind', 'credential') || sealed_field('key', (OLD.login)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login)::text <> (NEW.login)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'credential', NULL, (OLD.login)::text, sealed_field('kind', 'credential') || sealed_field('key', (OLD.login)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'credential', NULL, (NEW.login)::text, sealed_field('kind', 'credential') || sealed_field('key', (NEW.login)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('must_change', NEW.must_change::text) || sealed_field('factor_secret', NEW.factor_secret::text) || sealed_field('factor_since', NEW.factor_since::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            visit record;
            latest bigint;
        BEGIN
            SELECT * INTO visit FROM ticket WHERE id = NEW.ticket;
            latest := add_seal(visit.unit, visit.service_day, 'event', NEW.seq, NULL,
                sealed_field('seq', NEW.seq::text) || sealed_field('ticket', NEW.ticket::text) || sealed_field('unit', visit.unit::text) || sealed_field('service_day', visit.service_day::text) || sealed_field('series', visit.series::text) || sealed_field('number', visit.number::text) || sealed_field('label', visit.label::text) || sealed_field('language', visit.language::text) || sealed_field('issued_at', visit.issued_at::text) || sealed_field('appointment_at', visit.appointment_at::text) || sealed_field('kiosk', visit.kiosk::text) || sealed_field('kind', NEW.kind::text) || sealed_field('at', NEW.at::text) || sealed_field('counter', NEW.counter::text) || sealed_field('service', NEW.service::text) || sealed_field('priority', NEW.priority::text) || sealed_field('outcome', NEW.outcome::text) || sealed_field('operation', NEW.operation::text) || sealed_field('step', NEW.step::text) || sealed_field('ranked_since', NEW.ranked_since::text) || sealed_field('kept_counter', NEW.kept_counter::text) || sealed_field('quoted_low_us', NEW.quoted_low_us::text) || sealed_field('quoted_high_us', NEW.quoted_high_us::text) || sealed_field('is_late', NEW.is_late::text), sealed_field('clerk', NEW.clerk::text) || sealed_field('kept_clerk', NEW.kept_clerk::text) || sealed_field('note', NEW.note::text),
                NEW.at);
            IF NEW.is_late IS NULL AND NEW.at < latest - 300000000
                AND visit.series NOT LIKE '~%' AND NOT EXISTS (SELECT 1 FROM event
                    WHERE ticket = NEW.ticket AND kind = 'taken_in') THEN
                RAISE EXCEPTION 'an event with an earlier time says so' USING ERRCODE = '40001';
            END IF;
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'person', NULL, (OLD.login)::text, sealed_field('kind', 'person') || sealed_field('key', (OLD.login)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login)::text <> (NEW.login)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'person', NULL, (OLD.login)::text, sealed_field('kind', 'person') || sealed_field('key', (OLD.login)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'person', NULL, (NEW.login)::text, sealed_field('kind', 'person') || sealed_field('key', (NEW.login)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('password_hash', NEW.password_hash::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_rating() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'rating', NULL, (OLD.operation)::text, sealed_field('kind', 'rating') || sealed_field('key', (OLD.operation)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.operation)::text <> (NEW.operation)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'rating', NULL, (OLD.operation)::text, sealed_field('kind', 'rating') || sealed_field('key', (OLD.operation)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'rating', NULL, (NEW.operation)::text, sealed_field('kind', 'rating') || sealed_field('key', (NEW.operation)::text), sealed_field('operation', NEW.operation::text) || sealed_field('unit', NEW.unit::text) || sealed_field('service_day', NEW.service_day::text) || sealed_field('at', NEW.at::text) || sealed_field('score', NEW.score::text) || sealed_field('reason', NEW.reason::text) || sealed_field('ticket', NEW.ticket::text) || sealed_field('service', NEW.service::text) || sealed_field('station', NEW.station::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_recovery_code() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'recovery_code', NULL, (OLD.login || ' ' || OLD.code_hash)::text, sealed_field('kind', 'recovery_code') || sealed_field('key', (OLD.login || ' ' || OLD.code_hash)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login || ' ' || OLD.code_hash)::text <> (NEW.login || ' ' || NEW.code_hash)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'recovery_code', NULL, (OLD.login || ' ' || OLD.code_hash)::text, sealed_field('kind', 'recovery_code') || sealed_field('key', (OLD.login || ' ' || OLD.code_hash)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'recovery_code', NULL, (NEW.login || ' ' || NEW.code_hash)::text, sealed_field('kind', 'recovery_code') || sealed_field('key', (NEW.login || ' ' || NEW.code_hash)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('code_hash', NEW.code_hash::text) || sealed_field('used_at', NEW.used_at::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_service_pause() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'service_pause', NULL, (OLD.id)::text, sealed_field('kind', 'service_pause') || sealed_field('key', (OLD.id)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'service_pause', NULL, (OLD.id)::text, sealed_field('kind', 'service_pause') || sealed_field('key', (OLD.id)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'service_pause', NULL, (NEW.id)::text, sealed_field('kind', 'service_pause') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('service', NEW.service::text) || sealed_field('paused_at', NEW.paused_at::text) || sealed_field('paused_by', NEW.paused_by::text) || sealed_field('reason', NEW.reason::text) || sealed_field('resumed_at', NEW.resumed_at::text) || sealed_field('resumed_by', NEW.resumed_by::text) || sealed_field('until', NEW.until::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_sign_in_session() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'sign_in_session', NULL, (OLD.id)::text, sealed_field('kind', 'sign_in_session') || sealed_field('key', (OLD.id)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.id)::text <> (NEW.id)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'sign_in_session', NULL, (OLD.id)::text, sealed_field('kind', 'sign_in_session') || sealed_field('key', (OLD.id)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'sign_in_session', NULL, (NEW.id)::text, sealed_field('kind', 'sign_in_session') || sealed_field('key', (NEW.id)::text), sealed_field('id', NEW.id::text) || sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('app', NEW.app::text) || sealed_field('station', NEW.station::text) || sealed_field('token_hash', NEW.token_hash::text) || sealed_field('service_day', NEW.service_day::text) || sealed_field('opened_at', NEW.opened_at::text) || sealed_field('ended_at', NEW.ended_at::text) || sealed_field('ended', NEW.ended::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_unit_revision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        DECLARE
            visit record;
            latest bigint;
        BEGIN
            
            latest := add_seal(NEW.unit, 'office', 'revision', NEW.revision, NULL,
                sealed_field('unit', NEW.unit::text) || sealed_field('revision', NEW.revision::text) || sealed_field('made_at', NEW.made_at::text) || sealed_field('document', NEW.document::text) || sealed_field('why', NEW.why::text) || sealed_field('brings_back', NEW.brings_back::text), sealed_field('made_by', NEW.made_by::text),
                NULL);
            
            RETURN NULL;
        END $$;
CREATE FUNCTION public.seal_unlock_pin() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                PERFORM add_seal(OLD.unit, 'office', 'unlock_pin', NULL, (OLD.login || ' ' || OLD.station)::text, sealed_field('kind', 'unlock_pin') || sealed_field('key', (OLD.login || ' ' || OLD.station)::text), '', NULL);
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF (OLD.login || ' ' || OLD.station)::text <> (NEW.login || ' ' || NEW.station)::text THEN
                    PERFORM add_seal(OLD.unit, 'office', 'unlock_pin', NULL, (OLD.login || ' ' || OLD.station)::text, sealed_field('kind', 'unlock_pin') || sealed_field('key', (OLD.login || ' ' || OLD.station)::text), '', NULL);
                END IF;
            END IF;
            PERFORM add_seal(NEW.unit, 'office', 'unlock_pin', NULL, (NEW.login || ' ' || NEW.station)::text, sealed_field('kind', 'unlock_pin') || sealed_field('key', (NEW.login || ' ' || NEW.station)::text), sealed_field('unit', NEW.unit::text) || sealed_field('login', NEW.login::text) || sealed_field('station', NEW.station::text) || sealed_field('pin_hash', NEW.pin_hash::text) || sealed_field('pepper_mark', NEW.pepper_mark::text) || sealed_field('set_at', NEW.set_at::text), NULL);
            RETURN NULL;
        END $$;
CREATE FUNCTION public.sealed_field(name text, value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT coalesce(name || '=' || length(value) || ':' || value || ';', '') $$;
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
SET default_tablespace = '';
SET default_table_access_method = heap;
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
    latest bigint,
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
CREATE TABLE public.day_key (
    unit text NOT NULL,
    service_day text NOT NULL,
    key text NOT NULL
);
CREATE TABLE public.day_line (
    unit text NOT NULL,
    service_day text NOT NULL,
    service text NOT NULL,
    waiting integer NOT NULL,
    oldest bigint
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
    quoted_high_us bigint,
    is_late integer
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
    CONSTRAINT leg_called_before_served CHECK (((state = ANY (ARRAY['waiting'::text, 'parked'::text, 'cancelled'::text, 'unserved'::text, 'given_back'::text])) OR (calls > 0) OR (started_at IS NOT NULL))),
    CONSTRAINT leg_called_by_somebody CHECK ((((calls > 0) = (first_called_at IS NOT NULL)) AND ((first_called_at IS NULL) = (last_called_at IS NULL)) AND ((counter IS NULL) = (clerk IS NULL)) AND ((counter IS NULL) = ((first_called_at IS NULL) AND (started_at IS NULL))))),
    CONSTRAINT leg_ended_when_over CHECK (((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'parked'::text])) = (ended_at IS NULL))),
    CONSTRAINT leg_known_state CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'parked'::text, 'served'::text, 'no_show'::text, 'continued'::text, 'cancelled'::text, 'unserved'::text, 'given_back'::text]))),
    CONSTRAINT leg_parked_when_parked CHECK (((state <> 'parked'::text) OR (parked_at IS NOT NULL))),
    CONSTRAINT leg_served_when_started CHECK (((state <> ALL (ARRAY['serving'::text, 'served'::text])) OR (started_at IS NOT NULL)))
);
CREATE TABLE public.missed_search (
    unit text NOT NULL,
    service_day text NOT NULL,
    language text NOT NULL,
    script text NOT NULL,
    length text NOT NULL,
    nearest text NOT NULL,
    times integer NOT NULL,
    CONSTRAINT missed_search_some_times CHECK ((times > 0))
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
    appointment_at bigint,
    kiosk text
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
ALTER TABLE ONLY public.counter_session
    ADD CONSTRAINT counter_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (unit, login);
ALTER TABLE ONLY public.day_counter
    ADD CONSTRAINT day_counter_pkey PRIMARY KEY (unit, service_day, series);
ALTER TABLE ONLY public.day_key
    ADD CONSTRAINT day_key_pkey PRIMARY KEY (unit, service_day);
ALTER TABLE ONLY public.day_line
    ADD CONSTRAINT day_line_pkey PRIMARY KEY (unit, service_day, service);
ALTER TABLE ONLY public.day_service
    ADD CONSTRAINT day_service_pkey PRIMARY KEY (unit, service_day, service);
ALTER TABLE ONLY public.decoy_key
    ADD CONSTRAINT decoy_key_pkey PRIMARY KEY (unit);
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
ALTER TABLE ONLY public.missed_search
    ADD CONSTRAINT missed_search_pkey PRIMARY KEY (unit, service_day, language, script, length, nearest);
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
CREATE INDEX leg_oldest ON public.leg USING btree (unit, service_day, service, waiting_since) WHERE (state = 'waiting'::text);
CREATE INDEX leg_parked ON public.leg USING btree (unit, service_day, parked_at) WHERE (state = 'parked'::text);
CREATE INDEX leg_ranked ON public.leg USING btree (unit, service_day, ranked_since, service, priority, ticket) WHERE ((state = 'waiting'::text) AND (ranked_since > 0));
CREATE INDEX leg_served_by ON public.leg USING btree (unit, service_day, clerk) WHERE (state = 'served'::text);
CREATE INDEX leg_uncalled ON public.leg USING btree (unit, service_day, started_at) WHERE ((calls = 0) AND (started_at IS NOT NULL));
CREATE INDEX leg_waiting ON public.leg USING btree (unit, service_day, service, priority, ranked_since, ticket, kept_counter, kept_clerk) WHERE (state = 'waiting'::text);
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
CREATE CONSTRAINT TRIGGER leg_is_called AFTER UPDATE OF unit, service_day, service, state, waiting_since ON public.leg DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.state = 'waiting'::text) OR (new.state = 'waiting'::text))) EXECUTE FUNCTION public.count_waiting();
CREATE CONSTRAINT TRIGGER leg_is_gone AFTER DELETE ON public.leg DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.state = 'waiting'::text)) EXECUTE FUNCTION public.count_waiting();
CREATE CONSTRAINT TRIGGER leg_joins AFTER INSERT ON public.leg DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'waiting'::text)) EXECUTE FUNCTION public.count_waiting();
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
ALTER TABLE ONLY public.day_key
    ADD CONSTRAINT day_key_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
ALTER TABLE ONLY public.day_line
    ADD CONSTRAINT day_line_service_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.day_service
    ADD CONSTRAINT day_service_service_fkey FOREIGN KEY (unit, service) REFERENCES public.service(unit, code);
ALTER TABLE ONLY public.decoy_key
    ADD CONSTRAINT decoy_key_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
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
ALTER TABLE ONLY public.missed_search
    ADD CONSTRAINT missed_search_unit_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(code);
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
REVOKE ALL ON FUNCTION public.add_seal(of_unit text, named text, of_kind text, of_ref bigint, of_key text, body text, said text, happened bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.begin_chain(of_unit text, named text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.stand_alone(what integer) FROM PUBLIC;
