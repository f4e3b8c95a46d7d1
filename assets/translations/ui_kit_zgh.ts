<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zgh">
<context>
    <name>NoTicket</name>
    <message>
        <source>We are closed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are closed today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are on a break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more tickets are given today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tickets now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused for the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full for today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service is full for today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service is paused for the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service gives no tickets now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask at the reception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose another, or ask at the reception.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: highest %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: lowest %2 (%3), highest %4 (%5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The roll is nearly used up: bring a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of paper: put in a new roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cover is open: close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cutter is stuck: free the paper, then close the cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too hot: it rests and goes on by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: press the button on the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes nothing more: switch it off and on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected: check the cable and the power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken down: switch it off and on, else call a technician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready, but it says nothing of its paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready; the last sheet is still in its mouth: take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard from this station: check that it is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>This reception is not set up yet. Please call the person in charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service is not offered here any more. Please choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This priority is not one of the house rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This language is not offered here. Please choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This counter does not exist here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here has this login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login or the password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not include this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This alert is not in the log any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is serving a visitor at counter %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too early for this appointment. Please come again from %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This appointment is on another day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please write it in one line of at most 200 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say why in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pause must end later than now. Please choose another time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 is still being printed. Please call again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ticket %1 today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is not possible for ticket %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You still hold ticket %1. Please finish it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold no ticket now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 cannot be given back any more: it stays good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 is held at another counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 is set aside for a colleague.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 was called too long ago. Please give a new ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose another service, another counter or a colleague.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are on a break. Please end it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are at no counter. Please choose one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This work profile is not offered here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This board is not described here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service cannot end this way here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reason is not offered here any more. Please choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1 is already rated. Thank you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request was already used for something else. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit&apos;s file has a mistake. Please check it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has not begun. Please choose today or an earlier day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This period cannot be shown. Please choose a first and a last day again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk is not open, or has no printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program is too old for the database. Please have the newest version installed here, and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not let this station do so. Please call the person in charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was lost: it may have been done or not. Please look before you repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is not there any more. Please call the person in charge: a backup must be put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not answer. Please check the network and the server, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not print. Please check paper, cover and cable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The equipment does not answer. Please call the person in charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong. Please call the person in charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong passwords. Please try again in %1 min, or call an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please call ticket %1 again first, or give the visitor more time to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the six digits that your authenticator shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is not right, or was used already. Please wait for the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose a password of your own, of at least %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose your new password at the console, not at a panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please unlock the window first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PIN is not right. Tries left: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose six digits that are no plain row, such as 000000 or 123456.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no second factor to drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is over already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This password is too easily guessed. Please choose another one of at least %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many people have this password, or it names you or this office. A sentence of your own is easy to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please type your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have signed in at another station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day was closed. Please sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator has signed you out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password was changed. Please sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup was put back. Please sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your login is not used here any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The PIN is not the same twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is signed in. What is open stays open behind this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PIN for this station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the six digits that your authenticator shows now, or one of the recovery codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first password is known to who gave it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is too easily guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 characters. A sentence of your own is easy to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>We open on %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We open today at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We go on today at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets again on %1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets again today at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Next: waits for you in person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: was sent to this counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: has an appointment at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: nobody else is waiting for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: speaks %1, as you do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: ranks as %2 does, and came first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: has waited longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: has priority (%1), and has waited longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: has priority (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Arabic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tamazight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>less than %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1–%n min</source>
        <translation>
            <numerusform>%1–%n ⵜⵓⵙⴷⵉⴷⵉⵏ</numerusform>
            <numerusform>%1–%n ⵜⵓⵙⴷⵉⴷⵉⵏ</numerusform>
        </translation>
    </message>
    <message>
        <source>more than an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
