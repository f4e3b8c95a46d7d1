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
        <source>Save</source>
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
        <source>By service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priorities, languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours of crowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announced waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long do people wait?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which services make people wait?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are the counters used?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How is the work spread?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does everybody wait alike?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When do people come, and when do they wait?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the announced waits hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened in each visit?</source>
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
        <source>%1 h</source>
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
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What is shown is the answer to the question before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody took a ticket in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No counter was open in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wait was announced in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From time to time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the waits are spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long they waited, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the service took, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the open time went into service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served in an hour of open time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time and work, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many waits lay inside the announced range, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was announced and what came, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they came, by weekday and hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they waited, by weekday and hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of them, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar: the full part ends at the median, the pale part at the 90th percentile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more rows are in the saved file.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In the order of the unit&apos;s list. These figures show how work is spread; services differ, and they do not say who works well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the figures mean</source>
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
        <source>%1 before: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than %1 calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is on its way to the printer.</source>
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
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the question before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period after</source>
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
        <source>Compare with the period before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1 and by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this choice away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing else</source>
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
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
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
    <message>
        <source>Show as a plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>announced wait %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate of the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought in from another system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another service began at the same counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let back into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back from aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent on to another service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day closed before the turn came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no whole sheet came out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too late to print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent, not confirmed by the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the counter now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>announced: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are being worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit fits this choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every visit of these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every stay in a queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
