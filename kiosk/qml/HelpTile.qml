import QtQuick
import Nouba.UiKit

// One way to an answer: its sign, its name, and what is found there.
Tile {
    id: tile

    required property string iconName
    required property string language
    required property string hint

    Accessible.description: hint

    bottomPadding: Theme.space * 1.5
    topPadding: Theme.space * 1.5

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
        Phrase {
            id: title

            readonly property real written: topPadding + contentHeight + bottomPadding

            anchors.left: badge.right
            anchors.leftMargin: Theme.space * 4
            anchors.right: go.left
            anchors.rightMargin: Theme.space * 2
            font.bold: true
            height: face.height * 0.55
            language: tile.language
            shrinks: true
            size: Theme.large
            text: tile.text
            y: (face.height - written - explained.written) / 2
        }
        Phrase {
            id: explained

            readonly property real written: topPadding + contentHeight + bottomPadding

            anchors.left: title.left
            anchors.right: title.right
            color: Theme.quietInk
            height: face.height * 0.45
            language: tile.language
            shrinks: true
            size: Theme.body
            text: tile.hint
            y: title.y + title.written
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
