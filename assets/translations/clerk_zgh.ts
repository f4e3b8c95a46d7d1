<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zgh">
<context>
    <name>Clerk</name>
    <message>
        <source>Counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the counter&apos;s number, or Tab and Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that write nothing: F2 to F7, Ctrl and Alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These, and single keys: space bar, letters, digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys: Tab and Enter, or the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How did the service end?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which service now, for the same visitor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which service, for a visitor without a ticket?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All services of the counter alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you call?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation>ⵜⴰⵏⴰⴼⵓⵜ</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
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
        <source>Language</source>
        <translation>ⵜⵓⵜⵍⴰⵢⵜ</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>On a break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it is back, the person in charge calls by the numbers on paper, the smallest first, and writes down up to which number was served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visitor at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Called %n times · %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Called · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n served</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not come</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This button has just changed: “%1”. Please press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was done after all. Go on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window has just come to the front. Please press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished. Nobody is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish and call next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is called: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call of %1 is undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the service begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish and call %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serve without a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are on a break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is called again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readmit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work profile is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is sent on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (told: %2 at most)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get ready for %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press %1 when you are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever comes is told here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press %1 to call the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 works at counter %2. Choose it again to take it over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has taken counter %2. Choose yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work at counter %2 was ended. Choose your counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection since %1. Start, finish, no-show and note are kept here; nobody can be called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is back. What you did meanwhile is entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2: kept here, and entered when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 could not be entered afterwards. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call box is not there. Plug it in; use the keyboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call box may not be opened here. Tell the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has the call box. Tell the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is named as call box is no number pad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer cannot use a call box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: perhaps without paper; no open station can print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: perhaps without paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits, in the order of the calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Visitors set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent visitors</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n beyond the time aimed at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 calls whoever comes for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does the visitor go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the visitor aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I call her back myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any colleague may call her back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it below; the next counter reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the service here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prayer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why out of turn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes back with a missing document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was sent here by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the manager’s request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other: write it below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the next counter, if any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words, if needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom do you call?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gives up waiting?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leaves the line for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone: her place is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>She told me so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was absent and is here now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps not printed: please call the number aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · here since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key was heard. The database is slow to answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wait for what nobody else gives now</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close and sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call box works again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean wait before you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean time with you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the hall sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and counter %2, large on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called aloud in %1 and in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called aloud in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall. “No-show” becomes possible %1 after the call, or after call number %2. %3 then stands among the absent, and may come back for %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
