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
    // Equal in all of them: their page says it.
    required property int size

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

        Phrase {
            id: where

            font.bold: true
            language: card.place === "" ? card.language : card.placeLanguage
            size: card.size
            text: card.place === "" ? card.title : card.place
            width: parent.width
        }
        Phrase {
            id: what

            color: Theme.quietInk
            language: card.services === "" ? card.language : card.servicesLanguage
            size: card.size
            text: card.services === "" && card.number === "" ? card.title : card.services
            visible: text !== ""
            width: parent.width
        }
        Fact {
            id: now

            anchors.left: parent.left
            iconName: card.open ? "check" : "close"
            language: card.language
            limit: told.width
            objectName: "open-" + card.key
            strong: card.open
            text: card.openNow
            visible: text !== ""
        }
    }
}
