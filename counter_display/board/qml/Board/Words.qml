// A text in its own language: with that script's typeface, beginning at that script's side.
import QtQuick
import Nouba.UiKit

Text {
    id: words

    required property var caption

    // The side does not follow the board's: an Arabic line begins at the right everywhere.
    LayoutMirroring.enabled: false
    color: Theme.ink
    font.family: words.caption.family
    font.pixelSize: Theme.body
    horizontalAlignment: words.caption.isRightToLeft ? Text.AlignRight : Text.AlignLeft
    // A dot between two names ends a line; it does not begin one.
    text: words.caption.text.replace(/ · /g, "\u00a0· ")
    textFormat: Text.PlainText
}
