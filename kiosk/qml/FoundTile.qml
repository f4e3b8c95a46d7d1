import QtQuick
import Nouba.UiKit

// A service that was found: its name, its second name, and where it is given.
Tile {
    id: tile

    required property string iconName
    required property string key
    required property string language
    required property string name
    required property string nameLanguage
    required property string place
    required property string second
    required property string secondLanguage

    Accessible.description: [second, place].filter(part => part !== "").join(" · ")
    objectName: "found-" + key
    bottomPadding: Theme.space * 0.75
    leftPadding: Theme.space * 1.5
    rightPadding: Theme.space * 1.5
    topPadding: Theme.space * 0.75
    text: name

    contentItem: Item {
        id: face

        // Beside another there is room for the names alone.
        readonly property bool narrow: width < Theme.touch * 6

        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primary
            name: tile.iconName
            size: Theme.headline
        }
        FittedPhrase {
            id: title

            anchors.left: sign.right
            anchors.leftMargin: Theme.space * 2
            anchors.right: go.left
            anchors.rightMargin: Theme.space
            height: parent.height * 0.6
            language: tile.nameLanguage
            strong: tile.nameLanguage !== "zgh"
            text: tile.name
            wish: Math.round(Math.min(Theme.body, face.height * 0.3))
            verticalAlignment: Text.AlignVCenter
        }
        FittedPhrase {
            anchors.left: title.left
            anchors.right: where.left
            anchors.rightMargin: Theme.space
            anchors.top: title.bottom
            color: Theme.quietInk
            height: parent.height - title.height
            language: tile.secondLanguage
            text: tile.second
            visible: fits
            wish: Math.round(Math.min(Theme.small, face.height * 0.24))
            verticalAlignment: Text.AlignVCenter
        }
        Phrase {
            id: where

            anchors.right: go.left
            anchors.rightMargin: Theme.space * 2
            anchors.top: title.bottom
            color: Theme.primary
            height: parent.height - title.height
            horizontalAlignment: Text.AlignRight
            language: tile.language
            shrinks: true
            size: Math.round(Math.min(Theme.small, face.height * 0.24))
            text: tile.place
            verticalAlignment: Text.AlignVCenter
            visible: !face.narrow
            width: text === "" || face.narrow ? 0 : parent.width * 0.34
        }
        Icon {
            id: go

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primary
            directional: true
            name: "arrow"
            size: Theme.large
        }
    }
}
