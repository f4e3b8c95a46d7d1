import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The office's name at the reading side, the time at the other.
Item {
    id: header

    required property KioskViewModel viewModel

    implicitHeight: Math.max(unit.height, clock.height)

    Phrase {
        id: unit

        anchors.left: parent.left
        anchors.right: clock.left
        anchors.rightMargin: Theme.space * 4
        color: Theme.quietInk
        language: header.viewModel.language
        size: Theme.body
        text: header.viewModel.unitName
    }
    Phrase {
        id: clock

        anchors.right: parent.right
        color: Theme.quietInk
        font.features: ({
                "tnum": 1
            })
        size: Theme.large
        text: header.viewModel.time
        wrapMode: Text.NoWrap
    }
}
