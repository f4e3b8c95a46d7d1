import QtQuick
import Nouba.UiKit

// A text of several lines, as large as its place allows. Text.Fit does not know how high the lines
// of each script are, and so cuts Arabic: here every size is tried on a text that nobody sees.
Phrase {
    id: phrase

    property int wish: Theme.body
    property int smallest: Math.round(Theme.small * 0.55)
    property bool strong: false
    // Whether it is all there at its smallest; what may be left out is left out otherwise.
    property bool fits: true

    function fit() {
        if (width <= 0 || height <= 0)
            return;
        tape.font.family = Theme.familyFor(text, language);
        tape.font.bold = strong;
        tape.lineHeight = Theme.lineHeight(language);
        tape.text = text;
        tape.width = width;
        const spare = Theme.spareAbove(language) + Theme.spareBelow(language);
        const step = Math.max(1, Math.round(wish * 0.04));
        let tried = wish;
        for (; tried > smallest; tried -= step) {
            tape.font.pixelSize = tried;
            if (tape.contentHeight - Math.floor(spare * tried) <= height && tape.contentWidth <= width)
                break;
        }
        fits = tried > smallest;
        size = Math.max(tried, smallest);
    }

    font.bold: strong
    size: wish

    Component.onCompleted: fit()
    onHeightChanged: fit()
    onLanguageChanged: fit()
    onSmallestChanged: fit()
    onStrongChanged: fit()
    onTextChanged: fit()
    onWidthChanged: fit()
    onWishChanged: fit()

    Text {
        id: tape

        textFormat: Text.PlainText
        visible: false
        wrapMode: phrase.wrapMode
    }
}
