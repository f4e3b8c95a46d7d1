import QtQuick
import Nouba.UiKit

// One entry of the directory: whom it names, and the first number.
Tile {
    id: tile

    required property bool chosen
    required property string key
    required property string name
    required property string nameLanguage
    required property string note

    Accessible.description: note
    checkable: true
    checked: chosen
    objectName: key
    bottomPadding: Theme.space
    leftPadding: Theme.space * 2
    rightPadding: Theme.space * 2
    topPadding: Theme.space * 1.5
    text: name

    onToggled: checked = Qt.binding(() => chosen)

    background: Card {
        border.color: Theme.primary
        border.width: tile.chosen ? Theme.space / 2 : 0
        color: tile.down || tile.chosen ? Theme.primarySoft : Theme.surface

        FocusRing {
            shown: tile.visualFocus
        }
    }
    contentItem: Item {
        id: face

        Phrase {
            id: title

            Accessible.ignored: true
            anchors.left: parent.left
            anchors.right: parent.right
            font.bold: tile.nameLanguage !== "zgh"
            height: parent.height * (below.visible ? 0.66 : 1)
            language: tile.nameLanguage
            shrinks: true
            least: Math.round(size * 0.45)
            size: Math.round(Math.min(Theme.body, face.height * 0.32))
            text: tile.name
            verticalAlignment: Text.AlignVCenter
        }
        Phrase {
            id: below

            Accessible.ignored: true
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            color: Theme.quietInk
            height: parent.height - title.height
            language: "fr"
            shrinks: true
            size: Math.round(Math.min(Theme.small, face.height * 0.24))
            text: tile.note
            verticalAlignment: Text.AlignVCenter
            // Beside a contact in full there is room for the name alone.
            visible: text !== "" && face.width > Theme.touch * 5
        }
    }
}
