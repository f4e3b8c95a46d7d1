import QtQuick
import Nouba.UiKit

// "Welcome" in the three languages of the house; the same on every start.
Column {
    id: greeting

    // One step smaller where it stands above much else.
    property bool smaller: false

    spacing: Theme.space * 2

    Phrase {
        font.bold: true
        heading: true
        horizontalAlignment: Text.AlignHCenter
        language: "ar"
        size: greeting.smaller ? Theme.headline : Theme.display
        text: "مرحبا بكم"
        width: greeting.width
    }
    Phrase {
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        language: "zgh"
        size: greeting.smaller ? Theme.large : Theme.headline
        text: "ⴰⵏⵙⵓⴼ"
        width: greeting.width
    }
    Phrase {
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        language: "fr"
        size: greeting.smaller ? Theme.large : Theme.headline
        text: "Bienvenue"
        width: greeting.width
    }
}
