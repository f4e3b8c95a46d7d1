import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The code of this very ticket, and what it is good for. Where no page of the ticket is served,
// there is none: another code would be scanned for it.
Item {
    id: card

    required property KioskViewModel viewModel

    visible: viewModel.ticket.shown.follows && code.whole >= 4

    Column {
        anchors.left: parent.left
        anchors.right: code.left
        anchors.rightMargin: Theme.space * 4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Phrase {
            id: first

            font.bold: true
            language: card.viewModel.language
            objectName: "follow-turn"
            size: Theme.larger ? Theme.body : Theme.large
            text: card.viewModel.words.followTurn
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            language: card.viewModel.language
            text: card.viewModel.words.followHow
            // Where there is no room for both, the heading stands alone.
            visible: !Theme.larger && first.height + parent.spacing + height <= card.height
            width: parent.width
        }
    }
    Image {
        id: code

        // Whole pixels for every module, or telephones read it badly.
        readonly property int whole: Math.floor(Math.min(card.height, card.width * 0.4) / Math.max(1, implicitWidth))

        Accessible.name: card.viewModel.words.followTurn
        Accessible.role: Accessible.Graphic
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: implicitHeight * whole
        objectName: "qr"
        smooth: false
        source: card.viewModel.ticket.shown.follows ? card.viewModel.ticket.shown.qr : ""
        width: implicitWidth * whole
    }
}
