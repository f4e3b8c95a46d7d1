<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>Arabe</translation>
    </message>
    <message>
        <source>Tamazight</source>
        <translation>Tamazight</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
</context>
<context>
    <name>Lateness</name>
    <message>
        <source>On time</source>
        <translation>Dans l’objectif</translation>
    </message>
    <message>
        <source>Soon late</source>
        <translation>Bientôt en retard</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
</context>
<context>
    <name>NoTicket</name>
    <message>
        <source>We are closed now</source>
        <translation>Nous sommes fermés pour le moment</translation>
    </message>
    <message>
        <source>We are closed today</source>
        <translation>Nous sommes fermés aujourd’hui</translation>
    </message>
    <message>
        <source>We are on a break</source>
        <translation>Nous sommes en pause</translation>
    </message>
    <message>
        <source>No more tickets are given today</source>
        <translation>Plus de tickets aujourd’hui</translation>
    </message>
    <message>
        <source>No tickets now</source>
        <translation>Pas de tickets pour le moment</translation>
    </message>
    <message>
        <source>Paused for the moment</source>
        <translation>Suspendu pour le moment</translation>
    </message>
    <message>
        <source>Full for today</source>
        <translation>Complet pour aujourd’hui</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>This service is full for today.</source>
        <translation>Ce service est complet pour aujourd’hui.</translation>
    </message>
    <message>
        <source>This service is paused for the moment.</source>
        <translation>Ce service est suspendu pour le moment.</translation>
    </message>
    <message>
        <source>This service gives no tickets now.</source>
        <translation>Ce service ne donne pas de tickets pour le moment.</translation>
    </message>
    <message>
        <source>Please ask at the reception</source>
        <translation>Renseignez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Please choose another, or ask at the reception.</source>
        <translation>Choisissez-en un autre ou renseignez-vous à l’accueil.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>Il n’y a rien à afficher.</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 et plus</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>entre %1 et %2</translation>
    </message>
    <message>
        <source>%1: highest %2 (%3).</source>
        <translation>%1&#xa0;: maximum %2 (%3).</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>dès %1</translation>
    </message>
    <message>
        <source>%1: lowest %2 (%3), highest %4 (%5).</source>
        <translation>%1&#xa0;: minimum %2 (%3), maximum %4 (%5).</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objectif</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>The roll is nearly used up: bring a new one</source>
        <translation>Le rouleau est presque fini&#xa0;: apportez-en un nouveau</translation>
    </message>
    <message>
        <source>Out of paper: put in a new roll</source>
        <translation>Plus de papier&#xa0;: mettez un nouveau rouleau</translation>
    </message>
    <message>
        <source>The cover is open: close it</source>
        <translation>Le capot est ouvert&#xa0;: fermez-le</translation>
    </message>
    <message>
        <source>The cutter is stuck: free the paper, then close the cover</source>
        <translation>Le massicot est bloqué&#xa0;: dégagez le papier, puis refermez le capot</translation>
    </message>
    <message>
        <source>Too hot: it rests and goes on by itself</source>
        <translation>Trop chaude&#xa0;: elle se repose et reprend d’elle-même</translation>
    </message>
    <message>
        <source>Paused: press the button on the printer</source>
        <translation>En pause&#xa0;: appuyez sur le bouton de l’imprimante</translation>
    </message>
    <message>
        <source>It takes nothing more: switch it off and on</source>
        <translation>Elle n’accepte plus rien&#xa0;: éteignez-la, puis rallumez-la</translation>
    </message>
    <message>
        <source>Not connected: check the cable and the power</source>
        <translation>Pas de liaison&#xa0;: vérifiez le câble et l’alimentation</translation>
    </message>
    <message>
        <source>Broken down: switch it off and on, else call a technician</source>
        <translation>En panne&#xa0;: éteignez-la, puis rallumez-la, sinon appelez un technicien</translation>
    </message>
    <message>
        <source>Ready, but it says nothing of its paper</source>
        <translation>Prête, mais elle ne dit rien de son papier</translation>
    </message>
    <message>
        <source>Ready; the last sheet is still in its mouth: take it out</source>
        <translation>Prête&#xa0;; la dernière feuille est encore dans la fente&#xa0;: retirez-la</translation>
    </message>
    <message>
        <source>Nothing heard from this station: check that it is running</source>
        <translation>Aucune nouvelle de ce poste&#xa0;: vérifiez qu’il fonctionne</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>This reception is not set up yet. Please call the person in charge.</source>
        <translation>Cette unité n’est pas encore configurée. Veuillez appeler le responsable.</translation>
    </message>
    <message>
        <source>This service is not offered here any more. Please choose another.</source>
        <translation>Ce service n’est plus proposé ici. Veuillez en choisir un autre.</translation>
    </message>
    <message>
        <source>This priority is not one of the house rules.</source>
        <translation>Cette priorité ne fait pas partie des règles de l’unité.</translation>
    </message>
    <message>
        <source>This language is not offered here. Please choose another.</source>
        <translation>Cette langue n’est pas proposée ici. Veuillez en choisir une autre.</translation>
    </message>
    <message>
        <source>This counter does not exist here.</source>
        <translation>Ce guichet n’existe pas ici.</translation>
    </message>
    <message>
        <source>Nobody here has this login.</source>
        <translation>Personne ici n’a cet identifiant.</translation>
    </message>
    <message>
        <source>The login or the password is not right.</source>
        <translation>L’identifiant ou le mot de passe n’est pas correct.</translation>
    </message>
    <message>
        <source>Your role does not include this.</source>
        <translation>Votre rôle ne permet pas cette action.</translation>
    </message>
    <message>
        <source>This alert is not in the log any more.</source>
        <translation>Cette alerte n’est plus dans le journal.</translation>
    </message>
    <message>
        <source>Somebody else is serving a visitor at counter %1.</source>
        <translation>Une autre personne reçoit un usager au guichet %1.</translation>
    </message>
    <message>
        <source>It is too early for this appointment. Please come again from %1 on.</source>
        <translation>Il est trop tôt pour ce rendez-vous. Veuillez revenir à partir de %1.</translation>
    </message>
    <message>
        <source>This appointment is on another day.</source>
        <translation>Ce rendez-vous est pour un autre jour.</translation>
    </message>
    <message>
        <source>Please write it in one line of at most 200 characters.</source>
        <translation>Veuillez l’écrire en une ligne de 200 caractères au plus.</translation>
    </message>
    <message>
        <source>Please say why in a few words.</source>
        <translation>Veuillez dire pourquoi en quelques mots.</translation>
    </message>
    <message>
        <source>A pause must end later than now. Please choose another time.</source>
        <translation>Une suspension doit finir plus tard que maintenant. Veuillez choisir une autre heure.</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Personne n’attend.</translation>
    </message>
    <message>
        <source>Ticket %1 is still being printed. Please call again in a moment.</source>
        <translation>Le ticket %1 est en cours d’impression. Veuillez rappeler dans un instant.</translation>
    </message>
    <message>
        <source>There is no ticket %1 today.</source>
        <translation>Il n’y a pas de ticket %1 aujourd’hui.</translation>
    </message>
    <message>
        <source>This step is not possible for ticket %1 now.</source>
        <translation>Cette action n’est pas possible maintenant pour le ticket %1.</translation>
    </message>
    <message>
        <source>You still hold ticket %1. Please finish it first.</source>
        <translation>Vous avez encore le ticket %1. Veuillez d’abord le terminer.</translation>
    </message>
    <message>
        <source>You hold no ticket now.</source>
        <translation>Vous n’avez aucun ticket en cours.</translation>
    </message>
    <message>
        <source>Ticket %1 cannot be given back any more: it stays good.</source>
        <translation>Le ticket %1 ne peut plus être annulé&#xa0;: il reste valable.</translation>
    </message>
    <message>
        <source>Ticket %1 is held at another counter.</source>
        <translation>Le ticket %1 est en cours à un autre guichet.</translation>
    </message>
    <message>
        <source>Ticket %1 is set aside for a colleague.</source>
        <translation>Le ticket %1 est mis de côté pour un collègue.</translation>
    </message>
    <message>
        <source>Ticket %1 was called too long ago. Please give a new ticket.</source>
        <translation>Le ticket %1 a été appelé il y a trop longtemps. Veuillez donner un nouveau ticket.</translation>
    </message>
    <message>
        <source>Please choose another service, another counter or a colleague.</source>
        <translation>Veuillez choisir un autre service, un autre guichet ou un collègue.</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>Il n’y a plus rien à annuler.</translation>
    </message>
    <message>
        <source>You are on a break. Please end it first.</source>
        <translation>Vous êtes en pause. Veuillez d’abord y mettre fin.</translation>
    </message>
    <message>
        <source>You are at no counter. Please choose one first.</source>
        <translation>Vous n’êtes à aucun guichet. Veuillez d’abord en choisir un.</translation>
    </message>
    <message>
        <source>This work profile is not offered here.</source>
        <translation>Ce profil de travail n’est pas proposé ici.</translation>
    </message>
    <message>
        <source>This board is not described here.</source>
        <translation>Cet écran d’appel n’est pas décrit ici.</translation>
    </message>
    <message>
        <source>A service cannot end this way here.</source>
        <translation>Un service ne peut pas se terminer ainsi ici.</translation>
    </message>
    <message>
        <source>This reason is not offered here any more. Please choose another.</source>
        <translation>Ce motif n’est plus proposé ici. Veuillez en choisir un autre.</translation>
    </message>
    <message>
        <source>Ticket %1 is already rated. Thank you.</source>
        <translation>Le ticket %1 est déjà évalué. Merci.</translation>
    </message>
    <message>
        <source>This request was already used for something else. Please try again.</source>
        <translation>Cette demande a déjà servi à autre chose. Veuillez réessayer.</translation>
    </message>
    <message>
        <source>The unit&apos;s file has a mistake. Please check it and try again.</source>
        <translation>Le fichier de l’unité contient une erreur. Veuillez le vérifier puis réessayer.</translation>
    </message>
    <message>
        <source>This day has not begun. Please choose today or an earlier day.</source>
        <translation>Ce jour n’a pas encore commencé. Veuillez choisir aujourd’hui ou un jour précédent.</translation>
    </message>
    <message>
        <source>This period cannot be shown. Please choose a first and a last day again.</source>
        <translation>Cette période ne peut pas être affichée. Veuillez choisir à nouveau le premier et le dernier jour.</translation>
    </message>
    <message>
        <source>This kiosk is not open, or has no printer.</source>
        <translation>Cette borne n’est pas ouverte, ou n’a pas d’imprimante.</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>Ce n’est pas possible pour le moment.</translation>
    </message>
    <message>
        <source>This program is too old for the database. Please have the newest version installed here, and start it again.</source>
        <translation>Ce programme est trop ancien pour la base de données. Veuillez faire installer ici la dernière version, puis le redémarrer.</translation>
    </message>
    <message>
        <source>The database does not let this station do so. Please call the person in charge.</source>
        <translation>La base de données ne permet pas cela à ce poste. Veuillez appeler le responsable.</translation>
    </message>
    <message>
        <source>The answer was lost: it may have been done or not. Please look before you repeat it.</source>
        <translation>La réponse s’est perdue&#xa0;: c’est peut-être fait, peut-être pas. Veuillez vérifier avant de recommencer.</translation>
    </message>
    <message>
        <source>The database is not there any more. Please call the person in charge: a backup must be put back.</source>
        <translation>La base de données n’est plus là. Veuillez appeler le responsable&#xa0;: une sauvegarde doit être restaurée.</translation>
    </message>
    <message>
        <source>The database does not answer. Please check the network and the server, then try again.</source>
        <translation>La base de données ne répond pas. Veuillez vérifier le réseau et le serveur, puis réessayer.</translation>
    </message>
    <message>
        <source>The printer does not print. Please check paper, cover and cable.</source>
        <translation>L’imprimante n’imprime pas. Veuillez vérifier le papier, le capot et le câble.</translation>
    </message>
    <message>
        <source>The equipment does not answer. Please call the person in charge.</source>
        <translation>Le matériel ne répond pas. Veuillez appeler le responsable.</translation>
    </message>
    <message>
        <source>Something went wrong. Please call the person in charge.</source>
        <translation>Un problème est survenu. Veuillez appeler le responsable.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Please try again in %1 min, or call an administrator.</source>
        <translation>Trop de mots de passe erronés. Veuillez réessayer dans %1&#xa0;min ou appeler un administrateur.</translation>
    </message>
    <message>
        <source>Please call ticket %1 again first, or give the visitor more time to come.</source>
        <translation>Veuillez d’abord rappeler le ticket %1, ou laisser à l’usager le temps de venir.</translation>
    </message>
    <message>
        <source>Please type the six digits that your authenticator shows.</source>
        <translation>Veuillez saisir les six chiffres affichés par votre application d’authentification.</translation>
    </message>
    <message>
        <source>This code is not right, or was used already. Please wait for the next one.</source>
        <translation>Ce code n’est pas correct ou a déjà servi. Veuillez attendre le suivant.</translation>
    </message>
    <message>
        <source>Please choose a password of your own, of at least %1 characters.</source>
        <translation>Veuillez choisir votre propre mot de passe, d’au moins %1 caractères.</translation>
    </message>
    <message>
        <source>Please choose your new password at the console, not at a panel.</source>
        <translation>Veuillez choisir votre nouveau mot de passe à la console, et non à un poste d’agent.</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Vous êtes déconnecté.</translation>
    </message>
    <message>
        <source>Please unlock the window first.</source>
        <translation>Veuillez d’abord déverrouiller la fenêtre.</translation>
    </message>
    <message>
        <source>This PIN is not right. Tries left: %1</source>
        <translation>Ce code PIN n’est pas correct. Essais restants&#xa0;: %1</translation>
    </message>
    <message>
        <source>Please choose six digits that are no plain row, such as 000000 or 123456.</source>
        <translation>Veuillez choisir six chiffres qui ne forment pas une suite simple comme 000000 ou 123456.</translation>
    </message>
    <message>
        <source>There is no second factor to drop.</source>
        <translation>Il n’y a pas de second facteur à retirer.</translation>
    </message>
    <message>
        <source>This session is over already.</source>
        <translation>Cette session est déjà terminée.</translation>
    </message>
    <message>
        <source>This password is too easily guessed. Please choose another one of at least %1 characters.</source>
        <translation>Ce mot de passe est trop facile à deviner. Veuillez en choisir un autre, d’au moins %1 caractères.</translation>
    </message>
    <message>
        <source>Many people have this password, or it names you or this office. A sentence of your own is easy to keep.</source>
        <translation>Beaucoup de gens ont ce mot de passe, ou il contient votre nom ou celui de cette unité. Une phrase à vous se retient facilement.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please type your password.</source>
        <translation>Trop de codes PIN erronés. Veuillez saisir votre mot de passe.</translation>
    </message>
    <message>
        <source>You have signed in at another station.</source>
        <translation>Vous vous êtes connecté sur un autre poste.</translation>
    </message>
    <message>
        <source>The day was closed. Please sign in again.</source>
        <translation>La journée a été clôturée. Veuillez vous connecter à nouveau.</translation>
    </message>
    <message>
        <source>An administrator has signed you out.</source>
        <translation>Un administrateur vous a déconnecté.</translation>
    </message>
    <message>
        <source>Your password was changed. Please sign in again.</source>
        <translation>Votre mot de passe a été modifié. Veuillez vous connecter à nouveau.</translation>
    </message>
    <message>
        <source>A backup was put back. Please sign in again.</source>
        <translation>Une sauvegarde a été restaurée. Veuillez vous reconnecter.</translation>
    </message>
    <message>
        <source>Your login is not used here any more.</source>
        <translation>Votre identifiant n’est plus utilisé ici.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The PIN is not the same twice.</source>
        <translation>Les deux saisies du code PIN diffèrent.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>%1 is signed in. What is open stays open behind this page.</source>
        <translation>Session&#xa0;: %1. Ce qui est ouvert le reste derrière cette page.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation>Nouveau code PIN, six chiffres</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>Nouveau code PIN, une seconde fois</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Type the password instead</source>
        <translation>Saisir plutôt le mot de passe</translation>
    </message>
    <message>
        <source>Type the PIN instead</source>
        <translation>Saisir plutôt le code PIN</translation>
    </message>
    <message>
        <source>Choose a PIN for this station</source>
        <translation>Choisir un code PIN pour ce poste</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>Type the six digits that your authenticator shows now, or one of the recovery codes.</source>
        <translation>Saisissez les six chiffres affichés par votre application d’authentification, ou un code de secours.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation>Les deux saisies du nouveau mot de passe diffèrent.</translation>
    </message>
    <message>
        <source>A password of your own</source>
        <translation>Votre propre mot de passe</translation>
    </message>
    <message>
        <source>Your first password is known to who gave it to you.</source>
        <translation>Votre premier mot de passe est connu de la personne qui vous l’a donné.</translation>
    </message>
    <message>
        <source>Your password is too easily guessed.</source>
        <translation>Votre mot de passe est trop facile à deviner.</translation>
    </message>
    <message>
        <source>At least %1 characters. A sentence of your own is easy to keep.</source>
        <translation>Au moins %1 caractères. Une phrase à vous se retient facilement.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Nouveau mot de passe, une seconde fois</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>We open on %1 at %2.</source>
        <translation>Nous ouvrons %1 à&#xa0;%2.</translation>
    </message>
    <message>
        <source>We open today at %1.</source>
        <translation>Nous ouvrons aujourd’hui à&#xa0;%1.</translation>
    </message>
    <message>
        <source>We go on today at %1.</source>
        <translation>Nous reprenons aujourd’hui à&#xa0;%1.</translation>
    </message>
    <message>
        <source>Tickets again on %1 at %2</source>
        <translation>Prochains tickets %1 à&#xa0;%2</translation>
    </message>
    <message>
        <source>Tickets again today at %1</source>
        <translation>Prochains tickets aujourd’hui à&#xa0;%1</translation>
    </message>
    <message>
        <source>tickets: %1</source>
        <translation>tickets&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>less than %n min</source>
        <translation>
            <numerusform>moins de %n&#xa0;min</numerusform>
            <numerusform>moins de %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message>
        <source>more than an hour</source>
        <translation>plus d’une heure</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n&#xa0;min</numerusform>
            <numerusform>%n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h 30</source>
        <translation>
            <numerusform>%n&#xa0;h&#xa0;30</numerusform>
            <numerusform>%n&#xa0;h&#xa0;30</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n&#xa0;h</numerusform>
            <numerusform>%n&#xa0;h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1&#xa0;h&#xa0;%2</translation>
    </message>
</context>
</TS>
