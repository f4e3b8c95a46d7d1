<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Board</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Your number will appear here</source>
        <translation>Votre numéro s’affichera sur cet écran</translation>
    </message>
    <message>
        <source>Not up to date since %1</source>
        <translation>Affichage non à jour depuis %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>Service en cours</translation>
    </message>
    <message>
        <source>Absent: please ask at the reception desk</source>
        <translation>Absents&#xa0;: adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Please have your national identity card ready</source>
        <translation>Veuillez préparer votre carte nationale d’identité</translation>
    </message>
    <message>
        <source>called again</source>
        <translation>rappelé</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>au guichet</translation>
    </message>
    <message numerus="yes">
        <source>since %n min</source>
        <translation>
            <numerusform>depuis %n&#xa0;min</numerusform>
            <numerusform>depuis %n&#xa0;min</numerusform>
        </translation>
    </message>
</context>
</TS>
