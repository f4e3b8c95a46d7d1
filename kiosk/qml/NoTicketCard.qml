import QtQuick
import Nouba.UiKit

// That a service gives no ticket now, and when it does again: told where one would be taken.
Card {
    id: card

    required property string again
    required property string againIcon
    required property string language
    required property string refusal

    color: Theme.primarySoft
    implicitHeight: Math.max(Theme.choice, told.height + 3 * Theme.space)

    Column {
        id: told

        anchors.centerIn: parent
        spacing: Theme.space

        Fact {
            anchors.horizontalCenter: parent.horizontalCenter
            iconName: "close"
            language: card.language
            limit: card.width - 4 * Theme.space
            objectName: "no-ticket"
            size: Theme.larger ? Theme.large : Theme.title
            strong: true
            text: card.refusal
        }
        Fact {
            anchors.horizontalCenter: parent.horizontalCenter
            // A date is not parted: larger letters of it need the whole of a narrow card.
            iconName: Theme.larger ? "" : card.againIcon
            language: card.language
            limit: card.width - 4 * Theme.space
            objectName: "again"
            size: Theme.larger || Theme.upright ? Theme.body : Theme.large
            text: card.again
            visible: text !== ""
        }
    }
}
