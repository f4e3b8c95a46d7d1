import QtQuick

// A text in one language: its script's typeface, line height and side. It wraps, then shrinks.
Text {
    id: phrase

    // Empty: drawn like Latin, which suits numbers and times.
    property string language: ""
    property int size: Theme.body
    property int least: Math.round(size * 0.6)

    color: Theme.ink
    font.family: Theme.family(language)
    font.pixelSize: size
    fontSizeMode: Text.Fit
    horizontalAlignment: Text.AlignLeft
    lineHeight: Theme.lineHeight(language)
    minimumPixelSize: least
    textFormat: Text.PlainText
    // Some typefaces leave much room above the letters; without this they would hang low.
    topPadding: Math.round(Theme.lift(language) * size)
    wrapMode: Text.WordWrap
}
