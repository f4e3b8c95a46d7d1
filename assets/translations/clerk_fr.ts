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
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Leave the counter</source>
        <translation>Quitter le guichet</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Plus longue</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Personne n’attend.</translation>
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
        <source>Press the space bar to call the next one.</source>
        <translation>Appuyez sur Espace pour appeler le suivant.</translation>
    </message>
    <message numerus="yes">
        <source>%n served</source>
        <translation>
            <numerusform>%n servi</numerusform>
            <numerusform>%n servis</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean wait %1</source>
        <translation>Attente moyenne %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
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
        <source>No-show</source>
        <translation>Absent</translation>
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
        <source>On time</source>
        <translation>Dans les délais</translation>
    </message>
    <message>
        <source>Soon late</source>
        <translation>Bientôt en retard</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
</context>
</TS>
