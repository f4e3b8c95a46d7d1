import QtQuick
import Nouba.UiKit

// One number or address of a contact; touched, the code beside it does what it says.
Tile {
    id: tile

    required property bool chosen
    required property string iconName
    required property string key
    required property string label
    required property bool labelled
    required property string language
    required property string value

    Accessible.description: label
    implicitHeight: Math.max(Theme.choice, told.implicitHeight + topPadding + bottomPadding)
    checkable: true
    checked: chosen
    objectName: key
    bottomPadding: Theme.space * 0.75
    leftPadding: Theme.space * 1.5
    rightPadding: Theme.space * 1.5
    topPadding: Theme.space * 0.75
    text: value

    onToggled: checked = Qt.binding(() => chosen)

    background: Rectangle {
        border.color: Theme.primary
        border.width: tile.chosen ? Theme.space / 2 : 0
        color: tile.down || tile.chosen ? Theme.primarySoft : Theme.surface
        radius: Theme.radius

        FocusRing {
            shown: tile.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primary
            name: tile.iconName
            size: Theme.title
        }
        Column {
            id: told

            anchors.left: sign.right
            anchors.leftMargin: Theme.space * 2
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                Accessible.ignored: true
                color: Theme.quietInk
                language: tile.language
                size: Theme.touched
                text: tile.label
                visible: tile.labelled
                width: parent.width
            }
            Phrase {
                Accessible.ignored: true
                font.bold: true
                language: "fr"
                size: Theme.body
                text: tile.text
                width: parent.width
                // An address has no blanks.
                wrapMode: Text.Wrap
            }
        }
    }
}
