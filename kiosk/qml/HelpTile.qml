import QtQuick
import Nouba.UiKit

// One way to an answer: its sign, its name, and what is found there.
Tile {
    id: tile

    required property string iconName
    required property string language
    required property string hint

    Accessible.description: hint

    contentItem: Item {
        id: face

        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primarySoft
            height: width
            radius: Theme.radius
            width: Math.min(Theme.touch * 1.4, parent.height)

            Icon {
                anchors.centerIn: parent
                color: Theme.primary
                name: tile.iconName
                size: Math.round(parent.width * 0.6)
            }
        }
        Column {
            anchors.left: badge.right
            anchors.leftMargin: Theme.space * 4
            anchors.right: go.left
            anchors.rightMargin: Theme.space * 2
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                font.bold: true
                height: Math.min(implicitHeight, face.height * 0.56)
                language: tile.language
                shrinks: true
                size: Theme.large
                text: tile.text
                width: parent.width
            }
            Phrase {
                color: Theme.quietInk
                height: Math.min(implicitHeight, face.height * 0.44)
                language: tile.language
                shrinks: true
                size: Theme.body
                text: tile.hint
                width: parent.width
            }
        }
        Icon {
            id: go

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primary
            directional: true
            name: "arrow"
            size: Theme.title
        }
    }
}
