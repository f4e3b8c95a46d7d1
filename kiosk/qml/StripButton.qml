import QtQuick
import QtQuick.Templates as T
import Nouba.UiKit

// One way beside the ticket: a sign above a word, or above one word in two languages.
T.AbstractButton {
    id: button

    required property string iconName
    required property string language
    // The same in French.
    property string second: ""
    property bool chosen: false
    // Whether the sign stands beside the words.
    property bool flat: false
    // Smaller than a choice: nobody comes for it first.
    readonly property int letters: Theme.touched
    // How high its sign and words are.
    readonly property real needed: said.height + (flat ? 0 : mark.height) + 2 * Theme.space

    Accessible.name: second === "" ? text : text + " · " + second
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.touch * 1.35, needed)

    background: Rectangle {
        border.color: Theme.quietInk
        border.width: Math.max(1, Theme.space / 4)
        color: button.chosen || button.down ? Theme.primarySoft : Theme.surface
        radius: Theme.radius

        FocusRing {
            shown: button.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: mark

            color: Theme.primary
            name: button.iconName
            size: Math.round(Theme.scale * 36)
            x: button.flat ? Theme.space * 2 : (parent.width - width) / 2
            y: (parent.height - height - (button.flat ? 0 : said.height)) / 2
        }
        Column {
            id: said

            width: parent.width - Theme.space - (button.flat ? mark.x + mark.width : 0)
            x: button.flat ? mark.x + mark.width : Theme.space / 2
            y: button.flat ? (parent.height - height) / 2 : mark.y + mark.height

            Phrase {
                Accessible.ignored: true
                horizontalAlignment: Text.AlignHCenter
                language: button.language
                size: button.letters
                text: button.text
                width: parent.width
            }
            Phrase {
                Accessible.ignored: true
                color: Theme.quietInk
                horizontalAlignment: Text.AlignHCenter
                language: "fr"
                size: button.letters
                text: button.second
                visible: text !== ""
                width: parent.width
            }
        }
    }
}
