import QtQuick
import Nouba.UiKit

// A text of several lines, as large as its place allows: what shrinks by itself knows one line
// height only, and Arabic has more.
Phrase {
    id: phrase

    property int wish: Theme.body
    readonly property real pitch: language === "ar" ? 1.62 : language === "zgh" ? 1.47 : 1.42
    readonly property real letter: language === "ar" ? 0.48 : 0.57
    readonly property var paragraphs: text.split("\n")

    size: fitting()

    function fitting() : int {
        const least = Math.round(Theme.small * 0.55);
        for (let tried = wish; tried > least; tried--) {
            const signs = Math.max(1, Math.floor(width / (tried * letter)));
            const lines = paragraphs.reduce((sum, one) => sum + Math.ceil(one.length / signs), 0);
            if (lines * tried * pitch <= height)
                return tried;
        }
        return least;
    }
}
