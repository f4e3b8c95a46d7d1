"""Codes of a second factor, reckoned by the server, so that no station sees what makes them.

RFC 6238 stands on HMAC-SHA-1 (RFC 2104, RFC 3174), which PostgreSQL has only in ``pgcrypto``: a
server that was not installed with it would know no second factor.
"""

from typing import Final

from reception.database.acts.act import Act

_32_BITS: Final = "4294967295"

SHA1 = Act(
    name="sha1",
    takes="message BYTEA",
    gives="BYTEA IMMUTABLE",
    is_inner=True,
    declares="""
    padded BYTEA := a_message || '\\x80'::bytea
        || decode(repeat('00', (119 - length(a_message) % 64) % 64), 'hex')
        || int8send(length(a_message)::bigint * 8);
    h0 BIGINT := 1732584193; h1 BIGINT := 4023233417; h2 BIGINT := 2562383102;
    h3 BIGINT := 271733878; h4 BIGINT := 3285377520;
    a BIGINT; b BIGINT; c BIGINT; d BIGINT; e BIGINT; f BIGINT; k BIGINT; x BIGINT;
    w BIGINT[];""",
    does=lambda: (
        f"""
    FOR start IN 0 .. length(padded) / 64 - 1 LOOP
        FOR i IN 0 .. 15 LOOP
            w[i] := ('x' || encode(substring(padded FROM start * 64 + i * 4 + 1 FOR 4), 'hex'))
                ::bit(32)::bigint & {_32_BITS};
        END LOOP;
        FOR i IN 16 .. 79 LOOP
            x := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
            w[i] := ((x << 1) | (x >> 31)) & {_32_BITS};
        END LOOP;
        a := h0; b := h1; c := h2; d := h3; e := h4;
        FOR i IN 0 .. 79 LOOP
            IF i < 20 THEN
                f := (b & c) | (({_32_BITS} - b) & d); k := 1518500249;
            ELSIF i < 40 THEN
                f := b # c # d; k := 1859775393;
            ELSIF i < 60 THEN
                f := (b & c) | (b & d) | (c & d); k := 2400959708;
            ELSE
                f := b # c # d; k := 3395469782;
            END IF;
            x := (((a << 5) | (a >> 27)) + f + e + k + w[i]) & {_32_BITS};
            e := d; d := c; c := ((b << 30) | (b >> 2)) & {_32_BITS}; b := a; a := x;
        END LOOP;
        h0 := (h0 + a) & {_32_BITS}; h1 := (h1 + b) & {_32_BITS}; h2 := (h2 + c) & {_32_BITS};
        h3 := (h3 + d) & {_32_BITS}; h4 := (h4 + e) & {_32_BITS};
    END LOOP;
    RETURN substring(int8send(h0) FROM 5) || substring(int8send(h1) FROM 5)
        || substring(int8send(h2) FROM 5) || substring(int8send(h3) FROM 5)
        || substring(int8send(h4) FROM 5);"""
    ),
)

HMAC_SHA1 = Act(
    name="hmac_sha1",
    takes="key BYTEA, message BYTEA",
    gives="BYTEA IMMUTABLE",
    is_inner=True,
    declares="inner_key BYTEA; outer_key BYTEA;",
    does=lambda: (
        """
    IF length(a_key) > 64 THEN a_key := sha1(a_key); END IF;
    a_key := a_key || decode(repeat('00', 64 - length(a_key)), 'hex');
    inner_key := a_key; outer_key := a_key;
    FOR i IN 0 .. 63 LOOP
        inner_key := set_byte(inner_key, i, get_byte(a_key, i) # 54);
        outer_key := set_byte(outer_key, i, get_byte(a_key, i) # 92);
    END LOOP;
    RETURN sha1(outer_key || sha1(inner_key || a_message));"""
    ),
)

FROM_BASE32 = Act(
    name="from_base32",
    takes="secret TEXT",
    gives="BYTEA IMMUTABLE",
    is_inner=True,
    declares="bits TEXT := ''; found BYTEA := ''; digit INTEGER;",
    does=lambda: (
        """
    FOREACH a_secret IN ARRAY string_to_array(rtrim(upper(a_secret), '='), NULL) LOOP
        digit := position(a_secret IN 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') - 1;
        bits := bits || digit::bit(5)::text;
    END LOOP;
    FOR i IN 0 .. length(bits) / 8 - 1 LOOP
        found := found || decode(lpad(to_hex(
            substring(bits FROM i * 8 + 1 FOR 8)::bit(8)::integer), 2, '0'), 'hex');
    END LOOP;
    RETURN found;"""
    ),
)

# The same in Python: ``reception.people.second_factor.step_of``.
CODE_STEP = Act(
    name="code_step",
    takes="secret TEXT, code TEXT, at BIGINT",
    gives="BIGINT",
    is_inner=True,
    declares="""
    typed TEXT := regexp_replace(a_code, '\\s', '', 'g'); present BIGINT := a_at / 30000000;
    key BYTEA; made BYTEA; start INTEGER; value BIGINT; drift INTEGER;""",
    does=lambda: (
        """
    IF typed !~ '^[0-9]{6}$' THEN RETURN NULL; END IF;
    key := from_base32(a_secret);
    FOREACH drift IN ARRAY ARRAY[0, -1, 1] LOOP
        made := hmac_sha1(key, int8send(present + drift));
        start := get_byte(made, 19) & 15;
        value := ((get_byte(made, start) & 127)::bigint << 24) | (get_byte(made, start + 1) << 16)
            | (get_byte(made, start + 2) << 8) | get_byte(made, start + 3);
        IF lpad((value % 1000000)::text, 6, '0') = typed THEN RETURN present + drift; END IF;
    END LOOP;
    RETURN NULL;"""
    ),
)
