import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The office's name at the reading side, the time at the other.
Item {
    id: header

    required property KioskViewModel viewModel
    // Where a page's own title stands beside the clock.
    property bool clockOnly: false
    readonly property bool upright: Window.height >= Window.width

    // The same on every page: those who listen hear what the page is about instead.
    Accessible.role: Accessible.TitleBar
    implicitHeight: Math.max(unit.height, clock.height, unit.height + last.height)

    Phrase {
        id: unit

        anchors.left: parent.left
        anchors.right: clock.left
        anchors.rightMargin: Theme.space * 4
        color: Theme.quietInk
        language: header.viewModel.language
        size: Theme.small
        text: header.viewModel.offer.unitName
        visible: !header.clockOnly
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
        visible: text !== "" && header.upright && !header.clockOnly && !Theme.larger
    }
    Phrase {
        id: clock

        anchors.right: parent.right
        color: Theme.quietInk
        font.features: ({
                "tnum": 1
            })
        size: Theme.large
        text: header.viewModel.offer.time
        wrapMode: Text.NoWrap
    }
}
