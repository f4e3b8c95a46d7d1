import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// "Not the right service?": gives the number back, as long as the page stands.
QuietButton {
    id: button

    required property KioskViewModel viewModel
    // Both lines, or the question alone where the button is low.
    property bool tall: true

    Accessible.description: viewModel.giveBack.words.cancel
    language: viewModel.language
    objectName: "give-back"
    text: viewModel.giveBack.words.ask
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
                id: question

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
                text: button.viewModel.giveBack.words.cancel
                visible: button.tall && !Theme.larger && question.lineCount === 1
                width: parent.width
            }
        }
    }

    onClicked: viewModel.giveBack.ask()
}
