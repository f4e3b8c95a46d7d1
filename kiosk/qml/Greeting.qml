import QtQuick
import Nouba.UiKit

// "Welcome" in the three languages of the house; the same on every start.
Column {
    id: greeting

    spacing: Theme.space * 2

    Phrase {
        font.bold: true
        heading: true
        horizontalAlignment: Text.AlignHCenter
        language: "ar"
        size: Theme.display
        text: "مرحبا بكم"
        width: greeting.width
    }
    Phrase {
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        language: "zgh"
        size: Theme.headline
        text: "ⴰⵏⵙⵓⴼ"
        width: greeting.width
    }
    Phrase {
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        language: "fr"
        size: Theme.headline
        text: "Bienvenue"
        width: greeting.width
    }
}
