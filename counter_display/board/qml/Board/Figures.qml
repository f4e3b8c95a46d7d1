// A ticket or a counter: bold figures, from left to right in every language, as large as fits.
import QtQuick
import Nouba.UiKit

Text {
    id: figures

    readonly property real bestSize: Math.max(1, Math.min(figures.height * figures.fill, figures.width * measure.font.pixelSize / Math.max(1, measure.advanceWidth)))
    // Figures have no descenders: they may fill more of the line than letters could.
    property real fill: 1.05

    LayoutMirroring.enabled: false
    color: Theme.ink
    font.bold: true
    font.features: { "tnum": 1 }
    font.pixelSize: figures.bestSize
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter

    TextMetrics {
        id: measure

        font.bold: true
        font.family: figures.font.family
        font.pixelSize: Theme.body
        text: figures.text
    }
}
