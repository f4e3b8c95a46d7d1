import QtQuick
import QtQuick.Templates as T

// What may be touched but need not be; filled with ink while it is the chosen one.
T.AbstractButton {
    id: button

    property string language: ""
    property int size: Theme.body
    property string iconName: ""
    property bool directional: false
    property bool chosen: false
    // The sign leads on: it stands behind the word.
    property bool iconLast: false
    readonly property color inkShown: chosen ? Theme.paper : Theme.ink

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.touch, content.implicitHeight + 2 * Theme.space)
    implicitWidth: Math.max(Theme.touch, content.implicitWidth + 5 * Theme.space)

    background: Rectangle {
        border.color: Theme.quietInk
        border.width: Math.max(1, Theme.space / 4)
        color: button.chosen ? Theme.ink : button.down ? Theme.primarySoft : Theme.surface
        radius: Theme.radius

        FocusRing {
            shown: button.visualFocus
        }
    }
    contentItem: Item {
        implicitHeight: content.implicitHeight
        implicitWidth: content.implicitWidth

        Row {
            id: content

            anchors.centerIn: parent
            layoutDirection: button.iconLast ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Theme.space * 2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: button.inkShown
                directional: button.directional
                name: button.iconName
                size: Math.round(button.size * 1.2)
                visible: name !== ""
            }
            Phrase {
                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                color: button.inkShown
                language: button.language
                size: button.size
                text: button.text
                visible: text !== ""
            }
        }
    }
}
