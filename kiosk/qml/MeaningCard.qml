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
    required property real badge
    // The sentence stands below its word, or beside it, or nowhere.
    required property string form
    readonly property real wide: width - badge - Theme.space * 7

    Rectangle {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primarySoft
        height: width
        radius: Theme.radius
        visible: width > 0
        width: Math.min(card.badge, card.height)

        Icon {
            anchors.centerIn: parent
            color: Theme.primary
            name: card.iconName
            size: Math.round(parent.width * 0.6)
        }
    }
    Grid {
        anchors.left: parent.left
        anchors.leftMargin: card.badge + Theme.space * (card.badge > 0 ? 2 : 0)
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.space * 2
        columns: card.form === "beside" ? 2 : 1
        verticalItemAlignment: Grid.AlignVCenter

        Phrase {
            font.bold: card.wordLanguage !== "zgh"
            language: card.wordLanguage
            size: card.wordSize
            text: card.word
            width: card.wide * (card.form === "beside" ? 0.3 : 1)
        }
        Phrase {
            language: card.sentenceLanguage
            size: card.sentenceSize
            text: card.sentence
            visible: card.form !== "alone"
            width: card.wide * (card.form === "beside" ? 0.7 : 1)
        }
    }
}
