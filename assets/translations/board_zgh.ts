<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zgh">
<context>
    <name>Board</name>
    <message>
        <source>Number</source>
        <translation>ⵓⵟⵟⵓⵏ</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>ⴰⵙⴽⵙⵍ</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>ⴰⵏⵙⵓⴼ</translation>
    </message>
    <message>
        <source>Your number will appear here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not up to date since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent: please ask at the reception desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please have your national identity card ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>called again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>since %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
