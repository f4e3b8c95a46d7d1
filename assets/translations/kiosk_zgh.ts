<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zgh">
<context>
    <name>Access</name>
    <message>
        <source>Accessibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See, hear and reach better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See and reach better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch the screen or press a key to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services found: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GiveBack</name>
    <message>
        <source>Not the right service?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number %1 is cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper that came out is no longer a ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is called by this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be cancelled just now. Please ask at the reception desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From Morocco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the short number does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From abroad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan to open the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information on every administration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ⵜⵉⵡⵉⵙⵉ</translation>
    </message>
    <message>
        <source>Where to go, and whom to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a word: birth, signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters and rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where each service is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone, address, e-mail, hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you are heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information by telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you have come for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here. Please go to:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another word, or ask at the reception desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask at the reception desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other services: %1. Write another letter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Everybody who holds a ticket is still served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last ticket today at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Touch the service you need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ⵜⵉⵡⵉⵙⵉ</translation>
    </message>
    <message>
        <source>Your say</source>
        <translation>ⵜⴰⵙⴷⵎⵉⵔⵜ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ⴰⵖⵓⵍ</translation>
    </message>
    <message>
        <source>Which service do you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for your number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>ⵓⵟⵟⵓⵏ</translation>
    </message>
    <message>
        <source>Hear my number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your ticket is being printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your ticket under the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your ticket under the screen. If none comes out, keep this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No paper ticket today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph this screen or note this number. Your place is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow your turn on your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point the camera at this code. Neither name nor number is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We call your number on the screen and aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today tickets come on this screen: have your telephone ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ticket was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please go to the reception desk: we will help you there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your ticket comes in a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your ticket is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk cannot give tickets just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Do you have priority?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wait counts for more in these classes; nobody is overtaken for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With priority: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>How was your visit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody asks who you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What pleased you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could be better?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What did not please you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add my ticket&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of your ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells which service you speak of. You may also scan it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such number here. Please look at your ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer is counted in less than a minute, by itself. With the number of your ticket it is counted at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>ⵜⴰⵏⵎⵎⵉⵔⵜ</translation>
    </message>
    <message>
        <source>Your answer is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer is not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were not called with this number yet. Please answer after your visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer could not be noted just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer without a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Service menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to visitors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the last ticket again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up this ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: tickets stay on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard from it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not answer: no tickets can be given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away since %1: the kiosk gives numbers of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone: have a backup put back, and nothing set up anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers again: the kiosk&apos;s own numbers are being handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tickets to hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused: decide what becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be written: without the database there are no tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs: wait %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ticket cannot be printed again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ticket is being printed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test page is being printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is handed over again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch once more to give %1 up: its visitor is not called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch once more to close the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how the kiosk sounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in the headset; its own wheel makes it louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound does not work: is a headset plugged in, is espeak-ng installed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is printed once more, marked as a duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether %1 came out once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not come out once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test page is printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the test page came out whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test page did not come out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Print this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the sheet from the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it from the printer, or photograph the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not printed: photograph the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be printed in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Ticket for a complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How was your visit?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
