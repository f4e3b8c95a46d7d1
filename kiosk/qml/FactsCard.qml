import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How many wait before, for how long, and where; or that the number was given without the server,
// which alone knows the first two.
Card {
    id: card

    required property KioskViewModel viewModel

    implicitHeight: rows.height + Theme.space * 4

    Column {
        id: rows

        anchors.left: parent.left
        anchors.margins: Theme.space * 4
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Fact {
            bottomPadding: Theme.space * 2
            iconName: "info"
            language: card.viewModel.language
            limit: rows.width
            objectName: "given-alone"
            size: Theme.large
            spacing: Theme.space * 2
            text: card.viewModel.ticket.shown.alone
            visible: text !== ""
            wraps: true
        }
        FactRow {
            icon: "people"
            label: card.viewModel.words.ahead
            language: card.viewModel.language
            objectName: "fact-ahead"
            value: card.viewModel.ticket.shown.ahead
            visible: value !== ""
            width: rows.width
        }
        FactRow {
            icon: "clock"
            label: card.viewModel.words.expectedWait
            language: card.viewModel.language
            objectName: "fact-wait"
            ruled: true
            value: card.viewModel.ticket.shown.wait
            visible: value !== ""
            width: rows.width
        }
        FactRow {
            icon: "home"
            label: card.viewModel.words.whereToWait
            language: card.viewModel.language
            objectName: "fact-place"
            ruled: true
            value: card.viewModel.ticket.shown.place
            visible: value !== ""
            width: rows.width
        }
    }
}
