import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The office's name at the reading side; the time stands at the other one, above every page alike.
Item {
    id: header

    required property KioskViewModel viewModel
    readonly property bool upright: Window.height >= Window.width

    // The same on every page: those who listen hear what the page is about instead.
    Accessible.role: Accessible.TitleBar
    implicitHeight: Math.max(Theme.large * 1.35, unit.height + last.height)

    Phrase {
        id: unit

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.large * 3.5
        color: Theme.quietInk
        language: header.viewModel.language
        size: Theme.small
        text: header.viewModel.offer.unitName
    }
    Phrase {
        id: last

        anchors.left: unit.left
        anchors.right: unit.right
        anchors.top: unit.bottom
        color: Theme.quietInk
        height: visible ? implicitHeight : 0
        language: header.viewModel.language
        size: Theme.small
        text: header.viewModel.offer.lastTicket
        visible: text !== "" && header.upright && !Theme.larger
    }
}
