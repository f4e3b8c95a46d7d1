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
    text: words.caption.text
    textFormat: Text.PlainText
}
