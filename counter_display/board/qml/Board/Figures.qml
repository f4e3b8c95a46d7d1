// A ticket or a counter: bold figures, from left to right in every language, as large as fits.
import QtQuick
import Nouba.UiKit

// An item around the text: the room decides on the size of the letters, never the other way round.
Item {
    id: figures

    readonly property real bestSize: Math.max(1, Math.min(figures.height * figures.fill, figures.width * measure.font.pixelSize / Math.max(1, measure.advanceWidth)))
    property alias color: written.color
    property alias contentWidth: written.contentWidth
    // Figures have no descenders: they may fill more of the line than letters could.
    property real fill: 1.05
    property alias font: written.font
    property alias horizontalAlignment: written.horizontalAlignment
    property alias text: written.text

    Text {
        id: written

        LayoutMirroring.enabled: false
        anchors.fill: parent
        color: Theme.ink
        font.bold: true
        font.features: { "tnum": 1 }
        font.pixelSize: figures.bestSize
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
    }
    TextMetrics {
        id: measure

        font.bold: true
        font.family: written.font.family
        font.pixelSize: Theme.body
        text: written.text
    }
}
