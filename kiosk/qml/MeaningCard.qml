import QtQuick
import Nouba.UiKit

// One of the three words, and what it means in a sentence.
Card {
    id: card

    required property string iconName
    required property string word
    required property string wordLanguage
    required property string sentence
    required property string sentenceLanguage

    Rectangle {
        id: badge

        anchors.left: parent.left
        anchors.leftMargin: Theme.space * 3
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primarySoft
        height: width
        radius: Theme.radius
        width: Math.min(Theme.touch, card.height - 2 * Theme.space)

        Icon {
            anchors.centerIn: parent
            color: Theme.primary
            name: card.iconName
            size: Math.round(parent.width * 0.6)
        }
    }
    Phrase {
        id: title

        anchors.left: badge.right
        anchors.leftMargin: Theme.space * 3
        anchors.right: parent.right
        anchors.rightMargin: Theme.space * 3
        anchors.top: parent.top
        anchors.topMargin: Theme.space * 1.5
        font.bold: true
        language: card.wordLanguage
        size: Theme.large
        text: card.word
    }
    Phrase {
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        height: card.height - y - Theme.space
        language: card.sentenceLanguage
        shrinks: true
        size: Theme.body
        text: card.sentence
    }
}
