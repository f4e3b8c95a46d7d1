<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Clerk</name>
    <message>
        <source>Counter %1</source>
        <translation>Guichet %1</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Choose your counter</source>
        <translation>Choisissez votre guichet</translation>
    </message>
    <message>
        <source>Press the counter&apos;s number, or Tab and Enter.</source>
        <translation>Tapez le numéro du guichet, ou Tab puis Entrée.</translation>
    </message>
    <message>
        <source>Keys that write nothing: F2 to F7, Ctrl and Alt</source>
        <translation>Touches qui n’écrivent rien&#xa0;: F2 à F7, Ctrl et Alt</translation>
    </message>
    <message>
        <source>These, and single keys: space bar, letters, digits</source>
        <translation>Celles-ci et les touches simples&#xa0;: espace, lettres, chiffres</translation>
    </message>
    <message>
        <source>No keys: Tab and Enter, or the mouse</source>
        <translation>Aucune touche&#xa0;: Tab et Entrée, ou la souris</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Cette page</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Which service now, for the same visitor?</source>
        <translation>Quel service maintenant, pour le même usager&#xa0;?</translation>
    </message>
    <message>
        <source>Which service, for a visitor without a ticket?</source>
        <translation>Quel service, pour un usager sans ticket&#xa0;?</translation>
    </message>
    <message>
        <source>All services of the counter alike</source>
        <translation>Tous les services du guichet, sans préférence</translation>
    </message>
    <message>
        <source>What do you call?</source>
        <translation>Qui appelez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Personne n’attend.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>A attendu</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Pas de liaison</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Agrandir</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Until it is back, the person in charge calls by the numbers on paper, the smallest first, and writes down up to which number was served.</source>
        <translation>En attendant son retour, le responsable appelle selon les numéros des tickets, le plus petit d’abord, et note jusqu’à quel numéro on a servi.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Since %1 · %2</source>
        <translation>Depuis %1 · %2</translation>
    </message>
    <message>
        <source>No visitor at the counter</source>
        <translation>Aucun usager au guichet</translation>
    </message>
    <message numerus="yes">
        <source>Called %n times · %1</source>
        <translation>
            <numerusform>Appelé · %1</numerusform>
            <numerusform>Appelé %n fois · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Called · %1</source>
        <translation>Appelé · %1</translation>
    </message>
    <message>
        <source>In service · %1</source>
        <translation>En cours · %1</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>This button has just changed: “%1”. Please press again.</source>
        <translation>Ce bouton vient de changer&#xa0;: «&#xa0;%1&#xa0;». Veuillez appuyer à nouveau.</translation>
    </message>
    <message>
        <source>It was done after all. Go on from here.</source>
        <translation>C’était bien fait. Continuez d’ici.</translation>
    </message>
    <message>
        <source>The window has just come to the front. Please press again.</source>
        <translation>La fenêtre vient de passer au premier plan. Veuillez appuyer à nouveau.</translation>
    </message>
    <message>
        <source>Finished. Nobody is waiting.</source>
        <translation>Service terminé. Personne n’attend.</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Appeler le suivant</translation>
    </message>
    <message>
        <source>Start service</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Finish and call next</source>
        <translation>Terminer et appeler</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Appeler %1</translation>
    </message>
    <message>
        <source>%1 is called: %2</source>
        <translation>%1 est appelé&#xa0;: %2</translation>
    </message>
    <message>
        <source>The call of %1 is undone.</source>
        <translation>Appel de %1 annulé.</translation>
    </message>
    <message>
        <source>%1: the service begins.</source>
        <translation>%1&#xa0;: le service commence.</translation>
    </message>
    <message>
        <source>Finish and call %1</source>
        <translation>Terminer et appeler %1</translation>
    </message>
    <message>
        <source>You are back.</source>
        <translation>Vous êtes de retour.</translation>
    </message>
    <message>
        <source>Serve without a ticket</source>
        <translation>Accueillir sans ticket</translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation>%1&#xa0;: maintenant %2</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>Retirer de la file</translation>
    </message>
    <message>
        <source>You are on a break.</source>
        <translation>Vous êtes en pause.</translation>
    </message>
    <message>
        <source>%1 is called again.</source>
        <translation>%1 est rappelé.</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Back in line</source>
        <translation>Remettre en file</translation>
    </message>
    <message>
        <source>%1: finished.</source>
        <translation>%1&#xa0;: terminé.</translation>
    </message>
    <message>
        <source>Other outcome</source>
        <translation>Autre issue</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>Issue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Autre service</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Readmit</source>
        <translation>Réadmettre</translation>
    </message>
    <message>
        <source>The work profile is taken.</source>
        <translation>Le profil de travail est pris.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>Je suis de retour</translation>
    </message>
    <message>
        <source>Call a number</source>
        <translation>Appeler un numéro</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>Profil de travail</translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation>La note est enregistrée.</translation>
    </message>
    <message>
        <source>Undone: %1 · %2</source>
        <translation>Annulé&#xa0;: %1 · %2</translation>
    </message>
    <message>
        <source>%1 did not come.</source>
        <translation>%1 ne s’est pas présenté.</translation>
    </message>
    <message>
        <source>%1 is set aside.</source>
        <translation>%1 est mis de côté.</translation>
    </message>
    <message>
        <source>%1 is sent on.</source>
        <translation>%1 est transféré.</translation>
    </message>
    <message>
        <source>%1 waits no more.</source>
        <translation>%1 n’attend plus.</translation>
    </message>
    <message>
        <source>%1 waits again.</source>
        <translation>%1 attend de nouveau.</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>transféré</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>mis de côté</translation>
    </message>
    <message>
        <source>back in line</source>
        <translation>remis en file</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>%1 (told: %2 at most)</source>
        <translation>%1 (annoncé&#xa0;: %2 au plus)</translation>
    </message>
    <message>
        <source>Get ready for %1: %2</source>
        <translation>À préparer pour %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Press %1 when you are back.</source>
        <translation>Appuyez sur %1 à votre retour.</translation>
    </message>
    <message>
        <source>Whoever comes is told here.</source>
        <translation>La prochaine arrivée sera signalée ici.</translation>
    </message>
    <message>
        <source>Press %1 to call the next one.</source>
        <translation>Appuyez sur %1 pour appeler le suivant.</translation>
    </message>
    <message>
        <source>%1 works at counter %2. Choose it again to take it over.</source>
        <translation>%1 travaille au guichet %2. Choisissez-le encore une fois pour le reprendre.</translation>
    </message>
    <message>
        <source>%1 has taken counter %2. Choose yours.</source>
        <translation>%1 a repris le guichet %2. Choisissez le vôtre.</translation>
    </message>
    <message>
        <source>Your work at counter %2 was ended. Choose your counter.</source>
        <translation>Votre travail au guichet %2 a été clos. Choisissez votre guichet.</translation>
    </message>
    <message>
        <source>Not done: too soon after the act before. Please press again.</source>
        <translation>Non exécuté&#xa0;: trop tôt après l’action précédente. Veuillez appuyer à nouveau.</translation>
    </message>
    <message>
        <source>No connection since %1. Start, finish, no-show and note are kept here; nobody can be called.</source>
        <translation>Pas de liaison depuis&#xa0;%1. Début, fin, absence et note sont gardés ici&#xa0;; personne ne peut être appelé.</translation>
    </message>
    <message>
        <source>The connection is back. What you did meanwhile is entered.</source>
        <translation>La liaison est rétablie. Ce que vous avez fait entre-temps est enregistré.</translation>
    </message>
    <message>
        <source>The connection is back.</source>
        <translation>La liaison est rétablie.</translation>
    </message>
    <message>
        <source>%1 · %2: kept here, and entered when the connection is back.</source>
        <translation>%1 · %2&#xa0;: gardé ici, et enregistré au retour de la liaison.</translation>
    </message>
    <message>
        <source>%1 · %2 could not be entered afterwards. %3</source>
        <translation>%1 · %2 n’a pas pu être enregistré après coup. %3</translation>
    </message>
    <message>
        <source>The call box is not there. Plug it in; use the keyboard.</source>
        <translation>Le boîtier d’appel est absent&#xa0;: branchez-le&#xa0;; en attendant, utilisez le clavier.</translation>
    </message>
    <message>
        <source>The call box may not be opened here. Tell the technician.</source>
        <translation>Le boîtier d’appel ne peut pas être ouvert ici. Prévenez le technicien.</translation>
    </message>
    <message>
        <source>Another program has the call box. Tell the technician.</source>
        <translation>Un autre programme utilise le boîtier d’appel. Prévenez le technicien.</translation>
    </message>
    <message>
        <source>What is named as call box is no number pad.</source>
        <translation>Le boîtier d’appel indiqué n’est pas un pavé numérique. Prévenez le technicien.</translation>
    </message>
    <message>
        <source>This computer cannot use a call box.</source>
        <translation>Cet ordinateur ne peut pas utiliser de boîtier d’appel.</translation>
    </message>
    <message>
        <source>%1 is waiting.</source>
        <translation>%1 attend.</translation>
    </message>
    <message>
        <source>%1: perhaps without paper; no open station can print it</source>
        <translation>%1&#xa0;: peut-être sans papier&#xa0;; aucun poste ouvert ne peut l’imprimer</translation>
    </message>
    <message>
        <source>%1: perhaps without paper</source>
        <translation>%1&#xa0;: peut-être sans papier</translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation>%1 s’imprime à nouveau sur %2.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Who waits, in the order of the calls</source>
        <translation>Personnes en attente, dans l’ordre des appels</translation>
    </message>
    <message>
        <source>Aside</source>
        <translation>De côté</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Absent</translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting</source>
        <translation>
            <numerusform>%n personne attend</numerusform>
            <numerusform>%n personnes attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Visitors set aside</source>
        <translation>Usagers mis de côté</translation>
    </message>
    <message>
        <source>Absent visitors</source>
        <translation>Usagers absents</translation>
    </message>
    <message numerus="yes">
        <source>%n beyond the time aimed at</source>
        <translation>
            <numerusform>%n au-delà de l’objectif</numerusform>
            <numerusform>%n au-delà de l’objectif</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 calls whoever comes for:</source>
        <translation>%1 appelle qui vient pour&#xa0;:</translation>
    </message>
    <message>
        <source>for me</source>
        <translation>pour moi</translation>
    </message>
    <message>
        <source>for anyone</source>
        <translation>pour tous</translation>
    </message>
    <message>
        <source>Where does the visitor go?</source>
        <translation>Où va l’usager&#xa0;?</translation>
    </message>
    <message>
        <source>Set the visitor aside</source>
        <translation>Mettre l’usager de côté</translation>
    </message>
    <message>
        <source>I call her back myself</source>
        <translation>Je le rappelle moi-même</translation>
    </message>
    <message>
        <source>Any colleague may call her back</source>
        <translation>Tout collègue peut le rappeler</translation>
    </message>
    <message>
        <source>Note on this visit</source>
        <translation>Note sur cette visite</translation>
    </message>
    <message>
        <source>Write it below; the next counter reads it</source>
        <translation>Écrivez-la ci-dessous&#xa0;; le guichet suivant la lira</translation>
    </message>
    <message>
        <source>Not done here</source>
        <translation>Non rendu ici</translation>
    </message>
    <message>
        <source>What became of the service here?</source>
        <translation>Comment s’est terminé le passage&#xa0;?</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Collègue</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Prendre une pause</translation>
    </message>
    <message>
        <source>Prayer</source>
        <translation>Prière</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>Repas</translation>
    </message>
    <message>
        <source>Short rest</source>
        <translation>Courte pause</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Réunion</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Formation</translation>
    </message>
    <message>
        <source>Why out of turn?</source>
        <translation>Pourquoi hors tour&#xa0;?</translation>
    </message>
    <message>
        <source>Cannot wait</source>
        <translation>Ne peut pas attendre</translation>
    </message>
    <message>
        <source>Comes back with a missing document</source>
        <translation>Revient avec une pièce manquante</translation>
    </message>
    <message>
        <source>Was sent here by mistake</source>
        <translation>A été mal orienté</translation>
    </message>
    <message>
        <source>At the manager’s request</source>
        <translation>À la demande du responsable</translation>
    </message>
    <message>
        <source>Other: write it below</source>
        <translation>Autre&#xa0;: écrivez-le ci-dessous</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>Personne.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Note for the next counter, if any</source>
        <translation>Note pour le guichet suivant, au besoin</translation>
    </message>
    <message>
        <source>In your own words, if needed</source>
        <translation>Avec vos mots, au besoin</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>Numéro du ticket</translation>
    </message>
    <message>
        <source>Whom do you call?</source>
        <translation>Qui appelez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Who gives up waiting?</source>
        <translation>Qui renonce à attendre&#xa0;?</translation>
    </message>
    <message>
        <source>%1 leaves the line for good</source>
        <translation>%1 quitte la file pour de bon</translation>
    </message>
    <message>
        <source>This cannot be undone: her place is lost.</source>
        <translation>Ceci ne peut pas être annulé&#xa0;: la place est perdue.</translation>
    </message>
    <message>
        <source>She told me so</source>
        <translation>L’usager me l’a dit</translation>
    </message>
    <message>
        <source>Who is back?</source>
        <translation>Qui est de retour&#xa0;?</translation>
    </message>
    <message>
        <source>Who was absent and is here now?</source>
        <translation>Qui était absent et se présente maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>Perhaps not printed: please call the number aloud</source>
        <translation>Peut-être pas imprimé&#xa0;: veuillez appeler le numéro à voix haute</translation>
    </message>
    <message>
        <source>%1 · here since %2</source>
        <translation>%1 · sur place depuis %2</translation>
    </message>
    <message>
        <source>Your key was heard. The database is slow to answer …</source>
        <translation>Votre touche est prise en compte. La base de données tarde à répondre…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the counter</source>
        <translation>Fermer le guichet</translation>
    </message>
    <message>
        <source>Close counter %1</source>
        <translation>Fermer le guichet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n wait for what nobody else gives now</source>
        <translation>
            <numerusform>%n usager attend un service que personne d’autre n’assure en ce moment</numerusform>
            <numerusform>%n usagers attendent un service que personne d’autre n’assure en ce moment</numerusform>
        </translation>
    </message>
    <message>
        <source>Close and sign out</source>
        <translation>Fermer et se déconnecter</translation>
    </message>
    <message>
        <source>Change counter</source>
        <translation>Changer de guichet</translation>
    </message>
    <message>
        <source>The call box works again.</source>
        <translation>Le boîtier d’appel fonctionne à nouveau.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Served today</source>
        <translation>Servis aujourd’hui</translation>
    </message>
    <message>
        <source>Did not come today</source>
        <translation>Absents aujourd’hui</translation>
    </message>
    <message>
        <source>Mean wait before you</source>
        <translation>Attente moyenne</translation>
    </message>
    <message>
        <source>Mean time with you</source>
        <translation>Service moyen</translation>
    </message>
    <message>
        <source>Documents to see</source>
        <translation>Pièces à voir</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>What the hall sees</source>
        <translation>Ce que voit la salle</translation>
    </message>
    <message>
        <source>If nobody comes</source>
        <translation>Si personne ne vient</translation>
    </message>
    <message>
        <source>%1 and counter %2, large on the screen.</source>
        <translation>%1 et le guichet %2, en grand sur l’écran.</translation>
    </message>
    <message>
        <source>Called aloud in %1 and in %2.</source>
        <translation>Appel à voix haute en %1 et en %2.</translation>
    </message>
    <message>
        <source>Called aloud in %1.</source>
        <translation>Appel à voix haute en %1.</translation>
    </message>
    <message>
        <source>Recall. “No-show” becomes possible %1 after the call, or after call number %2. %3 then stands among the absent, and may come back for %4.</source>
        <translation>Rappelez. «&#xa0;Absent&#xa0;» devient possible %1 après l’appel, ou dès l’appel n° %2. %3 s’affiche alors parmi les absents et peut revenir pendant %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n&#xa0;s</numerusform>
            <numerusform>%n&#xa0;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Attend depuis</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Actes</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Next: waits for you in person.</source>
        <translation>Prochain&#xa0;: vous attend personnellement.</translation>
    </message>
    <message>
        <source>Next: was sent to this counter.</source>
        <translation>Prochain&#xa0;: a été envoyé à ce guichet.</translation>
    </message>
    <message>
        <source>Next: has an appointment at %1.</source>
        <translation>Prochain&#xa0;: a rendez-vous à&#xa0;%1.</translation>
    </message>
    <message>
        <source>Next: nobody else is waiting for you.</source>
        <translation>Prochain&#xa0;: personne d’autre ne vous attend.</translation>
    </message>
    <message>
        <source>Next: speaks %1, as you do.</source>
        <translation>Prochain&#xa0;: parle %1, comme vous.</translation>
    </message>
    <message>
        <source>Next: ranks as %2 does, and came first.</source>
        <translation>Prochain&#xa0;: même rang que %2, mais arrivé avant.</translation>
    </message>
    <message>
        <source>Next: has waited longest.</source>
        <translation>Prochain&#xa0;: c’est la personne qui attend depuis le plus longtemps.</translation>
    </message>
    <message>
        <source>Next: ranks first, though somebody has waited longer.</source>
        <translation>Prochain&#xa0;: passe en premier, bien que quelqu’un attende depuis plus longtemps.</translation>
    </message>
    <message>
        <source>Next: has priority (%1), and has waited longest.</source>
        <translation>Prochain&#xa0;: prioritaire (%1), et c’est la personne qui attend depuis le plus longtemps.</translation>
    </message>
    <message>
        <source>Next: has priority (%1).</source>
        <translation>Prochain&#xa0;: prioritaire (%1).</translation>
    </message>
    <message>
        <source>Then %1.</source>
        <translation>Ensuite %1.</translation>
    </message>
</context>
</TS>
