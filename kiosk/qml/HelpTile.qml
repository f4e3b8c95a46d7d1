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
            width: Math.min(Theme.touch * 1.4, parent.height, parent.width * 0.22)

            Icon {
                anchors.centerIn: parent
                color: Theme.primary
                name: tile.iconName
                size: Math.round(parent.width * 0.6)
            }
        }
        FittedPhrase {
            id: title

            readonly property real written: topPadding + contentHeight + bottomPadding

            anchors.left: badge.right
            anchors.leftMargin: Theme.space * 4
            anchors.right: go.left
            anchors.rightMargin: Theme.space * 2
            height: face.height * (explained.visible ? 0.53 : 1)
            language: tile.language
            smallest: Math.round(wish * 0.45)
            strong: true
            text: tile.text
            wish: explained.visible ? Math.round(Math.min(Theme.large, face.height * 0.32)) : Theme.large
            // Both meet at one line: were each to stand by the other's height, neither came to rest.
            y: explained.visible ? face.height * 0.53 - written : (face.height - written) / 2
        }
        Phrase {
            id: explained

            anchors.left: title.left
            anchors.right: title.right
            color: Theme.quietInk
            height: face.height * 0.45
            language: tile.language
            shrinks: true
            size: Math.round(Math.min(Theme.body, face.height * 0.25))
            text: tile.hint
            // On a low page the name alone is large enough to be read.
            visible: face.height > Theme.body * 3 && face.width > Theme.touch * 6
            y: face.height * 0.53
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
