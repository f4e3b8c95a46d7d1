import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The code to scan, and what it is good for. It stands on the paper, too: what finds no room is left
// out here.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property bool follows: viewModel.ticket.shown.follows
    // What is left beside what is said first.
    readonly property real spare: height - Theme.space * 2 - first.implicitHeight
    readonly property bool roomy: spare >= second.implicitHeight + Theme.space + (follows ? 0 : third.implicitHeight + Theme.space)

    implicitHeight: Theme.touch * 3
    visible: viewModel.ticket.shown.qr !== "" && spare >= 0

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
        source: card.viewModel.ticket.shown.qr
        visible: card.follows || card.roomy
        width: implicitWidth * whole
    }
    Column {
        anchors.left: code.visible ? code.right : parent.left
        anchors.leftMargin: Theme.space * 3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space
        // With or without the code, so that its lines do not depend on whether they fit.
        width: card.width - code.width - Theme.space * 9

        Phrase {
            id: first

            language: card.viewModel.language
            size: Theme.body
            text: card.follows ? card.viewModel.words.followTurn : card.viewModel.words.willCall
            width: parent.width
        }
        Phrase {
            id: second

            color: Theme.quietInk
            language: card.viewModel.language
            size: Theme.small
            visible: card.roomy
            text: card.follows ? card.viewModel.words.willCall : card.viewModel.words.complaints
            width: parent.width
        }
        Phrase {
            id: third

            color: Theme.quietInk
            size: Theme.small
            text: card.viewModel.ticket.shown.complaints
            visible: card.roomy && !card.follows
            width: parent.width
        }
    }
}
