<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Access</name>
    <message>
        <source>Stronger contrast</source>
        <translation>Contraste renforcé</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Choose your language</source>
        <translation>Choisissez votre langue</translation>
    </message>
    <message>
        <source>What have you come for?</source>
        <translation>Pour quoi venez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Touch the service you need</source>
        <translation>Touchez le service souhaité</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Orientation</translation>
    </message>
    <message>
        <source>Your say</source>
        <translation>Votre avis</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Base légale</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>More services</source>
        <translation>Autres services</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>Que faut-il apporter</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>Pièces à apporter</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Frais</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation>Prenez un ticket</translation>
    </message>
    <message>
        <source>Take your ticket below</source>
        <translation>Prenez votre ticket en bas</translation>
    </message>
    <message>
        <source>Take your ticket below. If none comes out, keep this number.</source>
        <translation>Prenez votre ticket en bas. S’il ne sort pas, gardez ce numéro.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Votre numéro</translation>
    </message>
    <message>
        <source>Your ticket is being printed</source>
        <translation>Votre ticket s’imprime</translation>
    </message>
    <message>
        <source>No paper ticket today: keep this number</source>
        <translation>Pas de papier&#xa0;: gardez ce numéro</translation>
    </message>
    <message>
        <source>Photograph or note this number: you will be called by it. Your place is kept.</source>
        <translation>Photographiez ou notez ce numéro&#xa0;: c’est lui que nous appellerons. Votre place est gardée.</translation>
    </message>
    <message>
        <source>Waiting before you</source>
        <translation>Personnes avant vous</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>Attente prévue</translation>
    </message>
    <message>
        <source>Where to wait</source>
        <translation>Où attendre</translation>
    </message>
    <message>
        <source>Scan to follow your turn on your phone.</source>
        <translation>Scannez pour suivre votre tour sur votre téléphone.</translation>
    </message>
    <message>
        <source>We call your number on the screen and aloud.</source>
        <translation>Votre numéro sera affiché et annoncé.</translation>
    </message>
    <message>
        <source>Complaint, suggestion, observation</source>
        <translation>Réclamation, suggestion, observation</translation>
    </message>
    <message>
        <source>Today tickets come on this screen: have your telephone ready.</source>
        <translation>Aujourd’hui, les tickets s’affichent sur cet écran&#xa0;: préparez votre téléphone.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Plus de temps</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No ticket was given</source>
        <translation>Aucun ticket n’a été donné</translation>
    </message>
    <message>
        <source>Please go to the reception desk: we will help you there.</source>
        <translation>Veuillez vous adresser à l’accueil&#xa0;: nous vous y aiderons.</translation>
    </message>
    <message>
        <source>This kiosk cannot give tickets just now</source>
        <translation>Cette borne ne peut pas donner de ticket pour le moment</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Êtes-vous toujours là&#xa0;?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>We are closed now</source>
        <translation>Nous sommes fermés pour le moment</translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>personne n’attend</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Do you have priority?</source>
        <translation>Êtes-vous prioritaire ?</translation>
    </message>
    <message>
        <source>The wait counts for more in these classes; nobody is overtaken for ever.</source>
        <translation>L&apos;attente compte davantage pour ces personnes ; nul n&apos;est dépassé sans fin.</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>Sans priorité</translation>
    </message>
    <message>
        <source>With priority: %1</source>
        <translation>Avec priorité : %1</translation>
    </message>
</context>
</TS>
