import QtQuick
import QtQuick.Templates as T
import Nouba.UiKit

// One key: a letter, or a sign of what it does. A touch leaves the writing where it is.
T.AbstractButton {
    id: key

    property string language: ""
    property string iconName: ""
    property bool chosen: false
    // Arabic letters reach further above and below their line.
    property int size: language === "ar" ? Theme.large : Theme.title
    readonly property color inkShown: chosen ? Theme.paper : Theme.ink

    Accessible.name: text
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.touch

    background: Rectangle {
        border.color: key.visualFocus ? Theme.primary : Theme.quietInk
        border.width: key.visualFocus ? Theme.space / 2 : Math.max(1, Theme.space / 8)
        color: key.chosen ? Theme.ink : key.down ? Theme.primarySoft : Theme.surface
        radius: Theme.radius / 2
    }
    contentItem: Item {
        Phrase {
            anchors.centerIn: parent
            color: key.inkShown
            language: key.language
            size: key.size
            text: key.text
            visible: key.iconName === ""
            wrapMode: Text.NoWrap
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
