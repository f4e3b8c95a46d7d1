import QtQuick
import QtQuick.Templates as T
import Nouba.UiKit

// One key: a letter, or a sign of what it does. A touch leaves the writing where it is.
T.AbstractButton {
    id: key

    property string language: ""
    property string iconName: ""
    property bool chosen: false
    // Words are written smaller than letters.
    property bool wordy: false
    // Arabic letters reach further above and below their line.
    property int size: Theme.title
    readonly property real most: wordy ? size : Math.min(size, height * (language === "ar" ? 0.5 : 0.6), width * 0.62)
    readonly property color inkShown: chosen ? Theme.paper : Theme.ink

    Accessible.name: text
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.touch

    background: Rectangle {
        border.color: Theme.quietInk
        border.width: Math.max(1, Theme.space / 8)
        color: key.chosen ? Theme.ink : key.down ? Theme.primarySoft : Theme.surface
        radius: Theme.radius / 2

        FocusRing {
            shown: key.visualFocus
        }
    }
    contentItem: Item {
        Phrase {
            Accessible.ignored: true
            anchors.centerIn: parent
            color: key.inkShown
            horizontalAlignment: Text.AlignHCenter
            language: key.language
            size: Math.round(key.most)
            text: key.text
            visible: key.iconName === ""
            width: parent.width - Theme.space
            wrapMode: key.wordy ? Text.WordWrap : Text.NoWrap
        }
        Icon {
            anchors.centerIn: parent
            color: key.inkShown
            name: key.iconName
            size: Theme.title
            visible: name !== ""
        }
    }
}
