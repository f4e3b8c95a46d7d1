import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The code to scan, and what it is good for.
Card {
    id: card

    required property KioskViewModel viewModel

    implicitHeight: Theme.touch * 3
    visible: viewModel.ticket.qr !== ""

    Image {
        id: code

        // Whole pixels for every module, or phones read it badly.
        readonly property real room: card.height - Theme.space * 2
        readonly property int whole: Math.max(1, Math.floor(room / Math.max(1, implicitWidth)))

        anchors.left: parent.left
        anchors.leftMargin: Theme.space * 3
        anchors.verticalCenter: parent.verticalCenter
        height: implicitHeight * whole
        objectName: "qr"
        smooth: false
        source: card.viewModel.ticket.qr
        width: implicitWidth * whole
    }
    Column {
        anchors.left: code.right
        anchors.margins: Theme.space * 3
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Phrase {
            language: card.viewModel.language
            size: Theme.body
            text: card.viewModel.ticket.follows ? card.viewModel.words.followTurn : card.viewModel.words.willCall
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            language: card.viewModel.language
            size: Theme.small
            text: card.viewModel.ticket.follows ? card.viewModel.words.willCall : card.viewModel.words.complaints
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            size: Theme.small
            text: card.viewModel.ticket.complaints
            visible: !card.viewModel.ticket.follows
            width: parent.width
        }
    }
}
