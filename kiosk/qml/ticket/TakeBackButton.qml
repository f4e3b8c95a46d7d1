import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// "Not the right service?": gives the number back, as long as the page stands. Where there is room
// for one line alone, it is the one that says what becomes of the ticket.
QuietButton {
    id: button

    required property KioskViewModel viewModel
    property bool tall: true
    readonly property var words: viewModel.giveBack.words
    readonly property bool both: tall && !Theme.larger && lineHeight(width - mark.size - Theme.space * 7) === lineHeight(Infinity)

    function lineHeight(room: real): real {
        return Rows.height(words.ask, language, size, Math.min(room, 1e5), false);
    }

    Accessible.description: both ? words.cancel : words.ask
    language: viewModel.language
    objectName: "give-back"
    text: both ? words.ask : words.cancel
    visible: viewModel.giveBack.offered

    contentItem: Item {
        Icon {
            id: mark

            anchors.left: parent.left
            anchors.leftMargin: Theme.space * 3
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink
            directional: true
            name: "undo"
            size: Math.round(Theme.scale * 44)
            // Larger words have the whole width.
            visible: !Theme.larger
            width: visible ? size : 0
        }
        Column {
            anchors.left: mark.right
            anchors.leftMargin: Theme.space * 2
            anchors.right: parent.right
            anchors.rightMargin: Theme.space * 2
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                Accessible.ignored: true
                language: button.language
                text: button.text
                width: parent.width
            }
            Phrase {
                Accessible.ignored: true
                color: Theme.quietInk
                language: button.language
                size: Theme.small
                text: button.words.cancel
                visible: button.both
                width: parent.width
            }
        }
    }

    onClicked: viewModel.giveBack.ask()
}
