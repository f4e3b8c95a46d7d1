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
        <source>Alert log</source>
        <translation>Journal des alertes</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>There were no alerts.</source>
        <translation>Il n’y a eu aucune alerte.</translation>
    </message>
    <message>
        <source>Earlier alerts that are not shown: %1</source>
        <translation>Alertes plus anciennes non affichées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>Worst level</source>
        <translation>Niveau
atteint</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Pris en compte</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 en cours</translation>
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
        <source>Live view</source>
        <translation>En direct</translation>
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
        <source>Waiting now</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>services over a threshold: %1</source>
        <translation>services au-delà d’un seuil&#xa0;: %1</translation>
    </message>
    <message>
        <source>Longest wait now</source>
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
        <source>of %1 arrived</source>
        <translation>sur %1 arrivés</translation>
    </message>
    <message>
        <source>Median wait today</source>
        <translation>Attente médiane du jour</translation>
    </message>
    <message>
        <source>Called within target</source>
        <translation>Appelés dans l’objectif</translation>
    </message>
    <message>
        <source>of %1 judged</source>
        <translation>sur %1 comptés</translation>
    </message>
    <message>
        <source>of %1 calls</source>
        <translation>sur %1 appels</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>plus de %1</translation>
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
        <source>%1 warning</source>
        <translation>%1 attention</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 critique</translation>
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
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Unattended for %1 while people wait</source>
        <translation>Sans personne depuis %1 alors que des usagers attendent</translation>
    </message>
    <message>
        <source>On a break since %1: %2</source>
        <translation>En pause depuis %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Free for %1</source>
        <translation>Libre depuis %1</translation>
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
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Écran d’appel</translation>
    </message>
    <message>
        <source>Clerk&apos;s panel</source>
        <translation>Poste d’agent</translation>
    </message>
    <message>
        <source>%1: longest wait %2</source>
        <translation>%1&#xa0;: plus longue attente %2</translation>
    </message>
    <message>
        <source>%1: %2 waiting</source>
        <translation>%1&#xa0;: %2 en attente</translation>
    </message>
    <message>
        <source>No counter is open; longest wait %1</source>
        <translation>Aucun guichet n’est ouvert&#xa0;; plus longue attente %1</translation>
    </message>
    <message>
        <source>%1: no counter is open; longest wait %2</source>
        <translation>%1&#xa0;: aucun guichet n’est ouvert&#xa0;; plus longue attente %2</translation>
    </message>
    <message>
        <source>Counter %1: unattended for %2 while people wait</source>
        <translation>Guichet %1&#xa0;: sans personne depuis %2 alors que des usagers attendent</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 (%2): nothing heard from it; check that it runs</source>
        <translation>%1 (%2)&#xa0;: aucun signe de vie&#xa0;; vérifiez ce poste</translation>
    </message>
    <message>
        <source>its printer is not heard of any more</source>
        <translation>plus aucune nouvelle de son imprimante</translation>
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
        <source>Acknowledge</source>
        <translation>Pris en compte</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>critical alerts besides: %1</source>
        <translation>autres alertes critiques&#xa0;: %1</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation>Rien ne demande votre intervention.</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>En afficher moins</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Afficher les %1</translation>
    </message>
    <message>
        <source>Sound is off</source>
        <translation>Son coupé</translation>
    </message>
    <message>
        <source>Sound is on</source>
        <translation>Son activé</translation>
    </message>
    <message>
        <source>Let alerts be heard at this station</source>
        <translation>Faire entendre les alertes sur ce poste</translation>
    </message>
    <message>
        <source>Mute alerts at this station</source>
        <translation>Couper le son des alertes sur ce poste</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 depuis %2</translation>
    </message>
    <message>
        <source>easing</source>
        <translation>en voie de se terminer</translation>
    </message>
    <message>
        <source>was critical</source>
        <translation>a été critique</translation>
    </message>
    <message>
        <source>acknowledged by %1 at %2</source>
        <translation>pris en compte par %1 à %2</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>No kiosk, board or clerk&apos;s panel has been heard of today.</source>
        <translation>Aucun signe de vie d’une borne, d’un écran ou d’un poste d’agent aujourd’hui.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Runs since %1</source>
        <translation>En marche depuis %1</translation>
    </message>
    <message>
        <source>Nothing heard since %1: check that it runs</source>
        <translation>Aucun signe de vie depuis %1&#xa0;: vérifiez ce poste</translation>
    </message>
</context>
</TS>
