BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0024');
CREATE TABLE alert (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	level TEXT NOT NULL, 
	worst TEXT NOT NULL, 
	began_at BIGINT NOT NULL, 
	level_since BIGINT NOT NULL, 
	measured BIGINT, 
	detail TEXT NOT NULL, 
	easing_since BIGINT, 
	ended_at BIGINT, 
	acknowledged_by TEXT, 
	acknowledged_at BIGINT, 
	acknowledged_level TEXT, 
	changes INTEGER NOT NULL, 
	CONSTRAINT alert_pkey PRIMARY KEY (id), 
	CONSTRAINT alert_known_level CHECK (level IN ('warning', 'critical')), 
	CONSTRAINT alert_known_worst CHECK (worst IN ('warning', 'critical')), 
	CONSTRAINT alert_known_acknowledged_level CHECK (acknowledged_level IN ('warning', 'critical')), 
	CONSTRAINT alert_acknowledged_by_somebody CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL) AND (acknowledged_by IS NULL) = (acknowledged_level IS NULL)), 
	CONSTRAINT alert_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE allowed_client (
	schema TEXT NOT NULL, 
	version TEXT NOT NULL, 
	CONSTRAINT allowed_client_pkey PRIMARY KEY (schema, version)
);
INSERT INTO "allowed_client" VALUES('0024','0024');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	who TEXT, 
	act TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	refused INTEGER NOT NULL, 
	os_user TEXT, 
	CONSTRAINT audit_pkey PRIMARY KEY (id), 
	CONSTRAINT audit_refused_or_not CHECK (refused IN (0, 1)), 
	CONSTRAINT audit_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE chain (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	label TEXT NOT NULL, 
	base BLOB NOT NULL, 
	base_length BIGINT NOT NULL, 
	length BIGINT NOT NULL, 
	seal BLOB NOT NULL, 
	latest BIGINT, 
	former BIGINT, 
	former_length BIGINT, 
	former_seal BLOB, 
	office_length BIGINT, 
	office_seal BLOB, 
	CONSTRAINT chain_pkey PRIMARY KEY (id), 
	CONSTRAINT chain_once UNIQUE (unit, label), 
	CONSTRAINT chain_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE clerk_break (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	clerk TEXT NOT NULL, 
	counter INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	began_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT clerk_break_pkey PRIMARY KEY (id), 
	CONSTRAINT clerk_break_clerk_fkey FOREIGN KEY(unit, clerk) REFERENCES person (unit, login), 
	CONSTRAINT clerk_break_counter_fkey FOREIGN KEY(unit, counter) REFERENCES counter (unit, number)
);
CREATE TABLE counter (
	unit TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT counter_pkey PRIMARY KEY (unit, number), 
	CONSTRAINT counter_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE counter_session (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	clerk TEXT NOT NULL, 
	counter INTEGER NOT NULL, 
	opened_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	profile TEXT, 
	forgotten INTEGER, 
	CONSTRAINT counter_session_pkey PRIMARY KEY (id), 
	CONSTRAINT counter_session_counter_fkey FOREIGN KEY(unit, counter) REFERENCES counter (unit, number), 
	CONSTRAINT counter_session_clerk_fkey FOREIGN KEY(unit, clerk) REFERENCES person (unit, login)
);
CREATE TABLE credential (
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	must_change INTEGER NOT NULL, 
	factor_secret TEXT, 
	factor_since BIGINT, 
	factor_step BIGINT, 
	CONSTRAINT credential_pkey PRIMARY KEY (unit, login), 
	CONSTRAINT credential_person_fkey FOREIGN KEY(unit, login) REFERENCES person (unit, login), 
	CONSTRAINT credential_must_change_or_not CHECK (must_change IN (0, 1)), 
	CONSTRAINT credential_whole_factor CHECK ((factor_secret IS NULL) = (factor_since IS NULL) AND (factor_secret IS NOT NULL OR factor_step IS NULL))
);
CREATE TABLE day_counter (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT day_counter_pkey PRIMARY KEY (unit, service_day, series), 
	CONSTRAINT day_counter_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE day_key (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT day_key_pkey PRIMARY KEY (unit, service_day), 
	CONSTRAINT day_key_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE day_line (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	service TEXT NOT NULL, 
	waiting INTEGER NOT NULL, 
	oldest BIGINT, 
	CONSTRAINT day_line_pkey PRIMARY KEY (unit, service_day, service), 
	CONSTRAINT day_line_service_fkey FOREIGN KEY(unit, service) REFERENCES service (unit, code)
);
CREATE TABLE day_service (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	service TEXT NOT NULL, 
	taken INTEGER NOT NULL, 
	quota INTEGER, 
	CONSTRAINT day_service_pkey PRIMARY KEY (unit, service_day, service), 
	CONSTRAINT day_service_service_fkey FOREIGN KEY(unit, service) REFERENCES service (unit, code), 
	CONSTRAINT day_service_taken_not_negative CHECK (taken >= 0), 
	CONSTRAINT day_service_within_quota CHECK (quota IS NULL OR taken <= quota)
);
CREATE TABLE decoy_key (
	unit TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT decoy_key_pkey PRIMARY KEY (unit), 
	CONSTRAINT decoy_key_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE event (
	seq INTEGER NOT NULL, 
	ticket TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	counter INTEGER, 
	clerk TEXT, 
	service TEXT, 
	priority TEXT, 
	outcome TEXT, 
	operation TEXT NOT NULL, 
	step INTEGER NOT NULL, 
	ranked_since BIGINT, 
	kept_counter INTEGER, 
	kept_clerk TEXT, 
	note TEXT, 
	quoted_low_us BIGINT, 
	quoted_high_us BIGINT, 
	is_late INTEGER, 
	CONSTRAINT event_pkey PRIMARY KEY (seq), 
	CONSTRAINT event_operation_once UNIQUE (operation, step), 
	CONSTRAINT event_ticket_ticket_fkey FOREIGN KEY(ticket) REFERENCES ticket (id)
);
CREATE TABLE forgetting (
	run INTEGER NOT NULL, 
	CONSTRAINT forgetting_pkey PRIMARY KEY (run)
);
CREATE TABLE forgotten_day (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	what TEXT NOT NULL, 
	CONSTRAINT forgotten_day_pkey PRIMARY KEY (unit, service_day, what), 
	CONSTRAINT forgotten_day_known_what CHECK (what IN ('people', 'tickets')), 
	CONSTRAINT forgotten_day_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE leg (
	ticket TEXT NOT NULL, 
	leg INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	language TEXT NOT NULL, 
	service TEXT NOT NULL, 
	priority TEXT NOT NULL, 
	state TEXT NOT NULL, 
	waiting_since BIGINT NOT NULL, 
	ranked_since BIGINT NOT NULL, 
	kept_counter INTEGER, 
	kept_clerk TEXT, 
	parked_at BIGINT, 
	calls INTEGER NOT NULL, 
	first_called_at BIGINT, 
	last_called_at BIGINT, 
	started_at BIGINT, 
	ended_at BIGINT, 
	counter INTEGER, 
	clerk TEXT, 
	outcome TEXT, 
	note TEXT, 
	quoted_low_us BIGINT, 
	quoted_high_us BIGINT, 
	callable_from BIGINT, 
	CONSTRAINT leg_pkey PRIMARY KEY (ticket, leg), 
	CONSTRAINT leg_service_unit_fkey FOREIGN KEY(unit, service) REFERENCES service (unit, code), 
	CONSTRAINT leg_priority_class_fkey FOREIGN KEY(unit, priority) REFERENCES priority_class (unit, code), 
	CONSTRAINT leg_counter_fkey FOREIGN KEY(unit, counter) REFERENCES counter (unit, number), 
	CONSTRAINT leg_clerk_fkey FOREIGN KEY(unit, clerk) REFERENCES person (unit, login), 
	CONSTRAINT leg_kept_counter_fkey FOREIGN KEY(unit, kept_counter) REFERENCES counter (unit, number), 
	CONSTRAINT leg_kept_clerk_fkey FOREIGN KEY(unit, kept_clerk) REFERENCES person (unit, login), 
	CONSTRAINT leg_known_state CHECK (state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'continued', 'cancelled', 'unserved', 'given_back')), 
	CONSTRAINT leg_ended_when_over CHECK ((state IN ('waiting', 'called', 'serving', 'parked')) = (ended_at IS NULL)), 
	CONSTRAINT leg_called_by_somebody CHECK ((calls > 0) = (first_called_at IS NOT NULL) AND (first_called_at IS NULL) = (last_called_at IS NULL) AND (counter IS NULL) = (clerk IS NULL) AND (counter IS NULL) = (first_called_at IS NULL AND started_at IS NULL)), 
	CONSTRAINT leg_called_before_served CHECK (state IN ('waiting', 'parked', 'cancelled', 'unserved', 'given_back') OR calls > 0 OR started_at IS NOT NULL), 
	CONSTRAINT leg_served_when_started CHECK (state NOT IN ('serving', 'served') OR started_at IS NOT NULL), 
	CONSTRAINT leg_parked_when_parked CHECK (state <> 'parked' OR parked_at IS NOT NULL), 
	CONSTRAINT leg_ticket_ticket_fkey FOREIGN KEY(ticket) REFERENCES ticket (id)
);
CREATE TABLE missed_search (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	language TEXT NOT NULL, 
	script TEXT NOT NULL, 
	length TEXT NOT NULL, 
	nearest TEXT NOT NULL, 
	times INTEGER NOT NULL, 
	CONSTRAINT missed_search_pkey PRIMARY KEY (unit, service_day, language, script, length, nearest), 
	CONSTRAINT missed_search_some_times CHECK (times > 0), 
	CONSTRAINT missed_search_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE number_skip (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	made_at BIGINT NOT NULL, 
	CONSTRAINT number_skip_pkey PRIMARY KEY (unit, service_day, series, first), 
	CONSTRAINT number_skip_some_number CHECK (last >= first), 
	CONSTRAINT number_skip_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE past_change (
	seq INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	CONSTRAINT past_change_pkey PRIMARY KEY (seq), 
	CONSTRAINT past_change_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE person (
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	password_hash TEXT NOT NULL, 
	CONSTRAINT person_pkey PRIMARY KEY (unit, login), 
	CONSTRAINT person_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE print_job (
	ticket TEXT NOT NULL, 
	sheet INTEGER NOT NULL, 
	station TEXT NOT NULL, 
	state TEXT NOT NULL, 
	queued_at BIGINT NOT NULL, 
	changed_at BIGINT NOT NULL, 
	request TEXT, 
	attempt TEXT, 
	answers INTEGER, 
	CONSTRAINT print_job_pkey PRIMARY KEY (ticket, sheet), 
	CONSTRAINT print_job_known_state CHECK (state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed', 'failed', 'expired')), 
	CONSTRAINT print_job_request_once UNIQUE (request), 
	CONSTRAINT print_job_ticket_ticket_fkey FOREIGN KEY(ticket) REFERENCES ticket (id)
);
CREATE TABLE priority_class (
	unit TEXT NOT NULL, 
	code TEXT NOT NULL, 
	head_start_us BIGINT NOT NULL, 
	rate DOUBLE NOT NULL, 
	CONSTRAINT priority_class_pkey PRIMARY KEY (unit, code), 
	CONSTRAINT priority_class_head_start_not_negative CHECK (head_start_us >= 0), 
	CONSTRAINT priority_class_nobody_overtaken_for_ever CHECK (rate > 0), 
	CONSTRAINT priority_class_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE rating (
	operation TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	score INTEGER NOT NULL, 
	reason TEXT, 
	ticket TEXT, 
	service TEXT, 
	station TEXT NOT NULL, 
	CONSTRAINT rating_pkey PRIMARY KEY (operation), 
	CONSTRAINT rating_service_fkey FOREIGN KEY(unit, service) REFERENCES service (unit, code), 
	CONSTRAINT rating_known_score CHECK (score BETWEEN 1 AND 5), 
	CONSTRAINT rating_service_of_ticket CHECK (ticket IS NULL OR service IS NOT NULL), 
	CONSTRAINT rating_ticket_once UNIQUE (ticket), 
	CONSTRAINT rating_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code), 
	CONSTRAINT rating_ticket_ticket_fkey FOREIGN KEY(ticket) REFERENCES ticket (id)
);
CREATE TABLE recovery_code (
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	code_hash TEXT NOT NULL, 
	used_at BIGINT, 
	CONSTRAINT recovery_code_pkey PRIMARY KEY (unit, login, code_hash), 
	CONSTRAINT recovery_code_person_fkey FOREIGN KEY(unit, login) REFERENCES person (unit, login)
);
CREATE TABLE retention_run (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	began_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	people_before TEXT NOT NULL, 
	tickets_before TEXT NOT NULL, 
	people_days INTEGER NOT NULL, 
	ticket_days INTEGER NOT NULL, 
	tickets INTEGER NOT NULL, 
	sessions INTEGER NOT NULL, 
	left_open INTEGER NOT NULL, 
	CONSTRAINT retention_run_pkey PRIMARY KEY (id), 
	CONSTRAINT retention_run_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE seal (
	chain BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	ref BIGINT NOT NULL, 
	"key" TEXT, 
	seal BLOB NOT NULL, 
	people BLOB, 
	salt BLOB, 
	CONSTRAINT seal_pkey PRIMARY KEY (chain, position), 
	CONSTRAINT seal_once UNIQUE (kind, ref, chain), 
	CONSTRAINT seal_chain_chain_fkey FOREIGN KEY(chain) REFERENCES chain (id)
)
 WITHOUT ROWID

;
CREATE TABLE service (
	unit TEXT NOT NULL, 
	code TEXT NOT NULL, 
	series TEXT, 
	series_first INTEGER, 
	series_last INTEGER, 
	quota INTEGER, 
	CONSTRAINT service_pkey PRIMARY KEY (unit, code), 
	CONSTRAINT service_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE service_pause (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	service TEXT NOT NULL, 
	paused_at BIGINT NOT NULL, 
	paused_by TEXT NOT NULL, 
	reason TEXT, 
	resumed_at BIGINT, 
	resumed_by TEXT, 
	until BIGINT, 
	CONSTRAINT service_pause_pkey PRIMARY KEY (id), 
	CONSTRAINT service_pause_service_fkey FOREIGN KEY(unit, service) REFERENCES service (unit, code), 
	CONSTRAINT service_pause_paused_by_fkey FOREIGN KEY(unit, paused_by) REFERENCES person (unit, login), 
	CONSTRAINT service_pause_resumed_by_fkey FOREIGN KEY(unit, resumed_by) REFERENCES person (unit, login), 
	CONSTRAINT service_pause_resumed_by_somebody CHECK ((resumed_at IS NULL) = (resumed_by IS NULL)), 
	CONSTRAINT service_pause_until_later CHECK (until > paused_at)
);
CREATE TABLE sign_in_attempt (
	id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	station TEXT NOT NULL, 
	proof TEXT NOT NULL, 
	code TEXT, 
	at BIGINT NOT NULL, 
	begun_in TEXT NOT NULL, 
	is_settled INTEGER NOT NULL, 
	before_station BIGINT NOT NULL, 
	before_anywhere BIGINT, 
	before_here BIGINT NOT NULL, 
	CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (id), 
	CONSTRAINT sign_in_attempt_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE sign_in_session (
	id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	app TEXT NOT NULL, 
	station TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	opened_at BIGINT NOT NULL, 
	seen_at BIGINT NOT NULL, 
	locked_at BIGINT, 
	wrong_pins INTEGER NOT NULL, 
	ended_at BIGINT, 
	ended TEXT, 
	CONSTRAINT sign_in_session_pkey PRIMARY KEY (id), 
	CONSTRAINT sign_in_session_person_fkey FOREIGN KEY(unit, login) REFERENCES person (unit, login), 
	CONSTRAINT sign_in_session_known_app CHECK (app IN ('panel', 'console')), 
	CONSTRAINT sign_in_session_ended_for_a_reason CHECK ((ended_at IS NULL) = (ended IS NULL)), 
	CONSTRAINT sign_in_session_token_once UNIQUE (token_hash)
);
CREATE TABLE sign_in_try (
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	station TEXT NOT NULL, 
	wrong INTEGER NOT NULL, 
	wrong_at BIGINT NOT NULL, 
	CONSTRAINT sign_in_try_pkey PRIMARY KEY (unit, login, station), 
	CONSTRAINT sign_in_try_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE slip_job (
	id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	station TEXT NOT NULL, 
	state TEXT NOT NULL, 
	queued_at BIGINT NOT NULL, 
	changed_at BIGINT NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT slip_job_pkey PRIMARY KEY (id), 
	CONSTRAINT slip_job_known_state CHECK (state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed', 'failed', 'expired')), 
	CONSTRAINT slip_job_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE station_account (
	login TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	counters TEXT, 
	CONSTRAINT station_account_pkey PRIMARY KEY (login), 
	CONSTRAINT station_account_known_kind CHECK (kind IN ('kiosk', 'board', 'desk', 'console', 'jobs')), 
	CONSTRAINT station_account_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE station_letters (
	unit TEXT NOT NULL, 
	letters TEXT NOT NULL, 
	install TEXT NOT NULL, 
	station TEXT, 
	given_at BIGINT NOT NULL, 
	CONSTRAINT station_letters_pkey PRIMARY KEY (unit, letters), 
	CONSTRAINT station_letters_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE station_life (
	unit TEXT NOT NULL, 
	station TEXT NOT NULL, 
	app TEXT NOT NULL, 
	part TEXT NOT NULL, 
	program TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	heard_at BIGINT NOT NULL, 
	computer TEXT NOT NULL, 
	CONSTRAINT station_life_pkey PRIMARY KEY (unit, station, app, part, program), 
	CONSTRAINT station_life_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE station_outage (
	id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	station TEXT NOT NULL, 
	began_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	tickets INTEGER NOT NULL, 
	waiting INTEGER NOT NULL, 
	aside INTEGER NOT NULL, 
	CONSTRAINT station_outage_pkey PRIMARY KEY (id), 
	CONSTRAINT station_outage_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE station_printer (
	unit TEXT NOT NULL, 
	station TEXT NOT NULL, 
	state TEXT NOT NULL, 
	answers INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	heard_at BIGINT NOT NULL, 
	CONSTRAINT station_printer_pkey PRIMARY KEY (unit, station), 
	CONSTRAINT station_printer_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE taken_in (
	ticket TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	why TEXT, 
	service_day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	void_label TEXT, 
	at BIGINT NOT NULL, 
	given TEXT NOT NULL, 
	decided_by TEXT, 
	CONSTRAINT taken_in_pkey PRIMARY KEY (ticket), 
	CONSTRAINT taken_in_known_outcome CHECK (outcome IN ('joined', 'relabelled', 'too_late', 'parked', 'voided')), 
	CONSTRAINT taken_in_parked_for_a_reason CHECK (outcome <> 'parked' OR why IS NOT NULL), 
	CONSTRAINT taken_in_operation_once UNIQUE (operation), 
	CONSTRAINT taken_in_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE ticket (
	id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	language TEXT NOT NULL, 
	issued_at BIGINT NOT NULL, 
	appointment_at BIGINT, 
	kiosk TEXT, 
	CONSTRAINT ticket_pkey PRIMARY KEY (id), 
	CONSTRAINT ticket_number_once UNIQUE (unit, service_day, series, number), 
	CONSTRAINT ticket_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE unit (
	code TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT unit_pkey PRIMARY KEY (code)
);
CREATE TABLE unit_revision (
	unit TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	made_at BIGINT NOT NULL, 
	made_by TEXT NOT NULL, 
	document TEXT NOT NULL, 
	why TEXT, 
	brings_back INTEGER, 
	CONSTRAINT unit_revision_pkey PRIMARY KEY (unit, revision), 
	CONSTRAINT unit_revision_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE unlock_pin (
	unit TEXT NOT NULL, 
	login TEXT NOT NULL, 
	station TEXT NOT NULL, 
	pin_hash TEXT NOT NULL, 
	pepper_mark TEXT NOT NULL, 
	set_at BIGINT NOT NULL, 
	CONSTRAINT unlock_pin_pkey PRIMARY KEY (unit, login, station), 
	CONSTRAINT unlock_pin_person_fkey FOREIGN KEY(unit, login) REFERENCES person (unit, login)
);
CREATE TABLE visit_import (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	source TEXT NOT NULL, 
	file TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	began_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	visits INTEGER NOT NULL, 
	legs INTEGER NOT NULL, 
	CONSTRAINT visit_import_pkey PRIMARY KEY (id), 
	CONSTRAINT visit_import_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code)
);
CREATE TABLE void_number (
	unit TEXT NOT NULL, 
	service_day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	ticket TEXT, 
	until_seq BIGINT, 
	made_by TEXT, 
	operation TEXT NOT NULL, 
	CONSTRAINT void_number_pkey PRIMARY KEY (unit, service_day, series, number), 
	CONSTRAINT void_number_ticket_once UNIQUE (ticket), 
	CONSTRAINT void_number_unit_unit_fkey FOREIGN KEY(unit) REFERENCES unit (code), 
	CONSTRAINT void_number_ticket_ticket_fkey FOREIGN KEY(ticket) REFERENCES ticket (id)
);
CREATE INDEX alert_began ON alert (unit, began_at);
CREATE INDEX clerk_break_ended ON clerk_break (unit, clerk, ended_at);
CREATE INDEX event_clerk ON event (clerk, seq) WHERE clerk IS NOT NULL;
CREATE INDEX event_ticket ON event (ticket, seq);
CREATE INDEX leg_called ON leg (unit, service_day, last_called_at) WHERE calls > 0;
CREATE INDEX leg_cancelled ON leg (unit, service_day, ended_at) WHERE state = 'cancelled';
CREATE INDEX leg_kept ON leg (unit, service_day) WHERE state = 'waiting' AND (kept_counter IS NOT NULL OR kept_clerk IS NOT NULL);
CREATE INDEX leg_missed ON leg (unit, service_day, ended_at) WHERE state = 'no_show';
CREATE INDEX leg_oldest ON leg (unit, service_day, service, waiting_since) WHERE state = 'waiting';
CREATE INDEX leg_parked ON leg (unit, service_day, parked_at) WHERE state = 'parked';
CREATE INDEX leg_ranked ON leg (unit, service_day, ranked_since, service, priority, ticket) WHERE state = 'waiting' AND ranked_since > 0;
CREATE INDEX leg_served_by ON leg (unit, service_day, clerk) WHERE state = 'served';
CREATE INDEX leg_uncalled ON leg (unit, service_day, started_at) WHERE calls = 0 AND started_at IS NOT NULL;
CREATE INDEX leg_waiting ON leg (unit, service_day, service, priority, ranked_since, ticket, kept_counter, kept_clerk) WHERE state = 'waiting';
CREATE INDEX leg_waiting_language ON leg (unit, service_day, language, service, priority, ranked_since, ticket, kept_counter, kept_clerk) WHERE state = 'waiting';
CREATE INDEX print_job_unfinished ON print_job (station) WHERE state IN ('queued', 'sending', 'sent');
CREATE INDEX rating_of_day ON rating (unit, service_day);
CREATE INDEX seal_of_state ON seal (kind, "key", chain) WHERE key IS NOT NULL;
CREATE INDEX sign_in_session_let_in ON sign_in_session (unit, login, station, opened_at);
CREATE INDEX station_outage_ended ON station_outage (unit, ended_at);
CREATE INDEX taken_in_parked ON taken_in (unit, service_day, series, number) WHERE outcome = 'parked';
CREATE UNIQUE INDEX alert_open_once ON alert (unit, kind, subject) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX clerk_break_once ON clerk_break (unit, clerk) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX counter_session_clerk_once ON counter_session (unit, clerk) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX counter_session_counter_once ON counter_session (unit, counter) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX leg_at_counter_once ON leg (unit, counter) WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX leg_held_once ON leg (unit, clerk) WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX service_pause_once ON service_pause (unit, service) WHERE resumed_at IS NULL;
CREATE UNIQUE INDEX sign_in_session_once ON sign_in_session (unit, login, app) WHERE ended_at IS NULL;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER unit_revision_no_update BEFORE UPDATE ON unit_revision BEGIN SELECT RAISE(ABORT, 'unit_revision is append-only'); END;
CREATE TRIGGER unit_revision_no_delete BEFORE DELETE ON unit_revision BEGIN SELECT RAISE(ABORT, 'unit_revision is append-only'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER rating_no_update BEFORE UPDATE ON rating WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER rating_no_delete BEFORE DELETE ON rating WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER ticket_no_delete BEFORE DELETE ON ticket WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'ticket is append-only'); END;
CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'chain is append-only'); END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal WHEN NOT EXISTS (SELECT 1 FROM forgetting) BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
CREATE TRIGGER ticket_no_update BEFORE UPDATE ON ticket WHEN NOT EXISTS (SELECT 1 FROM forgetting) AND NOT (NEW.id = OLD.id AND NEW.unit = OLD.unit
    AND NEW.service_day = OLD.service_day AND NEW.language = OLD.language
    AND NEW.issued_at = OLD.issued_at
    AND coalesce(NEW.appointment_at, 0) = coalesce(OLD.appointment_at, 0)
    AND coalesce(NEW.kiosk, '') = coalesce(OLD.kiosk, '')
    AND EXISTS (
        SELECT 1 FROM void_number WHERE void_number.ticket = OLD.id
            AND void_number.unit = OLD.unit AND void_number.service_day = OLD.service_day
            AND void_number.series = OLD.series AND void_number.number = OLD.number
    )) BEGIN SELECT RAISE(ABORT, 'ticket is append-only'); END;
CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal WHEN NOT EXISTS (SELECT 1 FROM forgetting) AND NOT (OLD.key IS NOT NULL AND OLD.people IS NOT NULL
    AND NEW.key IS NOT NULL AND NEW.people IS NOT NULL AND NEW.salt IS NULL
    AND NEW.kind = OLD.kind AND NEW.key = OLD.key AND NEW.ref = OLD.ref
    AND NEW.chain = OLD.chain AND NEW.position = OLD.position
    AND NEW.seal = OLD.seal AND NEW.people = OLD.people) BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
CREATE TRIGGER event_in_order BEFORE INSERT ON event WHEN NEW.is_late IS NULL AND NEW.at < (SELECT latest FROM ticket JOIN chain ON chain.unit = ticket.unit
        AND chain.label = ticket.service_day WHERE ticket.id = NEW.ticket) - 300000000 BEGIN SELECT RAISE(ABORT, 'an event with an earlier time says so'); END;
CREATE TRIGGER leg_joins AFTER INSERT ON leg WHEN NEW.state = 'waiting' BEGIN 
    INSERT INTO day_line (unit, service_day, service, waiting, oldest)
        VALUES (NEW.unit, NEW.service_day, NEW.service, 1, (SELECT waiting_since FROM leg WHERE unit = NEW.unit AND service_day = NEW.service_day AND service = NEW.service AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1))
        ON CONFLICT (unit, service_day, service)
        DO UPDATE SET waiting = day_line.waiting + 1, oldest = excluded.oldest; END;
CREATE TRIGGER leg_joins_again AFTER UPDATE OF unit, service_day, service, state, waiting_since ON leg WHEN NEW.state = 'waiting' BEGIN 
    INSERT INTO day_line (unit, service_day, service, waiting, oldest)
        VALUES (NEW.unit, NEW.service_day, NEW.service, 1, (SELECT waiting_since FROM leg WHERE unit = NEW.unit AND service_day = NEW.service_day AND service = NEW.service AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1))
        ON CONFLICT (unit, service_day, service)
        DO UPDATE SET waiting = day_line.waiting + 1, oldest = excluded.oldest; END;
CREATE TRIGGER leg_is_called AFTER UPDATE OF unit, service_day, service, state, waiting_since ON leg WHEN OLD.state = 'waiting' BEGIN 
    UPDATE day_line SET waiting = waiting - 1, oldest = (SELECT waiting_since FROM leg WHERE unit = OLD.unit AND service_day = OLD.service_day AND service = OLD.service AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1)
        WHERE unit = OLD.unit AND service_day = OLD.service_day AND service = OLD.service; END;
CREATE TRIGGER leg_is_gone AFTER DELETE ON leg WHEN OLD.state = 'waiting' BEGIN 
    UPDATE day_line SET waiting = waiting - 1, oldest = (SELECT waiting_since FROM leg WHERE unit = OLD.unit AND service_day = OLD.service_day AND service = OLD.service AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1)
        WHERE unit = OLD.unit AND service_day = OLD.service_day AND service = OLD.service; END;
COMMIT;
