<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Access</name>
    <message>
        <source>Accessibility</source>
        <translation>Accessibilité</translation>
    </message>
    <message>
        <source>See, hear and reach better</source>
        <translation>Affichage, son et hauteur</translation>
    </message>
    <message>
        <source>See and reach better</source>
        <translation>Affichage et hauteur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Stronger contrast</source>
        <translation>Contraste renforcé</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Largest text</source>
        <translation>Texte très grand</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <translation>Boutons plus bas (fauteuil roulant)</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Lecture à voix haute</translation>
    </message>
    <message>
        <source>Touch the screen or press a key to go on.</source>
        <translation>Touchez l’écran ou appuyez sur une touche pour continuer.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>on</source>
        <translation>actif</translation>
    </message>
    <message>
        <source>off</source>
        <translation>inactif</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>page %1 sur %2</translation>
    </message>
    <message>
        <source>Services found: %1</source>
        <translation>Services trouvés&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>GiveBack</name>
    <message>
        <source>Not the right service?</source>
        <translation>Ce n’est pas le bon service&#xa0;?</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>Annuler le ticket</translation>
    </message>
    <message>
        <source>Number %1 is cancelled</source>
        <translation>Le numéro %1 est annulé</translation>
    </message>
    <message>
        <source>The paper that came out is no longer a ticket.</source>
        <translation>Le papier sorti n’est plus un ticket valable.</translation>
    </message>
    <message>
        <source>Nobody is called by this number.</source>
        <translation>Ce numéro ne sera pas appelé.</translation>
    </message>
    <message>
        <source>Choose another service</source>
        <translation>Choisir un autre service</translation>
    </message>
    <message>
        <source>It could not be cancelled just now. Please ask at the reception desk.</source>
        <translation>L’annulation n’a pas abouti. Adressez-vous à l’accueil.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>From Morocco</source>
        <translation>Depuis le Maroc</translation>
    </message>
    <message>
        <source>If the short number does not answer</source>
        <translation>Si le numéro court ne répond pas</translation>
    </message>
    <message>
        <source>From abroad</source>
        <translation>Depuis l’étranger</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Scan to call</source>
        <translation>Scannez pour appeler</translation>
    </message>
    <message>
        <source>Scan to write</source>
        <translation>Scannez pour écrire</translation>
    </message>
    <message>
        <source>Scan to open the page</source>
        <translation>Scannez pour ouvrir le site</translation>
    </message>
    <message>
        <source>Information on every administration</source>
        <translation>Renseignements sur toutes les administrations</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Ouvert en ce moment</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Fermé en ce moment</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Guichet %1</translation>
    </message>
    <message>
        <source>Counters %1</source>
        <translation>Guichets %1</translation>
    </message>
    <message>
        <source>Waiting room</source>
        <translation>Salle d’attente</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Where to go, and whom to call</source>
        <translation>Où aller, qui appeler</translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation>Rechercher un service</translation>
    </message>
    <message>
        <source>Write a word: birth, signature</source>
        <translation>Écrivez un mot&#xa0;: naissance, signature</translation>
    </message>
    <message>
        <source>Counters and rooms</source>
        <translation>Guichets et salles</translation>
    </message>
    <message>
        <source>Where each service is given</source>
        <translation>Où chaque service est rendu</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Annuaire</translation>
    </message>
    <message>
        <source>Telephone, address, e-mail, hours</source>
        <translation>Téléphone, adresse, e-mail, horaires</translation>
    </message>
    <message>
        <source>Where you are heard</source>
        <translation>Où vous faire entendre</translation>
    </message>
    <message>
        <source>Information by telephone</source>
        <translation>Renseignements par téléphone</translation>
    </message>
    <message>
        <source>Write what you have come for</source>
        <translation>Écrivez ce qui vous amène</translation>
    </message>
    <message>
        <source>Most asked for</source>
        <translation>Les plus demandés</translation>
    </message>
    <message>
        <source>Not here. Please go to:</source>
        <translation>Pas ici. Adressez-vous à&#xa0;:</translation>
    </message>
    <message>
        <source>No service was found</source>
        <translation>Aucun service trouvé</translation>
    </message>
    <message>
        <source>Try another word, or ask at the reception desk.</source>
        <translation>Essayez un autre mot, ou renseignez-vous à l’accueil.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Delete a letter</source>
        <translation>Effacer une lettre</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horaires</translation>
    </message>
    <message>
        <source>Please ask at the reception desk.</source>
        <translation>Renseignez-vous à l’accueil.</translation>
    </message>
    <message>
        <source>Other services: %1. Write another letter.</source>
        <translation>Autres services&#xa0;: %1. Écrivez une lettre de plus.</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Everybody who holds a ticket is still served.</source>
        <translation>Toute personne qui a un ticket sera encore reçue.</translation>
    </message>
    <message>
        <source>Last ticket today at %1</source>
        <translation>Dernier ticket aujourd’hui à&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Choose a second language</source>
        <translation>Choisissez une seconde langue</translation>
    </message>
    <message>
        <source>What is missing in Tamazight is shown in this language.</source>
        <translation>Ce qui manque en tamazight s’affiche dans cette langue</translation>
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
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Your say</source>
        <translation>Votre avis</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Which service do you need?</source>
        <translation>Quel service souhaitez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Wait, at most</source>
        <translation>Attente, au plus</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Choose the service</source>
        <translation>Choisissez le service</translation>
    </message>
    <message>
        <source>Take the ticket</source>
        <translation>Prenez le ticket</translation>
    </message>
    <message>
        <source>Wait for your number</source>
        <translation>Attendez l’appel</translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation>Prendre un ticket</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Votre numéro</translation>
    </message>
    <message>
        <source>Hear my number</source>
        <translation>Écouter mon numéro</translation>
    </message>
    <message>
        <source>Your ticket is being printed</source>
        <translation>Votre ticket s’imprime</translation>
    </message>
    <message>
        <source>Take your ticket under the screen</source>
        <translation>Prenez votre ticket sous l’écran</translation>
    </message>
    <message>
        <source>Take your ticket under the screen. If none comes out, keep this number.</source>
        <translation>Prenez votre ticket sous l’écran. S’il ne sort pas, gardez ce numéro.</translation>
    </message>
    <message>
        <source>No paper ticket today</source>
        <translation>Pas de ticket papier aujourd’hui</translation>
    </message>
    <message>
        <source>Photograph this screen or note this number. Your place is kept.</source>
        <translation>Photographiez cet écran ou notez ce numéro. Votre place est gardée.</translation>
    </message>
    <message>
        <source>Follow your turn on your phone</source>
        <translation>Suivez votre tour sur votre téléphone</translation>
    </message>
    <message>
        <source>Point the camera at this code. Neither name nor number is asked for.</source>
        <translation>Visez ce code avec l’appareil photo. Ni nom ni numéro ne sont demandés.</translation>
    </message>
    <message>
        <source>We call your number on the screen and aloud.</source>
        <translation>Votre numéro sera affiché et annoncé.</translation>
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
        <source>I have noted it</source>
        <translation>C’est noté</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>Encore %1&#xa0;s</translation>
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
        <translation>Adressez-vous à l’accueil&#xa0;: nous vous aiderons.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Un instant, s’il vous plaît</translation>
    </message>
    <message>
        <source>Your ticket comes in a few seconds.</source>
        <translation>Votre ticket arrive dans quelques secondes.</translation>
    </message>
    <message>
        <source>Your ticket is being made.</source>
        <translation>Votre ticket se prépare.</translation>
    </message>
    <message>
        <source>Leave without a ticket</source>
        <translation>Partir sans ticket</translation>
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
        <source>nobody</source>
        <translation>0 personne</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Do you have priority?</source>
        <translation>Êtes-vous prioritaire&#xa0;?</translation>
    </message>
    <message>
        <source>The wait counts for more in these classes; nobody is overtaken for ever.</source>
        <translation>Ces personnes passent plus tôt&#xa0;; les autres n’attendent pas sans fin pour autant.</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>Sans priorité</translation>
    </message>
    <message>
        <source>With priority: %1</source>
        <translation>Priorité&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>How was your visit?</source>
        <translation>Comment s’est passée votre visite&#xa0;?</translation>
    </message>
    <message>
        <source>Nobody asks who you are.</source>
        <translation>Personne ne vous demande qui vous êtes.</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>Très mal</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Moyennement</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Très bien</translation>
    </message>
    <message>
        <source>What pleased you?</source>
        <translation>Qu’est-ce qui vous a plu&#xa0;?</translation>
    </message>
    <message>
        <source>What could be better?</source>
        <translation>Que pourrait-on améliorer&#xa0;?</translation>
    </message>
    <message>
        <source>What did not please you?</source>
        <translation>Qu’est-ce qui ne vous a pas plu&#xa0;?</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Add my ticket&apos;s number</source>
        <translation>Ajouter le numéro de mon ticket</translation>
    </message>
    <message>
        <source>The number of your ticket</source>
        <translation>Le numéro de votre ticket</translation>
    </message>
    <message>
        <source>It tells which service you speak of. You may also scan it.</source>
        <translation>Il indique de quel service vous parlez. Vous pouvez aussi le scanner.</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>Remove the number</source>
        <translation>Retirer le numéro</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>This is my number</source>
        <translation>C’est mon numéro</translation>
    </message>
    <message>
        <source>There is no such number here. Please look at your ticket.</source>
        <translation>Ce numéro n’existe pas ici. Veuillez regarder votre ticket.</translation>
    </message>
    <message>
        <source>Please wait a moment</source>
        <translation>Un instant, s’il vous plaît</translation>
    </message>
    <message>
        <source>Your answer is counted in less than a minute, by itself. With the number of your ticket it is counted at once.</source>
        <translation>Votre réponse sera prise en compte en moins d’une minute. Avec le numéro de votre ticket, elle l’est aussitôt.</translation>
    </message>
    <message>
        <source>Leave without an answer</source>
        <translation>Partir sans répondre</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Merci</translation>
    </message>
    <message>
        <source>Your answer is counted.</source>
        <translation>Votre réponse est prise en compte.</translation>
    </message>
    <message>
        <source>Your answer is not counted</source>
        <translation>Votre réponse n’est pas prise en compte</translation>
    </message>
    <message>
        <source>You were not called with this number yet. Please answer after your visit.</source>
        <translation>Ce numéro n’a pas encore été appelé. Veuillez répondre après votre visite.</translation>
    </message>
    <message>
        <source>Your answer could not be noted just now.</source>
        <translation>Votre réponse n’a pas pu être notée pour le moment.</translation>
    </message>
    <message>
        <source>Answer without a number</source>
        <translation>Répondre sans numéro</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>Corriger le numéro</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Service menu</source>
        <translation>Menu de service</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Saisissez le code secret</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Back to visitors</source>
        <translation>Retour aux usagers</translation>
    </message>
    <message>
        <source>Print the last ticket again</source>
        <translation>Réimprimer le dernier ticket</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page d’essai</translation>
    </message>
    <message>
        <source>Try the sound</source>
        <translation>Essayer le son</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Moins fort</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Plus fort</translation>
    </message>
    <message>
        <source>Hand over again</source>
        <translation>Transmettre à nouveau</translation>
    </message>
    <message>
        <source>Give up this ticket</source>
        <translation>Abandonner ce ticket</translation>
    </message>
    <message>
        <source>Restart the kiosk</source>
        <translation>Redémarrer la borne</translation>
    </message>
    <message>
        <source>Close the kiosk</source>
        <translation>Fermer la borne</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Last ticket</source>
        <translation>Dernier ticket</translation>
    </message>
    <message>
        <source>None: tickets stay on the screen</source>
        <translation>Aucune&#xa0;: les tickets restent à l’écran</translation>
    </message>
    <message>
        <source>Nothing heard from it yet</source>
        <translation>Rien reçu de sa part pour l’instant</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Répond</translation>
    </message>
    <message>
        <source>Does not answer: no tickets can be given</source>
        <translation>Ne répond pas&#xa0;: aucun ticket ne peut être délivré</translation>
    </message>
    <message>
        <source>Away since %1: the kiosk gives numbers of its own</source>
        <translation>Absente depuis %1&#xa0;: la borne donne ses propres numéros</translation>
    </message>
    <message>
        <source>It is gone: have a backup put back, and nothing set up anew</source>
        <translation>Elle a disparu&#xa0;: faites restaurer une sauvegarde, sans rien réinstaller</translation>
    </message>
    <message>
        <source>Answers again: the kiosk&apos;s own numbers are being handed over</source>
        <translation>Répond à nouveau&#xa0;: les numéros de la borne sont transmis</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Nothing to hand over</source>
        <translation>Rien à transmettre</translation>
    </message>
    <message>
        <source>%1 tickets to hand over</source>
        <translation>Tickets à transmettre&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 was refused: decide what becomes of it</source>
        <translation>%1 a été refusé&#xa0;: décidez de la suite</translation>
    </message>
    <message>
        <source>Cannot be written: without the database there are no tickets</source>
        <translation>Écriture impossible&#xa0;: sans la base, aucun ticket</translation>
    </message>
    <message>
        <source>None today</source>
        <translation>Aucun aujourd’hui</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Code secret erroné</translation>
    </message>
    <message>
        <source>Too many wrong PINs: wait %1 s</source>
        <translation>Trop de codes erronés&#xa0;: attendez %1&#xa0;s</translation>
    </message>
    <message>
        <source>The ticket cannot be printed again now</source>
        <translation>Le ticket ne peut pas être réimprimé maintenant</translation>
    </message>
    <message>
        <source>The ticket is being printed again</source>
        <translation>Le ticket est en cours de réimpression</translation>
    </message>
    <message>
        <source>The test page is being printed</source>
        <translation>La page d’essai s’imprime</translation>
    </message>
    <message>
        <source>%1 is handed over again</source>
        <translation>%1 est transmis à nouveau</translation>
    </message>
    <message>
        <source>Touch once more to give %1 up: its visitor is not called</source>
        <translation>Touchez encore pour abandonner %1&#xa0;: son porteur ne sera pas appelé</translation>
    </message>
    <message>
        <source>%1 is given up</source>
        <translation>%1 est abandonné</translation>
    </message>
    <message>
        <source>Touch once more to close the kiosk</source>
        <translation>Touchez encore une fois pour fermer la borne</translation>
    </message>
    <message>
        <source>This is how the kiosk sounds.</source>
        <translation>Voici la voix de la borne.</translation>
    </message>
    <message>
        <source>Listen in the headset; its own wheel makes it louder</source>
        <translation>Écoutez au casque&#xa0;; sa molette règle le volume</translation>
    </message>
    <message>
        <source>The sound does not work: is a headset plugged in, is espeak-ng installed?</source>
        <translation>Le son ne fonctionne pas&#xa0;: un casque est-il branché, espeak-ng est-il installé&#xa0;?</translation>
    </message>
    <message>
        <source>%1 is printed once more, marked as a duplicate</source>
        <translation>%1 est réimprimé, marqué comme duplicata</translation>
    </message>
    <message>
        <source>Look whether %1 came out once more</source>
        <translation>Vérifiez que %1 est bien ressorti</translation>
    </message>
    <message>
        <source>%1 did not come out once more</source>
        <translation>%1 n’est pas ressorti</translation>
    </message>
    <message>
        <source>The test page is printed</source>
        <translation>La page d’essai est imprimée</translation>
    </message>
    <message>
        <source>Look whether the test page came out whole</source>
        <translation>Vérifiez que la page d’essai est sortie entière</translation>
    </message>
    <message>
        <source>The test page did not come out</source>
        <translation>La page d’essai n’est pas sortie</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Print this list</source>
        <translation>Imprimer cette liste</translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation>Imprimer cette page</translation>
    </message>
    <message>
        <source>Being printed</source>
        <translation>Impression en cours</translation>
    </message>
    <message>
        <source>Take the sheet from the printer</source>
        <translation>Prenez la feuille à l’imprimante</translation>
    </message>
    <message>
        <source>Take it from the printer, or photograph the screen</source>
        <translation>Prenez-la à l’imprimante ou photographiez l’écran</translation>
    </message>
    <message>
        <source>Not printed: photograph the screen</source>
        <translation>Échec&#xa0;: photographiez l’écran</translation>
    </message>
    <message>
        <source>Can be printed in %1 s</source>
        <translation>Impression possible dans %1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Ticket for a complaint</source>
        <translation>Ticket pour une réclamation</translation>
    </message>
    <message>
        <source>How was your visit?</source>
        <translation>Comment s’est passée votre visite&#xa0;?</translation>
    </message>
</context>
</TS>
