import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The number, in the largest of the page's sizes for it that has room.
Phrase {
    id: number

    required property KioskViewModel viewModel
    readonly property var sizes: [336, 268, 212, 160, 120, 96]

    // A line of figures is as high as its letters and a little air.
    function fits(px: int): bool {
        return px * 0.92 <= height && measure.implicitWidth * px / 100 <= width;
    }

    Accessible.name: viewModel.words.yourNumber + " " + text
    // Figures leave the upper and the lower part of their line empty.
    bottomPadding: -height * 0.4
    font.bold: true
    font.features: ({
            "tnum": 1
        })
    horizontalAlignment: Text.AlignHCenter
    lineHeight: 1
    objectName: "ticket-number"
    size: (sizes.map(one => Math.round(one * Theme.scale)).find(fits)) ?? Math.round(96 * Theme.scale)
    text: viewModel.ticket.shown.label
    topPadding: -height * 0.4
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.NoWrap

    Text {
        id: measure

        font.bold: true
        font.family: number.font.family
        font.pixelSize: 100
        text: number.text
        visible: false
    }
}
