import QtQuick
import Nouba.UiKit

// One of the three words, and what it means in a sentence; without a frame: nothing to touch.
Item {
    id: card

    required property string iconName
    required property string word
    required property string wordLanguage
    required property string sentence
    required property string sentenceLanguage
    // Equal in all three: their page says them.
    required property int wordSize
    required property int sentenceSize
    // Where there is little height, the sentence stands beside its word.
    readonly property bool low: height < Theme.touch * 1.7

    Rectangle {
        id: badge

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primarySoft
        height: width
        radius: Theme.radius
        visible: width > 0
        width: card.low && Theme.larger ? 0 : Math.min(Theme.touch, card.height - 2 * Theme.space)

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
        anchors.leftMargin: Theme.space * 2
        font.bold: true
        height: card.low ? card.height - Theme.space : implicitHeight
        language: card.wordLanguage
        size: card.wordSize
        text: card.word
        verticalAlignment: Text.AlignVCenter
        width: (card.width - badge.width - Theme.space * 8) * (card.low ? 0.3 : 1)
        y: card.low ? Theme.space / 2 : Math.max(0, meaning.y + (meaning.height - meaning.contentHeight) / 2 - height)
    }
    Phrase {
        id: meaning

        anchors.left: card.low ? title.right : title.left
        anchors.leftMargin: card.low ? Theme.space : 0
        anchors.right: parent.right
        anchors.rightMargin: Theme.space * 2
        height: card.height - y - Theme.space * (card.low ? 0.5 : 1)
        language: card.sentenceLanguage
        size: card.sentenceSize
        text: card.sentence
        verticalAlignment: Text.AlignVCenter
        y: card.low ? Theme.space / 2 : Theme.space + title.height
    }
}
