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
        <source>Save</source>
        <translation>Enregistrer</translation>
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
        <source>By service</source>
        <translation>Par service</translation>
    </message>
    <message>
        <source>By counter</source>
        <translation>Par guichet</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Par agent</translation>
    </message>
    <message>
        <source>Priorities, languages</source>
        <translation>Priorités, langues</translation>
    </message>
    <message>
        <source>Hours of crowds</source>
        <translation>Heures d’affluence</translation>
    </message>
    <message>
        <source>Announced waits</source>
        <translation>Attentes annoncées</translation>
    </message>
    <message>
        <source>Single visits</source>
        <translation>Visites une à une</translation>
    </message>
    <message>
        <source>How long do people wait?</source>
        <translation>Combien de temps attend-on&#xa0;?</translation>
    </message>
    <message>
        <source>Which services make people wait?</source>
        <translation>Quels services font attendre&#xa0;?</translation>
    </message>
    <message>
        <source>How are the counters used?</source>
        <translation>Comment les guichets sont-ils utilisés&#xa0;?</translation>
    </message>
    <message>
        <source>How is the work spread?</source>
        <translation>Comment le travail est-il réparti&#xa0;?</translation>
    </message>
    <message>
        <source>Does everybody wait alike?</source>
        <translation>Tout le monde attend-il autant&#xa0;?</translation>
    </message>
    <message>
        <source>When do people come, and when do they wait?</source>
        <translation>Quand vient-on, et quand attend-on&#xa0;?</translation>
    </message>
    <message>
        <source>Do the announced waits hold?</source>
        <translation>Les attentes annoncées sont-elles tenues&#xa0;?</translation>
    </message>
    <message>
        <source>What happened in each visit?</source>
        <translation>Que s’est-il passé à chaque visite&#xa0;?</translation>
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
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
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
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation>Copier les tableaux</translation>
    </message>
    <message>
        <source>Stopped. What is shown is the answer to the question before.</source>
        <translation>Arrêté. La réponse affichée est celle de la question précédente.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>avant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nobody took a ticket in this period.</source>
        <translation>Personne n’a pris de ticket pendant cette période.</translation>
    </message>
    <message>
        <source>No counter was open in this period.</source>
        <translation>Aucun guichet n’a été ouvert pendant cette période.</translation>
    </message>
    <message>
        <source>No wait was announced in this period.</source>
        <translation>Aucune attente n’a été annoncée pendant cette période.</translation>
    </message>
    <message>
        <source>From time to time</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>How the waits are spread</source>
        <translation>Répartition des attentes</translation>
    </message>
    <message>
        <source>How long they waited, by %1</source>
        <translation>Attente, par %1</translation>
    </message>
    <message>
        <source>How long the service took, by %1</source>
        <translation>Durée du service, par %1</translation>
    </message>
    <message>
        <source>How much of the open time went into service</source>
        <translation>Part du temps d’ouverture passée à servir</translation>
    </message>
    <message>
        <source>Served in an hour of open time</source>
        <translation>Personnes servies par heure d’ouverture</translation>
    </message>
    <message>
        <source>Time and work, by %1</source>
        <translation>Temps et travail, par %1</translation>
    </message>
    <message>
        <source>When they came</source>
        <translation>Quand ils sont venus</translation>
    </message>
    <message>
        <source>When they waited</source>
        <translation>Quand ils ont attendu</translation>
    </message>
    <message>
        <source>How many waits lay inside the announced range, by %1</source>
        <translation>Part des attentes dans la fourchette annoncée, par %1</translation>
    </message>
    <message>
        <source>What was announced and what came, by %1</source>
        <translation>Annoncé et réel, par %1</translation>
    </message>
    <message>
        <source>When they came, by weekday and hour</source>
        <translation>Affluence, par jour de la semaine et par heure</translation>
    </message>
    <message>
        <source>When they waited, by weekday and hour</source>
        <translation>Attente médiane, par jour de la semaine et par heure</translation>
    </message>
    <message>
        <source>What became of them, by %1</source>
        <translation>Issue des passages, par %1</translation>
    </message>
    <message>
        <source>Bar: the full part ends at the median, the pale part at the 90th percentile.</source>
        <translation>Barre&#xa0;: la partie pleine s’arrête à la médiane, la partie claire au 90e centile.</translation>
    </message>
    <message numerus="yes">
        <source>%n more rows are in the saved file.</source>
        <translation>
            <numerusform>%n ligne de plus se trouve dans le fichier enregistré.</numerusform>
            <numerusform>%n lignes de plus se trouvent dans le fichier enregistré.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the order of the unit&apos;s list. These figures show how work is spread; services differ, and they do not say who works well.</source>
        <translation>Dans l’ordre de la liste de l’unité. Ces chiffres montrent comment le travail est réparti&#xa0;; les services diffèrent, et ils ne disent pas qui travaille bien.</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>Ce que disent les chiffres</translation>
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
        <source>%1 before: %2</source>
        <translation>%1 avant&#xa0;: %2</translation>
    </message>
    <message>
        <source>fewer than %1 calls</source>
        <translation>moins de %1 appels</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Save for Excel</source>
        <translation>Enregistrer pour Excel</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>The report is on its way to the printer.</source>
        <translation>Le rapport part à l’imprimante.</translation>
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
        <source>as of %1</source>
        <translation>à&#xa0;%1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Cette semaine</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Semaine dernière</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Année dernière</translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation>Jours choisis</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Back to the question before</source>
        <translation>Revenir à la question précédente</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Avancer de nouveau</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>La période précédente</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>La période suivante</translation>
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
        <source>Compare with the period before</source>
        <translation>Comparer à la période précédente</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>and by</source>
        <translation>et par</translation>
    </message>
    <message>
        <source>By %1 and by</source>
        <translation>Par %1 et par</translation>
    </message>
    <message>
        <source>Take this choice away</source>
        <translation>Retirer ce choix</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>rien d’autre</translation>
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
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Total</translation>
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
    <message>
        <source>Show as a plot</source>
        <translation>Voir le graphique</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Voir le tableau</translation>
    </message>
    <message>
        <source>announced wait %1</source>
        <translation>attente annoncée %1</translation>
    </message>
    <message>
        <source>for counter %1</source>
        <translation>pour le guichet %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pour %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Duplicate of the ticket</source>
        <translation>Duplicata du ticket</translation>
    </message>
    <message>
        <source>Paper ticket</source>
        <translation>Ticket papier</translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation>guichet %1</translation>
    </message>
    <message>
        <source>Brought in from another system</source>
        <translation>Repris d’un autre système</translation>
    </message>
    <message>
        <source>Ticket given</source>
        <translation>Ticket remis</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Appelé</translation>
    </message>
    <message>
        <source>Called again</source>
        <translation>Rappelé</translation>
    </message>
    <message>
        <source>Service began</source>
        <translation>Début du service</translation>
    </message>
    <message>
        <source>Service ended</source>
        <translation>Fin du service</translation>
    </message>
    <message>
        <source>Another service began at the same counter</source>
        <translation>Autre service commencé au même guichet</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Let back into the queue</source>
        <translation>Réadmis dans la file</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>Remis dans la file</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Back from aside</source>
        <translation>Revenu dans la file</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>Note écrite</translation>
    </message>
    <message>
        <source>Sent on to another service</source>
        <translation>Envoyé vers un autre service</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Day closed before the turn came</source>
        <translation>Journée close avant son tour</translation>
    </message>
    <message>
        <source>The last step was taken back</source>
        <translation>Dernière étape annulée</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>imprimé</translation>
    </message>
    <message>
        <source>no whole sheet came out</source>
        <translation>aucune feuille entière n’est sortie</translation>
    </message>
    <message>
        <source>too late to print it</source>
        <translation>trop tard pour l’imprimer</translation>
    </message>
    <message>
        <source>sent, not confirmed by the printer</source>
        <translation>envoyé, non confirmé par l’imprimante</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Période précédente</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>People called</source>
        <translation>Personnes appelées</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Service time</source>
        <translation>Durée du service</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Is called</source>
        <translation>Appelé maintenant</translation>
    </message>
    <message>
        <source>At the counter now</source>
        <translation>Au guichet maintenant</translation>
    </message>
    <message>
        <source>Served well</source>
        <translation>Servi</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>Passé à une autre file</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>Non reçu</translation>
    </message>
    <message>
        <source>Visit %1</source>
        <translation>Visite %1</translation>
    </message>
    <message>
        <source>In which queues</source>
        <translation>Passages dans les files</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>announced: %1</source>
        <translation>annoncé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>A attendu</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Au guichet</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>Trajet au guichet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>The figures are being worked out</source>
        <translation>Calcul des chiffres en cours</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>Dans quel ordre</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Les plus anciennes d’abord</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Les plus longues attentes d’abord</translation>
    </message>
    <message>
        <source>No visit fits this choice.</source>
        <translation>Aucune visite ne correspond à ce choix.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Every visit of these days</source>
        <translation>Toutes les visites de ces jours</translation>
    </message>
    <message>
        <source>Every stay in a queue</source>
        <translation>Tous les passages dans les files</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à&#xa0;%2</translation>
    </message>
</context>
</TS>
