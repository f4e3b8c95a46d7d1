import QtQuick

// A text in one language: its script's typeface, line height and side. It wraps; its page says how
// large it is.
Text {
    // Empty: drawn like Latin, which suits numbers and times.
    property string language: ""
    property int size: Theme.body
    // Closer lines than a paragraph has, for names that are read at a glance.
    property real leading: 1
    // What its page is about: read first to those who do not see it.
    property bool heading: false
    // The size that is drawn.
    readonly property real drawn: fontInfo.pixelSize

    Accessible.name: text
    Accessible.role: heading ? Accessible.Heading : Accessible.StaticText

    bottomPadding: -Math.round(Theme.spareBelow(language) * size)
    color: Theme.ink
    font.family: Theme.familyFor(text, language)
    // Before its place has a size, a size that follows from it is none.
    font.pixelSize: Math.max(1, size)
    horizontalAlignment: Text.AlignLeft
    lineHeight: Theme.lineHeight(language) * leading
    textFormat: Text.PlainText
    // The Arabic typeface keeps room for vowel signs; without this its lines would stand too far.
    topPadding: -Math.round(Theme.spareAbove(language) * size)
    wrapMode: Text.WordWrap
}
