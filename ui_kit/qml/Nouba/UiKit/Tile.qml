import QtQuick
import QtQuick.Templates as T

// A large touch target with a card's face; what it shows is its content.
T.AbstractButton {
    id: tile

    // One of the choices that its page is there for.
    readonly property bool primary: true

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    padding: Theme.space * 3

    background: Card {
        color: tile.down ? Theme.primarySoft : Theme.surface

        FocusRing {
            shown: tile.visualFocus
        }
    }
}
