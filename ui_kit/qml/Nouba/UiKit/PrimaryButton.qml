import QtQuick
import QtQuick.Templates as T

// The next action: the largest thing to touch on a screen.
T.AbstractButton {
    id: button

    // What its page is there for.
    readonly property bool primary: true
    property string language: ""
    property int size: Theme.large
    property string iconName: ""
    property bool directional: false

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.choice, content.implicitHeight + 4 * Theme.space)
    implicitWidth: content.implicitWidth + 8 * Theme.space

    background: Rectangle {
        color: button.down ? Theme.primaryPressed : Theme.primary
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
            spacing: Theme.space * 2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.onPrimary
                directional: button.directional
                name: button.iconName
                size: Math.round(button.size * 1.2)
                visible: name !== ""
            }
            Phrase {
                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.onPrimary
                font.bold: true
                language: button.language
                size: button.size
                text: button.text
            }
        }
    }
}
