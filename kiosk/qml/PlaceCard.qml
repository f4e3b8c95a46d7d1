import QtQuick
import Nouba.UiKit

// A counter or a room: its number as it stands over it, where it is, and what is given there.
Card {
    id: card

    required property string key
    required property string number
    required property bool open
    required property string openNow
    required property string place
    required property string placeLanguage
    required property string services
    required property string servicesLanguage
    required property string title
    required property string language

    Accessible.description: [openNow, services].filter(part => part !== "").join(" · ")
    Accessible.name: [title, place].filter(part => part !== "").join(" · ")
    Accessible.role: Accessible.StaticText
    objectName: "place-" + key

    Rectangle {
        id: badge

        anchors.left: parent.left
        anchors.leftMargin: Theme.space * 3
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primarySoft
        height: Math.min(Theme.touch * 1.5, card.height - Theme.space * 3)
        radius: Theme.radius
        width: Theme.touch * 1.5

        Phrase {
            anchors.centerIn: parent
            color: Theme.primary
            font.bold: true
            size: card.number.length > 1 ? Theme.headline : Theme.display
            text: card.number
            visible: text !== ""
        }
        Icon {
            anchors.centerIn: parent
            color: Theme.primary
            name: "people"
            size: Theme.headline
            visible: card.number === ""
        }
    }
    Column {
        id: told

        anchors.left: badge.right
        anchors.margins: Theme.space * 3
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Item {
            height: Math.max(heading.height, now.height)
            width: parent.width

            Phrase {
                id: heading

                anchors.left: parent.left
                anchors.right: now.left
                font.bold: card.language !== "zgh"
                language: card.language
                size: Theme.body
                text: card.title
            }
            Fact {
                id: now

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: card.open ? "check" : "close"
                language: card.language
                limit: told.width / 2
                objectName: "open-" + card.key
                strong: card.open
                text: card.openNow
                visible: text !== ""
            }
        }
        Phrase {
            language: card.placeLanguage
            size: Theme.small
            text: card.place
            visible: text !== ""
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            language: card.servicesLanguage
            size: Theme.small
            text: card.services
            visible: text !== ""
            width: parent.width
        }
    }
}
