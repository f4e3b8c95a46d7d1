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
        <source>Save as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A unit’s file</source>
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
        <source>What we offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What visitors see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines and alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is called next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were no alerts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier alerts that are not shown: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst
level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls by voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A figure from 0 to 100 belongs here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visitor&apos;s own comes first; a language is spoken where there is a voice for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter, louder or silent by the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 % is silent, as for a prayer. One screen alone is muted at its station: nouba voice mute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting after wrong passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has to wait. Whoever types wrong passwords too often waits for a while, and is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1 · last act %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in was not written by Nouba: sign it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign her out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong passwords: %1 · may try again at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign %1 out? What is not saved there is lost; a visitor stays hers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: another try is free at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A login that nobody has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody at station %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at stations that never let this login in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at station %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
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
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password of %1, shown only now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As colleagues know the person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters, digits, points and hyphens; a letter comes first.</source>
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
        <source>The counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is divided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drawing. A station shows this board when it is started with its code; its pictures and films lie in the folder that NOUBA_MEDIA names there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stations name it by this: nouba board CODE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, a letter first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen: all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown in turn with the usual advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each message in Arabic and in French.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls beside pictures and films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Live view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer from the database since %1: these figures are old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a day off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ramadan and seasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For half days; else it is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours in this season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that nobody is left waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling rule</source>
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
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clerk&apos;s panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: longest wait %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No counter is open; longest wait %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no counter is open; longest wait %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets of a kiosk wait for a decision: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): nothing heard from it; check that it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): runs twice, on %3; have one of them renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1: nothing done for %2 while people wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its printer is not heard of any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: only %3 MB are free; have room made before nothing can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: only %3 MB are free, and the reserve is spent; have room made now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the newest backup is %2 old; look why none is made at night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no backup yet; have one made today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the backups cannot be reached; plug their disk in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the backup that was tried is broken; call whoever looks after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long visits are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>services over a threshold: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait now</source>
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
        <source>of %1 arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median wait today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called within target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over %1</source>
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
        <source>Pause…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause another service…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give no tickets for “%1”, until when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which service is paused? Who waits is called all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the end of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until somebody resumes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until somebody resumes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No counter calls for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: in another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These dates hang on the moon or on a decision. Confirm them once they are announced, or move them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of the state&apos;s days are not entered: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the state&apos;s days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A visitor is there: it can be closed once she has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who serves is with a visitor now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works at counter %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its services alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does counter %1 call first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the work profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, now at counter %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a break since %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free for %1</source>
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
        <source>compared with %1 up to %2, office time</source>
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
    <message numerus="yes">
        <source>%n more rows are in the saved file.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables are copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
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
        <source>The file before is still being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is on its way to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day is closed. Counted as unserved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file describes another unit; it needs a database of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last administrator stays one. Please name another administrator first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visitors of today still need this (%1). Please serve them or close the day first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This state of the unit is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first description of the unit: nothing stands before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has already decided on this ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was signed in at a counter in these days: it is not known when one was open, and nothing can be replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 calls of these days the calling rule explains %1 only: a replay by the rule would say nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not well written in line %1: “%2”. Texts stand in quotation marks, lists in square brackets, and each key once in its table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letters of line %1 are not in UTF-8. Please save the file as UTF-8.</source>
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
        <source>A period that still runs is compared up to the same time of day, office time.</source>
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
        <source>Site</source>
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
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters that give it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ahead, then %2 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a visitor is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its waiting counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many minutes count as waited on arrival.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1: as everybody&apos;s; 2: a minute counts for two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What visitors read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sentence, shown at the kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One document on each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What visitors call it; one word or short phrase on each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most 40 words or short phrases of up to 60 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets and times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two letters from A to Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where they are narrower than the unit’s; leave all days empty else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports count who waited no longer than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the expected wait, until enough was measured.</source>
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
        <source>Your role was changed. Please sign in again.</source>
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
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live view only</source>
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
        <source>On a break since %1</source>
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
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: it is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n fields need another look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It would not agree with the rest of the description.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both changed: %1. Yours would stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has saved changes meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First password, shown only now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing here, or does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list, or add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing somebody out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifting a pause of sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing a second factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing a PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeing figures by clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeing single visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving a new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the own password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking out visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking out figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking out the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing in visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgetting old visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deciding on a ticket of a kiosk that stood alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declaring a number void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noting who was served in an outage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting a backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning a new life of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correcting the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuming a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing who works at a counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledging an alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing visits to a centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing an account of a station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning how long people wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something without the right to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to state %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stands twice; each may stand once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such group; choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service that is named here is not offered; choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A counter that is named here does not exist; choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No counter gives this service; choose at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these counters gives one of these services: no call would be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first number must be smaller than the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kiosk numbers with these letters while it is cut off; choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than there are numbers; write less, or a larger last number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody has this class without asking for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in one sentence whom it is for: visitors may ask for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ordinary class cannot be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome of a service that went well is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ticket shows at least its number and its service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write opening times for one day at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins and ends at the same hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times overlap; write them one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first day must not be after the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It closes before it opens; write the opening time first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So short a time gives no ticket: the last ticket comes before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical must not come before the warning; write the same or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits are told apart at least as long as it is known who served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time zone is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot stand on a ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not agree with the rest of the description.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of minutes up to 480 belongs here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mine as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why? (may be left empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you changed here is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in Arabic and in French, up to 200 characters on one line each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the lines in Arabic and in French, or in neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical alerts besides: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let alerts be heard at this station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute alerts at this station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>easing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acknowledged by %1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk, board or clerk&apos;s panel has been heard of today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard since %1: check that it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the database since %1; to hand over: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the database from %1 to %2; gave alone: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, to be decided at the station: %1</source>
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
        <source>Given back at the kiosk</source>
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
        <source>Handed over by a kiosk that stood alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called by word of mouth, in an outage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repair struck out something untrue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that a newer Nouba knows of</source>
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
        <source>The file is being written</source>
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
        <source>Every visit that fits this choice</source>
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
    <message>
        <source>Only what was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown, or this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit is described again as in state %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 characters. A sentence of your own is easy to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the unit out as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a unit in from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit stands in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file describes the unit as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file would change this. Look, then save or discard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older is forgotten for good, once a night, where that is set up. The figures of the unit stay; those by person and by priority class do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A telephone number of digits and spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and films of the station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call would be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: 4 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual advice of the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the opening time before the closing time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By her arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that nobody is left aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After that anybody calls the visitor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After that every counter that gives the service calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages served first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clerks who speak one of them call its visitors earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else waits longer for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments, and taking back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a work profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it would have done to last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visitors of the last seven days are called once more by the rules as they stand above, saved or not. Everybody takes as long at the counter as she did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By priority class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The counters as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more like counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replayed by the rules of then, %1 of the calls name the same visitor. Half waited less than %2 (replayed: %3), nine of ten less than %4 (replayed: %5); left unserved: %6 (replayed: %7).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody came in the last seven days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2: %3 visitors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n visitors left uncalled then and would be called; they are taken to stay as long as others.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within
target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your wait begins with %1 minutes already counted, and each minute counts %2 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your wait begins with %1 minutes already counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each minute you wait counts %2 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each minute you wait counts once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the longest wait by this count is called first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has waited %1 minutes is level with ordinary visitors who did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 minutes, an ordinary visitor who came up to %2 minutes before is called later; nobody is overtaken for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 minutes, an ordinary visitor who came up to %2 minutes later is called before; nobody is overtaken for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: as long as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 less on average; %3 wait less, %4 longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 more on average; %3 wait less, %4 longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A logo is printed on every ticket, at most 15 mm high.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no logo. A PNG picture in black on white is best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone and address for complaints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is printed, from the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One to three short lines, in Arabic and in French.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One to three lines of up to 80 characters in each language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every ticket is drawn once…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every ticket fits on this paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long for this paper: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is drawn once everything agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write hours such as 09:00-12:00, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait for a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In percent of the service’s target wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People waiting for a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People wait for a service, and no counter that gives it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unattended counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A counter is open, its visitors wait, and nobody acts there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is heard of a kiosk, a board or a clerk’s panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a warning that the roll is nearly used up, and critical that a printer does not print: there is nothing to set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other thresholds for one service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add thresholds for a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where one of two thresholds is left as for all, the critical one is twice the warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not answer. This page fills as soon as it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer from the database since %1: what stands here may be old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do people wait longest, and where is there help?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each site by the targets that it gave itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No site is followed yet, or the first copies are under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest service level first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most visitors first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busiest counters first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six digits of the authenticator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besides your password, an authenticator on your telephone can be asked for a code. Whoever learns your password alone then does not come in here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point your authenticator at this picture, or type the letters under it. Then type the code that it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin to ask for codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes are asked for from now on. Note these recovery codes and keep them locked away: each lets you in once without the authenticator. They are shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have noted them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes are asked for. Recovery codes left: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for no codes any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being served: %1. They stay with their clerk to the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day is being closed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open counters without a visitor are left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the day? Nobody would be counted as unserved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the day? Still here, and counted as unserved: %1 (%2). This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the day for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits, and no counter is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting, called or set aside: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open counters: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the day came to, the numbers given and the head of its log, to be signed and kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the slip is printed or saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a PDF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the slip…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been printed at a station today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for the printer of %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being printed at %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed at %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to %1 at %2, and its printer does not say more: look whether it came out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not printed: %1 could not at %2. Look at its printer, then print again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not printed: %1 did not begin it in time. Check that its kiosk runs, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets to decide on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 in for which service?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 in in which class?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 in after all?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 up? Its number is void for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why? For colleagues, in one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its service is not offered any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its class is not one of the house any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another ticket has this number on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is void.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled while its kiosk stood alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of its kiosk was wrong: nobody knows when it was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its letters and number make no ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in its line; %2, which the desk had given, is void.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day of %1 is over: it is counted there, as not served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 still cannot be taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is given up: its number is void.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kiosk gave these alone, without the database. Their visitors stand in no line until somebody decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. What a kiosk gives alone, without the database, and cannot be taken in afterwards, stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · given %2 by its clock · here since %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1 is open, for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1 is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1 receives all its services again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1 now works by “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tickets are given for: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets are given again for: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What visitors will see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
