import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The priority that was asked for, in the words of the paper; an ordinary ticket has none.
Rectangle {
    id: mark

    required property KioskViewModel viewModel
    required property real limit

    border.color: Theme.ink
    border.width: Math.max(1, Theme.space / 4)
    color: "transparent"
    height: visible ? said.height + Theme.space : 0
    radius: Theme.radius / 2
    visible: said.text !== ""
    width: said.width + Theme.space * 4

    Phrase {
        id: said

        anchors.centerIn: parent
        font.bold: true
        language: mark.viewModel.language
        objectName: "ticket-priority"
        text: mark.viewModel.ticket.shown.priority
        width: Math.min(implicitWidth, mark.limit - Theme.space * 4)
    }
}
