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
    // Equal in all of them: their page says it.
    required property int size
    readonly property real textHeight: height - topPadding - bottomPadding

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
        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                id: title

                Accessible.ignored: true
                font.bold: tile.nameLanguage !== "zgh"
                language: tile.nameLanguage
                size: tile.size
                text: tile.name
                width: parent.width
            }
            Phrase {
                Accessible.ignored: true
                color: Theme.quietInk
                language: "fr"
                size: Theme.touched
                text: tile.note
                // Beside a contact in full there is room for the name alone.
                visible: text !== "" && tile.width > Theme.touch * 7 && title.height + implicitHeight <= tile.textHeight
                width: parent.width
            }
        }
    }
}
