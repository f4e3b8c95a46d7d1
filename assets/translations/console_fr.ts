<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Console</name>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>Folder of the recordings</source>
        <translation>Dossier des enregistrements</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation>Temps d’attente</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Waiting now, by service</source>
        <translation>En attente maintenant, par service</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Guichets</translation>
    </message>
    <message>
        <source>The database does not answer: these figures may be old.</source>
        <translation>La base de données ne répond pas&#xa0;: ces chiffres ne sont peut-être plus à jour.</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Plus longue attente</translation>
    </message>
    <message>
        <source>Open counters</source>
        <translation>Guichets ouverts</translation>
    </message>
    <message>
        <source>People wait, nobody calls.</source>
        <translation>Des usagers attendent, personne n’appelle.</translation>
    </message>
    <message>
        <source>Arrived today</source>
        <translation>Arrivés aujourd’hui</translation>
    </message>
    <message>
        <source>Served today</source>
        <translation>Servis aujourd’hui</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Personne n’attend.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Longest
wait</source>
        <translation>Plus longue
attente</translation>
    </message>
    <message>
        <source>Expected
wait</source>
        <translation>Attente
prévue</translation>
    </message>
    <message>
        <source>Open
counters</source>
        <translation>Guichets
ouverts</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Nobody waits for: %1</source>
        <translation>Personne n’attend pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>▲ over the target of %1</source>
        <translation>▲ au-delà de l’objectif de %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Serves %1 for %2</source>
        <translation>Sert %1 depuis %2</translation>
    </message>
    <message>
        <source>Calls %1 for %2</source>
        <translation>Appelle %1 depuis %2</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation>Copier les tableaux</translation>
    </message>
    <message>
        <source>No ticket was given in this period.</source>
        <translation>Aucun ticket n’a été remis dans cette période.</translation>
    </message>
    <message>
        <source>Bar: the full part ends at the median, the pale part at the 90th percentile.</source>
        <translation>Barre&#xa0;: la partie pleine s’arrête à la médiane, la partie claire au 90e centile.</translation>
    </message>
    <message>
        <source>How long they waited</source>
        <translation>Combien de temps ils ont attendu</translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation>Ce qu’ils sont devenus</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>Ce que disent les chiffres</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivés</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>Attente moyenne</translation>
    </message>
    <message>
        <source>Median wait</source>
        <translation>Attente médiane</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>90e centile</translation>
    </message>
    <message>
        <source>fewer than 10 calls</source>
        <translation>moins de 10 appels</translation>
    </message>
    <message>
        <source>Within target</source>
        <translation>Dans l’objectif</translation>
    </message>
    <message>
        <source>▲ Somebody has waited %1 and is not called yet: the waits below do not count it.</source>
        <translation>▲ Une personne attend depuis %1 sans être appelée&#xa0;: les attentes ci-dessous n’en tiennent pas compte.</translation>
    </message>
    <message>
        <source>The tables are copied.</source>
        <translation>Les tableaux sont copiés.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>The file could not be written. Please choose another folder.</source>
        <translation>Le fichier n’a pas pu être écrit. Veuillez choisir un autre dossier.</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>à&#xa0;%1</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Cette semaine</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Jour de la semaine</translation>
    </message>
    <message>
        <source>Record the voice that calls</source>
        <translation>Enregistrer la voix des appels</translation>
    </message>
    <message>
        <source>Numbers in words, 0 to 99</source>
        <translation>Nombres en mots, de 0 à 99</translation>
    </message>
    <message>
        <source>Numbers figure by figure</source>
        <translation>Nombres chiffre par chiffre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>How numbers are told</source>
        <translation>Façon de dire les nombres</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Phrase before</source>
        <translation>Phrase d’avant</translation>
    </message>
    <message>
        <source>Phrase after</source>
        <translation>Phrase d’après</translation>
    </message>
    <message>
        <source>✓ Kept</source>
        <translation>✓ Enregistré</translation>
    </message>
    <message>
        <source>No microphone is heard. Plug one in, then open this page once more.</source>
        <translation>Aucun micro n’est entendu. Branchez-en un, puis rouvrez cette page.</translation>
    </message>
    <message>
        <source>No loudspeaker is heard here.</source>
        <translation>Aucun haut-parleur ne répond ici.</translation>
    </message>
    <message>
        <source>Keep and go on</source>
        <translation>Garder et continuer</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>● Recording: say it, then press again</source>
        <translation>● Enregistrement&#xa0;: dites la phrase, puis appuyez de nouveau</translation>
    </message>
    <message>
        <source>The whole pack is recorded.</source>
        <translation>Toute la voix est enregistrée.</translation>
    </message>
    <message>
        <source>%1 of %2 recorded</source>
        <translation>%1 sur %2 enregistrées</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>encore %1&#xa0;min environ</translation>
    </message>
    <message>
        <source>This folder holds another voice, or one that cannot be read. Choose another.</source>
        <translation>Ce dossier contient une autre voix, ou une voix illisible. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Nothing can be kept in this folder. Choose another, or make room.</source>
        <translation>Rien ne peut être gardé dans ce dossier. Choisissez-en un autre, ou faites de la place.</translation>
    </message>
    <message>
        <source>▲ Nothing was heard. Is this the right microphone?</source>
        <translation>▲ Rien n’a été entendu. Est-ce le bon micro&#xa0;?</translation>
    </message>
    <message>
        <source>▲ Too quiet. Come closer and say it again.</source>
        <translation>▲ Trop bas. Rapprochez-vous et redites la phrase.</translation>
    </message>
    <message>
        <source>▲ Too loud. Move away a little and say it again.</source>
        <translation>▲ Trop fort. Éloignez-vous un peu et redites la phrase.</translation>
    </message>
    <message>
        <source>▲ Too short. Press, say it, then press again.</source>
        <translation>▲ Trop court. Appuyez, dites la phrase, puis appuyez de nouveau.</translation>
    </message>
    <message>
        <source>▲ Too long. Say this phrase alone.</source>
        <translation>▲ Trop long. Dites cette phrase seule.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation>Sans appel</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Guichet %1</translation>
    </message>
    <message>
        <source>Something went wrong. Please sign in again.</source>
        <translation>Un problème est survenu. Veuillez vous reconnecter.</translation>
    </message>
    <message>
        <source>Nouba: console</source>
        <translation>Nouba&#xa0;: console</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1&#xa0;h&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 min %2</source>
        <translation>%1&#xa0;min&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Perhaps without paper</source>
        <translation>Peut-être sans papier</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation>%1 s’imprime à nouveau sur %2.</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · depuis&#xa0;%2</translation>
    </message>
    <message>
        <source>No open station can print it.</source>
        <translation>Aucun poste ouvert ne peut l’imprimer.</translation>
    </message>
    <message>
        <source>No whole sheet came out.</source>
        <translation>Aucune feuille entière n’est sortie.</translation>
    </message>
    <message>
        <source>It was too late to print it.</source>
        <translation>Il était trop tard pour l’imprimer.</translation>
    </message>
    <message>
        <source>The printer did not say whether it came out.</source>
        <translation>L’imprimante n’a pas dit s’il est sorti.</translation>
    </message>
    <message>
        <source>It has been on its way for long.</source>
        <translation>Il est en route depuis longtemps.</translation>
    </message>
    <message>
        <source>No station with a printer is open.</source>
        <translation>Aucun poste avec imprimante n’est ouvert.</translation>
    </message>
    <message>
        <source>All is well: every ticket is on paper.</source>
        <translation>Tout va bien&#xa0;: chaque ticket est sur papier.</translation>
    </message>
    <message>
        <source>Everybody who waits holds a paper ticket.</source>
        <translation>Chaque usager en attente a son ticket papier.</translation>
    </message>
    <message>
        <source>The letter, as you call it</source>
        <translation>La lettre, comme vous l’appelez</translation>
    </message>
    <message>
        <source>No attested word: say it in Tamazight, as you say it yourself</source>
        <translation>Pas de mot attesté&#xa0;: dites-le en tamazight, comme vous le dites vous-même</translation>
    </message>
    <message>
        <source>Between a hundred and what follows it</source>
        <translation>Entre une centaine et ce qui la suit</translation>
    </message>
</context>
</TS>
