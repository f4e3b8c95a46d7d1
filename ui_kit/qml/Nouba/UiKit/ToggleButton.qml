import QtQuick
import QtQuick.Templates as T

// Something that is on or off, or one of several: a sign above its word, and a tick while it is on.
T.AbstractButton {
    id: button

    required property string iconName
    required property string language
    // One of several, of which exactly one is on.
    property bool exclusive: false
    property bool on: false
    readonly property color inkShown: on ? Theme.paper : Theme.ink

    Accessible.name: text
    Accessible.role: exclusive ? Accessible.RadioButton : Accessible.CheckBox
    // Of its own, or Qt tells another state once somebody listens.
    checkable: true
    checked: on
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.choice, sign.height + word.implicitHeight + Theme.space * 3)
    padding: Theme.space

    onToggled: checked = Qt.binding(() => on)

    background: Rectangle {
        border.color: Theme.quietInk
        border.width: Math.max(1, Theme.space / 4)
        color: button.on ? Theme.ink : button.down ? Theme.primarySoft : Theme.surface
        radius: Theme.radius

        FocusRing {
            shown: button.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: parent.top
            color: button.inkShown
            name: button.iconName
            size: Theme.title
        }
        Icon {
            anchors.right: parent.right
            anchors.top: parent.top
            color: button.inkShown
            name: "check"
            size: Theme.body
            visible: button.on
        }
        Phrase {
            id: word

            Accessible.ignored: true
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: sign.bottom
            color: button.inkShown
            horizontalAlignment: Text.AlignHCenter
            language: button.language
            size: Theme.level > 0 ? Theme.touched : Theme.body
            text: button.text
            verticalAlignment: Text.AlignVCenter
        }
    }
}
