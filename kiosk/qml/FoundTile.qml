import QtQuick
import Nouba.UiKit

// What was found: a service and where it is given, or what another office gives, and which: that
// one is read and not touched.
Tile {
    id: tile

    required property string iconName
    required property string key
    required property string language
    required property string name
    required property string nameLanguage
    required property string notHere
    required property string office
    required property string officeLanguage
    required property string place
    // Beside a keyboard the name has the whole width.
    required property bool narrow

    readonly property bool elsewhere: office !== ""
    // How high it has to be for all that it says.
    readonly property real needed: topPadding + title.implicitHeight + where.implicitHeight + (elsewhere ? whither.implicitHeight : 0) + bottomPadding

    Accessible.description: elsewhere ? notHere + " " + office : place
    Accessible.role: elsewhere ? Accessible.StaticText : Accessible.Button
    bottomPadding: Theme.space * 1.5
    enabled: !elsewhere
    leftPadding: Theme.space * 2
    objectName: "found-" + key
    rightPadding: Theme.space * 2
    text: name
    topPadding: Theme.space * 1.5

    background: Card {
        border.color: tile.elsewhere ? Theme.information : Theme.quietInk
        color: tile.down ? Theme.primarySoft : tile.elsewhere ? Theme.paper : Theme.surface

        FocusRing {
            shown: tile.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: tile.elsewhere ? Theme.information : Theme.primary
            name: tile.iconName
            size: Theme.headline
            visible: !tile.narrow
            width: tile.narrow ? 0 : size
        }
        Column {
            anchors.left: sign.right
            anchors.leftMargin: tile.narrow ? 0 : Theme.space * 2
            anchors.right: go.left
            anchors.rightMargin: tile.narrow ? 0 : Theme.space * 2
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                id: title

                Accessible.ignored: true
                font.bold: tile.nameLanguage !== "zgh"
                language: tile.nameLanguage
                objectName: "result-name"
                size: Theme.body
                text: tile.name
                width: parent.width
            }
            Phrase {
                id: where

                Accessible.ignored: true
                color: tile.elsewhere ? Theme.information : Theme.primary
                language: tile.language
                objectName: "result-where"
                size: Theme.touched
                text: tile.elsewhere ? tile.notHere : tile.place
                visible: text !== ""
                width: parent.width
            }
            Phrase {
                id: whither

                Accessible.ignored: true
                font.bold: tile.officeLanguage !== "zgh"
                language: tile.officeLanguage
                objectName: "result-office"
                size: tile.narrow ? Theme.touched : Theme.body
                text: tile.office
                visible: tile.elsewhere
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
            size: Theme.large
            visible: !tile.narrow && !tile.elsewhere
            width: tile.narrow ? 0 : size
        }
    }
}
