<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zgh">
<context>
    <name>Console</name>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting now, by service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not answer: these figures may be old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open counters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People wait, nobody calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest
wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected
wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open
counters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ over the target of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serves %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ticket was given in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar: the full part ends at the median, the pale part at the 90th percentile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long they waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 10 calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Somebody has waited %1 and is not called yet: the waits below do not count it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables are copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written. Please choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the voice that calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in words, 0 to 99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers figure by figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How numbers are told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrase before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrase after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone is heard. Plug one in, then open this page once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loudspeaker is heard here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Recording: say it, then press again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole pack is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds another voice, or one that cannot be read. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be kept in this folder. Choose another, or make room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Nothing was heard. Is this the right microphone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Too quiet. Come closer and say it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Too loud. Move away a little and say it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Too short. Press, say it, then press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Too long. Say this phrase alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong. Please sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nouba: console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps without paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open station can print it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No whole sheet came out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was too late to print it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not say whether it came out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been on its way for long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No station with a printer is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well: every ticket is on paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who waits holds a paper ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letter, as you call it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No attested word: say it in Tamazight, as you say it yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between a hundred and what follows it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
