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
        <source>Save as %1</source>
        <translation>Enregistrer en %1</translation>
    </message>
    <message>
        <source>A unit’s file</source>
        <translation>Un fichier d’unité</translation>
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
        <source>What we offer</source>
        <translation>Ce que nous offrons</translation>
    </message>
    <message>
        <source>Who works</source>
        <translation>Qui travaille</translation>
    </message>
    <message>
        <source>What visitors see</source>
        <translation>Ce que voient les usagers</translation>
    </message>
    <message>
        <source>Machines and alerts</source>
        <translation>Machines et alertes</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Staffing</source>
        <translation>Effectifs</translation>
    </message>
    <message>
        <source>Groups of services</source>
        <translation>Groupes de services</translation>
    </message>
    <message>
        <source>Who is called next</source>
        <translation>Qui est appelé</translation>
    </message>
    <message>
        <source>Alert thresholds</source>
        <translation>Seuils d’alerte</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Mon mot de passe</translation>
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
        <source>By the same days of past weeks: see “Staffing”.</source>
        <translation>D’après les mêmes jours des semaines passées&#xa0;: voir «&#xa0;Effectifs&#xa0;».</translation>
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
        <source>Worst
level</source>
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
        <source>By service</source>
        <translation>Par service</translation>
    </message>
    <message>
        <source>Calls by voice</source>
        <translation>Appels vocaux</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 fois</translation>
    </message>
    <message>
        <source>What visitors will hear</source>
        <translation>Ce qu’entendront les usagers</translation>
    </message>
    <message>
        <source>The chime alone.</source>
        <translation>Le carillon seul.</translation>
    </message>
    <message>
        <source>Of a ticket in this language: %1</source>
        <translation>Ticket dont la langue est&#xa0;: %1</translation>
    </message>
    <message>
        <source>The visitor&apos;s own comes first; a language is spoken where there is a voice for it.</source>
        <translation>Celle de l’usager vient d’abord&#xa0;; une langue est parlée si une voix existe.</translation>
    </message>
    <message>
        <source>Choose at least one language.</source>
        <translation>Choisissez au moins une langue.</translation>
    </message>
    <message>
        <source>Quieter, louder or silent by the hour</source>
        <translation>Plus bas, plus fort ou muet selon l’heure</translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation>Ajouter des heures</translation>
    </message>
    <message>
        <source>0 % is silent, as for a prayer. One screen alone is muted at its station: nouba voice mute.</source>
        <translation>0&#xa0;%&#xa0;: silence, par exemple pour la prière. Un seul écran se rend muet à son poste&#xa0;: nouba voice mute.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Signed in now</source>
        <translation>Connectés maintenant</translation>
    </message>
    <message>
        <source>Waiting after wrong passwords</source>
        <translation>En attente après des mots de passe erronés</translation>
    </message>
    <message>
        <source>Nobody has to wait. Whoever types wrong passwords too often waits for a while, and is shown here.</source>
        <translation>Personne ne doit attendre. Qui se trompe trop souvent de mot de passe patiente un moment et apparaît ici.</translation>
    </message>
    <message>
        <source>Since %1 · last act %2</source>
        <translation>Depuis %1 · dernier geste %2</translation>
    </message>
    <message>
        <source>locked since %1</source>
        <translation>verrouillé depuis %1</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>cette fenêtre</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>This sign-in was not written by Nouba: sign it out</source>
        <translation>Nouba n’a pas enregistré cette connexion&#xa0;: déconnectez-la</translation>
    </message>
    <message>
        <source>Sign her out</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Wrong passwords: %1 · may try again at %2</source>
        <translation>Mots de passe erronés&#xa0;: %1 · nouvel essai possible à&#xa0;%2</translation>
    </message>
    <message>
        <source>Let try again</source>
        <translation>Laisser réessayer</translation>
    </message>
    <message>
        <source>Sign %1 out? What is not saved there is lost; a visitor stays hers.</source>
        <translation>Déconnecter %1&#xa0;? Ce qui n’y est pas enregistré est perdu&#xa0;; l’usager appelé lui reste.</translation>
    </message>
    <message>
        <source>%1 is signed out.</source>
        <translation>%1 n’est plus connecté.</translation>
    </message>
    <message>
        <source>%1: another try is free at once.</source>
        <translation>%1&#xa0;: peut réessayer tout de suite.</translation>
    </message>
    <message>
        <source>A login that nobody has</source>
        <translation>Un compte inconnu</translation>
    </message>
    <message>
        <source>Everybody at station %1</source>
        <translation>Tous au poste %1</translation>
    </message>
    <message>
        <source>%1, at stations that never let this login in</source>
        <translation>%1, aux postes jamais utilisés par ce compte</translation>
    </message>
    <message>
        <source>%1, at station %2</source>
        <translation>%1, au poste %2</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
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
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password of %1, shown only now:</source>
        <translation>Nouveau mot de passe de %1, affiché cette seule fois&#xa0;:</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>La personne</translation>
    </message>
    <message>
        <source>As colleagues know the person.</source>
        <translation>Comme les collègues connaissent la personne.</translation>
    </message>
    <message>
        <source>It cannot be changed later.</source>
        <translation>Il ne pourra plus être changé.</translation>
    </message>
    <message>
        <source>Small letters, digits, points and hyphens; a letter comes first.</source>
        <translation>Des minuscules, des chiffres, des points et des tirets&#xa0;; une lettre d’abord.</translation>
    </message>
    <message>
        <source>Waiting now, by service</source>
        <translation>En attente maintenant, par service</translation>
    </message>
    <message>
        <source>The counter</source>
        <translation>Le guichet</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Choose one at least.</source>
        <translation>Choisissez-en au moins un.</translation>
    </message>
    <message>
        <source>Add a board</source>
        <translation>Ajouter un écran</translation>
    </message>
    <message>
        <source>How it is divided</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>A drawing. A station shows this board when it is started with its code; its pictures and films lie in the folder that NOUBA_MEDIA names there.</source>
        <translation>Un dessin. Un poste montre cet écran quand il est lancé avec son code&#xa0;; ses images et films se trouvent dans le dossier que NOUBA_MEDIA y désigne.</translation>
    </message>
    <message>
        <source>Stations name it by this: nouba board CODE.</source>
        <translation>Les postes le nomment ainsi&#xa0;: nouba board CODE.</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, a letter first.</source>
        <translation>Minuscules, chiffres et tirets, une lettre d’abord.</translation>
    </message>
    <message>
        <source>Part of the house</source>
        <translation>Partie des lieux</translation>
    </message>
    <message>
        <source>None chosen: all of them.</source>
        <translation>Aucun choix&#xa0;: tous.</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Guichets</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Shown in turn with the usual advice</source>
        <translation>Montrés en alternance avec les conseils habituels</translation>
    </message>
    <message>
        <source>Add a message</source>
        <translation>Ajouter un message</translation>
    </message>
    <message>
        <source>Write each message in Arabic and in French.</source>
        <translation>Écrivez chaque message en arabe et en français.</translation>
    </message>
    <message>
        <source>Calls alone</source>
        <translation>Appels seuls</translation>
    </message>
    <message>
        <source>Calls beside pictures and films</source>
        <translation>Appels à côté d’images et de films</translation>
    </message>
    <message>
        <source>Add a counter</source>
        <translation>Ajouter un guichet</translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message>
        <source>Live view</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>No answer from the database since %1: these figures are old.</source>
        <translation>La base de données ne répond plus depuis&#xa0;%1&#xa0;: ces chiffres sont anciens.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Priority classes</source>
        <translation>Classes de priorité</translation>
    </message>
    <message>
        <source>Work profiles</source>
        <translation>Profils de travail</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Écrans d’appel</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Jours de fermeture</translation>
    </message>
    <message>
        <source>Add a day off</source>
        <translation>Ajouter un jour de fermeture</translation>
    </message>
    <message>
        <source>Ramadan and seasons</source>
        <translation>Ramadan et périodes</translation>
    </message>
    <message>
        <source>Add a season</source>
        <translation>Ajouter une période</translation>
    </message>
    <message>
        <source>For half days; else it is closed.</source>
        <translation>Pour les demi-journées&#xa0;; sinon, fermé.</translation>
    </message>
    <message>
        <source>Hours in this season</source>
        <translation>Horaires de cette période</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horaires d’ouverture</translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation>Jours de la semaine</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>So that nobody is left waiting.</source>
        <translation>Pour que personne ne reste en attente.</translation>
    </message>
    <message>
        <source>Calling rule</source>
        <translation>Règle d’appel</translation>
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
        <source>Counter</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation>Classe de priorité</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>Profil de travail</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
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
        <source>Tickets of a kiosk wait for a decision: %1</source>
        <translation>Tickets d’une borne en attente d’une décision&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 (%2): nothing heard from it; check that it runs</source>
        <translation>%1 (%2)&#xa0;: aucun signe de vie&#xa0;; vérifiez qu’il fonctionne</translation>
    </message>
    <message>
        <source>%1 (%2): runs twice, on %3; have one of them renamed</source>
        <translation>%1 (%2)&#xa0;: fonctionne deux fois, sur %3&#xa0;; faites renommer l’un des deux</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Counter %1: nothing done for %2 while people wait</source>
        <translation>Guichet %1&#xa0;: aucune action depuis %2 alors que des usagers attendent</translation>
    </message>
    <message>
        <source>Printer of %1: %2</source>
        <translation>Imprimante de %1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>At %1, %n of %2 counters will be missing</source>
        <translation>
            <numerusform>À&#xa0;%1, il manquera %n&#xa0;guichet sur&#xa0;%2</numerusform>
            <numerusform>À&#xa0;%1, il manquera %n&#xa0;guichets sur&#xa0;%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2): pages are not up to date; see nouba line status</source>
        <translation>%1 (%2)&#xa0;: les pages des usagers ne sont pas à jour&#xa0;; voir nouba line status</translation>
    </message>
    <message>
        <source>its printer is not heard of any more</source>
        <translation>plus aucune nouvelle de son imprimante</translation>
    </message>
    <message>
        <source>%1: only %3 MB are free; have room made before nothing can be written</source>
        <translation>%1&#xa0;: plus que %3 Mo libres&#xa0;; faites libérer de la place avant que rien ne puisse être écrit</translation>
    </message>
    <message>
        <source>%1: only %3 MB are free, and the reserve is spent; have room made now</source>
        <translation>%1&#xa0;: plus que %3 Mo libres et la réserve est épuisée&#xa0;; faites libérer de la place maintenant</translation>
    </message>
    <message>
        <source>%1: the newest backup is %2 old; look why none is made at night</source>
        <translation>%1&#xa0;: la dernière sauvegarde date de %2&#xa0;; faites vérifier pourquoi il n’y en a plus chaque nuit</translation>
    </message>
    <message>
        <source>%1: there is no backup yet; have one made today</source>
        <translation>%1&#xa0;: aucune sauvegarde n’existe encore&#xa0;; faites-en faire une aujourd’hui</translation>
    </message>
    <message>
        <source>%1: the backups cannot be reached; plug their disk in</source>
        <translation>%1&#xa0;: les sauvegardes sont inaccessibles&#xa0;; rebranchez leur disque</translation>
    </message>
    <message>
        <source>%1: the backup that was tried is broken; call whoever looks after it</source>
        <translation>%1&#xa0;: la sauvegarde essayée est défectueuse&#xa0;; prévenez l’administrateur</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 jours</translation>
    </message>
    <message>
        <source>more than %1 days</source>
        <translation>plus de %1 jours</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>How long visits are kept</source>
        <translation>Durée de conservation</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation>selon l’arrivée</translation>
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
    <message numerus="yes">
        <source>of %n arrived</source>
        <translation>
            <numerusform>sur %n arrivé</numerusform>
            <numerusform>sur %n arrivés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n judged</source>
        <translation>
            <numerusform>sur %n compté</numerusform>
            <numerusform>sur %n comptés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n calls</source>
        <translation>
            <numerusform>sur %n appel</numerusform>
            <numerusform>sur %n appels</numerusform>
        </translation>
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
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause another service…</source>
        <translation>Suspendre un autre service…</translation>
    </message>
    <message>
        <source>Give no tickets for “%1”, until when?</source>
        <translation>Ne plus donner de tickets pour «&#xa0;%1&#xa0;», jusqu’à quand&#xa0;?</translation>
    </message>
    <message>
        <source>Pause the service</source>
        <translation>Suspendre le service</translation>
    </message>
    <message>
        <source>Which service is paused? Who waits is called all the same.</source>
        <translation>Quel service suspendre&#xa0;? Ceux qui attendent sont appelés quand même.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’à&#xa0;%2</translation>
    </message>
    <message>
        <source>Until the end of the day</source>
        <translation>Jusqu’à la fin de la journée</translation>
    </message>
    <message>
        <source>Until somebody resumes it</source>
        <translation>Jusqu’à ce que quelqu’un le reprenne</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 en attente</translation>
    </message>
    <message>
        <source>Paused until somebody resumes it</source>
        <translation>Suspendu jusqu’à la reprise</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>Suspendu jusqu’à&#xa0;%1</translation>
    </message>
    <message>
        <source>No counter calls for it</source>
        <translation>Aucun guichet ne l’appelle</translation>
    </message>
    <message>
        <source>Counters: %1</source>
        <translation>Guichets&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>%1 au plus</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>%1 avertissement</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 critique</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>%1: added</source>
        <translation>%1&#xa0;: ajout</translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation>%1&#xa0;: suppression</translation>
    </message>
    <message>
        <source>%1: retired</source>
        <translation>%1&#xa0;: retrait</translation>
    </message>
    <message>
        <source>%1: taken back</source>
        <translation>%1&#xa0;: reprise</translation>
    </message>
    <message>
        <source>%1: in another order</source>
        <translation>%1&#xa0;: nouvel ordre</translation>
    </message>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <translation>
            <numerusform>%1&#xa0;; et %n autre</numerusform>
            <numerusform>%1&#xa0;; et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>The year at a glance</source>
        <translation>L’année d’un coup d’œil</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>À confirmer</translation>
    </message>
    <message>
        <source>These dates hang on the moon or on a decision. Confirm them once they are announced, or move them.</source>
        <translation>Ces dates dépendent de la lune ou d’une décision. Confirmez-les dès l’annonce, ou déplacez-les.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the state&apos;s days are not entered: %1</source>
        <translation>
            <numerusform>%n jour officiel n’est pas saisi&#xa0;: %1</numerusform>
            <numerusform>%n jours officiels ne sont pas saisis&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Enter the state&apos;s days</source>
        <translation>Saisir les jours officiels</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>half day</source>
        <translation>demi-journée</translation>
    </message>
    <message>
        <source>hours of its own</source>
        <translation>horaires propres</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimé</translation>
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
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Profile…</source>
        <translation>Profil…</translation>
    </message>
    <message>
        <source>A visitor is there: it can be closed once she has left.</source>
        <translation>Un usager y est reçu&#xa0;: fermeture possible après son départ.</translation>
    </message>
    <message>
        <source>Everybody who serves is with a visitor now.</source>
        <translation>Tous ceux qui reçoivent sont avec un usager.</translation>
    </message>
    <message>
        <source>Who works at counter %1?</source>
        <translation>Qui reçoit au guichet %1&#xa0;?</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Ouvrir le guichet</translation>
    </message>
    <message>
        <source>All its services alike</source>
        <translation>Tous ses services, à égalité</translation>
    </message>
    <message>
        <source>What does counter %1 call first?</source>
        <translation>Que reçoit d’abord le guichet %1&#xa0;?</translation>
    </message>
    <message>
        <source>Change the work profile</source>
        <translation>Changer le profil de travail</translation>
    </message>
    <message>
        <source>%1, now at counter %2</source>
        <translation>%1, en ce moment au guichet %2</translation>
    </message>
    <message>
        <source>people wait</source>
        <translation>des usagers attendent</translation>
    </message>
    <message>
        <source>Nothing is done</source>
        <translation>Aucune action</translation>
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
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation>Copier les tableaux</translation>
    </message>
    <message>
        <source>compared with %1 up to %2, office time</source>
        <translation>avant&#xa0;: %1 jusqu’à&#xa0;%2, heure locale</translation>
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
    <message numerus="yes">
        <source>%n more rows are in the saved file.</source>
        <translation>
            <numerusform>%n ligne de plus se trouve dans le fichier enregistré.</numerusform>
            <numerusform>%n lignes de plus se trouvent dans le fichier enregistré.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>Ce que disent les chiffres</translation>
    </message>
    <message>
        <source>The tables are copied.</source>
        <translation>Les tableaux sont copiés.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
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
        <source>The file before is still being written.</source>
        <translation>Le fichier précédent est encore en cours d’écriture.</translation>
    </message>
    <message>
        <source>The report is on its way to the printer.</source>
        <translation>Le rapport part à l’imprimante.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Journée</translation>
    </message>
    <message>
        <source>The day is closed. Counted as unserved: %1</source>
        <translation>La journée est clôturée. Comptés comme non reçus&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Arrêté. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>This file describes another unit; it needs a database of its own.</source>
        <translation>Ce fichier décrit une autre unité&#xa0;; il lui faut sa propre base de données.</translation>
    </message>
    <message>
        <source>The last administrator stays one. Please name another administrator first.</source>
        <translation>Le dernier administrateur le reste. Veuillez d’abord en nommer un autre.</translation>
    </message>
    <message>
        <source>Visitors of today still need this (%1). Please serve them or close the day first.</source>
        <translation>Des usagers d’aujourd’hui en ont encore besoin (%1). Veuillez d’abord les servir ou clore la journée.</translation>
    </message>
    <message>
        <source>This state of the unit is not known.</source>
        <translation>Cet état de l’unité n’est pas connu.</translation>
    </message>
    <message>
        <source>This is the first description of the unit: nothing stands before it.</source>
        <translation>C’est la première description de l’unité&#xa0;: rien ne la précède.</translation>
    </message>
    <message>
        <source>Somebody has gone on with it meanwhile: it stays as it is.</source>
        <translation>Quelqu’un est intervenu entre-temps&#xa0;: tout reste en l’état.</translation>
    </message>
    <message>
        <source>Somebody has already decided on this ticket.</source>
        <translation>Quelqu’un a déjà décidé de ce ticket.</translation>
    </message>
    <message>
        <source>Nobody was called in the last seven days.</source>
        <translation>Personne n’a été appelé ces sept derniers jours.</translation>
    </message>
    <message>
        <source>Nobody was signed in at a counter in these days: it is not known when one was open, and nothing can be replayed.</source>
        <translation>Personne n’était connecté à un guichet ces jours-là&#xa0;: on ne sait pas quand un guichet était ouvert, et rien ne peut être rejoué.</translation>
    </message>
    <message>
        <source>Replayed unchanged, the waits of these days come out %1 minutes off on average: nothing can be said of a change.</source>
        <translation>Rejouées sans rien changer, les attentes de ces jours s’écartent de %1 minutes en moyenne&#xa0;: rien ne peut être dit d’un changement.</translation>
    </message>
    <message>
        <source>Weeks of which visitors are known: %1. A plan needs four at least.</source>
        <translation>Semaines dont les usagers sont connus&#xa0;: %1. Un plan en demande quatre au moins.</translation>
    </message>
    <message>
        <source>The file is not well written in line %1: “%2”. Texts stand in quotation marks, lists in square brackets, and each key once in its table.</source>
        <translation>La ligne %1 du fichier est mal écrite&#xa0;: «&#xa0;%2&#xa0;». Les textes se mettent entre guillemets droits, les listes entre crochets, et chaque clé une seule fois dans son tableau.</translation>
    </message>
    <message>
        <source>The letters of line %1 are not in UTF-8. Please save the file as UTF-8.</source>
        <translation>Les lettres de la ligne %1 ne sont pas en UTF-8. Enregistrez le fichier en UTF-8.</translation>
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
        <source>A period that still runs is compared up to the same time of day, office time.</source>
        <translation>Une période en cours est comparée jusqu’à la même heure du jour, heure locale.</translation>
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
        <source>Site</source>
        <translation>Site</translation>
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
        <translation>Issue</translation>
    </message>
    <message>
        <source>Counters that give it</source>
        <translation>Guichets qui le rendent</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Ajouter un service</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Ajouter une classe</translation>
    </message>
    <message>
        <source>%1 min ahead, then %2 times</source>
        <translation>%1&#xa0;min d’avance, puis %2 fois</translation>
    </message>
    <message>
        <source>As a visitor is told</source>
        <translation>Ce qu’on dit à l’usager</translation>
    </message>
    <message>
        <source>How its waiting counts</source>
        <translation>Comment son attente compte</translation>
    </message>
    <message>
        <source>So many minutes count as waited on arrival.</source>
        <translation>Minutes comptées dès l’arrivée.</translation>
    </message>
    <message>
        <source>1: as everybody&apos;s; 2: a minute counts for two.</source>
        <translation>1&#xa0;: comme tous&#xa0;; 2&#xa0;: une minute en vaut deux.</translation>
    </message>
    <message>
        <source>What visitors read</source>
        <translation>Ce que lisent les usagers</translation>
    </message>
    <message>
        <source>One sentence, shown at the kiosk.</source>
        <translation>Une phrase, montrée à la borne.</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Ajouter un groupe</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>Pièces à présenter</translation>
    </message>
    <message>
        <source>One document on each line.</source>
        <translation>Une pièce par ligne.</translation>
    </message>
    <message>
        <source>What visitors call it; one word or short phrase on each line.</source>
        <translation>Comme les usagers l’appellent&#xa0;; un mot ou une courte expression par ligne.</translation>
    </message>
    <message>
        <source>Tickets and times</source>
        <translation>Tickets et durées</translation>
    </message>
    <message>
        <source>One or two letters from A to Z.</source>
        <translation>Une ou deux lettres de A à Z.</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>Horaires propres</translation>
    </message>
    <message>
        <source>Only where they are narrower than the unit’s; leave all days empty else.</source>
        <translation>Seulement s’ils sont plus étroits que ceux de l’unité&#xa0;; sinon, laissez tous les jours vides.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Reports count who waited no longer than this.</source>
        <translation>Les rapports comptent qui n’a pas attendu plus longtemps.</translation>
    </message>
    <message>
        <source>For the expected wait, until enough was measured.</source>
        <translation>Pour l’attente estimée, tant que trop peu est mesuré.</translation>
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
        <source>Your role was changed. Please sign in again.</source>
        <translation>Votre rôle a été modifié. Veuillez vous connecter à nouveau.</translation>
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
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>Live view only</source>
        <translation>Vue en direct seulement</translation>
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
        <source>On a break since %1</source>
        <translation>En pause depuis %1</translation>
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
        <source>Between a hundred and what follows it</source>
        <translation>Entre une centaine et ce qui la suit</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Undone: it is as it was before.</source>
        <translation>Annulé&#xa0;: tout est comme avant.</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need another look.</source>
        <translation>
            <numerusform>%n champ est à revoir.</numerusform>
            <numerusform>%n champs sont à revoir.</numerusform>
        </translation>
    </message>
    <message>
        <source>It would not agree with the rest of the description.</source>
        <translation>Cela ne s’accorderait pas avec le reste de la description.</translation>
    </message>
    <message>
        <source>Both changed: %1. Yours would stay.</source>
        <translation>Modifié des deux côtés&#xa0;: %1. Le vôtre resterait.</translation>
    </message>
    <message>
        <source>%1 has saved changes meanwhile.</source>
        <translation>%1 a enregistré des modifications entre-temps.</translation>
    </message>
    <message>
        <source>First password, shown only now: %1</source>
        <translation>Premier mot de passe, affiché cette seule fois&#xa0;: %1</translation>
    </message>
    <message>
        <source>Something is missing here, or does not fit.</source>
        <translation>Il manque quelque chose ici, ou cela ne convient pas.</translation>
    </message>
    <message>
        <source>A figure from %1 to %2 belongs here.</source>
        <translation>Écrivez ici un nombre de %1 à&#xa0;%2.</translation>
    </message>
    <message>
        <source>Show what is retired</source>
        <translation>Montrer ce qui est retiré</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>%1 (list)</source>
        <translation>%1 (liste)</translation>
    </message>
    <message>
        <source>Choose one from the list, or add one.</source>
        <translation>Choisissez dans la liste, ou ajoutez.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Unlocking a window</source>
        <translation>Déverrouillage d’une fenêtre</translation>
    </message>
    <message>
        <source>Signing somebody out</source>
        <translation>Déconnexion d’une personne</translation>
    </message>
    <message>
        <source>Lifting a pause of sign-in</source>
        <translation>Levée d’une attente de connexion</translation>
    </message>
    <message>
        <source>Changing a second factor</source>
        <translation>Changement d’un second facteur</translation>
    </message>
    <message>
        <source>Choosing a PIN</source>
        <translation>Choix d’un code PIN</translation>
    </message>
    <message>
        <source>Seeing figures by clerk</source>
        <translation>Consultation des chiffres par agent</translation>
    </message>
    <message>
        <source>Seeing single visits</source>
        <translation>Consultation de visites individuelles</translation>
    </message>
    <message>
        <source>Changing the unit</source>
        <translation>Modification de l’unité</translation>
    </message>
    <message>
        <source>Taking a change back</source>
        <translation>Annulation d’une modification</translation>
    </message>
    <message>
        <source>Giving a new password</source>
        <translation>Nouveau mot de passe donné</translation>
    </message>
    <message>
        <source>Changing the own password</source>
        <translation>Changement de son mot de passe</translation>
    </message>
    <message>
        <source>Taking out visits</source>
        <translation>Export des visites</translation>
    </message>
    <message>
        <source>Taking out figures</source>
        <translation>Export de chiffres</translation>
    </message>
    <message>
        <source>Taking out the unit</source>
        <translation>Export de l’unité</translation>
    </message>
    <message>
        <source>Bringing in visits</source>
        <translation>Import de visites</translation>
    </message>
    <message>
        <source>Forgetting old visits</source>
        <translation>Effacement d’anciennes visites</translation>
    </message>
    <message>
        <source>Deciding on a ticket of a kiosk that stood alone</source>
        <translation>Décision sur un ticket d’une borne restée seule</translation>
    </message>
    <message>
        <source>Declaring a number void</source>
        <translation>Numéro déclaré nul</translation>
    </message>
    <message>
        <source>Noting who was served in an outage</source>
        <translation>Saisie des usagers servis pendant une coupure</translation>
    </message>
    <message>
        <source>Putting a backup back</source>
        <translation>Restauration d’une sauvegarde</translation>
    </message>
    <message>
        <source>Beginning a new life of the unit</source>
        <translation>Nouveau départ de l’unité</translation>
    </message>
    <message>
        <source>Correcting the log</source>
        <translation>Correction du journal</translation>
    </message>
    <message>
        <source>Pausing a service</source>
        <translation>Suspension d’un service</translation>
    </message>
    <message>
        <source>Resuming a service</source>
        <translation>Reprise d’un service</translation>
    </message>
    <message>
        <source>Changing who works at a counter</source>
        <translation>Changement de personne à un guichet</translation>
    </message>
    <message>
        <source>Closing the day</source>
        <translation>Clôture de la journée</translation>
    </message>
    <message>
        <source>Acknowledging an alert</source>
        <translation>Prise en compte d’une alerte</translation>
    </message>
    <message>
        <source>Publishing visits to a centre</source>
        <translation>Publication des visites vers un centre</translation>
    </message>
    <message>
        <source>Changing an account of a station</source>
        <translation>Modification du compte d’un poste</translation>
    </message>
    <message>
        <source>Following a site</source>
        <translation>Suivi d’un site</translation>
    </message>
    <message>
        <source>Typing a command</source>
        <translation>Saisie d’une commande</translation>
    </message>
    <message>
        <source>Something without the right to it</source>
        <translation>Tentative sans droit</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>repris</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>dans un autre ordre</translation>
    </message>
    <message>
        <source>Back to state %1</source>
        <translation>Retour à l’état %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>This stands twice; each may stand once.</source>
        <translation>Ceci figure deux fois&#xa0;; une seule est possible.</translation>
    </message>
    <message>
        <source>There is no such group; choose one.</source>
        <translation>Ce groupe n’existe pas&#xa0;; choisissez-en un.</translation>
    </message>
    <message>
        <source>A service that is named here is not offered; choose others.</source>
        <translation>Un service nommé ici n’est pas proposé&#xa0;; choisissez-en d’autres.</translation>
    </message>
    <message>
        <source>A counter that is named here does not exist; choose others.</source>
        <translation>Un guichet nommé ici n’existe pas&#xa0;; choisissez-en d’autres.</translation>
    </message>
    <message>
        <source>No counter gives this service; choose at least one.</source>
        <translation>Aucun guichet ne rend ce service&#xa0;; choisissez-en au moins un.</translation>
    </message>
    <message>
        <source>None of these counters gives one of these services: no call would be shown.</source>
        <translation>Aucun de ces guichets ne rend l’un de ces services&#xa0;: aucun appel ne s’afficherait.</translation>
    </message>
    <message>
        <source>The first number must be smaller than the last.</source>
        <translation>Le premier numéro doit être plus petit que le dernier.</translation>
    </message>
    <message>
        <source>A kiosk numbers with these letters while it is cut off; choose others.</source>
        <translation>Une borne numérote avec ces lettres quand elle est coupée du réseau&#xa0;; choisissez-en d’autres.</translation>
    </message>
    <message>
        <source>This is more than there are numbers; write less, or a larger last number.</source>
        <translation>C’est plus qu’il n’y a de numéros&#xa0;; écrivez moins, ou un dernier numéro plus grand.</translation>
    </message>
    <message>
        <source>Everybody has this class without asking for it.</source>
        <translation>Chacun a cette classe sans la demander.</translation>
    </message>
    <message>
        <source>Say in one sentence whom it is for: visitors may ask for it.</source>
        <translation>Dites en une phrase pour qui elle est&#xa0;: les usagers peuvent la demander.</translation>
    </message>
    <message>
        <source>The ordinary class cannot be left out.</source>
        <translation>La classe ordinaire est indispensable.</translation>
    </message>
    <message>
        <source>The outcome of a service that went well is missing.</source>
        <translation>L’issue d’un service bien rendu manque.</translation>
    </message>
    <message>
        <source>A ticket shows at least its number and its service.</source>
        <translation>Un ticket montre au moins son numéro et son service.</translation>
    </message>
    <message>
        <source>Write opening times for one day at least.</source>
        <translation>Écrivez des horaires pour un jour au moins.</translation>
    </message>
    <message>
        <source>It begins and ends at the same hour.</source>
        <translation>Le début et la fin sont à la même heure.</translation>
    </message>
    <message>
        <source>Times overlap; write them one after the other.</source>
        <translation>Les horaires se chevauchent&#xa0;; écrivez-les l’un après l’autre.</translation>
    </message>
    <message>
        <source>The first day must not be after the last.</source>
        <translation>Le premier jour ne doit pas suivre le dernier.</translation>
    </message>
    <message>
        <source>It closes before it opens; write the opening time first.</source>
        <translation>La fermeture précède l’ouverture&#xa0;; écrivez d’abord l’ouverture.</translation>
    </message>
    <message>
        <source>So short a time gives no ticket: the last ticket comes before it begins.</source>
        <translation>Si court, aucun ticket n’est donné&#xa0;: le dernier ticket précède l’ouverture.</translation>
    </message>
    <message>
        <source>Critical must not come before the warning; write the same or more.</source>
        <translation>Le seuil critique ne vient pas avant l’avertissement&#xa0;: écrivez autant ou plus.</translation>
    </message>
    <message>
        <source>Visits are told apart at least as long as it is known who served.</source>
        <translation>Les visites sont conservées au moins aussi longtemps que l’on sait qui a servi.</translation>
    </message>
    <message>
        <source>This time zone is not known.</source>
        <translation>Ce fuseau horaire n’est pas connu.</translation>
    </message>
    <message>
        <source>This picture cannot stand on a ticket.</source>
        <translation>Cette image ne convient pas à un ticket.</translation>
    </message>
    <message>
        <source>This does not agree with the rest of the description.</source>
        <translation>Ceci ne s’accorde pas avec le reste de la description.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Save mine as well</source>
        <translation>Enregistrer aussi les miennes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Drop mine</source>
        <translation>Abandonner les miennes</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Why? (may be left empty)</source>
        <translation>Pourquoi&#xa0;? (facultatif)</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>What you changed here is not saved.</source>
        <translation>Vos modifications ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Write it in Arabic and in French, up to %1 characters on one line each.</source>
        <translation>Écrivez-le en arabe et en français, jusqu’à&#xa0;%1 caractères sur une ligne.</translation>
    </message>
    <message>
        <source>Write the lines in Arabic and in French, or in neither.</source>
        <translation>Écrivez les lignes en arabe et en français, ou dans aucune langue.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Birth</source>
        <translation>Naissance</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Maison</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Cœur</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Bâtiment</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>Pièces de monnaie</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
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
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Open a counter…</source>
        <translation>Ouvrir un guichet…</translation>
    </message>
    <message>
        <source>Close the counter</source>
        <translation>Fermer le guichet</translation>
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
        <translation>pris en compte par %1 à&#xa0;%2</translation>
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
        <source>Pages are up to date, as of %1</source>
        <translation>Pages à jour à&#xa0;%1</translation>
    </message>
    <message>
        <source>Nothing heard since %1: check that it runs</source>
        <translation>Aucun signe de vie depuis %1&#xa0;: vérifiez qu’il fonctionne</translation>
    </message>
    <message>
        <source>Pages are not up to date since %1: see nouba line status</source>
        <translation>Pages non à jour depuis %1&#xa0;: voir nouba line status</translation>
    </message>
    <message>
        <source>Without the database since %1; to hand over: %2</source>
        <translation>Sans base de données depuis %1&#xa0;; à transmettre&#xa0;: %2</translation>
    </message>
    <message>
        <source>Without the database from %1 to %2; gave alone: %3</source>
        <translation>Sans base de données de %1 à&#xa0;%2&#xa0;; tickets donnés seul&#xa0;: %3</translation>
    </message>
    <message>
        <source>Refused, to be decided at the station: %1</source>
        <translation>Refusés, à décider au poste&#xa0;: %1</translation>
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
        <translation>Repris</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>Note écrite</translation>
    </message>
    <message>
        <source>Sent on to another service</source>
        <translation>Transféré à un autre service</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Given back at the kiosk</source>
        <translation>Rendu à la borne</translation>
    </message>
    <message>
        <source>Said by telephone: leaves</source>
        <translation>Dit par téléphone&#xa0;: s’en va</translation>
    </message>
    <message>
        <source>Said by telephone: others go first</source>
        <translation>Dit par téléphone&#xa0;: laisse passer trois personnes</translation>
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
        <source>Handed over by a kiosk that stood alone</source>
        <translation>Remis par une borne restée seule</translation>
    </message>
    <message>
        <source>Called by word of mouth, in an outage</source>
        <translation>Appelé de vive voix, pendant une coupure</translation>
    </message>
    <message>
        <source>A repair struck out something untrue</source>
        <translation>Un fait inexact a été rayé par une correction</translation>
    </message>
    <message>
        <source>Something that a newer Nouba knows of</source>
        <translation>Un fait que connaît une version plus récente de Nouba</translation>
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
        <source>The file is being written</source>
        <translation>Écriture du fichier en cours</translation>
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
        <source>Every visit that fits this choice</source>
        <translation>Toutes les visites de cette sélection</translation>
    </message>
    <message>
        <source>Every stay in a queue</source>
        <translation>Tous les passages dans les files</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à&#xa0;%2</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>Seulement les refus</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>Sur quoi</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Unknown, or this computer</source>
        <translation>Inconnu, ou cet ordinateur</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>States of the unit</source>
        <translation>États de l’unité</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Qui a fait quoi</translation>
    </message>
    <message>
        <source>First description</source>
        <translation>Première description</translation>
    </message>
    <message>
        <source>State %1</source>
        <translation>État %1</translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation>Revenir à cet état</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>The unit is described again as in state %1.</source>
        <translation>L’unité est de nouveau décrite comme à l’état %1.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>At least %1 characters. A sentence of your own is easy to keep.</source>
        <translation>Au moins %1 caractères. Une phrase à vous se retient facilement.</translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation>Les deux nouveaux mots de passe diffèrent.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Votre mot de passe est changé.</translation>
    </message>
    <message>
        <source>Take the unit out as a file…</source>
        <translation>Exporter l’unité en fichier…</translation>
    </message>
    <message>
        <source>Bring a unit in from a file…</source>
        <translation>Importer une unité d’un fichier…</translation>
    </message>
    <message>
        <source>The unit stands in %1.</source>
        <translation>L’unité est dans %1.</translation>
    </message>
    <message>
        <source>The file describes the unit as it is.</source>
        <translation>Le fichier décrit l’unité telle qu’elle est.</translation>
    </message>
    <message>
        <source>The file would change this. Look, then save or discard.</source>
        <translation>Le fichier changerait ceci. Regardez, puis enregistrez ou abandonnez.</translation>
    </message>
    <message>
        <source>Only what a native reader has passed</source>
        <translation>Seulement ce qu’un relecteur natif a validé</translation>
    </message>
    <message>
        <source>The draft as well, which you accept</source>
        <translation>Aussi le projet, que vous acceptez</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>In Tamazight: kiosk %1 %, boards %2 %, paper %3 %.</source>
        <translation>En tamazight&#xa0;: borne %1&#xa0;%, écrans d’appel %2&#xa0;%, papier %3&#xa0;%.</translation>
    </message>
    <message>
        <source>The kiosk offers the language.</source>
        <translation>La borne propose la langue.</translation>
    </message>
    <message>
        <source>The kiosk offers the language from %1 % of each on.</source>
        <translation>La borne propose la langue à partir de %1&#xa0;% de chacun.</translation>
    </message>
    <message>
        <source>An address such as %1, without a path, of at most %2 characters.</source>
        <translation>Une adresse comme %1, sans chemin, de %2 caractères au plus.</translation>
    </message>
    <message>
        <source>No native speaker has written the draft: its sources stand beside it. What a reader has passed comes in by: nouba translations import.</source>
        <translation>Le projet n’est pas d’un locuteur natif&#xa0;: ses sources l’accompagnent. Ce qu’un relecteur a validé entre par&#xa0;: nouba translations import.</translation>
    </message>
    <message>
        <source>Telephone and addresses</source>
        <translation>Téléphone et adresses</translation>
    </message>
    <message>
        <source>Without an address on the ticket no ticket has a page for telephones: the code on paper leads to complaints, and the kiosk shows none.</source>
        <translation>Sans adresse sur le ticket, aucun ticket n’a de page pour téléphones&#xa0;: le code imprimé mène aux réclamations, et la borne n’en montre pas.</translation>
    </message>
    <message>
        <source>On the page of the ticket, where tickets have one; it asks once more. The history of the visit and the reports tell it apart.</source>
        <translation>Sur la page du ticket, si les tickets en ont une&#xa0;; elle demande confirmation. L’historique de la visite et les rapports le distinguent.</translation>
    </message>
    <message>
        <source>What is older is forgotten for good, once a night, where that is set up. The figures of the unit stay; those by person and by priority class do not.</source>
        <translation>Ce qui est plus ancien est oublié pour toujours, une fois par nuit, là où c’est mis en place. Les chiffres de l’unité restent&#xa0;; ceux par agent et par classe de priorité ne restent pas.</translation>
    </message>
    <message>
        <source>A telephone number of digits and spaces.</source>
        <translation>Un numéro de téléphone en chiffres et espaces.</translation>
    </message>
    <message>
        <source>A web address that begins with https://.</source>
        <translation>Une adresse web qui commence par https://.</translation>
    </message>
    <message>
        <source>Pictures and films of the station</source>
        <translation>Images et films du poste</translation>
    </message>
    <message>
        <source>No call would be shown here.</source>
        <translation>Aucun appel ne serait montré ici.</translation>
    </message>
    <message>
        <source>%1: 4 waiting</source>
        <translation>%1&#xa0;: 4 en attente</translation>
    </message>
    <message>
        <source>The usual advice of the office</source>
        <translation>Les conseils habituels</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>L’année</translation>
    </message>
    <message>
        <source>The year %1</source>
        <translation>L’année %1</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>and again</source>
        <translation>puis</translation>
    </message>
    <message>
        <source>Write the opening time before the closing time.</source>
        <translation>Écrivez l’ouverture avant la fermeture.</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, de</translation>
    </message>
    <message>
        <source>%1, until</source>
        <translation>%1, à</translation>
    </message>
    <message>
        <source>By her arrival</source>
        <translation>Selon son arrivée</translation>
    </message>
    <message>
        <source>Before everybody</source>
        <translation>Avant tous</translation>
    </message>
    <message>
        <source>Behind everybody</source>
        <translation>Après tous</translation>
    </message>
    <message>
        <source>Who waits again</source>
        <translation>Qui attend de nouveau</translation>
    </message>
    <message>
        <source>So that nobody is left aside</source>
        <translation>Pour que personne ne soit oublié</translation>
    </message>
    <message>
        <source>After that anybody calls the visitor.</source>
        <translation>Ensuite, tout guichet l’appelle.</translation>
    </message>
    <message>
        <source>After that every counter that gives the service calls.</source>
        <translation>Ensuite, tout guichet du service l’appelle.</translation>
    </message>
    <message>
        <source>Languages served first</source>
        <translation>Langues appelées d’abord</translation>
    </message>
    <message>
        <source>Clerks who speak one of them call its visitors earlier.</source>
        <translation>Les agents qui en parlent une appellent ces usagers plus tôt.</translation>
    </message>
    <message>
        <source>Nobody else waits longer for it.</source>
        <translation>Nul autre n’attend davantage pour cela.</translation>
    </message>
    <message>
        <source>Appointments, and taking back</source>
        <translation>Rendez-vous et annulations</translation>
    </message>
    <message>
        <source>Add a work profile</source>
        <translation>Ajouter un profil de travail</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>Choisissez au moins un service.</translation>
    </message>
    <message>
        <source>What it would have done to last week</source>
        <translation>Ce que cela aurait changé la semaine dernière</translation>
    </message>
    <message>
        <source>The visitors of the last seven days are called once more by the rules as they stand above, saved or not. Everybody takes as long at the counter as she did.</source>
        <translation>Les usagers des sept derniers jours sont rappelés selon les règles ci-dessus, enregistrées ou non. Chacun reste au guichet le temps qu’il y est resté.</translation>
    </message>
    <message>
        <source>Replay last week</source>
        <translation>Rejouer la semaine dernière</translation>
    </message>
    <message>
        <source>By priority class</source>
        <translation>Par classe de priorité</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>Réparti par</translation>
    </message>
    <message>
        <source>The counters as they were</source>
        <translation>Les guichets tels quels</translation>
    </message>
    <message>
        <source>Without counter %1</source>
        <translation>Sans le guichet %1</translation>
    </message>
    <message>
        <source>One more like counter %1</source>
        <translation>Un de plus, comme le guichet %1</translation>
    </message>
    <message>
        <source>Nobody came in the last seven days.</source>
        <translation>Personne n’est venu ces sept derniers jours.</translation>
    </message>
    <message>
        <source>%1 to %2: %3 visitors.</source>
        <translation>Du %1 au %2&#xa0;: %3 usagers.</translation>
    </message>
    <message>
        <source>Half waited less than %1 (replayed: %2), nine of ten less than %3 (replayed: %4); left unserved: %5 (replayed: %6). A wait is %7 off on average.</source>
        <translation>La moitié a attendu moins de %1 (rejoué&#xa0;: %2), neuf sur dix moins de %3 (rejoué&#xa0;: %4)&#xa0;; non reçus&#xa0;: %5 (rejoué&#xa0;: %6). Une attente a en moyenne %7 d’écart.</translation>
    </message>
    <message numerus="yes">
        <source>%n visitors left uncalled then and would be called; they are taken to stay as long as others.</source>
        <translation>
            <numerusform>%n usager est parti sans être appelé et le serait&#xa0;; on lui compte la durée habituelle.</numerusform>
            <numerusform>%n usagers sont partis sans être appelés et le seraient&#xa0;; on leur compte la durée habituelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Within
target</source>
        <translation>Dans
l’objectif</translation>
    </message>
    <message>
        <source>was</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>would be</source>
        <translation>après</translation>
    </message>
    <message>
        <source>Your wait begins with %1 minutes already counted, and each minute counts %2 times.</source>
        <translation>Votre attente commence avec %1 minutes déjà comptées, et chaque minute compte %2 fois.</translation>
    </message>
    <message>
        <source>Your wait begins with %1 minutes already counted.</source>
        <translation>Votre attente commence avec %1 minutes déjà comptées.</translation>
    </message>
    <message>
        <source>Each minute you wait counts %2 times.</source>
        <translation>Chaque minute d’attente compte %2 fois.</translation>
    </message>
    <message>
        <source>Each minute you wait counts once.</source>
        <translation>Chaque minute d’attente compte une fois.</translation>
    </message>
    <message>
        <source>Whoever has the longest wait by this count is called first.</source>
        <translation>Est appelée d’abord la personne dont l’attente ainsi comptée est la plus longue.</translation>
    </message>
    <message>
        <source>Whoever has waited %1 minutes is level with ordinary visitors who did.</source>
        <translation>Après %1 minutes, elle est à égalité avec un usager ordinaire qui a attendu autant.</translation>
    </message>
    <message>
        <source>After %1 minutes, an ordinary visitor who came up to %2 minutes before is called later; nobody is overtaken for ever.</source>
        <translation>Après %1 minutes, un usager ordinaire arrivé jusqu’à&#xa0;%2 minutes plus tôt est appelé après&#xa0;; personne n’est dépassé indéfiniment.</translation>
    </message>
    <message>
        <source>After %1 minutes, an ordinary visitor who came up to %2 minutes later is called before; nobody is overtaken for ever.</source>
        <translation>Après %1 minutes, un usager ordinaire arrivé jusqu’à&#xa0;%2 minutes plus tard est appelé avant&#xa0;; personne n’est dépassé indéfiniment.</translation>
    </message>
    <message>
        <source>%1: as long as before.</source>
        <translation>%1&#xa0;: comme avant.</translation>
    </message>
    <message>
        <source>%1: %2 less on average; %3 wait less, %4 longer.</source>
        <translation>%1&#xa0;: %2 de moins en moyenne&#xa0;; %3 attendent moins, %4 davantage.</translation>
    </message>
    <message>
        <source>%1: %2 more on average; %3 wait less, %4 longer.</source>
        <translation>%1&#xa0;: %2 de plus en moyenne&#xa0;; %3 attendent moins, %4 davantage.</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Le retirer</translation>
    </message>
    <message>
        <source>A logo is printed on every ticket, at most 15 mm high.</source>
        <translation>Un logo est imprimé sur chaque ticket, haut de 15 mm au plus.</translation>
    </message>
    <message>
        <source>There is no logo. A PNG picture in black on white is best.</source>
        <translation>Il n’y a pas de logo. Le mieux est une image PNG en noir sur blanc.</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nom de l’unité</translation>
    </message>
    <message>
        <source>Where to wait</source>
        <translation>Où attendre</translation>
    </message>
    <message>
        <source>How many are before</source>
        <translation>Personnes avant</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>Attente prévue</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <source>Telephone and address for complaints</source>
        <translation>Téléphone et adresse des réclamations</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Code QR</translation>
    </message>
    <message>
        <source>What is printed, from the top</source>
        <translation>Ce qui est imprimé, de haut en bas</translation>
    </message>
    <message>
        <source>One to three short lines, in Arabic and in French.</source>
        <translation>Une à trois lignes courtes, en arabe et en français.</translation>
    </message>
    <message>
        <source>As it is printed</source>
        <translation>Tel qu’imprimé</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>Largeur du papier</translation>
    </message>
    <message>
        <source>Check every ticket</source>
        <translation>Vérifier tous les tickets</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Every ticket is drawn once…</source>
        <translation>Chaque ticket est dessiné une fois…</translation>
    </message>
    <message>
        <source>Every ticket fits on this paper.</source>
        <translation>Tous les tickets tiennent sur ce papier.</translation>
    </message>
    <message>
        <source>Too long for this paper: %1</source>
        <translation>Trop long pour ce papier&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 mm long</source>
        <translation>%1 mm de long</translation>
    </message>
    <message>
        <source>It is drawn once everything agrees.</source>
        <translation>Il sera dessiné une fois les erreurs corrigées.</translation>
    </message>
    <message>
        <source>Write hours such as 09:00-12:00, or leave it empty.</source>
        <translation>Écrivez des horaires comme 09:00-12:00, ou laissez vide.</translation>
    </message>
    <message>
        <source>Longest wait for a service</source>
        <translation>Attente la plus longue pour un service</translation>
    </message>
    <message>
        <source>In percent of the service’s target wait.</source>
        <translation>En pour cent de l’objectif d’attente du service.</translation>
    </message>
    <message>
        <source>People waiting for a service</source>
        <translation>Personnes en attente pour un service</translation>
    </message>
    <message>
        <source>Nobody calls</source>
        <translation>Personne n’appelle</translation>
    </message>
    <message>
        <source>People wait for a service, and no counter that gives it is open.</source>
        <translation>Des usagers attendent un service, et aucun guichet qui le rend n’est ouvert.</translation>
    </message>
    <message>
        <source>Unattended counter</source>
        <translation>Guichet sans personne</translation>
    </message>
    <message>
        <source>A counter is open, its visitors wait, and nobody acts there.</source>
        <translation>Un guichet est ouvert, ses usagers attendent, et personne n’y agit.</translation>
    </message>
    <message>
        <source>Lost station</source>
        <translation>Poste perdu</translation>
    </message>
    <message>
        <source>Nothing is heard of a kiosk, a board or a clerk’s panel.</source>
        <translation>Aucun signe de vie d’une borne, d’un écran ou d’un poste d’agent.</translation>
    </message>
    <message>
        <source>It is a warning that the roll is nearly used up, and critical that a printer does not print: there is nothing to set.</source>
        <translation>Un rouleau presque épuisé est un avertissement, une imprimante qui n’imprime pas est critique&#xa0;: rien n’est à régler.</translation>
    </message>
    <message>
        <source>Other thresholds for one service</source>
        <translation>Autres seuils pour un service</translation>
    </message>
    <message>
        <source>Add thresholds for a service</source>
        <translation>Ajouter des seuils pour un service</translation>
    </message>
    <message>
        <source>Where one of two thresholds is left as for all, the critical one is twice the warning.</source>
        <translation>Quand l’un des deux seuils reste comme pour tous, le critique est le double de l’avertissement.</translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation>Choisissez un service.</translation>
    </message>
    <message>
        <source>Critical from</source>
        <translation>Critique à partir de</translation>
    </message>
    <message>
        <source>Warning from</source>
        <translation>Avertissement à partir de</translation>
    </message>
    <message>
        <source>as for all</source>
        <translation>comme pour tous</translation>
    </message>
    <message>
        <source>The database does not answer. This page fills as soon as it does.</source>
        <translation>La base de données ne répond pas. Cette page se remplit dès qu’elle répond.</translation>
    </message>
    <message>
        <source>No answer from the database since %1: what stands here may be old.</source>
        <translation>La base de données ne répond plus depuis&#xa0;%1&#xa0;: ce qui est ici peut être ancien.</translation>
    </message>
    <message>
        <source>Where do people wait longest, and where is there help?</source>
        <translation>Où attend-on le plus, et où y a-t-il de la marge&#xa0;?</translation>
    </message>
    <message>
        <source>Each site by the targets that it gave itself</source>
        <translation>Chaque site selon les objectifs qu’il s’est donnés</translation>
    </message>
    <message>
        <source>No site is followed yet, or the first copies are under way.</source>
        <translation>Aucun site n’est encore suivi, ou les premières copies sont en cours.</translation>
    </message>
    <message>
        <source>Lowest service level first</source>
        <translation>Niveau de service le plus bas d’abord</translation>
    </message>
    <message>
        <source>Most visitors first</source>
        <translation>Plus grand nombre d’usagers d’abord</translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <translation>%1 (jusqu’au %2)</translation>
    </message>
    <message>
        <source>Not every day is here yet: %1</source>
        <translation>Il manque encore des jours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Busiest counters first</source>
        <translation>Guichets les plus occupés d’abord</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>Six digits of the authenticator</source>
        <translation>Six chiffres de l’application d’authentification</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Besides your password, an authenticator on your telephone can be asked for a code. Whoever learns your password alone then does not come in here.</source>
        <translation>En plus du mot de passe, un code d’une application d’authentification sur votre téléphone peut être demandé. Connaître votre seul mot de passe ne suffit alors plus pour entrer ici.</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>Le configurer</translation>
    </message>
    <message>
        <source>Point your authenticator at this picture, or type the letters under it. Then type the code that it shows.</source>
        <translation>Scannez cette image avec votre application d’authentification, ou saisissez-y les lettres du dessous. Saisissez ensuite le code affiché.</translation>
    </message>
    <message>
        <source>Begin to ask for codes</source>
        <translation>Demander désormais un code</translation>
    </message>
    <message>
        <source>Codes are asked for from now on. Note these recovery codes and keep them locked away: each lets you in once without the authenticator. They are shown only now.</source>
        <translation>Un code est désormais demandé. Notez ces codes de secours et gardez-les sous clé&#xa0;: chacun permet d’entrer une fois sans l’application. Ils ne sont affichés que maintenant.</translation>
    </message>
    <message>
        <source>I have noted them</source>
        <translation>Je les ai notés</translation>
    </message>
    <message>
        <source>Codes are asked for. Recovery codes left: %1</source>
        <translation>Un code est demandé. Codes de secours restants&#xa0;: %1</translation>
    </message>
    <message>
        <source>Ask for no codes any more</source>
        <translation>Ne plus demander de code</translation>
    </message>
    <message>
        <source>Closing of the day</source>
        <translation>Clôture de la journée</translation>
    </message>
    <message>
        <source>Close the day…</source>
        <translation>Clôturer la journée…</translation>
    </message>
    <message>
        <source>Being served: %1. They stay with their clerk to the end.</source>
        <translation>En cours de service&#xa0;: %1. Ils restent avec leur agent jusqu’à la fin.</translation>
    </message>
    <message>
        <source>The day is being closed…</source>
        <translation>Clôture en cours…</translation>
    </message>
    <message>
        <source>Open counters without a visitor are left.</source>
        <translation>Les guichets ouverts sans usager sont quittés.</translation>
    </message>
    <message>
        <source>Close the day? Nobody would be counted as unserved.</source>
        <translation>Clôturer la journée&#xa0;? Personne n’est compté comme non reçu.</translation>
    </message>
    <message>
        <source>Close the day? Still here, and counted as unserved: %1 (%2). This cannot be undone.</source>
        <translation>Clôturer la journée&#xa0;? Encore là, et comptés comme non reçus&#xa0;: %1 (%2). C’est définitif.</translation>
    </message>
    <message>
        <source>Close the day for good</source>
        <translation>Clôturer définitivement</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>Nobody waits, and no counter is open.</source>
        <translation>Personne n’attend et aucun guichet n’est ouvert.</translation>
    </message>
    <message>
        <source>Waiting, called or set aside: %1</source>
        <translation>En attente, appelés ou mis de côté&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open counters: %1</source>
        <translation>Guichets ouverts&#xa0;: %1</translation>
    </message>
    <message>
        <source>Slip of the day</source>
        <translation>Bordereau du jour</translation>
    </message>
    <message>
        <source>What the day came to, the numbers given and the head of its log, to be signed and kept.</source>
        <translation>Le bilan du jour, les numéros remis et l’empreinte du journal, à signer et à conserver.</translation>
    </message>
    <message>
        <source>Where the slip is printed or saved</source>
        <translation>Où le bordereau est imprimé ou enregistré</translation>
    </message>
    <message>
        <source>Printer of %1</source>
        <translation>Imprimante de %1</translation>
    </message>
    <message>
        <source>As a PDF file</source>
        <translation>En fichier PDF</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Imprimer le bordereau</translation>
    </message>
    <message>
        <source>Save the slip…</source>
        <translation>Enregistrer le bordereau…</translation>
    </message>
    <message>
        <source>It has not been printed at a station today.</source>
        <translation>Il n’a pas encore été imprimé à un poste aujourd’hui.</translation>
    </message>
    <message>
        <source>It waits for the printer of %1…</source>
        <translation>Il attend l’imprimante de %1…</translation>
    </message>
    <message>
        <source>It is being printed at %1…</source>
        <translation>Impression en cours à&#xa0;%1…</translation>
    </message>
    <message>
        <source>Printed at %1 at %2.</source>
        <translation>Imprimé à&#xa0;%1 à&#xa0;%2.</translation>
    </message>
    <message>
        <source>Sent to %1 at %2, and its printer does not say more: look whether it came out.</source>
        <translation>Envoyé à&#xa0;%1 à&#xa0;%2, sans autre réponse de l’imprimante&#xa0;: vérifiez s’il est sorti.</translation>
    </message>
    <message>
        <source>Not printed: %1 could not at %2. Look at its printer, then print again.</source>
        <translation>Non imprimé&#xa0;: échec de %1 à&#xa0;%2. Vérifiez son imprimante, puis réimprimez.</translation>
    </message>
    <message>
        <source>Not printed: %1 did not begin it in time. Check that its kiosk runs, or choose another place.</source>
        <translation>Non imprimé&#xa0;: %1 n’a pas commencé à temps. Vérifiez que sa borne fonctionne, ou choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>Tickets to decide on</source>
        <translation>Tickets à décider</translation>
    </message>
    <message>
        <source>Take %1 in for which service?</source>
        <translation>Admettre %1 pour quel service&#xa0;?</translation>
    </message>
    <message>
        <source>Take %1 in in which class?</source>
        <translation>Admettre %1 dans quelle classe&#xa0;?</translation>
    </message>
    <message>
        <source>Take %1 in after all?</source>
        <translation>Admettre %1 malgré tout&#xa0;?</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Admettre</translation>
    </message>
    <message>
        <source>Give %1 up? Its number is void for good.</source>
        <translation>Déclarer %1 nul&#xa0;? C’est définitif.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Déclarer nul</translation>
    </message>
    <message>
        <source>Why? For colleagues, in one line</source>
        <translation>Pourquoi&#xa0;? Pour les collègues, en une ligne</translation>
    </message>
    <message>
        <source>Its service is not offered any more.</source>
        <translation>Son service n’est plus proposé.</translation>
    </message>
    <message>
        <source>Its class is not one of the house any more.</source>
        <translation>Sa classe n’existe plus ici.</translation>
    </message>
    <message>
        <source>Another ticket has this number on that day.</source>
        <translation>Un autre ticket porte ce numéro ce jour-là.</translation>
    </message>
    <message>
        <source>This number is void.</source>
        <translation>Ce numéro est nul.</translation>
    </message>
    <message>
        <source>It was cancelled while its kiosk stood alone.</source>
        <translation>Il a été annulé pendant que sa borne était isolée.</translation>
    </message>
    <message>
        <source>The clock of its kiosk was wrong: nobody knows when it was given.</source>
        <translation>L’horloge de sa borne était fausse&#xa0;: nul ne sait quand il a été donné.</translation>
    </message>
    <message>
        <source>Its letters and number make no ticket.</source>
        <translation>Ses lettres et son numéro ne forment pas un ticket.</translation>
    </message>
    <message>
        <source>%1 is in its line.</source>
        <translation>%1 est dans sa file.</translation>
    </message>
    <message>
        <source>%1 is in its line; %2, which the desk had given, is void.</source>
        <translation>%1 est dans sa file&#xa0;; %2, donné par le serveur, est nul.</translation>
    </message>
    <message>
        <source>The day of %1 is over: it is counted there, as not served.</source>
        <translation>La journée de %1 est passée&#xa0;: il y est compté comme non reçu.</translation>
    </message>
    <message>
        <source>%1 still cannot be taken in.</source>
        <translation>%1 ne peut toujours pas être admis.</translation>
    </message>
    <message>
        <source>%1 is given up: its number is void.</source>
        <translation>%1 est désormais nul.</translation>
    </message>
    <message>
        <source>A kiosk gave these alone, without the database. Their visitors stand in no line until somebody decides.</source>
        <translation>Une borne les a donnés seule, sans base de données. Leurs usagers ne sont dans aucune file tant que personne ne décide.</translation>
    </message>
    <message>
        <source>None. What a kiosk gives alone, without the database, and cannot be taken in afterwards, stands here.</source>
        <translation>Aucun. Ce qu’une borne donne seule, sans base de données, et qui ne peut être admis ensuite, apparaît ici.</translation>
    </message>
    <message>
        <source>%1 · given %2 by its clock · here since %3</source>
        <translation>%1 · donné %2 à son horloge · ici depuis %3</translation>
    </message>
    <message>
        <source>Counter %1 is open, for %2.</source>
        <translation>Le guichet %1 est ouvert, pour %2.</translation>
    </message>
    <message>
        <source>Counter %1 is closed.</source>
        <translation>Le guichet %1 est fermé.</translation>
    </message>
    <message>
        <source>Counter %1 receives all its services again.</source>
        <translation>Le guichet %1 reçoit de nouveau tous ses services.</translation>
    </message>
    <message>
        <source>Counter %1 now works by “%2”.</source>
        <translation>Le guichet %1 travaille maintenant selon «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>No tickets are given for: %1.</source>
        <translation>Plus de tickets pour&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Tickets are given again for: %1.</source>
        <translation>De nouveau des tickets pour&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>Annuler (%1&#xa0;s)</translation>
    </message>
    <message>
        <source>What visitors will see</source>
        <translation>Ce que verront les usagers</translation>
    </message>
    <message>
        <source>At most %1 lines of up to %2 characters in each language.</source>
        <translation>%1 lignes au plus, chacune de %2 caractères au plus, dans chaque langue.</translation>
    </message>
    <message>
        <source>How many counters does each half hour need, and for what?</source>
        <translation>Combien de guichets faut-il à chaque demi-heure, et pour quoi&#xa0;?</translation>
    </message>
    <message>
        <source>Called in time</source>
        <translation>Appelés à temps</translation>
    </message>
    <message>
        <source>In time is within</source>
        <translation>À temps veut dire en</translation>
    </message>
    <message>
        <source>Plan a week</source>
        <translation>Planifier une semaine</translation>
    </message>
</context>
</TS>
